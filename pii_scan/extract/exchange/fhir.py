"""HL7 FHIR resources as JSON (R4, R5), alone, in bundles or a line each (bulk export): people as records."""

import re
from collections.abc import Iterator
from typing import Any

from pii_scan.extract.exchange.person_rows import PersonRows
from pii_scan.extract.exchange.segments import Rest, decoded, segments
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.text.json import WHOLE_BYTES
from pii_scan.extract.text.json import decoded as parsed
from pii_scan.extract.text.json_rows import labelled_lines, scalar
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

FHIR = "application/fhir+json"
FHIR_LINES = "application/fhir+ndjson"
_RESOURCE = re.compile(r'"resourceType"\s*:\s*"[A-Z][A-Za-z]{2,40}"')
_LINE = re.compile(r"\{[^\n]*\}[ \t\r]*\n[ \t]*\{")
_PEOPLE = frozenset({"Patient", "RelatedPerson", "Practitioner", "Person"})
_TAGS = re.compile(r"<[^<>]{1,2000}>")
_DEEPEST = 12

_SYSTEMS = (
    (("us-ssn", "2.16.840.1.113883.4.1"), "ssn"), (("us-npi", "2.16.840.1.113883.4.6"), "npi"),
    (("us-mbi", "2.16.840.1.113883.4.927"), "medicare number"), (("us-medicaid", "medicaid"), "medicaid number"),
    (("2.16.840.1.113883.4.3.", "driver", "licen"), "driver's license number"), (("passport",), "passport number"),
    (("nhs-number",), "nhs number"), (("member", "subscriber"), "insurance member id"),
    (("mrn", "medical-record"), "medical record number"),
)  # fmt: skip
"""Parts of an identifier's system, and what its value then is."""
_CODES = {
    "SS": "ssn", "SB": "ssn", "MR": "medical record number", "DL": "driver's license number", "PPN": "passport number",
    "MC": "medicare number", "MA": "medicaid number", "MB": "insurance member id", "AN": "patient account number",
    "TAX": "tax id", "NPI": "npi", "EN": "ein", "MRT": "medical record number",
}  # fmt: skip
"""HL7 table 0203, as `type.coding.code`."""


def probe(head: bytes, _name: str) -> str | None:
    text = head_text(head)
    if text is None or not text.lstrip().startswith("{") or not _RESOURCE.search(text):
        return None
    return FHIR_LINES if _LINE.match(text.lstrip()) else FHIR


def extract(given: Input) -> Iterator[Evidence]:
    """A row for every person, contact and policy; all else as `path: value` lines."""
    rows, rest = PersonRows(), Rest()
    bad = 0
    for piece in _documents(given):
        text = decoded(piece)
        try:
            value = parsed(text)
        except (ValueError, RecursionError):
            if given.media_type != FHIR_LINES:
                raise NotThisFormat from None
            bad += 1
            rest.add(text)
            continue
        for resource in _resources(value):
            _take(resource, rows, rest)
            yield from rows.tables()
            yield from rest.texts()
    yield from rows.tables(last=True)
    yield from rest.texts(last=True)
    if bad:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{bad} lines are no JSON; read as text", Effect.NOTE)


def _documents(given: Input) -> Iterator[bytes]:
    if given.media_type == FHIR_LINES:
        yield from segments(given.payload, b"\n")
        return
    if given.payload.size_bytes > WHOLE_BYTES:
        # The reader of all JSON takes what is too large for one tree.
        raise NotThisFormat
    yield given.payload.read().removeprefix(b"\xef\xbb\xbf")


def _resources(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Each resource once, those inside of bundles and of others (`contained`) by themselves."""
    if not isinstance(value, dict) or depth > _DEEPEST:
        if isinstance(value, dict | list):
            yield {"value": value}
        return
    own = dict(value)
    inner: list[Any] = []
    if isinstance(entries := own.get("entry"), list):
        own["entry"] = [_without_resource(e) for e in entries]
        inner += [e["resource"] for e in entries if isinstance(e, dict) and "resource" in e]
    if isinstance(contained := own.get("contained"), list):
        inner += contained
        del own["contained"]
    if isinstance(parameter := own.get("parameter"), list):
        inner += [p["resource"] for p in parameter if isinstance(p, dict) and "resource" in p]
        own["parameter"] = [_without_resource(p) for p in parameter]
    yield own
    for resource in inner:
        yield from _resources(resource, depth + 1)


def _without_resource(entry: Any) -> Any:
    return {k: v for k, v in entry.items() if k != "resource"} if isinstance(entry, dict) else entry


def _take(resource: dict[str, Any], rows: PersonRows, rest: Rest) -> None:
    kind = str(resource.get("resourceType"))
    left = dict(resource)
    if kind in _PEOPLE:
        rows.begin()
        _person(left, rows)
        for contact in _copies(left, "contact"):
            rows.begin()
            _person(contact, rows)
    elif kind == "Coverage":
        rows.begin()
        rows.put("insurance member id", _cell(left, "subscriberId"))
        _identifiers(left, rows, "insurance member id")
    elif kind == "Condition":
        rest.add(f"Diagnosis: {_words(left.pop('code', None))}")
    if isinstance(narrative := left.get("text"), dict) and isinstance(div := narrative.get("div"), str):
        # XHTML for people to read; it may say more than the fields.
        left["text"] = {**narrative, "div": " ".join(_TAGS.sub(" ", div).split())}
    _lines(left, rest)


def _lines(left: dict[str, Any], rest: Rest) -> None:
    for line in labelled_lines(left):
        rest.add(line)


def _person(left: dict[str, Any], rows: PersonRows) -> None:
    """Moves what a record has columns for out of `left`; what is of another form than the standard's stays."""
    for name in _copies(left, "name"):
        given = _plain(name, "given")
        family = _cell(name, "family")
        if family or given:
            suffix = ", ".join(_plain(name, "suffix"))
            rows.put_all(
                ("last name", "first name", "middle name", "name suffix"),
                [family, "".join(given[:1]), " ".join(given[1:]), suffix],
            )
        else:
            rows.put("full name", _cell(name, "text"))
    rows.put("date of birth", _cell(left, "birthDate")[:10])
    rows.put("sex", _cell(left, "gender"))
    for point in _copies(left, "telecom"):
        rows.put(_POINTS.get(_cell(point, "system"), "phone"), _cell(point, "value"))
    for address in _copies(left, "address"):
        street = ", ".join(_plain(address, "line"))
        parts = [_cell(address, key) for key in ("city", "state", "postalCode", "country")]
        if street or any(parts):
            rows.put_all(("street", "city", "state", "zip", "country"), [street, *parts])
        else:
            rows.put("address", _cell(address, "text"))
    _identifiers(left, rows, "patient id")


_POINTS = {"email": "email", "fax": "fax", "url": "url"}


def _identifiers(left: dict[str, Any], rows: PersonRows, otherwise: str) -> None:
    for one in _copies(left, "identifier"):
        rows.put(_column(one, otherwise), _cell(one, "value"))


def _copies(left: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects under a key, as copies that stand in `left` in their place: what is taken from them is gone there."""
    value = left.get(key)
    items = [dict(i) if isinstance(i, dict) else i for i in (value if isinstance(value, list) else [value])]
    if value is not None:
        left[key] = items
    return [i for i in items if isinstance(i, dict)]


def _cell(left: dict[str, Any], key: str) -> str:
    """A plain value, taken out; empty where there is none."""
    if isinstance(left.get(key), dict | list):
        return ""
    return scalar(left.pop(key, None)) or ""


def _plain(left: dict[str, Any], key: str) -> list[str]:
    """Plain values of a list, taken out; a list of others is left."""
    value = left.get(key)
    items = value if isinstance(value, list) else [value]
    if any(isinstance(i, dict | list) for i in items):
        return []
    left.pop(key, None)
    return [scalar(i) or "" for i in items if i is not None]


def _column(identifier: dict[str, Any], otherwise: str) -> str:
    sort = identifier.get("type")
    codes = [c.get("code") for c in _list(sort.get("coding")) if isinstance(c, dict)] if isinstance(sort, dict) else []
    named = next((_CODES[code] for code in codes if code in _CODES), None)
    if named is not None:
        return named
    system = str(identifier.get("system", "")).lower()
    where = f"{system} {_words(sort).lower()}"
    for marks, column in _SYSTEMS:
        if any(mark in where if not mark[0].isdigit() or mark[-1] == "." else where.split(" ")[0].endswith(mark)
               for mark in marks):  # fmt: skip
            return column
    return otherwise


def _words(concept: Any) -> str:
    """Text and codes of a CodeableConcept."""
    if not isinstance(concept, dict):
        return ""
    parts = [scalar(concept.get("text"))]
    for coding in _list(concept.get("coding")):
        if isinstance(coding, dict):
            parts += [scalar(coding.get("display")), scalar(coding.get("code"))]
    return " ".join(dict.fromkeys(part for part in parts if part))


def _list(value: Any) -> list[Any]:
    """What should be a list and may be one of its members alone."""
    return [] if value is None else value if isinstance(value, list) else [value]


EXTRACTOR = Extractor(
    id="fhir",
    title="FHIR resources (JSON)",
    media_types=(FHIR, FHIR_LINES),
    extract=extract,
    probe=probe,
    extensions=(".fhir", ".ndjson"),
    priority=42,
    library="json (standard library)",
    reads="patients, relatives, practitioners, contacts and policies, each a record with names, numbers by their "
    "systems, addresses and birth date; every other element as text",
    not_read="documents inside of Binary and DocumentReference (base64); above 128 MiB in one tree: read as any JSON",
)
