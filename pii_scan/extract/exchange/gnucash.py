"""GnuCash books in XML (schema gnucash-v2; packed ones are opened before): customers, vendors, employees, accounts."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.party_names import name_column
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.xml_units import Element, leaves, units
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.office.xml_events import PartBrokenError
from pii_scan.extract.text.xml import declares
from pii_scan.extract.text.xml import extract as any_xml
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

GNUCASH = "application/x-gnucash"
_ROOT = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*)*<gnc-v2\b", re.DOTALL)
_PEOPLE = frozenset({"GncCustomer", "GncVendor", "GncEmployee"})
_UNITS = _PEOPLE | {
    "account",
    "transaction",
    "GncInvoice",
    "GncEntry",
    "GncJob",
    "schedxaction",
    "template-transactions",
}
_COLUMNS = {"phone": "phone", "fax": "fax", "email": "email", "username": "username", "notes": "note"}
_SLOTS = {"account-id": "bank account number", "bank-code": "bank code", "online_id": "account number",
          "notes": "memo", "assoc_uri": "url"}  # fmt: skip
_QUIET = frozenset({"guid", "id", "space", "date", "type", "key", "parent", "account", "version", "reconciled-state"})
_AMOUNTS = frozenset(
    {"value", "quantity", "commodity-scu", "fraction", "num", "non-standard-scu", "n", "d", "count-data"}
)

Cells = list[tuple[str, str]]


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return GNUCASH if text is not None and _ROOT.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each person or firm, each account with a number or note, each transaction's words; all else as text."""
    if declares(given.payload):
        yield from any_xml(given)
        return
    rows, rest = PersonRows(), Rest()
    broken = False
    try:
        for whole, element in units(given.payload, _UNITS.__contains__):
            if whole:
                _take(element, rows, rest)
            else:
                _left(element, rest)
            yield from rows.tables()
            yield from rest.texts()
    except PartBrokenError:
        broken = True
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if broken:
        yield Problem(ProblemCode.TRUNCATED, "extract", "XML breaks off or is not well-formed", Effect.PARTIAL)


def _take(element: Element, rows: PersonRows, rest: Rest) -> None:
    if element.name in _PEOPLE:
        cells = _person(element)
    elif element.name == "account":
        cells = _account(element)
    elif element.name == "transaction":
        cells = [("description", element.pop("description")), *_slots(element)]
        splits = element.find("splits")
        cells += [("memo", split.pop("memo")) for split in (splits.inner if splits is not None else [])]
    else:
        cells = []
    rows.begin()
    for column, value in cells:
        rows.put(column, value)
    _left(element, rest)


def _person(element: Element) -> Cells:
    name = element.pop("name")
    cells: Cells = [(name_column(name), name), *_contacts(element), *_slots(element)]
    for place, before in (("addr", ""), ("shipaddr", "shipping ")):
        if (address := element.find(place)) is None:
            continue
        named = address.pop("name")
        if named and named != name:
            cells.append((name_column(named), named))
        lines = [address.pop(f"addr{n}") for n in range(1, 5)]
        cells.append((f"{before}address", ", ".join(filter(None, lines))))
        cells += _contacts(address)
    return cells


def _contacts(element: Element) -> Cells:
    return [(column, element.pop(name)) for name, column in _COLUMNS.items()]


def _account(element: Element) -> Cells:
    code = element.pop("code")
    long = sum(map(str.isdigit, code)) > 4
    return [
        ("bank account number" if long else "note", code), ("note", element.pop("description")), *_slots(element),
        ("note", element.pop("name")),
    ]  # fmt: skip


def _slots(element: Element) -> Cells:
    """Values by their keys, also those in frames (accounts of online banking)."""
    cells: Cells = []
    stack = [found for found in element.inner if found.name == "slots"]
    while stack:
        here = stack.pop()
        if here.name == "slot" and (column := _SLOTS.get(here.pop("key"))) is not None:
            value = here.pop("value")
            # OFX: bank and account with a blank between.
            cells.append((column, value.split()[-1] if column == "account number" and value else value))
        stack.extend(reversed(here.inner))
    return cells


def _left(element: Element, rest: Rest) -> None:
    for name, value in leaves(element):
        if name not in _QUIET and (any(map(str.isalpha, value)) or name not in _AMOUNTS):
            rest.add(value)


EXTRACTOR = Extractor(
    id="gnucash",
    title="GnuCash books (XML)",
    media_types=(GNUCASH,),
    extract=extract,
    probe=probe,
    extensions=(".gnucash",),
    priority=42,
    library="lxml",
    reads="customers, vendors and employees with addresses and contacts, accounts with numbers and notes, each "
    "transaction's description and memos as records; the rest as text",
    not_read="amounts and dates; books in SQLite are read as databases",
)
