"""Payments and statements in ISO 20022 (pain, pacs, camt; SEPA, FedNow, Fedwire since 2025): each party a record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.extract.exchange.iso20022_party import account, agent, party
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.walk import walk_xml
from pii_scan.extract.exchange.xml_units import Element, leaves
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.office.xml_events import Event, events
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

ISO20022 = "application/x-iso20022+xml"
_MARK = re.compile(
    r"urn:(?:iso:std:iso:20022:tech:xsd|swift:xsd):(?:\$?[a-z]{4}\.)|"
    r"<(?:\w+:)?(?:CstmrCdtTrfInitn|CstmrDrctDbtInitn|CstmrPmtStsRpt|BkToCstmrStmt|BkToCstmrAcctRpt|FIToFICstmrCdtTrf|"
    r"BkToCstmrDbtCdtNtfctn|FIToFICstmrDrctDbt|FIToFIPmtStsRpt|PmtRtr)[ >]"
)
_UNITS = frozenset({
    "CdtTrfTxInf", "DrctDbtTxInf", "TxDtls", "TxInf", "TxInfAndSts", "OrgnlTxRef", "PmtInf", "Ntry", "Stmt", "Rpt",
    "Ntfctn", "GrpHdr", "UndrlygCstmrCdtTrf", "Mndt", "Itm", "NtfctnItm", "Undrlyg", "CdtInstr", "Acct", "AcctId",
})  # fmt: skip
"""What holds each role once: a payment, a batch of them, an entry, a statement."""
_ROLES = frozenset({
    "Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr", "InitgPty", "Ownr", "Invcr", "Invcee", "TradgPty", "Pty", "Hldr",
    "OrgnlDbtr", "OrgnlCdtr", "Drwr", "Drwee", "Pyer", "Payee", "AcctOwnr",
})  # fmt: skip
_ACCOUNTS = {
    "DbtrAcct": "Dbtr", "CdtrAcct": "Cdtr", "Acct": "Ownr", "CdtrSchmeId": "Cdtr", "UltmtDbtrAcct": "UltmtDbtr",
    "OrgnlDbtrAcct": "OrgnlDbtr", "ChrgsAcct": "ChrgsAcct", "FrAcct": "Dbtr", "ToAcct": "Cdtr",
}  # fmt: skip
_AGENTS = {"DbtrAgt": "Dbtr", "CdtrAgt": "Cdtr"}
_MEMOS = frozenset({"Ustrd", "AddtlRmtInf", "AddtlNtryInf", "AddtlTxInf", "InstrInf", "AddtlInf"})
_QUIET = re.compile(
    r"(?:\w*(?:Dt|DtTm|Amt|Sum|Ccy|Ind|Tm|Cd|Nb|Sts|Ver)|NbOf\w+|Rate|PgNb|LastPgInd|PmtMtd|ChrgBr|BtchBookg)"
)
_HELD = 2000
"""Elements under one that is no unit; further ones become text at once."""


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return ISO20022 if text is not None and text.lstrip().startswith("<") and _MARK.search(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for debtor, creditor and whoever else a payment names, each with account and bank; for accounts' owners."""
    reader = _Reader()
    yield from walk_xml(given, reader, events(given.payload), reader.take, reader.close)


@dataclass
class _Unit:
    depth: int
    parties: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    memo: list[str] = field(default_factory=list)


class _Reader:
    """Elements as they end. A party's are kept until it ends, all others only until their own end."""

    def __init__(self) -> None:
        self.rows, self.rest = PersonRows(), Rest()
        self._path: list[Element] = []
        self._units = [_Unit(0)]
        self._kept = 0
        """Depth of the party, account or agent that is being read; 0 for none."""

    def take(self, event: Event) -> None:
        start, tag, node = event
        if start:
            self._begin(tag)
        else:
            self._end(node.text or "")

    def _begin(self, tag: str) -> None:
        self._path.append(Element(tag))
        depth = len(self._path)
        if self._kept:
            return
        if tag in _UNITS and not (tag == "Acct" and self._units[-1].depth):
            self._units.append(_Unit(depth))
        elif tag in _ROLES or tag in _ACCOUNTS or tag in _AGENTS:
            self._kept = depth

    def _end(self, text: str) -> None:
        depth = len(self._path)
        element = self._path.pop()
        element.text = " ".join(text.split())
        if self._kept and depth > self._kept:
            if len(self._path[-1].inner) < _HELD:
                self._path[-1].inner.append(element)
            else:
                self._left(element)
        elif depth == self._kept:
            self._kept = 0
            self._take(element)
        elif element.text:
            self._leaf(element)
        if self._units[-1].depth == depth:
            self._flush(self._units.pop())

    def close(self) -> None:
        while self._path:
            self._end("")
        self._flush(self._units[0])

    def _take(self, element: Element) -> None:
        parties = self._units[-1].parties
        name = element.name
        if name in _ROLES:
            parties.setdefault(name, []).extend(party(element))
        elif name in _ACCOUNTS:
            owner, cells = account(element)
            role = parties.setdefault(_ACCOUNTS[name], [])
            role.extend(owner)
            role.extend(cells)
        else:
            parties.setdefault(_AGENTS[name], []).extend(agent(element))
        self._left(element)

    def _left(self, element: Element) -> None:
        for label, value in leaves(element):
            if not _QUIET.fullmatch(label):
                self.rest.add(f"{label}: {value}")

    def _leaf(self, element: Element) -> None:
        if element.name in _MEMOS:
            self._units[-1].memo.append(element.text)
        elif not _QUIET.fullmatch(element.name):
            self.rest.add(f"{element.name}: {element.text}")

    def _flush(self, unit: _Unit) -> None:
        parties = [cells for cells in unit.parties.values() if cells]
        if unit.memo:
            parties = parties or [[]]
            # Words for the payee stand with the last, who is the creditor in all messages.
            parties[-1].append(("memo", " ".join(unit.memo)))
        for cells in parties:
            self.rows.begin()
            for column, value in cells:
                self.rows.put(column, value)


EXTRACTOR = Extractor(
    id="iso20022",
    title="Payments and statements (ISO 20022: pain, pacs, camt; SEPA)",
    media_types=(ISO20022,),
    extract=extract,
    probe=probe,
    priority=42,
    library="lxml",
    reads="a record for each party of a payment (debtor, creditor, ultimate ones) and each account's owner: name, "
    "address, birth, identifiers by their scheme, contacts, IBAN or other account, bank, remittance; all else as text",
    not_read="amounts, dates and codes",
)
