"""The kind of a zip, by the names of its members."""

import re
import zipfile
from typing import BinaryIO

from pii_scan.model.payload import Payload

_NAMES_MAX = 50_000
_END_REACH = 22 + 0xFFFF
_ROOT_ENTRY = re.compile(
    rb"""media-type="([\w.+/\-]+)"[^>]{0,200}full-path="/"|full-path="/"[^>]{0,200}media-type="([\w.+/\-]+)\""""
)

_KINDS: tuple[tuple[str, str], ...] = (
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("visio/document.xml", "application/vnd.ms-visio.drawing"),
    ("AndroidManifest.xml", "application/vnd.android.package-archive"),
    ("META-INF/MANIFEST.MF", "application/java-archive"),
    ("META-INF/container.xml", "application/epub+zip"),
    ("FixedDocumentSequence.fdseq", "application/oxps"),
    ("FixedDocSeq.fdseq", "application/oxps"),
    ("doc.kml", "application/vnd.google-earth.kmz"),
    ("Index/Document.iwa", "application/vnd.apple.iwork"),
    ("Index.zip", "application/vnd.apple.iwork"),
    ("index.apxl", "application/vnd.apple.iwork"),
    ("index.xml", "application/vnd.apple.iwork"),
)


def zip_names(stream: BinaryIO) -> frozenset[str]:
    """Member names out of the central directory, or out of the local headers of the first MiB where the
    directory is broken. Never raises for a damaged zip."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return frozenset(info.filename for info in archive.infolist()[:_NAMES_MAX])
    # zipfile answers damaged directories with a handful of unrelated exception types.
    except Exception:  # noqa: BLE001
        stream.seek(0)
        return frozenset(local_names(stream.read(1 << 20)))


def ends_as_zip(payload: Payload) -> bool:
    """Whether an end record stands at the end: the last part of a split zip begins anywhere."""
    with payload.open() as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _END_REACH))
        return b"PK\x05\x06" in stream.read(_END_REACH)


def local_names(data: bytes) -> list[str]:
    """Names in the local file headers (APPNOTE.TXT 4.3.7) found in `data`."""
    names: list[str] = []
    at = data.find(b"PK\x03\x04")
    while at >= 0 and at + 30 <= len(data):
        length = int.from_bytes(data[at + 26 : at + 28], "little")
        name = data[at + 30 : at + 30 + length]
        if length and len(name) == length:
            names.append(name.decode("utf-8", "replace"))
        at = data.find(b"PK\x03\x04", at + 4)
    return names


def zip_mimetype(stream: BinaryIO) -> str | None:
    """What the package says of itself: a member `mimetype` (OpenDocument 1.3 part 2, EPUB OCF), else the
    manifest's entry for the root."""
    try:
        with zipfile.ZipFile(stream) as archive:
            stated = _beginning(archive, "mimetype").decode("ascii", "ignore").strip()
            if "/" in stated and stated.isprintable():
                return stated
            found = _ROOT_ENTRY.search(_beginning(archive, "META-INF/manifest.xml"))
    # zipfile answers damage with a handful of unrelated exception types.
    except Exception:  # noqa: BLE001
        return None
    return (found[1] or found[2]).decode("ascii", "ignore") if found else None


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as member:
            return member.read(4096)
    except KeyError:
        return b""


def kind_by_names(names: frozenset[str]) -> str | None:
    """A media type for the well-known member names; case does not matter, some writers use backslashes."""
    folded = {name.replace("\\", "/").lower() for name in names}
    # A mainline OOXML file may name its main part otherwise (document2.xml); the folder is enough then.
    for name, media_type in _KINDS:
        if name.lower() in folded:
            return media_type
    if "[content_types].xml" in folded:
        for folder, media_type in (("word/", _KINDS[0][1]), ("xl/", _KINDS[2][1]), ("ppt/", _KINDS[3][1])):
            if any(name.startswith(folder) for name in folded):
                return media_type
    return None
