"""Stretches of pages of a long document, as items of their own: each has its own time, and a crash costs one.

A stretch is written as lines of JSON, so that its bytes depend on the document alone.
"""

import json
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

PAGES = "application/x-pii-scan-pages"
_MAGIC = b"%pages of a document, 1\n"
LONG = 600
"""Pages above which a document is read in stretches."""
_STRETCH = 200
_CHARS = 4 << 20


class Stretches:
    """Gathers the texts of pages and hands them out as children."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._first = self._last = 0
        self._size = 0

    def add(self, text: Text) -> Iterator[Child]:
        """Takes a text of a page; gives what is full."""
        assert text.page is not None
        full = self._lines and (text.page - self._first >= _STRETCH or self._size > _CHARS)
        # A page is never torn: its form and its notes belong to it.
        if full and text.page != self._last:
            yield from self.flush()
        self._first = self._first if self._lines else text.page
        self._last = text.page
        self._lines.append(json.dumps([text.page, text.layer, text.how.value, text.text], ensure_ascii=False))
        self._size += len(text.text)

    def flush(self) -> Iterator[Child]:
        """What is left."""
        if not self._lines:
            return
        data = _MAGIC + "\n".join(self._lines).encode("utf-8", "surrogatepass")
        key = f"pages {self._first}-{self._last}"
        self._lines, self._size = [], 0
        yield Child("pdf", key, Payload(data=data), len(data))


def extract(given: Input) -> Iterator[Evidence]:
    """The texts with their pages."""
    data = given.payload.read()
    if not data.startswith(_MAGIC):
        raise NotThisFormat
    bad = 0
    for line in data[len(_MAGIC) :].split(b"\n"):
        try:
            page, layer, how, text = json.loads(line.decode("utf-8", "surrogatepass"))
            yield Text(str(text), How(how), page=int(page), layer=str(layer))
        except (ValueError, TypeError, RecursionError):
            bad += 1
    if bad:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{bad} texts of pages damaged")


EXTRACTOR = Extractor(
    id="pages",
    title="Stretch of pages of a long PDF",
    media_types=(PAGES,),
    extract=extract,
    signatures=(Signature(PAGES, _MAGIC),),
    library="json (standard library)",
    reads="the texts of up to 200 pages each of documents of more than 600, as items of their own",
    not_read="",
)
