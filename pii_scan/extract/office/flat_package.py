"""Office packages written as one XML file: Flat OPC (Microsoft, 2006) and flat OpenDocument (.fodt, .fods, .fodp)."""

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Child, Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

if TYPE_CHECKING:
    from lxml.etree import _Element

FLAT_OPC = "application/vnd.ms-office.flat-opc"
FLAT_ODF = "application/vnd.oasis.opendocument.flat-xml"
_OPC_ROOT = re.compile(r"<(\w+:)?package\b[^>]{0,2000}http://schemas\.microsoft\.com/office/2006/xmlPackage")
_ODF_ROOT = re.compile(r"<office:document\b[^>]{0,8000}urn:oasis:names:tc:opendocument:xmlns:office:1\.0")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/></manifest:manifest>'
)
_WHOLE_BYTES = 32 << 20
"""The tree and the package made of it take ten times as much."""


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    return FLAT_OPC if _OPC_ROOT.search(text) else FLAT_ODF if _ODF_ROOT.search(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """The package that the file stands for, as one item: its readers know parts, tables and pictures.

    Raises:
        NotThisFormat: no tree is to be had of it; it is read as XML then.
    """
    from lxml import etree

    if given.payload.size_bytes > min(_WHOLE_BYTES, given.limits.child_bytes):
        raise NotThisFormat
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(given.payload.read(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise NotThisFormat from error
    if root is None:
        raise NotThisFormat
    parts, lost = _opc(root) if given.media_type == FLAT_OPC else _odf(root)
    if not parts:
        raise NotThisFormat
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data)
    yield Child("flat", "package", Payload(data=out.getvalue()), out.tell())
    if len(parser.error_log):
        yield Problem(ProblemCode.PARTLY_READ, "extract", "the package ends in damaged XML")
    if lost:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{lost} binary parts could not be decoded")


def _opc(root: "_Element") -> tuple[dict[str, bytes], int]:
    from lxml import etree

    parts: dict[str, bytes] = {}
    types: dict[str, str] = {}
    lost = 0
    for part in root.iterfind("{*}part"):
        said: dict[str, Any] = {str(key).rsplit("}", 1)[-1]: value for key, value in part.attrib.items()}
        name = str(said.get("name", "")).lstrip("/")
        data = part.find("{*}xmlData/*")
        binary = part.find("{*}binaryData")
        if not name or name in parts:
            lost += 1
            continue
        if data is not None:
            parts[name] = etree.tostring(data, encoding="utf-8")
        else:
            parts[name], bad = _decoded(binary)
            lost += bad
        types[name] = str(said.get("contentType", ""))
    if parts:
        parts.setdefault("[Content_Types].xml", _content_types(types))
    return parts, lost


def _content_types(types: dict[str, str]) -> bytes:
    from lxml import etree

    root = etree.Element("Types", xmlns="http://schemas.openxmlformats.org/package/2006/content-types")
    for name, kind in types.items():
        etree.SubElement(root, "Override", PartName=f"/{name}", ContentType=kind)
    return etree.tostring(root, encoding="utf-8")


def _odf(root: "_Element") -> tuple[dict[str, bytes], int]:
    """Pictures are taken out of the tree, so that their letters do not stand among the words."""
    from lxml import etree

    kind = root.get(f"{_OFFICE}mimetype") or "application/vnd.oasis.opendocument.text"
    parts: dict[str, bytes] = {"mimetype": kind.encode("ascii", "replace")}
    lost = 0
    for number, binary in enumerate(list(root.iter(f"{_OFFICE}binary-data")), 1):
        parts[f"Pictures/{number}"], bad = _decoded(binary)
        lost += bad
        binary.text = ""
    meta = root.find(f"{_OFFICE}meta")
    if meta is not None:
        parts["meta.xml"] = etree.tostring(meta, encoding="utf-8")
        root.remove(meta)
    parts["content.xml"] = etree.tostring(root, encoding="utf-8")
    parts["META-INF/manifest.xml"] = _MANIFEST.format("").encode()
    return parts, lost


def _decoded(binary: "_Element | None") -> tuple[bytes, int]:
    text = "".join(str(piece) for piece in binary.itertext()) if binary is not None else ""
    try:
        return base64.b64decode("".join(text.split()), validate=True), 0
    except (binascii.Error, ValueError):
        return text.encode("utf-8", "replace"), 1


EXTRACTOR = Extractor(
    id="flat_package",
    title="Office package as one XML file (Flat OPC, flat OpenDocument)",
    media_types=(FLAT_OPC, FLAT_ODF),
    extract=extract,
    probe=probe,
    extensions=(".fodt", ".fods", ".fodp", ".fodg"),
    priority=13,
    library="lxml",
    reads="the package that it stands for (docx, xlsx, pptx, odt, ods, odp), as an item of its own",
    not_read="packages above 32 MiB (read as XML)",
)
