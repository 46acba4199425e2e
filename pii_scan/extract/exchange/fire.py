"""Information returns to the IRS (Publication 1220, tax year 2023; forms 1099, 1098, 5498, W-2G): one row a payee."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.wide_records import people, worded
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence

FIRE = "text/x-irs-fire"
_WIDTH = 750
_TRANSMITTER = re.compile(r"T(?:19|20)\d\d[P ]\d{9}[A-Z0-9]{5}")
_PAYER_LINE = re.compile(r"T[^\r\n]*[\r\n]+A(?:19|20)\d\d")
_PAYEE, _FINAL = "B", "F"
_TAX_NUMBER = {"1": "ein", "2": "ssn"}
"""Type of taxpayer number in position 11; blank where the payer does not know."""
_PLACE = (("city", 447, 487), ("state", 487, 489), ("zip", 489, 498))
_ABROAD = "1"
_FURTHER = 498


def probe(head: bytes, _name: str) -> str | None:
    """A transmitter's record: `T`, year, prior-year mark, taxpayer number, control code."""
    text = head_text(head)
    if text is None or not _TRANSMITTER.match(text):
        return None
    return FIRE if text[_WIDTH : _WIDTH + 1] == "A" or _PAYER_LINE.match(text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each payee; transmitter, payers and totals as text.

    Raises:
        NotThisFormat: it is shorter than one record.
    """
    yield from people(given, _WIDTH, _FINAL, _payee)


def _payee(line: str, rows: PersonRows) -> str | None:
    if line[:1] != _PAYEE:
        return None
    rows.begin()
    rows.put(_TAX_NUMBER.get(line[10:11], "tax id"), line[11:20] if line[11:20].strip("0 ") else "")
    rows.put("account number", line[20:40])
    # Since 2021 two more amounts stand before the names.
    name = 287 if re.fullmatch(r"[\d+-][\d ]{22}", line[247:270]) else 247
    rows.put("full name", line[name : name + 40])
    rows.put("second name", line[name + 40 : name + 80])
    rows.put("street", line[367:407])
    if line[name - 1 : name] == _ABROAD:
        # City, province, code and country stand there as the payer likes.
        rows.put("address line 2", line[447:498])
    else:
        for column, start, end in _PLACE:
            rows.put(column, line[start:end])
    return worded(line[_FURTHER:])


EXTRACTOR = Extractor(
    id="fire",
    title="Information returns to the IRS (1099 and others, FIRE)",
    media_types=(FIRE,),
    extract=extract,
    probe=probe,
    priority=20,
    library="own",
    reads="a row for each payee (B) with taxpayer number, account, names and address; transmitter, payers, totals and "
    "words of each form's own fields as text; with or without line ends",
    not_read="amounts, and numbers in each form's own fields",
)
