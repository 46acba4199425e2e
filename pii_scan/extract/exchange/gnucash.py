"""GnuCash books in XML (schema gnucash-v2; packed ones are opened before): customers, vendors, employees, accounts."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.party_names import name_column
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.walk import walk_xml
from pii_scan.extract.exchange.xml_units import Element, Piece, leaves, units
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

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
    reader = _Reader()
    yield from walk_xml(given, reader, units(given.payload, _UNITS.__contains__), reader.take)


class _Reader:
    def __init__(self) -> None:
        self.rows, self.rest = PersonRows(), Rest()

    def take(self, piece: Piece) -> None:
        if piece.whole:
            self.rows.begin()
            for column, value in _record(piece.element):
                self.rows.put(column, value)
        for name, value in leaves(piece.element):
            if name not in _QUIET and (any(map(str.isalpha, value)) or name not in _AMOUNTS):
                self.rest.add(value)


def _record(element: Element) -> Cells:
    if element.name in _PEOPLE:
        return _person(element)
    if element.name == "account":
        return _account(element)
    if element.name != "transaction":
        return []
    cells = [("description", element.pop("description")), *_slots(element)]
    splits = element.find("splits")
    return cells + [("memo", split.pop("memo")) for split in (splits.inner if splits is not None else [])]


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
