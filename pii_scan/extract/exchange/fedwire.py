"""Fedwire Funds Service messages (FAIM 3.0.6 and before, used until July 2025): originators and beneficiaries."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.party_names import name_column
from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest, decoded, segments
from pii_scan.extract.exchange.swift_party import Cells, customer
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

FEDWIRE = "text/x-fedwire-faim"
_START = re.compile(r"\s*(?:[^{}\n]{0,80}\n?)?\{(?:1100|1110|1120|1130|1500)\}")
_TAG = re.compile(r"(\d{4})\}(.*)", re.DOTALL)
_CODES = {
    "D": "bank account number", "1": "passport number", "2": "tax id", "3": "driver's license number",
    "4": "alien registration number", "5": "corporate id", "9": "id", "B": "bic", "C": "chips participant",
    "F": "routing number", "T": "id", "U": "chips id",
}  # fmt: skip
"""Identification codes of beneficiary and originator."""
_PERSONS = {"4200": "3400", "5000": "3100"}
"""Beneficiary and originator → the tag of the bank that holds their account, where none is between."""
_LENGTHS = (34, 35, 35, 35, 35)
_COVER = frozenset({"7050", "7059"})
_REMITTANCE = frozenset({"8300", "8350"})
_QUIET = frozenset({
    "1500", "1510", "1520", "2000", "3600", "3700", "3710", "3720", "1110", "1120", "1130", "1100", "3500",
})  # fmt: skip
"""Kinds, times, amounts and numbers of messages."""


def probe(head: bytes, _name: str) -> str | None:
    """Tag 1500 (sender supplied) or the acknowledgement tags before it, and the sender's tag not far behind."""
    text = head_text(head)
    return FEDWIRE if text is not None and _START.match(text) and re.search(r"\{(?:3100|1510|2000)\}", text) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for each originator and beneficiary, with its bank's routing number and the message; banks as text."""
    rows, rest = PersonRows(), Rest()
    banks: dict[str, str] = {}
    strange = 0
    parties = False
    for piece in segments(given.payload, b"{"):
        found = _TAG.match(decoded(piece))
        if found is None:
            strange += 1
            rest.add(" ".join(decoded(piece).split()))
            continue
        tag = found[1]
        value = found[2].strip("\r\n")
        if tag == "1500":
            banks.clear()
            parties = False
        # Service messages have neither.
        parties |= tag[0] in "456789" or tag == "3600"
        if tag in _PERSONS:
            rows.begin()
            cells = _party(value)
            if any(column == "bank account number" for column, _ in cells) and _PERSONS[tag] in banks:
                cells.append(("routing number", banks[_PERSONS[tag]]))
            _put(cells, rows)
        elif tag == "5010" or tag in _COVER:
            rows.begin()
            lines = [line.strip() for line in value.split("*")]
            _put(customer(lines[1:] if tag in _COVER else lines), rows)
        elif tag in ("6000", "7070"):
            rows.put("memo", " ".join(_words(value)))
        elif tag in _REMITTANCE:
            rows.begin()
            rows.put("memo", ", ".join(_words(value)))
        elif tag in ("3100", "3400"):
            banks[tag] = value[:9] if value[:9].isdigit() else ""
            rest.add(" ".join(_words(value)))
        elif tag not in _QUIET:
            rest.add(" ".join(_words(value)))
        yield from rows.tables()
        yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if strange:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{strange} stretches have no tag; read as text", Effect.NOTE)
    if not parties:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the last message ends before its parties", Effect.PARTIAL)


def _words(value: str) -> list[str]:
    return [part for part in (" ".join(p.split()) for p in value.split("*")) if part]


def _party(value: str) -> Cells:
    """A code, an identifier of up to 34 characters, a name and three lines of up to 35; `*` ends what is shorter."""
    code, at, parts = value[:1], 1, []
    for length in _LENGTHS:
        piece = value[at : at + length + 1]
        end = piece.find("*")
        taken = piece[:end] if end >= 0 else piece[:length]
        at += len(taken) + (end >= 0)
        parts.append(" ".join(taken.split()))
    cells = [(_CODES.get(code, "id"), parts[0]), (name_column(parts[1]), parts[1])]
    return [*cells, ("address", ", ".join(filter(None, parts[2:])))]


def _put(cells: Cells, rows: PersonRows) -> None:
    for column, value in cells:
        rows.put(column, value)


EXTRACTOR = Extractor(
    id="fedwire",
    title="Fedwire messages (FAIM)",
    media_types=(FEDWIRE,),
    extract=extract,
    probe=probe,
    priority=40,
    library="own",
    reads="originator and beneficiary as records with account or identifier by its code, routing number, name, "
    "address, message; cover payments' customers; banks and notes as text",
    not_read="amounts, dates and codes",
)
