"""QuickBooks lists and transactions (Intuit Interchange Format): customers, vendors and employees as records."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.party_names import name_column
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

IIF = "application/x-quickbooks-iif"
_START = re.compile(
    r'\s*!"?(?:HDR|CUST|VEND|EMP|OTHERNAME|ACCNT|TRNS|SPL|INVITEM|CLASS|TERMS|CUSTNAMEDICT|ENDGRP|CTYPE|VTYPE|BUD|'
    r'TIMERHDR|TIMEACT|INVMEMO|SHIPMETH|PAYMETH|TODO)"?\t'
)
_ADDRESS = re.compile(r"(B|S)?ADDR([1-5])")
_PEOPLE = frozenset({"CUST", "VEND", "EMP", "OTHERNAME", "CUSTNAMEDICT"})
_COLUMNS = {
    "FIRSTNAME": "first name", "MIDINIT": "middle name", "LASTNAME": "last name", "COMPANYNAME": "company",
    "PRINTAS": "printed name", "CONT1": "contact name", "CONT2": "contact name", "PHONE1": "phone", "PHONE2": "phone",
    "FAXNUM": "fax", "EMAIL": "email", "SSNO": "ssn", "SSN": "ssn", "TAXID": "tax id", "ACCNUM": "account number",
    "BANKNUM": "bank account number", "CCNUM": "card number", "BIRTHDATE": "date of birth", "NOTE": "note",
    "NOTEPAD": "note", "MEMO": "memo", "DESC": "note", "SALUTATION": "name prefix", "GENDER": "sex", "CITY": "city",
    "STATE": "state", "ZIP": "zip", "CCARDNUM": "card number", "CARDNUM": "card number", "JOBTITLE": "job title",
}  # fmt: skip
_QUIET = frozenset({
    "REFNUM", "TIMESTAMP", "TRNSID", "SPLID", "DATE", "AMOUNT", "OBAMOUNT", "HIDDEN", "DELCOUNT", "BALANCE", "LIMIT",
    "USEID", "EXTRA", "SCD", "QNTY", "PRICE", "COST",
})  # fmt: skip
_SSN = re.compile(r"\d{3}-\d\d-\d{4}")


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return IIF if text is not None and _START.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each customer, vendor, employee and transaction, under columns named by the header of its sort."""
    lines = TextLines(given.payload)
    rows, rest = PersonRows(), Rest()
    headers: dict[str, list[str]] = {}
    strange = 0
    for number, line in enumerate(lines, 1):
        cells = [cell.strip().strip('"').strip() for cell in line.split("\t")]
        sort = cells[0].upper()
        if sort.startswith("!"):
            headers[sort[1:]] = [cell.upper() for cell in cells[1:]]
        elif sort in headers and len(cells) > 1:
            rows.begin()
            _record(sort, headers[sort], cells[1:], rows)
        elif any(cells):
            strange += sort not in headers
            rest.add(" ".join(filter(None, cells)))
        if number % 256 == 0:
            yield from rows.tables()
            yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    yield from lines.problems()
    if strange:
        detail = f"{strange} lines have no header of their sort; read as text"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


def _record(sort: str, header: list[str], cells: list[str], rows: PersonRows) -> None:
    row = dict(zip(header, cells, strict=False))
    addresses: dict[str, list[str]] = {}
    named = {row.get(key, "").lower() for key in ("NAME", "COMPANYNAME")}
    named.add(" ".join(filter(None, (row.get("FIRSTNAME"), row.get("LASTNAME")))).lower())
    for label, value in row.items():
        if not value or label in _QUIET:
            continue
        part = _ADDRESS.fullmatch(label)
        if part is not None:
            if value.lower() in named:
                # The first line of an address is whom it is for.
                continue
            addresses.setdefault(part[1] or "", []).append(value)
        elif label == "NAME":
            rows.put(name_column(value) if sort in _PEOPLE else "description", value)
        elif label == "TAXID":
            rows.put("ssn" if _SSN.fullmatch(value) else "tax id", value)
        else:
            rows.put(_COLUMNS.get(label, label.lower()), value)
    for lines in addresses.values():
        rows.put("address", ", ".join(lines))
    for value in cells[len(header) :]:
        rows.put("note", value)


EXTRACTOR = Extractor(
    id="iif",
    title="QuickBooks lists and transactions (IIF)",
    media_types=(IIF,),
    extract=extract,
    probe=probe,
    extensions=(".iif",),
    priority=41,
    library="own",
    reads="customers, vendors, employees and other names as records with address, contacts, numbers; transactions with "
    "name and memo; lines without a header as text",
    not_read="amounts and dates",
)
