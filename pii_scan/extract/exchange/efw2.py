"""Wage reports to the Social Security Administration (EFW2, Publication 42-007, tax year 2024): one row an employee."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest, decoded
from pii_scan.extract.exchange.wide_records import wide_records
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

EFW2 = "text/x-ssa-efw2"
_WIDTH = 512
_SUBMITTER = re.compile(r"RA\d{9}[ A-Z0-9]{8}")
_EMPLOYEE, _STATE, _FINAL = "RW", "RS", "RF"
_FIELDS = (
    ("ssn", 0, 9), ("first name", 9, 24), ("middle name", 24, 39), ("last name", 39, 59), ("name suffix", 59, 63),
    ("address line 2", 63, 85), ("street", 85, 107), ("city", 107, 129), ("state", 129, 131), ("zip", 131, 136),
)  # fmt: skip
"""From the employee's number on, in federal (RW) and state (RS) records alike."""
_NUMBER_AT = {_EMPLOYEE: 2, _STATE: 9}


def probe(head: bytes, _name: str) -> str | None:
    """A submitter's record: `RA`, nine digits, a user id; 512 characters a record."""
    text = head_text(head)
    if text is None or not _SUBMITTER.match(text):
        return None
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    return EFW2 if len(first) <= _WIDTH or text[_WIDTH : _WIDTH + 2] == "RE" else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each employee's and each state record; submitter, employer and totals as text.

    Raises:
        NotThisFormat: it is shorter than one record.
    """
    rows, rest = PersonRows(), Rest()
    last = ""
    for piece in wide_records(given, _WIDTH):
        line = decoded(piece)
        last = line[:2]
        if last in _NUMBER_AT:
            _employee(line[_NUMBER_AT[last] :], rows)
        else:
            rest.add(re.sub(" {2,}", "  ", line.strip()))
        yield from rows.tables()
        yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if last != _FINAL:
        yield Problem(ProblemCode.TRUNCATED, "extract", "no final record at the end", Effect.PARTIAL)


def _employee(fields: str, rows: PersonRows) -> None:
    rows.begin()
    for column, start, end in _FIELDS:
        value = fields[start:end]
        if column != "ssn" or value.strip("0 "):
            # Zeros stand for a number that was applied for.
            rows.put(column, value)


EXTRACTOR = Extractor(
    id="efw2",
    title="Wage reports to the SSA (EFW2)",
    media_types=(EFW2,),
    extract=extract,
    probe=probe,
    priority=20,
    library="own",
    reads="a row for each employee (RW) and state (RS) record with number, name and address; submitter, employer and "
    "totals as text; with or without line ends",
    not_read="amounts; corrections (EFW2C) are read as text in columns",
)
