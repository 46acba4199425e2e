"""Form fields, notes and attached files of a page, through pdfium's annotation calls (fpdf_annot.h)."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pii_scan.extract.text.html import page_text as rich_text

_LINK, _FILE, _WIDGET = 2, 17, 20
_SILENT = frozenset({_LINK, _FILE, 1, 16})
"""Link, file, sticky note and its window: what they look like is an icon or nothing."""
_KEYS = ("Contents", "T", "Subj", "RC", "OverlayText")
_OPTIONS_MAX = 500
_MANY = 50_000
_FILE_MAX = 512 << 20


@dataclass(slots=True)
class Notes:
    """What is pinned to a page."""

    fields: list[str] = field(default_factory=list)
    """`name: value` of filled form fields."""
    words: list[str] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)
    unread: int = 0
    """Notes and files past the limits, or without readable bytes."""
    drawn: int = 0
    """Stamps, comments and fields whose words stand in their drawing alone."""


def page_notes(document: Any, page: Any) -> Notes:
    """Form fields, notes and attached files of one page, at most 50,000 of them."""
    import pypdfium2.raw as raw

    out = Notes()
    count = raw.FPDFPage_GetAnnotCount(page)
    out.unread = max(0, count - _MANY)
    for index in range(min(count, _MANY)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            out.unread += 1
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind == _WIDGET and document.formenv is not None:
                lines = _field(document.formenv, annotation)
                out.fields += lines
                out.drawn += not lines and _has_drawing(annotation)
                continue
            words = [_value(annotation, key) for key in _KEYS]
            if words[3]:
                words[3] = rich_text(words[3])
            if kind == _LINK:
                words.append(_target(document, annotation))
            out.words += [word for word in dict.fromkeys(words) if word]
            out.drawn += kind not in _SILENT and not (words[0] or words[3]) and _has_drawing(annotation)
            if kind == _FILE:
                found = _file(annotation, index)
                out.files += found
                out.unread += not found
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return out


def _field(form: Any, annotation: Any) -> list[str]:
    """`name: value` of a filled field; of a list also what may be chosen, which is a list of people at times."""
    import pypdfium2.raw as raw

    name = _wide(lambda buffer, size: raw.FPDFAnnot_GetFormFieldAlternateName(form, annotation, buffer, size))
    name = name or _wide(lambda buffer, size: raw.FPDFAnnot_GetFormFieldName(form, annotation, buffer, size))
    value = _wide(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))
    lines = [] if not value or value == "Off" else [f"{name}: {value}" if name else value]
    count = raw.FPDFAnnot_GetOptionCount(form, annotation)
    for index in range(min(count, _OPTIONS_MAX)):
        option = _wide(lambda buffer, size: raw.FPDFAnnot_GetOptionLabel(form, annotation, index, buffer, size))  # noqa: B023
        if option and option != value:
            lines.append(option)
    return lines


def _has_drawing(annotation: Any) -> bool:
    import pypdfium2.raw as raw

    # Sizes are bytes; an empty stream is its end mark alone.
    return bool(raw.FPDFAnnot_GetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2)


def _target(document: Any, annotation: Any) -> str:
    """Where a link leads outside of the document."""
    import pypdfium2.raw as raw

    link = raw.FPDFAnnot_GetLink(annotation)
    action = raw.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if size <= 1:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.raw[: size - 1].decode("utf-8", "replace")


def drawn_notes(document: Any, page: Any, index: int, text: str) -> str:
    """Lines that a page shows only once its notes are drawn onto it. The document in memory changes, not the file.

    Raises:
        PdfiumError: the page cannot be read any more.
    """
    import pypdfium2.raw as raw

    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return ""
    again = document[index]
    try:
        textpage = again.get_textpage()
        try:
            shown = textpage.get_text_range().replace("\x00", "")
        finally:
            textpage.close()
    finally:
        again.close()
    known = set(text.split())
    lines = (line.strip() for line in shown.splitlines())
    return "\n".join(line for line in lines if line and not known.issuperset(line.split()))


def _value(annotation: Any, key: str) -> str:
    import pypdfium2.raw as raw

    return _wide(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, key.encode(), buffer, size))


def _wide(call: Callable[[Any, int], int]) -> str:
    """A UTF-16LE string through pdfium's call-twice convention; sizes are bytes."""
    import pypdfium2.raw as raw

    size = call(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return " ".join(buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\x00", "").split())


def _file(annotation: Any, index: int) -> list[tuple[str, bytes]]:
    import pypdfium2.raw as raw

    attachment = raw.FPDFAnnot_GetFileAttachment(annotation)
    if not attachment:
        return []
    name = _wide(lambda buffer, size: raw.FPDFAttachment_GetName(attachment, buffer, size))
    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(attachment, None, 0, ctypes.byref(size)) or not 0 < size.value <= _FILE_MAX:
        return []
    buffer = ctypes.create_string_buffer(size.value)
    raw.FPDFAttachment_GetFile(attachment, buffer, size.value, ctypes.byref(size))
    return [(name or f"attachment-{index + 1}", buffer.raw[: size.value])]
