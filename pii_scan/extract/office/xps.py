"""Pages of XPS and OpenXPS documents (ECMA-388): words in lines, links, names of controls."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.office.xml_events import PartBrokenError, attribute, events
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Problem, ProblemCode

_PAGE = "application/vnd.ms-package.xps-fixedpage+xml"
_LETTER = 0.55
"""Mean width of a letter in units of its size."""


def probe(head: bytes, name: str) -> str | None:
    if not name.lower().endswith((".fpage", ".xml")):
        return None
    text = head_text(head)
    return _PAGE if text is not None and "<FixedPage" in text[:600] else None


def extract(given: Input) -> Iterator[Evidence]:
    """Runs of letters that follow one another on a line are joined: a word is often written in several."""
    lines: list[str] = []
    beside: dict[str, None] = {}
    level = end = None
    try:
        for start, tag, node in events(given.payload):
            if not start:
                continue
            for key in ("FixedPage.NavigateUri", "AutomationProperties.Name", "AutomationProperties.HelpText"):
                if value := attribute(node, key):
                    beside.setdefault(value)
            if tag != "Glyphs":
                continue
            words = attribute(node, "UnicodeString").removeprefix("{}")
            if not words.strip():
                continue
            x, y, size = (_number(attribute(node, key)) for key in ("OriginX", "OriginY", "FontRenderingEmSize"))
            if level is not None and end is not None and abs(y - level) < 0.3 * size and x > end - 3 * size:
                gap = x - end
                lines[-1] += ("\t" if gap > 2 * size else " " if gap > 0.6 * size else "") + words
            else:
                lines.append(words)
            level, end = y, x + _LETTER * size * len(words)
    except PartBrokenError:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "the page ends in damaged XML")
    if not lines and not beside and level is None and given.payload.size_bytes < 20:
        raise NotThisFormat
    if lines:
        yield Text("\n".join(lines))
    if beside:
        yield Text("\n".join(beside), layer="comment")


def _number(text: str) -> float:
    try:
        return min(1e6, max(-1e6, float(text)))
    except ValueError:
        return 0.0


EXTRACTOR = Extractor(
    id="xps-page",
    title="Page of an XPS document",
    media_types=(_PAGE,),
    extract=extract,
    probe=probe,
    extensions=(".fpage",),
    priority=30,
    library="lxml",
    reads="words of the page in lines, links",
    not_read="what is drawn; pictures are items of their own",
)
