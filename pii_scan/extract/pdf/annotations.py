"""Form fields, notes and attached files of a page, through pdfium's annotation calls (fpdf_annot.h)."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_WIDGET = 20
_FILE = 17
_KEYS = ("Contents", "T", "Subj")
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
                line = _field(document.formenv, annotation)
                if line:
                    out.fields.append(line)
                continue
            words = [_value(annotation, key) for key in _KEYS]
            out.words += [word for word in dict.fromkeys(words) if word]
            if kind == _FILE:
                found = _file(annotation, index)
                out.files += found
                out.unread += not found
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return out


def _field(form: Any, annotation: Any) -> str:
    import pypdfium2.raw as raw

    name = _wide(lambda buffer, size: raw.FPDFAnnot_GetFormFieldAlternateName(form, annotation, buffer, size))
    name = name or _wide(lambda buffer, size: raw.FPDFAnnot_GetFormFieldName(form, annotation, buffer, size))
    value = _wide(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))
    if not value or value == "Off":
        return ""
    return f"{name}: {value}" if name else value


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
