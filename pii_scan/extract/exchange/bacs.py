"""Payments through Bacs (Standard 18, PNS 5011): wages, pensions and direct debits in the United Kingdom."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.party_names import name_column
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.wide_records import parted, wide_records
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

BACS = "text/x-bacs-standard18"
_LABEL = re.compile(r"(?:VOL1|HDR[12]|UHL1|EOF[12]|EOV[12]|UTL1)")
_START = re.compile(r"\s*VOL1.{76}\s*HDR1.{76}\s*HDR2", re.DOTALL)
_HEADER = re.compile(r"\s*UHL1[ \d]{6}")
_PAYMENT = re.compile(r"\d{6}\d{8}[0-9A-Z]\d\d\d{6}\d{8}")
_LABEL_WIDTH, _PLAIN, _DATED = 80, 100, 106
"""Characters of labels, of records, and of those with a day of their own."""


def probe(head: bytes, _name: str) -> str | None:
    """Volume and file header labels, or a user header label and a payment behind it."""
    text = head_text(head)
    if text is None:
        return None
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
    bare = _HEADER.match(text) and len(lines) > 1 and _PAYMENT.match(lines[1])
    return BACS if _START.match(text) or bare else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each payment's other side, one for the account it is made from; labels as text.

    Raises:
        NotThisFormat: it has no line ends and is shorter than a label.
    """
    rows, rest = PersonRows(), Rest()
    origin = last = ""
    strange = 0
    for line in wide_records(given, _LABEL_WIDTH):
        if _LABEL.match(line):
            last = line[:4]
            rest.add(parted(line[4:]))
        elif _PAYMENT.match(line):
            _payee(line, rows)
            if line[17:31] != origin:
                origin = line[17:31]
                rows.begin()
                rows.put("sort code", line[17:23])
                rows.put("uk bank account number", line[23:31])
                rows.put(name_column(line[46:64]), line[46:64])
        else:
            strange += 1
            rest.add(parted(line))
        yield from rows.tables()
        yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if last not in ("UTL1", "EOV2", "EOF2"):
        yield Problem(ProblemCode.TRUNCATED, "extract", "no trailer label at the end", Effect.PARTIAL)
    if strange:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{strange} lines are no records; read as text", Effect.NOTE)


def _payee(line: str, rows: PersonRows) -> None:
    rows.begin()
    rows.put("sort code", line[:6])
    rows.put("uk bank account number", line[6:14])
    rows.put("full name", line[82:100])
    # The payer's own reference: often a payroll or policy number, or a name.
    rows.put("memo", line[64:82])


EXTRACTOR = Extractor(
    id="bacs",
    title="Bacs payments (Standard 18)",
    media_types=(BACS,),
    extract=extract,
    probe=probe,
    priority=41,
    library="own",
    reads="each payment's sort code, account, name and reference, and the account it is made from, as records; labels "
    "as text",
    not_read="amounts and codes",
)
