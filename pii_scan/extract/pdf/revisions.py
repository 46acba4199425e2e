"""What earlier revisions of a PDF said: saving may append (ISO 32000-1, 7.5.6), and words that were blacked out, struck
or replaced since then still stand in the file."""

import io
from collections.abc import Iterator
from typing import Any

from pii_scan.extract.pdf.page_text import page_text
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

_END = b"%%EOF"
_BYTES_MAX = 128 << 20
_REVISIONS_MAX = 10
_PAGES_MAX = 600


def earlier_words(payload: Payload, password: str | None, shown: set[int]) -> Iterator[Evidence]:
    """Lines of earlier revisions that no page shows any more, and a note that there are some.

    Args:
        shown: hashes of the lines of the last revision.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    data = payload.read(_BYTES_MAX)
    ends = _ends(data)
    found = pages = 0
    for end in reversed(ends[-_REVISIONS_MAX:]):
        try:
            document = PdfDocument(io.BytesIO(data[:end]), password=password)
        except PdfiumError:
            continue
        try:
            for index in range(min(len(document), _PAGES_MAX - pages)):
                pages += 1
                lines = [line for line in _lines(document, index) if hash(line) not in shown]
                if lines:
                    found += 1
                    shown.update(map(hash, lines))
                    yield Text("\n".join(lines), page=index + 1, layer="hidden")
        finally:
            document.close()
    if found:
        detail = f"{found} pages of earlier revisions say what the last one does not; read as hidden text"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
    if len(ends) > _REVISIONS_MAX or pages >= _PAGES_MAX or (ends and payload.size_bytes > _BYTES_MAX):
        detail = f"earlier revisions read up to {_REVISIONS_MAX} and {_PAGES_MAX} pages"
        yield Problem(ProblemCode.TOO_LARGE, "extract", detail, Effect.NOTE)


def page_lines(text: str) -> Iterator[str]:
    """Lines as they are compared: blanks and where cells stand do not count."""
    for line in text.split("\n"):
        if bare := " ".join(line.split()):
            yield bare


def _ends(data: bytes) -> list[int]:
    """Behind each end mark but the last; the first of a linearised file closes its first page and no revision."""
    ends: list[int] = []
    at = data.find(_END)
    while at >= 0:
        ends.append(at + len(_END))
        at = data.find(_END, at + len(_END))
    first = 1 if b"/Linearized" in data[:1024] else 0
    return ends[first:-1]


def _lines(document: Any, index: int) -> list[str]:
    from pypdfium2 import PdfiumError

    try:
        page = document[index]
    except PdfiumError:
        return []
    try:
        return list(page_lines(page_text(page).text))
    except PdfiumError:
        return []
    finally:
        page.close()
