"""ACH files (Nacha Operating Rules, appendix three): routing and account numbers, payees' names and identifiers."""

from collections.abc import Iterator

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.exchange.wide_records import parted, wide_records
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

ACH = "text/x-nacha-ach"
_WIDTH = 94
_CONTROL, _BATCH, _ENTRY, _ADDENDA = "9", "5", "6", "7"
_INTERNATIONAL = "IAT"
_INTERNATIONAL_ADDENDA = {
    "10": ((46, 81, "full name"),), "15": ((3, 18, "individual id"), (18, 53, "street")), "16": ((3, 38, "city"),),
}  # fmt: skip
"""Of an IAT entry: addenda type → characters and column."""


def probe(head: bytes, _name: str) -> str | None:
    """A file header: record type 1, priority 01, record size 094, blocking factor 10, format 1."""
    text = head_text(head)
    return ACH if text is not None and text.startswith("101") and text[34:40] == "094101" else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each entry; batch headers, addenda and controls as text."""
    rows, rest = PersonRows(), Rest()
    sort = last = ""
    short = 0
    for line in wide_records(given, _WIDTH):
        last = line[:1]
        short += len(line) < _WIDTH and last in (_BATCH, _ENTRY)
        if last == _ENTRY and len(line) > 40:
            _entry(line, sort, rows)
        elif last == _ADDENDA and sort == _INTERNATIONAL and line[1:3] in _INTERNATIONAL_ADDENDA:
            for start, end, column in _INTERNATIONAL_ADDENDA[line[1:3]]:
                rows.put(column, line[start:end])
        elif last == _ADDENDA:
            rest.add(line[3:83].strip())
        else:
            sort = line[50:53] if last == _BATCH else sort
            rest.add(parted(line[3:]))
        yield from rows.tables()
        yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if last != _CONTROL:
        yield Problem(ProblemCode.TRUNCATED, "extract", "no file control record at the end", Effect.PARTIAL)
    if short:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{short} records are shorter than 94", Effect.NOTE)


def _entry(line: str, sort: str, rows: PersonRows) -> None:
    rows.begin()
    rows.put("routing number", line[3:12])
    if sort == _INTERNATIONAL:
        rows.put("bank account number", line[39:74])
        return
    rows.put("bank account number", line[12:29])
    rows.put("individual id", line[39:54])
    # CTX gives the first four characters to a count.
    rows.put("full name", line[58:74] if sort == "CTX" else line[54:76])


EXTRACTOR = Extractor(
    id="nacha",
    title="ACH payment files (Nacha)",
    media_types=(ACH,),
    extract=extract,
    probe=probe,
    extensions=(".ach", ".nacha"),
    priority=41,
    library="own",
    reads="each entry as a record: routing and account number, identifier and name of the payee (international entries "
    "too); addenda and batch headers as text",
    not_read="amounts are no columns of their own",
)
