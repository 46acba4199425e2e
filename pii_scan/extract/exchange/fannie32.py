"""Loan applications as flat files (Fannie Mae Residential Loan Data 1003, version 3.2): a row for each borrower."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.accounts import card_or
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.wide_records import parted, worded
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.text.lines import TextLines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

FANNIE32 = "text/x-fannie-mae-1003"
_START = re.compile(
    r"EH [^\r\n]*[\r\n]+TH |(?:TPI|000|00A|01A)[^\r\n]*[\r\n]+(?:[^\r\n]*[\r\n]+){0,40}03A(?:BW|QZ)[\d ]{9}"
)
_APPLICANT, _RESIDENCE, _EMPLOYERS, _ASSET, _LIABILITY = "03A", "03C", ("04A", "04B"), "06C", "06L"
_NAME = (("first name", 14, 49), ("middle name", 49, 84), ("last name", 84, 119), ("name suffix", 119, 123),
         ("home phone", 123, 133), ("email", 159, 239))  # fmt: skip
_HOME = (("street", 14, 64), ("city", 64, 99), ("state", 99, 101), ("zip", 101, 106))
_EMPLOYER = (("employer", 12, 47), ("employer address", 47, 124))
_ENDS = ("TT ", "ET ")


def probe(head: bytes, _name: str) -> str | None:
    """Envelope and transaction headers, or the file's first records and an applicant's behind them."""
    text = head_text(head)
    return FANNIE32 if text is not None and _START.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each applicant with homes and employers, and one for each account owned or owed; all else as text."""
    lines = TextLines(given.payload)
    loan = _Loan()
    last = ""
    for line in lines:
        kind = line[:3]
        if line.strip():
            last = kind
        if kind in _ENDS:
            loan.finish()
        loan.take(kind, line)
        yield from loan.rows.tables()
        yield from loan.rest.texts()
    loan.finish()
    yield from loan.rows.tables(last=True)
    yield from loan.rest.texts(last=True)
    yield from lines.problems()
    if last not in _ENDS:
        yield Problem(ProblemCode.TRUNCATED, "extract", "no transaction trailer (TT) at the end", Effect.PARTIAL)


class _Loan:
    """Applicants by their SSN, which begins all other records of theirs."""

    def __init__(self) -> None:
        self.rows, self.rest = PersonRows(), Rest()
        self._people: dict[str, list[tuple[str, str]]] = {}
        self._accounts: list[tuple[str, str, str, str]] = []

    def take(self, kind: str, line: str) -> None:
        if kind == _APPLICANT:
            cells = self._people.setdefault(line[5:14], [])
            cells.append(("ssn", line[5:14]))
            cells += [(column, line[start:end]) for column, start, end in _NAME]
            born = line[151:159]
            cells.append(("date of birth", f"{born[:4]}-{born[4:6]}-{born[6:]}" if born.isdigit() else born))
        elif kind == _RESIDENCE:
            self._add(line, [(column, line[start:end]) for column, start, end in _HOME])
        elif kind in _EMPLOYERS:
            self._add(line, [(column, parted(line[start:end])) for column, start, end in _EMPLOYER])
        elif kind == _ASSET and line[131:161].strip():
            self._accounts.append((line[3:12], "bank account number", line[131:161].strip(), line[15:50]))
        elif kind == _LIABILITY and line[130:160].strip():
            self._accounts.append((line[3:12], "loan account number", line[130:160].strip(), line[14:49]))
        else:
            self.rest.add(worded(line[3:]))

    def _add(self, line: str, cells: list[tuple[str, str]]) -> None:
        self._people.setdefault(line[3:12], [("ssn", line[3:12])]).extend(cells)

    def finish(self) -> None:
        """The end of one loan's records."""
        for cells in self._people.values():
            self._put(cells)
        for ssn, column, number, bank in self._accounts:
            known = self._people.get(ssn, [("ssn", ssn)])
            who = [cell for cell in known if cell[0] in ("ssn", "first name", "last name")]
            self._put([*who, (card_or(number, column), number), ("bank", bank)])
        self._people, self._accounts = {}, []

    def _put(self, cells: list[tuple[str, str]]) -> None:
        self.rows.begin()
        streets = 0
        for column, value in cells:
            streets += column == "street"
            # A former home's parts stay together under a number of their own.
            name = f"{column} {streets}" if streets > 1 and column in ("street", "city", "state", "zip") else column
            self.rows.put(name, value)


EXTRACTOR = Extractor(
    id="fannie32",
    title="Loan applications (Fannie Mae 1003, version 3.2)",
    media_types=(FANNIE32,),
    extract=extract,
    probe=probe,
    extensions=(".fnm",),
    priority=41,
    library="own",
    reads="each applicant as a record with SSN, birth date, telephone, e-mail, homes and employers; each account owned "
    "or owed with its applicant; other records' words as text",
    not_read="amounts and codes",
)
