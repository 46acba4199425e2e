"""Cash management balance reports (BAI2, ANSI X9.121, 2005): accounts and the words of their entries."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest, decoded, segments
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

BAI2 = "text/x-bai2"
_START = re.compile(r"\s*01,[^,\n]*,[^,\n]*,\d{6},\d{0,4},[^\n]*\n?\s*(?:(?:88,[^\n]*\n\s*)*02,|\Z)")
_FILE_END = "99"


def probe(head: bytes, _name: str) -> str | None:
    """A file header (01: sender, receiver, date, time), then a group header (02)."""
    text = head_text(head)
    return BAI2 if text is not None and _START.match(text.replace("\r", "\n")) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each account (03) and each entry with words (16, continued in 88)."""
    rows, rest = PersonRows(), Rest()
    bank = last = held = ""
    strange = 0

    def finish() -> None:
        fields = held.split(",")
        if fields[0] == "03":
            rows.begin()
            rows.put("bank account number", fields[1].strip() if len(fields) > 1 else "")
            rows.put("routing number", bank)
        elif fields[0] == "16":
            rows.begin()
            rows.put("memo", _words(fields))

    for piece in segments(given.payload, b"\n\r"):
        line = decoded(piece)
        code = line[:2]
        if code == "88" and line[2:3] == ",":
            held = (
                f"{held.removesuffix('/')},{line[3:]}" if held[:2] != "16" else f"{held.removesuffix('/')} {line[3:]}"
            )
            continue
        finish()
        held = line
        if code == "02":
            origin = [*line.rstrip("/").split(","), "", ""][2].strip()
            bank = origin if re.fullmatch(r"\d{9}", origin) else ""
        elif not re.fullmatch(r"(?:01|03|16|49|98|99)", code) or line[2:3] != ",":
            strange += 1
            rest.add(line)
        last = code
        yield from rows.tables()
        yield from rest.texts()
    finish()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if last != _FILE_END:
        yield Problem(ProblemCode.TRUNCATED, "extract", "no file trailer (99) at the end", Effect.PARTIAL)
    if strange:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{strange} lines are no records; read as text", Effect.NOTE)


def _words(fields: list[str]) -> str:
    """An entry's text stands behind type, amount, kind of funds (which brings fields of its own) and two references."""
    funds = [*fields, "", "", ""][3].strip().upper()
    skip = 4
    if funds == "S":
        skip += 3
    elif funds == "V":
        skip += 2
    elif funds == "D":
        count = fields[4].strip() if len(fields) > 4 else ""
        skip += 1 + 2 * (int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 0)
    left = fields[skip:]
    references = [ref for ref in left[:2] if any(map(str.isalpha, ref))]
    return " ".join(filter(None, (part.strip(" /") for part in [*references, ",".join(left[2:])])))


EXTRACTOR = Extractor(
    id="bai2",
    title="Balance reports of banks (BAI2)",
    media_types=(BAI2,),
    extract=extract,
    probe=probe,
    extensions=(".bai", ".bai2"),
    priority=40,
    library="own",
    reads="each account with the bank's routing number, each entry's words and continuations",
    not_read="amounts, dates, type codes and references without letters",
)
