"""Barcode, machine-readable zone and print of one card held against one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pii_scan.detect.document.stated import FIELDS, Stated, in_words, plain, printed_last, stated, tokens
from pii_scan.detect.grouping.key_kinds import key_kinds
from pii_scan.detect.ids.jurisdictions import issuing_state
from pii_scan.model.evidence import How, Text, Wording
from pii_scan.model.match import Band, Match
from pii_scan.model.sensitive import Sensitive

_LICENCE = frozenset(("us_driver_license", "us_state_id"))
_FIELD_OF = {
    "us_driver_license": "number", "us_state_id": "number", "passport": "number", "us_alien_number": "number",
    "other_gov_id": "number", "visa_number": "number", "person_name": "name", "date_of_birth": "birth date",
    "us_address": "address", "address": "address",
}  # fmt: skip
_NEVER_A_CARDS = frozenset(("phone", "email", "gps_location"))


def _field(kind: str) -> str | None:
    """Which field of a card a kind is; every number that identifies is a number, of whatever country."""
    known = _FIELD_OF.get(kind)
    return known if known is not None else "number" if kind in key_kinds() - _NEVER_A_CARDS else None


_SOURCE = {How.BARCODE: "barcode", How.MRZ: "mrz", How.OCR: "ocr", How.HANDWRITING: "ocr"}
_SURE = 0.995
_NEAR_MOST = 2
_NEAR_LEAST_LENGTH = 7


@dataclass(frozen=True, slots=True)
class FieldCheck:
    """One field of one card: where it was read, and whether the readings are one."""

    record: int
    field: str
    sources: tuple[str, ...]
    differs: bool = False

    def __str__(self) -> str:
        """`birth date: barcode = ocr`; fixed words only."""
        return f"{self.field}: {(' ≠ ' if self.differs else ' = ').join(self.sources)}"


def cross_check(
    matches: Sequence[Match], wording: Wording, reference: date, *, alone: bool, identity: bool
) -> tuple[list[Match], list[FieldCheck]]:
    """Matches of identity documents, in the same order, with agreement in confidence and reasons.

    Where two readings agree, both are surer and say `agrees:barcode`; where they contradict, both say `differs:…`. A
    number that print and barcode give almost alike is one number: the barcode's.

    Args:
        matches: with their records set.
        alone: every page shows one card, so that all print on its page is its own.
        identity: it is an identity document, also where neither barcode nor zone was read.
    """
    sides = [side for text in wording.texts for side in stated(text, reference)]
    if not sides and not identity:
        return list(matches), []
    print_of = _print(wording.texts) if alone else {}
    out = list(matches)
    checks: list[FieldCheck] = []
    front, back = _both_sides(out, sides)
    for record in sorted({m.record for m in matches if m.record is not None}):
        own = [i for i, m in enumerate(out) if m.record == record and m.band is not Band.DUMMY]
        mine = [side for side in sides if _belongs(side, [out[i] for i in own])]
        if back is not None and record == front:
            mine.append(back)
        if not own:
            continue
        for field in FIELDS:
            of_field = [i for i in own if _field(out[i].kind) == field]
            check = _check(field, record, mine, [out[i] for i in of_field], print_of)
            if check is None:
                continue
            checks.append(check)
            for i in of_field:
                out[i] = _marked(out[i], check, mine, [out[j] for j in of_field])
    return out, checks


def _both_sides(matches: Sequence[Match], sides: Sequence[Stated]) -> tuple[int | None, Stated | None]:
    """The record of a front and what its back on the other page states, where an item is one card on two pages."""
    backs = [side for side in sides if side.source == "barcode"]
    pages: dict[int, set[int | None]] = {}
    barcoded: set[int] = set()
    for match in matches:
        if match.record is not None and match.band is not Band.DUMMY:
            pages.setdefault(match.record, set()).add(match.spot.page)
            if match.how is How.BARCODE:
                barcoded.add(match.record)
    fronts = pages.keys() - barcoded
    if len(backs) != 1 or len(pages) != 2 or len(fronts) != 1:
        return None, None
    (front,) = fronts
    page = next(iter(pages[front]))
    return front, replace(backs[0], page=page) if page is not None and page != backs[0].page else None


def _print(texts: Iterable[Text]) -> dict[int | None, str]:
    pages: dict[int | None, list[str]] = {}
    for text in texts:
        if text.how in (How.OCR, How.HANDWRITING):
            pages.setdefault(text.page, []).append(text.text)
    return {page: "\n".join(parts) for page, parts in pages.items()}


def _belongs(side: Stated, own: Sequence[Match]) -> bool:
    """Whether the record holds a match that was made from this barcode or zone."""
    how = How.BARCODE if side.source == "barcode" else How.MRZ
    return any(
        m.how is how
        and m.spot.page == side.page
        and (_field(m.kind) != "number" or plain(m.normal.reveal()) == side.number)
        for m in own
    )


def _check(
    field: str, record: int, sides: Sequence[Stated], own: Sequence[Match], print_of: dict[int | None, str]
) -> FieldCheck | None:
    """None where nobody states the field."""
    stating = [side for side in sides if side.has(field)]
    seen = [m for m in own if _SOURCE.get(m.how) == "ocr"]
    sources = list(dict.fromkeys(side.source for side in stating))
    differs = any(_contradict(field, one, other) for one in stating for other in stating if one is not other)
    for side in stating:
        text = print_of.get(side.page, "")
        if field == "issuer":
            titled = issuing_state(text) if side.issuer.startswith("US-") else ""
            if titled:
                sources.append("ocr")
                differs = differs or side.issuer != f"US-{titled}"
        elif (text and in_words(side, field, text)) or any(_same(side, m) for m in seen):
            sources.append("ocr")
        elif any(m.band is Band.HIGH and _comparable(side, m) for m in seen) or (
            field == "name" and printed_last(text)
        ):
            sources.append("ocr")
            differs = True
    if not stating and seen:
        sources = ["ocr"]
    return FieldCheck(record, field, tuple(dict.fromkeys(sources)), differs) if sources else None


def _contradict(field: str, one: Stated, other: Stated) -> bool:
    match field:
        case "birth date":
            return one.birth != other.birth
        case "expiry":
            return one.expiry != other.expiry
        case "number":
            return one.number != other.number
        case "name":
            return not (tokens(one.last) & tokens(other.last))
    return False


def _comparable(side: Stated, match: Match) -> bool:
    """Whether the print's match is of the sort that this side states: a Social Security number contradicts nothing."""
    if _field(match.kind) != "number":
        return True
    return (match.kind in _LICENCE) == (side.source == "barcode")


def _same(side: Stated, match: Match) -> bool:
    normal = match.normal.reveal()
    match _field(match.kind):
        case "number":
            return _near(plain(normal), side.number)
        case "name":
            return in_words(side, "name", normal)
        case "birth date":
            return side.birth is not None and normal == side.birth.isoformat()
        case "address":
            return in_words(side, "address", normal) or in_words(side, "address", match.raw.reveal())
    return False


def _near(read: str, said: str) -> bool:
    """Equal, or of one length and different in at most two characters: a misreading."""
    if read == said:
        return True
    if len(read) != len(said) or len(said) < _NEAR_LEAST_LENGTH:
        return False
    return sum(a != b for a, b in zip(read, said, strict=True)) <= _NEAR_MOST


def _marked(match: Match, check: FieldCheck, sides: Sequence[Stated], of_field: Sequence[Match]) -> Match:
    source = _SOURCE.get(match.how)
    others = [name for name in check.sources if name != source]
    if source is None or not others:
        return match
    if check.differs:
        return replace(match, reasons=(*match.reasons, *(f"differs:{name}" for name in others)))
    if source == "ocr":
        side = next((side for side in sides if _same(side, match)), None)
        if side is None:
            return match
        if check.field == "number" and plain(match.normal.reveal()) != side.number:
            said = next((m for m in of_field if _SOURCE.get(m.how) == side.source), None)
            if said is not None:
                match = replace(match, normal=Sensitive(said.normal.reveal()), reasons=(*match.reasons, "ocr_repair"))
    best = max((m.confidence for m in of_field if _SOURCE.get(m.how) in others), default=0.9)
    confidence = min(_SURE, 1 - (1 - match.confidence) * (1 - best))
    return replace(
        match,
        confidence=round(max(confidence, match.confidence), 4),
        band=Band.HIGH,
        reasons=(*match.reasons, *(f"agrees:{name}" for name in others)),
    )
