"""HL7 version 2 messages (2.1–2.9, ER7 encoding), single, batched or in MLLP frames: patients, kin, insured."""

import re
from collections.abc import Iterator

from pii_scan.extract.exchange.hl7_fields import PEOPLE, VISIT, Field, Separators, identifier_column
from pii_scan.extract.exchange.person_rows import ADDRESS, NAME, PersonRows
from pii_scan.extract.exchange.segments import Rest, decoded, segments
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

HL7 = "application/hl7-v2"
_HEAD = re.compile(r"[\s\x0b]*(?:FHS|BHS|MSH)(?P<field>[^\w\s])(?P<others>[^\w\s]{3,5})(?P=field)")
_SEGMENT = re.compile(r"[A-Z][A-Z0-9]{2}\Z")
_HEADER_BYTES = 64
_DISTINCT = 4
_HEADERS = frozenset({"MSH", "FHS", "BHS"})
_TRAILERS = frozenset({"BTS", "FTS"})


def probe(head: bytes, _name: str) -> str | None:
    # Not asked for text: a damaged message may hold bytes of control.
    match = _HEAD.match(head[:_HEADER_BYTES].decode("latin-1"))
    return HL7 if match is not None and len({match["field"], *match["others"][:4]}) >= _DISTINCT else None


def extract(given: Input) -> Iterator[Evidence]:
    """A row for every person a message names; what no column takes follows as text."""
    rows, rest = PersonRows(), Rest()
    separators: Separators | None = None
    odd = 0
    for piece in segments(given.payload, b"\r\n\x0b\x1c"):
        line = decoded(piece)
        head = _HEAD.match(line)
        if head is not None:
            separators = Separators(head["field"], head["others"])
        elif separators is None:
            raise NotThisFormat
        name, *fields = line.split(separators.field)
        if not _SEGMENT.match(name):
            # A line of a report that broke, or another's words between the messages.
            odd += 1
            rest.add(line)
            continue
        if name in _HEADERS or name in _TRAILERS:
            rest.add(separators.plain(" ".join(fields[1:] if name in _HEADERS else fields)))
        else:
            _take(name, fields, separators, rows, rest)
        yield from rows.tables()
        yield from rest.texts()
    if separators is None:
        raise NotThisFormat
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if odd:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{odd} lines are no segments; read as text", Effect.NOTE)


def _take(name: str, fields: list[str], separators: Separators, rows: PersonRows, rest: Rest) -> None:
    known = PEOPLE.get(name)
    if known is not None:
        rows.begin()
    else:
        known = VISIT.get(name, {})
    left: list[str] = []
    for number, text in enumerate(fields, 1):
        field = known.get(number)
        if not text:
            continue
        if field is None:
            left.append(separators.plain(text))
            continue
        for repetition in text.split(separators.repetition):
            _put(field, separators.components(repetition), rows, left)
    if name == "OBX" and len(fields) > 4:
        # What was observed is the label of what was found.
        what = separators.components(fields[2])
        label = what[1] if len(what) > 1 and what[1] else what[0]
        left = [f"{label}: {separators.plain(fields[4])}", separators.plain(fields[3])]
        left = [*filter(None, left), *(separators.plain(text) for text in fields[5:] if text)]
    rest.add(" ".join(left))


def _put(field: Field, parts: list[str], rows: PersonRows, left: list[str]) -> None:
    form, column = field
    if form == "name":
        rows.put_all(NAME, parts[:4])
        left.extend(parts[4:])
    elif form == "doctor":
        # Identifier, then the name; each doctor is no cell of the patient's own name.
        rows.put(f"{column} id", parts[0])
        rows.put(f"{column} name", " ".join([*parts[2:4], *parts[1:2]]))
        left.extend(parts[4:])
    elif form == "address":
        rows.put_all(ADDRESS, parts[:6])
        left.extend(parts[6:])
    elif form == "phone":
        number = parts[0] or " ".join(parts[4:7])
        rows.put(column, number or (parts[11] if len(parts) > 11 else ""))
        if len(parts) > 3:
            rows.put("email", parts[3])
        left.extend(parts[7:11])
    elif form == "date":
        rows.put(column, parts[0][:8])
    elif form == "identifier":
        rows.put(identifier_column(parts, column), parts[0])
        left.extend(parts[1:])
    elif form == "licence":
        rows.put("driver's license number", parts[0])
        if len(parts) > 1:
            rows.put("driver's license state", parts[1])
    else:
        rows.put(column, " ".join(filter(None, parts)))


EXTRACTOR = Extractor(
    id="hl7",
    title="HL7 version 2 messages",
    media_types=(HL7,),
    extract=extract,
    probe=probe,
    extensions=(".hl7", ".er7"),
    priority=40,
    library="own",
    reads="versions 2.1 to 2.9 with any separators, batches and MLLP frames: patients, next of kin, guarantors and "
    "insured, each one record with names, numbers, addresses, birth date, diagnoses and doctors; other fields as text",
    not_read="pictures and documents inside of OBX (base64), XML encoding (read as XML)",
)
