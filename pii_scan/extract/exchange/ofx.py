"""Statements of banks, cards and brokers (Open Financial Exchange 1.0–2.3, Quicken's .qfx): accounts and payees."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.ofx_tags import Tag, tags
from pii_scan.extract.exchange.party_names import name_column
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.walk import ending, walk
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

OFX = "application/x-ofx"
_START = re.compile(
    r"\s*(?:OFXHEADER\s*:|(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<\?OFX\b|<OFX\s*>))",
    re.IGNORECASE | re.DOTALL,
)
_ROWS = frozenset({
    "SONRQ", "PINCHRQ", "ENROLLRQ", "ENROLLRS", "CHGUSERINFORQ", "CHGUSERINFORS", "USERINFO", "STMTTRN", "PMTINFO",
    "XFERINFO", "BANKACCTFROM", "CCACCTFROM", "INVACCTFROM", "LOANACCTFROM", "PRESACCTFROM", "EMPLOYEE",
    "MFACHALLENGERS",
})  # fmt: skip
"""Aggregates of one person: who signs on or enrols, an account's holder, the other side of a payment, an employee."""
_ROWS_ALONE = frozenset({"PAYEE", "BANKACCTTO", "CCACCTTO", "LOANACCTTO"})
"""Part of the payment they stand in; a record of their own elsewhere."""
_TAX_FORM = re.compile(r"TAX\w+_V\d+")
_OTHERS = frozenset({"PAYERADDR", "EMPLOYER", "FI", "LENDERADDR", "FILERADDR"})
"""Firms inside of somebody's record."""
_COLUMNS = {
    "NAME": "full name", "EXTDNAME": "full name", "FIRSTNAME": "first name", "MIDDLENAME": "middle name",
    "LASTNAME": "last name", "RECNAME1": "full name", "RECNAME2": "second name", "ADDR1": "street",
    "ADDR2": "address line 2", "ADDR3": "address line 3", "CITY": "city", "STATE": "state", "POSTALCODE": "zip",
    "COUNTRY": "country", "PHONE": "phone", "DAYPHONE": "phone", "EVEPHONE": "home phone", "EMAIL": "email",
    "DATEBIRTH": "date of birth", "TAXID": "ssn", "SSN": "ssn", "RECID": "tax id", "RECACCT": "account number",
    "USERID": "username", "USERPASS": "password", "NEWUSERPASS": "new password", "TEMPPASS": "password",
    "SECURITYNAME": "mother's maiden name", "MFAPHRASEA": "security answer", "BANKID": "routing number",
    "PAYACCT": "account number", "MEMO": "memo", "MEMO2": "memo",
}  # fmt: skip
_ACCOUNTS = {"CCACCT": "card number", "INVACCT": "brokerage account number", "LOANACCT": "loan account number"}
"""Beginning of the aggregate → what its ACCTID is."""
_QUIET = re.compile(
    r"DT\w+|\w*AMT|\w*UID|FITID|CODE|SEVERITY|CURDEF|LANGUAGE|TRNTYPE|ACCTTYPE|CLTCOOKIE|TOKEN|SRVRTID\d?|FID|APPID|APPVER|"
    r"INTU\.BID|SIC|CHECKNUM|REFNUM|CURRATE|CURSYM|UNITS|UNITPRICE|TOTAL|MKTVAL|INV401KSOURCE|POSTYPE|SECTYPE"
)
"""Amounts, times, codes and the numbers of messages: no person's."""


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    return OFX if text is not None and _START.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each account, payment and person; other words as text."""
    lines = TextLines(given.payload)
    reader = _Reader()
    yield from walk(reader, tags(lines), reader.take)
    whole = reader.close()
    yield from ending(reader)
    yield from lines.problems()
    if not whole:
        yield Problem(ProblemCode.TRUNCATED, "extract", "no end of the OFX element", Effect.PARTIAL)


class _Reader:
    def __init__(self) -> None:
        self.rows, self.rest = PersonRows(), Rest()
        self._path: list[str] = []
        self._open: list[tuple[int, list[tuple[str, str]]]] = []
        """Depth and cells of the records that have begun."""
        self._whole = False
        self._last: list[tuple[str, str]] = []

    def take(self, tag: Tag) -> None:
        if not tag.name:
            self.rest.add(tag.value)
        elif tag.end:
            self._end(tag.name)
        elif tag.value:
            self._value(tag.name, tag.value)
        else:
            self._path.append(tag.name)
            if tag.name in _ROWS or _TAX_FORM.fullmatch(tag.name) or (tag.name in _ROWS_ALONE and not self._open):
                self._open.append((len(self._path), []))

    def close(self) -> bool:
        """Whether the file came to its end."""
        self._cut(0)
        return self._whole

    def _end(self, name: str) -> None:
        self._whole |= name == "OFX"
        if name in self._path:
            # SGML may leave out the ends between.
            self._cut(len(self._path) - 1 - self._path[::-1].index(name))

    def _cut(self, depth: int) -> None:
        del self._path[depth:]
        while self._open and self._open[-1][0] > depth:
            cells = self._open.pop()[1]
            # Payments repeat the account they are made from.
            if cells and cells != self._last:
                self.rows.begin()
                for column, value in cells:
                    self.rows.put(column, value)
                self._last = cells if not self._path or self._path[-1] != "BANKTRANLIST" else []

    def _value(self, name: str, value: str) -> None:
        column = self._column(name)
        if column == "full name":
            column = name_column(value)
        if column and self._open and not _OTHERS.intersection(self._path):
            self._open[-1][1].append((column, value))
        elif not _QUIET.fullmatch(name):
            # `NAME:` is a label of persons' names; a security's or an option's is none.
            self.rest.add(value if "NAME" in name else f"{name}: {value}")

    def _column(self, name: str) -> str:
        if name == "NAME" and self._path[-1:] == ["STMTTRN"]:
            # What a statement prints: shops and fees more often than persons.
            return "description"
        if name != "ACCTID":
            return _COLUMNS.get(name, "")
        inside = next((part for part in reversed(self._path) if "ACCT" in part), "")
        return next((c for start, c in _ACCOUNTS.items() if inside.startswith(start)), "bank account number")


EXTRACTOR = Extractor(
    id="ofx",
    title="Bank, card and broker statements (OFX, QFX)",
    media_types=(OFX,),
    extract=extract,
    probe=probe,
    extensions=(".ofx", ".qfx", ".qbo"),
    priority=41,
    library="own",
    reads="a record for each account (routing and account number, card), each payment's other side (name, address, "
    "account, memo), each sign-on (user, password), enrolment and tax form; SGML (1.x) and XML (2.x); institutions as "
    "text",
    not_read="amounts, times and the numbers of messages",
)
