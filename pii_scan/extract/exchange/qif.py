"""Quicken Interchange Format (Intuit, 1997): accounts, payees with their addresses, memos."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

QIF = "application/x-qif"
_START = re.compile(
    r"(?:[ \t]*\r?\n|!(?:Option|Clear):\w+[ \t]*\r?\n)*!(?:Account|Type:(?:Bank|Cash|CCard|Invst|Oth [AL]|Cat|Class|"
    r"Memorized|Prices|Security|Invoice|Tax|Bill|Budget)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[A-Z]{0,3}-?\d[\d -]{3,24}")
_ACCOUNT, _BANK = "account", ("bank", "cash", "ccard", "invst", "oth a", "oth l", "memorized", "invoice", "bill")
_LISTS = ("cat", "class", "security", "prices", "tag", "budget")
_AMOUNTS = "DTUC$%BIQORV#"
"""Fields without words: dates, amounts, marks, prices."""


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return QIF if text is not None and _START.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each account and each entry that names somebody; lists of categories and securities as text."""
    lines = TextLines(given.payload)
    rows, rest = PersonRows(), Rest()
    section, open_record = "", False
    address: list[str] = []

    def finish() -> None:
        if address:
            rows.put("address", ", ".join(address))
            address.clear()
        rows.begin()

    for line in lines:
        code, value = line[:1], line[1:].strip()
        if code == "!":
            if value.lower().startswith(("type:", "account")):
                section = value.lower().removeprefix("type:").strip()
            finish()
        elif code == "^":
            finish()
            open_record = False
        elif value or code.strip():
            open_record = True
            if section == _ACCOUNT:
                _account(code, value, rows, rest)
            elif section.startswith(_LISTS) or code == "L":
                rest.add(value if code in "NDL" else "")
            elif code == "A":
                address.append(value)
            else:
                _entry(code, value, rows, rest)
        yield from rows.tables()
        yield from rest.texts()
    finish()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    yield from lines.problems()
    if open_record:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the last entry has no end (^)", Effect.PARTIAL)


def _account(code: str, value: str, rows: PersonRows, rest: Rest) -> None:
    if code in ("N", "D"):
        number = _NUMBER.search(value)
        rows.put("note", value)
        if number is not None and sum(map(str.isdigit, number[0])) > 4:
            rows.put("account number", number[0].strip(" -"))
    elif code not in ("T", "L", "B", "/", "$", "X"):
        rest.add(value)


def _entry(code: str, value: str, rows: PersonRows, rest: Rest) -> None:
    if code == "P":
        # Shops and fees more often than persons.
        rows.put("description", value)
    elif code in ("M", "E"):
        rows.put("memo", value)
    elif code == "X":
        # An invoice's own fields: XA to XU; addresses, numbers and words of it.
        rest.add(value[1:])
    elif code not in _AMOUNTS and not (code in "NSL" and not any(map(str.isalpha, value))):
        rest.add(value)


EXTRACTOR = Extractor(
    id="qif",
    title="Quicken exports (QIF)",
    media_types=(QIF,),
    extract=extract,
    probe=probe,
    extensions=(".qif",),
    priority=41,
    library="own",
    reads="each account (name, number), each entry's payee, address and memos as a record; categories, classes and "
    "securities as text",
    not_read="dates, amounts, prices and marks",
)
