"""Wage reports to the Social Security Administration (EFW2, Publication 42-007, tax year 2024): one row an employee."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.wide_records import people, worded
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

EFW2 = "text/x-ssa-efw2"
_WIDTH = 512
_SUBMITTER = re.compile(r"RA\d{9}[ A-Z0-9]{8}")
_FINAL = "RF"
_FIELDS = (
    ("first name", 9, 24), ("middle name", 24, 39), ("last name", 39, 59), ("name suffix", 59, 63),
    ("address line 2", 63, 85), ("street", 85, 107), ("city", 107, 129), ("state", 129, 131),
    ("foreign state", 145, 168), ("foreign postal code", 168, 183), ("country code", 183, 185),
)  # fmt: skip
"""From the employee's number on, in federal (RW) and state (RS) records alike."""
_AMOUNTS = 185
_NUMBER_AT = {"RW": 2, "RS": 9}


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
    yield from people(given, _WIDTH, _FINAL, _employee)


def _employee(line: str, rows: PersonRows) -> str | None:
    if line[:2] not in _NUMBER_AT:
        return None
    fields = line[_NUMBER_AT[line[:2]] :]
    rows.begin()
    # Zeros stand for a number that was applied for.
    rows.put("ssn", fields[:9] if fields[:9].strip("0 ") else "")
    for column, start, end in _FIELDS:
        rows.put(column, fields[start:end])
    rows.put("zip", "-".join(filter(None, (fields[131:136].strip(), fields[136:140].strip()))))
    return worded(fields[_AMOUNTS:])


EXTRACTOR = Extractor(
    id="efw2",
    title="Wage reports to the SSA (EFW2)",
    media_types=(EFW2,),
    extract=extract,
    probe=probe,
    priority=20,
    library="own",
    reads="a row for each employee (RW) and state (RS) record with number, name and address; submitter, employer, "
    "totals and a state's own words as text; with or without line ends",
    not_read="amounts; corrections (EFW2C) are read as text in columns",
)
