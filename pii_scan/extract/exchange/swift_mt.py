"""SWIFT FIN messages (MT101–104, 103, 202 COV, 900–950; SRG 2023) and bank statements in that form (MT940, .sta)."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.accounts import account_column
from pii_scan.extract.exchange.mt940_details import details
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.swift_party import customer
from pii_scan.extract.exchange.walk import ending, walk
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

SWIFT_MT = "application/x-swift-mt"
_BLOCKS = re.compile(r"[\x01\s$]*\{1:[FAL]\d\d[A-Z0-9]{12}")
_BARE = re.compile(
    r"(?:[^\n:{}]{0,60}\n){0,6}(?::9\d\d:[ ]*\n)?:20:[^\n]*\n(?:(?:[^:\n][^\n]*)?\n)*"
    r"(?::(?:21|20)[A-Z]?:[^\n]*\n(?:(?:[^:\n][^\n]*)?\n)*)*:(?:25P?|28[CD]?|13C|23B|23E|32[AB]|50[A-Z]?|59[AF]?):"
)
_FIELD = re.compile(r":(\d\d[A-Z]?):(.*)", re.DOTALL)
_LINE = re.compile(
    r"\d{6}(?:\d{4}|\s{4})?\s*R?[CDE][DCR]?[A-Z]?\d[\d,.]*[A-Z][A-Z0-9]{3}(?P<reference>[^\n/]*(?:/[^\n/]+)*)"
)
_QUIET = frozenset({
    "13", "23", "26", "28", "32", "33", "34", "36", "60", "62", "64", "65", "71", "90", "19", "11", "12", "30", "37",
})  # fmt: skip
"""Amounts, dates and codes."""
_FIELD_CHARS = 1 << 20


def probe(head: bytes, _name: str) -> str | None:
    """A basic header block, or the first fields of a message without its blocks."""
    text = head_text(head)
    if text is None:
        return None
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return SWIFT_MT if _BLOCKS.match(plain) or _BARE.match(plain) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each customer, each statement's account and each of its entries; all else as text."""
    lines = TextLines(given.payload)
    reader = _Reader()
    yield from walk(reader, lines, reader.take)
    whole = reader.close()
    yield from ending(reader)
    yield from lines.problems()
    if not whole:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the last message has no end", Effect.PARTIAL)


class _Reader:
    def __init__(self) -> None:
        self.rows, self.rest = PersonRows(), Rest()
        self._tag, self._held, self._size = "", list[str](), 0
        self._blocks = self._inside = False
        self._account = ""
        self._ended = ""
        """The last field that came to its end."""

    def take(self, line: str) -> None:
        """The next line; several of one field are held until it ends."""
        line = line.strip("\x01\x03")
        if "{4:" in line:
            head, _, line = line.partition("{4:")
            self._blocks = True
            self._finish()
            self._inside = True
            self.rest.add(head if any(map(str.islower, head)) else "")
            if not line:
                return
        found = _FIELD.match(line)
        if found is not None:
            self._finish()
            self._tag, self._held, self._size = found[1], [found[2]], len(line)
            self._inside = True
        elif line.startswith("-}") or line.strip() in ("-", "--"):
            self._finish()
            self._inside = False
        elif self._tag and self._size < _FIELD_CHARS:
            self._held.append(line)
            self._size += len(line)
        elif not line.startswith("{"):
            self.rest.add(line.strip())

    def close(self) -> bool:
        """Whether the last message ended; those without blocks may end with any field of a statement's foot."""
        self._finish()
        return not self._inside or (not self._blocks and self._ended[:2] not in ("20", "25", "28", "60", "61"))

    def _finish(self) -> None:
        tag, lines = self._tag, self._held
        self._tag, self._held = "", []
        if not tag:
            return
        self._ended = tag
        if tag[:2] in ("50", "59"):
            self.rows.begin()
            self._put(customer(lines))
        elif tag[:2] == "25":
            self._statement(lines)
        elif tag == "61":
            self._entry(lines)
        elif tag == "86":
            self._put(details(lines))
        elif tag[:2] == "70":
            self.rows.put("memo", " ".join(lines))
        elif tag[:2] not in _QUIET:
            self._text(tag, lines)

    def _statement(self, lines: list[str]) -> None:
        self.rows.begin()
        value = lines[0].strip()
        if value and value != self._account:
            self._account = value
            bank, mark, number = value.partition("/")
            if mark:
                self.rows.put("bank code", bank)
            number = re.sub(r"(?:/|(?<=\d) ?)[A-Z]{3}$", "", number if mark else value)
            self.rows.put(account_column(number.strip(" /")), number)
        for line in lines[1:]:
            self.rows.put("bic", line)
        self.rows.begin()

    def _entry(self, lines: list[str]) -> None:
        self.rows.begin()
        found = _LINE.match(lines[0])
        if found is None:
            self.rows.put("memo", " ".join(lines))
            return
        reference = (found["reference"] or "").strip()
        if account_column(reference) == "iban":
            self.rows.put("iban", reference)
        elif " " in reference:
            self.rows.put("memo", reference)
        for line in lines[1:]:
            self.rows.put("memo", line)

    def _text(self, tag: str, lines: list[str]) -> None:
        if tag[:2] in ("20", "21"):
            lines = [line for line in lines if any(map(str.isalpha, line)) and " " in line]
        for line in lines:
            self.rest.add(line.strip())

    def _put(self, cells: list[tuple[str, str]]) -> None:
        for column, value in cells:
            self.rows.put(column, value)


EXTRACTOR = Extractor(
    id="swift_mt",
    title="SWIFT messages and bank statements (MT103, MT940 and others)",
    media_types=(SWIFT_MT,),
    extract=extract,
    probe=probe,
    extensions=(".sta", ".mt940", ".940", ".mt103", ".fin", ".mt942", ".mt950"),
    priority=40,
    library="own",
    reads="ordering and beneficiary customers (50, 59) with account, name, address, birth and identifiers, remittance; "
    "each statement's account and each entry's other side (field 86 in German, Dutch and plain form); the rest as text",
    not_read="amounts, dates, codes and references without words",
)
