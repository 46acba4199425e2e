"""The kind of an OLE compound file, by the names of its streams ([MS-CFB])."""

import re
from typing import BinaryIO

from pii_scan.filetype.ole import OleError, OleFile

_KINDS: tuple[tuple[str, str], ...] = (
    ("encryptedpackage", "application/x-ooxml-encrypted"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("powerpoint document", "application/vnd.ms-powerpoint"),
    ("pp40", "application/vnd.ms-powerpoint"),
    ("worddocument", "application/msword"),
    ("workbook", "application/vnd.ms-excel"),
    ("book", "application/vnd.ms-excel"),
    ("visiodocument", "application/vnd.visio"),
    ("quill", "application/vnd.ms-publisher"),
    ("props9", "application/vnd.ms-project"),
    ("props12", "application/vnd.ms-project"),
    ("props14", "application/vnd.ms-project"),
    ("mn0", "application/vnd.ms-works"),
    ("matost", "application/vnd.ms-works"),
    ("wksssworkbook", "application/vnd.ms-works"),
    ("hwpsummaryinformation", "application/x-hwp-v5"),
    ("fileheader", "application/x-hwp-v5"),
    ("nativecontent_main", "application/x-quattro-pro"),
    ("perfectoffice_main", "application/vnd.wordperfect"),
    ("starwriterdocument", "application/vnd.stardivision.writer"),
    ("starcalcdocument", "application/vnd.stardivision.calc"),
    ("stardrawdocument3", "application/vnd.stardivision.draw"),
    ("swdocmgrtempstorage", "application/sldworks"),
    ("swdoccontenttypeinfo", "application/sldworks"),
    ("ole10native", "application/x-ole-package"),
    ("contents", "application/x-ole-storage"),
    ("destlist", "application/x-ms-jumplist"),
    ("catalog", "application/x-thumbs-db"),
)
_SMALL_PICTURE = re.compile(r"\d{2,4}_[0-9a-f]{8,16}")
"""Since Windows Vista a Thumbs.db has no catalogue: streams are called by the pictures' width and a hash."""


def ole_kind(stream: BinaryIO) -> str | None:
    """A media type, or None where the streams are of no known program. Never raises for damage."""
    try:
        paths = [name.lstrip("\x00\x01\x02\x03\x04\x05").lower() for name in OleFile(stream).names()]
    except OleError:
        return None
    # What lies in a storage may be embedded from another program; the top level speaks first.
    top = {path for path in paths if "/" not in path}
    names = {path.rsplit("/", 1)[-1] for path in paths}
    for level in (top, names):
        for name, media_type in _KINDS:
            if name in level:
                return media_type
    return "application/x-thumbs-db" if top and all(map(_SMALL_PICTURE.fullmatch, top)) else None
