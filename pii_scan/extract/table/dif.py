"""DIF (Data Interchange Format, Software Arts 1980; as Excel writes it): tuples of cells."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.table.batches import lay_out, to_table
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

DIF = "application/x-dif"
_CELL_CHARS = 1 << 20
"""Of a text whose end mark is lost: it must not take the rest of the file in."""
_START = re.compile(r"TABLE\s*\r?\n-?\d+,\s*-?\d+\s*\r?\n")


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return DIF if text is not None and _START.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """One table, and the header's title, labels and comments.

    Raises:
        NotThisFormat: it does not begin as one.
    """
    lines = TextLines(given.payload)
    head: list[str] = []
    if next(lines, "").strip() != "TABLE":
        raise NotThisFormat
    for line in lines:
        if line.strip() == "DATA":
            break
        if line.startswith('"') and (words := _plain(line)):
            head.append(words)
    state = {"ended": 0, "lost": 0}
    layout = lay_out(_rows(lines, state))
    if head or layout.preamble:
        yield Text("\n".join([*head, *("\t".join(row) for row in layout.preamble)]), layer="header")
    if layout.columns:
        yield to_table("", layout)
    if not state["ended"]:
        yield Problem(ProblemCode.TRUNCATED, "extract", "no end of data")
    if state["lost"]:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{state['lost']} values of no known type", Effect.NOTE)
    yield from lines.problems()


def _rows(lines: TextLines, state: dict[str, int]) -> Iterator[list[str | None]]:
    """Each value is a line `type,number` and a line with a text: type 0 is a number, 1 a text, -1 a mark."""
    next(lines, None)
    next(lines, None)
    row: list[str | None] = []
    for line in lines:
        kind, _, number = line.strip().partition(",")
        text = next(lines, "")
        if kind == "-1":
            if text.strip() == "EOD":
                state["ended"] = 1
                break
            if row:
                yield row
            row = []
        elif kind == "0":
            row.append(number.strip() if text.strip() in ("V", "", "TRUE", "FALSE") else _plain(text))
        elif kind == "1":
            # A text may have line ends of its own between its quotes.
            while text.startswith('"') and (len(text) < 2 or not text.endswith('"')) and len(text) < _CELL_CHARS:
                more = next(lines, None)
                if more is None:
                    break
                text += "\n" + more
            row.append(_plain(text))
        elif kind or text.strip():
            state["lost"] += 1
            row.append(_plain(text))
    if row:
        yield row


def _plain(text: str) -> str:
    text = text[1:-1] if len(text) >= 2 and text[0] == text[-1] == '"' else text
    return text.replace('""', '"')


EXTRACTOR = Extractor(
    id="dif",
    title="DIF table",
    media_types=(DIF,),
    extract=extract,
    probe=probe,
    extensions=(".dif",),
    priority=12,
    library="own",
    reads="all cells as one table; title and labels of the header",
    not_read="formulas, which the format does not hold; errors of a sheet are read as the words they show",
)
