"""SYLK (Microsoft Symbolic Link, as Excel and Multiplan write it): cells by row and column."""

import re
import unicodedata
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.table.batches import lay_out, to_table
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.problem import Problem, ProblemCode

SYLK = "text/x-sylk"
_COLUMNS_MAX = 16_384
_GAP_MAX = 1_000
_SEMICOLONS = "\x00"
_BYTES = re.compile(r"\x1b([\x20-\x2f])([\x30-\x3f])")

_ACCENTS = re.compile(r"\x1bN([ABCDHJK])([A-Za-z])")
_COMBINING = {"A": "\u0300", "B": "\u0301", "C": "\u0302", "D": "\u0303", "H": "\u0308", "J": "\u030a", "K": "\u0327"}


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return SYLK if text is not None and re.match(r"ID;P[^\r\n]{0,80}\r?\n(?:[A-Z]{1,2};|[BCFPO])", text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """One table; comments and names as text. A file without its end record is truncated.

    Raises:
        NotThisFormat: it does not begin as one.
    """
    if not given.payload.head(8).lstrip(b"\xef\xbb\xbf").startswith(b"ID;P"):
        raise NotThisFormat
    beside: list[str] = []
    state = {"ended": 0, "lost": 0}
    lines = TextLines(given.payload)
    layout = lay_out(_rows(lines, beside, state))
    if layout.preamble:
        yield Text("\n".join("\t".join(row) for row in layout.preamble), layer="header")
    if layout.columns:
        yield to_table("", layout)
    if beside:
        yield Text("\n".join(beside), layer="comment")
    if not state["ended"]:
        yield Problem(ProblemCode.TRUNCATED, "extract", "no end record")
    if state["lost"]:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{state['lost']} cells stand outside of a sheet")
    yield from lines.problems()


def _rows(lines: TextLines, beside: list[str], state: dict[str, int]) -> Iterator[list[str | None]]:
    """Rows in the order of the file; one that is gone back to is given again with what is new in it."""
    row: list[str | None] = []
    y, x = 1, 1
    for line in lines:
        fields = [part.replace(_SEMICOLONS, ";") for part in line.replace(";;", _SEMICOLONS).split(";")]
        if fields[0] == "E":
            state["ended"] = 1
            break
        if fields[0] not in ("C", "F", "NN", "O", "P"):
            continue
        if fields[0] in ("NN", "O", "P"):
            beside += [part[1:] for part in fields[1:] if fields[0] == "NN" and part[:1] == "N" and len(part) > 1]
            continue
        value = comment = None
        placed = True
        for part in fields[1:]:
            letter, said = part[:1], part[1:]
            if letter in ("X", "Y") and not (said.isascii() and said.isdecimal() and len(said) < 9):
                placed = False
            elif letter == "Y" and int(said) != y:
                yield row
                if 1 < (gap := int(said) - y) < _GAP_MAX:
                    yield from ([] for _ in range(gap - 1))
                row, y = [], int(said)
            elif letter == "X":
                x = int(said)
            elif letter == "K":
                value = _text(said)
            elif letter == "A":
                comment = _text(said)
        if comment:
            beside.append(comment)
        if value is None:
            continue
        if not placed or not 1 <= x <= _COLUMNS_MAX:
            state["lost"] += 1
            beside.append(value)
            continue
        row += [None] * (x - len(row))
        row[x - 1] = value
    if any(row):
        yield row


def _text(said: str) -> str:
    """A quoted text or a number. Letters beyond ASCII stand as an escape and two characters of four bits each, or as
    an escape, `N`, a sign for the accent and the letter."""
    said = said[1:-1] if len(said) >= 2 and said[0] == said[-1] == '"' else said
    if "\x1b" not in said:
        return said
    said = _ACCENTS.sub(lambda m: unicodedata.normalize("NFC", m[2] + _COMBINING[m[1]]), said)
    return _BYTES.sub(lambda m: bytes([(ord(m[1]) & 15) << 4 | ord(m[2]) & 15]).decode("cp1252", "replace"), said)


EXTRACTOR = Extractor(
    id="sylk",
    title="SYLK spreadsheet (slk)",
    media_types=(SYLK,),
    extract=extract,
    probe=probe,
    extensions=(".slk", ".sylk"),
    priority=12,
    library="own",
    reads="all cells as one table, comments, names",
    not_read="formulas; dates stay the numbers that the file holds",
)
