"""What a PDF says outside of its pages: outline, scripts, XFA packets, and XMP packets (ISO 16684-1)."""

import ctypes
import re
from collections.abc import Callable, Container, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from pii_scan.extract.text.markup import xml_text
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_TITLES_MAX = 100_000
_SCRIPTS_MAX = 1_000
_PACKET_MAX = 64 << 20
_SINGLE_TAG = 1000
_SILENT_PACKETS = frozenset({"config", "localeSet", "stylesheet", "sourceSet"})
_XMP_START = re.compile(rb"<x:x[am]pmeta\b")
_XMP_END = re.compile(rb"</x:x[am]pmeta>")
_XMP_MAX = 100
_BLOCK = 8 << 20
_INFO = re.compile(rb"/Info\s+(\d{1,9})\s+0\s+R")
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]{1,200})\s*[(<]")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_INFO_BYTES = 64 << 20
_NAMES_MAX = 1_000
_OVERLAP = 1 << 20
"""No longer packet is put together across two blocks."""


def around_pages(document: "PdfDocument") -> Iterator[Evidence]:
    """Titles of the outline, scripts of the document, packets of an XFA form."""
    from pypdfium2 import PdfiumError

    titles: dict[str, None] = {}
    try:
        for mark in islice(document.get_toc(), _TITLES_MAX):
            titles.setdefault(" ".join(mark.get_title().split()))
    except PdfiumError:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "the outline is damaged", Effect.NOTE)
    if words := "\n".join(title for title in titles if title):
        yield Text(words, layer="properties")
    if scripts := list(_scripts(document)):
        yield Text("\n".join(scripts), layer="hidden")
    yield from _packets(document)


def own_properties(document: "PdfDocument", payload: Payload, known: Container[str]) -> Iterator[Evidence]:
    """`name: value` of the information dictionary's keys that are not the standard's. pdfium gives a value for a name
    and no names; those stand in the file, unless the dictionary lies in a compressed object."""
    data = payload.read(_INFO_BYTES)
    found = [int(m[1]) for m in _INFO.finditer(data)]
    if not found:
        return
    start = max(data.rfind(b"\n%d 0 obj" % found[-1]), data.rfind(b"\r%d 0 obj" % found[-1]))
    end = data.find(b"endobj", start) if start >= 0 else -1
    if end < 0:
        return
    lines: list[str] = []
    for name in dict.fromkeys(_NAME.findall(data[start : min(end, start + _OVERLAP)])):
        key = _ESCAPED.sub(lambda m: bytes((int(m[1], 16),)), name).decode("utf-8", "replace")
        value = document.get_metadata_value(key) if key not in known and len(lines) < _NAMES_MAX else ""
        if value:
            lines.append(f"{key}: {value}")
    if lines:
        yield Text("\n".join(lines), How.METADATA, layer="properties")


def _scripts(document: "PdfDocument") -> Iterator[str]:
    import pypdfium2.raw as raw

    for index in range(min(raw.FPDFDoc_GetJavaScriptActionCount(document), _SCRIPTS_MAX)):
        action = raw.FPDFDoc_GetJavaScriptAction(document, index)
        if not action:
            continue
        try:
            size = raw.FPDFJavaScriptAction_GetScript(action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFJavaScriptAction_GetScript(action, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
            yield buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
        finally:
            raw.FPDFDoc_CloseJavaScriptAction(action)


def _packets(document: "PdfDocument") -> Iterator[Evidence]:
    """The form's data, and the captions of its template (XFA 3.3, chapter 2)."""
    import pypdfium2.raw as raw

    damaged = 0
    for index in range(max(0, raw.FPDF_GetXFAPacketCount(document))):
        name = _sized(lambda buffer, size, _: raw.FPDF_GetXFAPacketName(document, index, buffer, size))  # noqa: B023
        if name.rstrip(b"\0").decode("utf-8", "replace") in _SILENT_PACKETS:
            continue
        content = _sized(lambda buffer, size, out: raw.FPDF_GetXFAPacketContent(document, index, buffer, size, out))  # noqa: B023
        text = _words(content)
        if text is None:
            damaged += 1
        elif text:
            yield Text(text, layer="form")
    if damaged:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{damaged} packets of an XFA form could not be read")


def _sized(call: Callable[[Any, int, Any], int]) -> bytes:
    """Bytes through pdfium's call-twice convention."""
    out = ctypes.c_ulong()
    told = call(None, 0, ctypes.byref(out))
    size = out.value or int(told)
    if not 0 < size <= _PACKET_MAX:
        return b""
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size, ctypes.byref(out))
    return buffer.raw


def _words(content: bytes) -> str | None:
    """Of an XML packet, in lines; None where it is none. Of a template its captions, not its measures."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(content.strip(b"\0 \r\n"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        # The first and the last packet are a single tag.
        return "" if len(content) < _SINGLE_TAG else None
    if isinstance(root.tag, str) and root.tag.endswith("}template"):
        pieces = (" ".join(str(piece).split()) for piece in root.itertext())
        return "\n".join(piece for piece in pieces if piece)
    return xml_text(root)


def xmp_words(payload: Payload) -> Iterator[Evidence]:
    """XMP packets as they lie open in the file, of earlier revisions too: names, histories, own properties."""
    seen: set[bytes] = set()
    held = b""
    with payload.open() as stream:
        while len(seen) < _XMP_MAX and (block := stream.read(_BLOCK)):
            held += block
            done = 0
            while (start := _XMP_START.search(held, done)) and (end := _XMP_END.search(held, start.end())):
                done = end.end()
                packet = held[start.start() : done]
                if packet not in seen and len(seen) < _XMP_MAX:
                    seen.add(packet)
                    if text := _words(packet):
                        yield Text(text, How.METADATA, layer="properties")
            held = held[max(done, len(held) - _OVERLAP) :]
