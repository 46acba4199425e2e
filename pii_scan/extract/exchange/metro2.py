"""Reports to credit bureaus (Metro 2, CDIA's Credit Reporting Resource Guide, 2020): a row for each consumer."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.accounts import card_or
from pii_scan.extract.exchange.metro2_fields import (
    BASE,
    BASE_BYTES,
    CONSUMERS,
    EMPLOYER,
    GENERATIONS,
    PACKED,
    PACKED_BYTES,
    Segment,
)
from pii_scan.extract.exchange.metro2_records import Record, records
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.wide_records import parted, worded
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

METRO2 = "text/x-metro2"
_CODECS = ("latin-1", "cp037")
_HEADER = re.compile(r"(?:(?:\d{4}\s{0,2}){1,2}|(?:..\0\0){1,2})HEADER", re.DOTALL)
_BASE = re.compile(
    r"\d{4}[01 ][\d ]{15}.{52}[CIMOR][0-9A-Z]{2}\d{8}.{214}[\d ]{27}[0-9A-Z ]{5}.{84}[A-Z ]{2}[\d ]{5}", re.DOTALL
)
"""A base segment alone: indicators and dates, 27 digits of SSN, birth date and telephone, a state and a ZIP code."""
_ACCOUNTS = {"M": "mortgage account number", "I": "loan account number"}
"""By portfolio type; the others are lines of credit, open and revolving accounts."""


def probe(head: bytes, _name: str) -> str | None:
    """A header record in ASCII or EBCDIC, its descriptors in digits or binary; or a base segment without header."""
    if any(_HEADER.match(head[:18].decode(codec)) for codec in _CODECS):
        return METRO2
    text = head_text(head)
    return METRO2 if text is not None and _BASE.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for the account's holder (base segment) and for each associated consumer (J1, J2), all with the account.

    Header, creditors and trailer are text.
    """
    rows, rest = PersonRows(), Rest()
    last, unread, short = "", 0, 0
    for record in records(given.payload):
        last = "" if record.cut else record.kind
        short += record.short
        if record.kind == "base":
            _account(record, rows, rest)
        else:
            unread += record.kind == "other"
            rest.add(parted(record.text[4:]) if record.kind == "header" else worded(record.text))
        yield from rows.tables()
        yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if last != "trailer":
        yield Problem(ProblemCode.TRUNCATED, "extract", "no trailer record at the end", Effect.PARTIAL)
    if unread:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{unread} stretches are no records; read as text")
    if short:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{short} records end before their address", Effect.NOTE)


def _account(record: Record, rows: PersonRows, rest: Rest) -> None:
    layout = PACKED if record.packed else BASE
    account = record.cell(layout["account"])
    portfolio = record.cell(layout["portfolio"])
    column = card_or(account, _ACCOUNTS.get(portfolio, "account number"))
    associated = [part for part in record.parts if part.text[:2] in CONSUMERS]
    rows.begin()
    _consumer(record, layout, rows)
    rows.put(column, account)
    for part in record.parts:
        name = part.text[:2]
        if name == "N1":
            for label, field in EMPLOYER.items():
                rows.put(label, part.cell(field))
        elif name == "L1":
            new = part.text[3:33].strip()
            rows.put(card_or(new, _ACCOUNTS.get(portfolio, "account number")), new)
        elif name not in CONSUMERS:
            rest.add(worded(part.text[2:]))
    for part in associated:
        rows.begin()
        _consumer(part, CONSUMERS[part.text[:2]], rows)
        if part.text.startswith("J1"):
            # Lives at the account holder's address.
            _address(record, layout, rows)
        rows.put(column, account)
    rest.add(worded(record.text[PACKED_BYTES if record.packed else BASE_BYTES :]))


def _consumer(record: Record, layout: Segment, rows: PersonRows) -> None:
    for label in ("last name", "first name", "middle name"):
        rows.put(label, record.cell(layout[label]))
    generation = record.cell(layout["generation"])
    rows.put("name suffix", GENERATIONS.get(generation, generation))
    rows.put("ssn", _known(record.cell(layout["ssn"])))
    born = _known(record.cell(layout["birth"])[-8:])
    rows.put("date of birth", f"{born[4:]}-{born[:2]}-{born[2:4]}" if re.fullmatch(r"\d{8}", born) else born)
    rows.put("phone", _known(record.cell(layout["phone"])))
    if "street" in layout:
        _address(record, layout, rows)


def _address(record: Record, layout: Segment, rows: PersonRows) -> None:
    for label in ("street", "address line 2", "city", "state"):
        rows.put(label, record.cell(layout[label]))
    code = record.cell(layout["zip"])
    if re.fullmatch(r"\d{9}", code):
        code = f"{code[:5]}-{code[5:]}" if code[5:].strip("0") else code[:5]
    rows.put("zip", code)
    rows.put("country", record.cell(layout["country"]))


def _known(digits: str) -> str:
    """Zeros, or nines, stand for what the furnisher does not know."""
    return digits if digits.strip("0 ") and digits.strip("9 ") else ""


EXTRACTOR = Extractor(
    id="metro2",
    title="Reports to credit bureaus (Metro 2)",
    media_types=(METRO2,),
    extract=extract,
    probe=probe,
    priority=42,
    library="own",
    reads="a row for each consumer: account holders (base segment, 426 characters or 366 bytes packed) and associated "
    "ones (J1, J2) with name, SSN, birth date, telephone, address, account or card, employer (N1), new account (L1); "
    "header, creditors and trailer as text; blocked, in lines or neither, ASCII or EBCDIC",
    not_read="amounts, status codes, payment history and the furnisher's own numbers",
)
