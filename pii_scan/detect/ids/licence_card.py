"""The number on the front of a licence or ID card as a camera saw it: labels, states and misread characters."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pii_scan.detect.calendar_dates import read_packed
from pii_scan.detect.detector import Context, Found
from pii_scan.detect.ids.jurisdictions import card_titles, issuing_state, last_titled_state, qualifier_of
from pii_scan.detect.ids.licence_codes import decode
from pii_scan.detect.ids.licence_evidence import agreement
from pii_scan.detect.ids.licence_formats import fits, known_states
from pii_scan.detect.ids.licence_reading import Reading, compact_number, is_placeholder, read_number
from pii_scan.detect.kinds_shared import US_DRIVER_LICENSE, US_STATE_ID
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind

CARD_DOCUMENTS = ("drivers_license_front", "drivers_license_back", "state_id_front")
_MAX_CHARS = 20_000
_AROUND = 600
"""Characters of a card's text in which name and birth date are looked for."""

_LABEL = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"4\s?[d][\s.:]{0,2}(?:(?:DLN|DL|LIC|[I1l]D|IDN|OLN|CDL|NO|NUMBER|LICENSE|CUSTOMER)\b[\s.#:]{0,3}){0,2}"
    r"|DLN|D[./]?L[.]?(?:\s?(?:N[O0]|NUM(?:BER)?|#))?|0LN|OLN|CDL(?:\s?N[O0](?!\d))?"
    r"|LIC(?:ENSE|ENCE)?[.]?\s?(?:N[O0](?!\d)|NUM(?:BER)?|#|ID)"
    r"|(?:DRIVER'?S?|OPERATOR'?S?)\s+LIC(?:ENSE|ENCE)?\s?(?:N[O0](?!\d)|NUM(?:BER)?|#)|OP\.?\s?LIC(?:\.|ENSE)?\s?(?:N[O0](?!\d))?"
    r"|ID\s?(?:N[O0](?!\d)|NUM(?:BER)?|#|CARD\s?N[O0])|IDN|I\.D\.\s?N[O0]"
    r"|CUSTOMER\s?(?:ID|IDENTIFIER|NO)|IDENTIFICATION\s?N(?:O|UMBER)"
    r"|N(?:O|[uúÚU]M(?:ERO)?)[.]?\s?DE\s?LICENCIA|LICENCIA\s?N[O0]"
    r"|[I1l]D(?=[\s:.#]{1,3}[A-Za-z$]{0,2}\d)"
    r")[\s.:#=-]{0,4}",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<![A-Za-z0-9])(?:4d|DLN|DL|OLN|LIC)(?=[A-Z]{0,2}\d{5,})", re.IGNORECASE)
_PLAIN_LABEL = re.compile(r"(?m)^[^\w\n]{0,3}(?:NUMBER|N[ÚU]MERO)[ \t.:#]{1,4}(?=[A-Za-z]{0,2}[ -]?\d)", re.IGNORECASE)
"""On a card alone."""
_VALUE = re.compile(r"[A-Za-z0-9*$][A-Za-z0-9*]*(?:[- ]{1,3}[A-Za-z0-9*]{1,9}){0,5}")
_BARE = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{1,2}[- ]?\d{2,4}(?:[- ]?\d{1,4}){1,4}(?![A-Za-z0-9-])")
_ZIP = re.compile(r"[A-Z]{2} \d{5}(?:-\d{4})?")
_ALONE = re.compile(
    r"^[ \t]*([A-Z0-9][A-Z0-9*-]{0,24}(?: [A-Z0-9-]{2,9}){0,4}(?: \d{1,2}[-/.]\d{1,2}[-/.]\d{4}){0,3})[ \t]*$",
    re.MULTILINE,
)
_DATES_BEHIND = re.compile(r"(?: \d{1,2}[-/.]\d{1,2}[-/.]\d{4}){1,3}$")
_NOT_ALONE = re.compile(r"\d{5}-\d{4}|[A-Z]{2} \d{5}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
"""ZIP codes and dates on a line of their own."""
_SPECIMEN = re.compile(r"\bSPECIMEN\b|\bSAMPLE\b|\bMUESTRA\b")
_ID_CARD = re.compile(r"IDENTIFICATION\s+CARD|\bID\s+CARD|STATE\s+ID\b|TARJETA\s+DE\s+IDENT|NOT\s+A\s+DRIVER")
_DRIVES = re.compile(r"DRIVER|OPERATOR|COMMERCIAL|\bCDL\b|LICENCIA|\bDLN?\b|\bOLN\b")
_OTHER_LABELS = re.compile(
    r"(?:\W{0,2}(?:\d{1,2}[a-d]?\.?\s)?(?:CLASS|CLS|END|REST|RESTR|ISS|EXP|DOB|SEX|DD|HGT|WGT|EYES|HAIR|TYPE)\b\W{0,2}){1,6}",
    re.IGNORECASE,
)
"""A row of labels over a row of values: the number stands in the next line."""
_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")


def kind_of_card(text: str, document_type: str) -> Kind:
    if document_type.startswith("state_id"):
        return US_STATE_ID
    if document_type.startswith("drivers_license"):
        return US_DRIVER_LICENSE
    upper = text.upper()
    drives = _DRIVES.search(re.sub(r"(?:NON|NOT\s+A)[- ]?\s?DRIVER", "", upper))
    return US_STATE_ID if _ID_CARD.search(upper) and not drives else US_DRIVER_LICENSE


def find_card_number(text: Text, context: Context) -> Iterator[Found]:
    """Licence and ID numbers on cards: in pictures, and in texts of such a document."""
    seen = text.how in ("ocr", "handwriting")
    card = context.document_type in CARD_DOCUMENTS
    body = text.text
    if not (card or seen) or len(body) > _MAX_CHARS:
        return
    starts = card_titles(body) if card else []
    if len(starts) > 1:
        # Several cards on one sheet: each has its own state, and its own line with nothing but the number.
        for low, high in zip([0, *starts[1:]], [*starts[1:], len(body)], strict=True):
            for hit in find_card_number(replace(text, text=body[low:high]), context):
                yield replace(hit, start=low + (hit.start or 0), end=low + (hit.end or 0))
        return
    upper = body.upper()
    if not card and not (_DRIVES.search(upper) or _ID_CARD.search(upper)):
        return
    state = issuing_state(body)
    kind = kind_of_card(body, context.document_type)
    taken: set[str] = set()
    for label in (*_LABEL.finditer(body), *_GLUED.finditer(body), *(_PLAIN_LABEL.finditer(body) if card else ())):
        own = state or last_titled_state(body[: label.start()])
        found = _after_label(body, label.end(), own, seen)
        if found is None or found[1].compact in taken:
            continue
        start, reading, own_format = found
        taken.add(reading.compact)
        confidence = (0.95 if own else 0.88) if own_format else 0.74
        if reading.repaired:
            confidence -= 0.12
        reasons: tuple[str, ...] = (
            "label:licence",
            "state_format" if own_format and own in known_states() else "licence_shape",
        )
        if own_format and (code := decode(reading.compact, own)) is not None:
            around = body[max(0, start - _AROUND) : start], body[start + reading.end : start + _AROUND]
            evidence = agreement(code, *around, context.reference_date)
            confidence = min(0.98, confidence + 0.03 * evidence.odds)
            reasons += evidence.reasons
        yield _found(kind, body, start, reading, confidence, reasons, own, context)
    if card and not taken and state:
        for bare in _BARE.finditer(body):
            compact = compact_number(bare[0])
            if fits(compact, state) and compact not in taken and not _ZIP.fullmatch(bare[0]):
                taken.add(compact)
                reading = Reading(len(bare[0]), compact, False)
                yield _found(kind, body, bare.start(), reading, 0.78, ("on_card", "state_format"), state, context)
    if card and not taken and state:
        alone = list(_alone(body, state, repair=False)) or list(_alone(body, state, repair=seen))
        if len(alone) == 1:
            start, reading = alone[0]
            confidence = 0.62 if reading.repaired else 0.74
            yield _found(kind, body, start, reading, confidence, ("on_card", "state_format"), state, context)


def _alone(body: str, state: str, repair: bool) -> Iterator[tuple[int, Reading]]:
    """Lines that are a number of the state and nothing else: (start, reading)."""
    for line in _ALONE.finditer(body):
        # Number, birth date and end of a card may stand in one row.
        text = _DATES_BEHIND.sub("", line[1])
        if sum(map(str.isdigit, text)) < 4 or _NOT_ALONE.fullmatch(text) or read_packed(text):
            continue
        reading = read_number(text, state, repair)
        if reading is not None and reading.end == len(text) and len(reading.compact) >= 6:
            yield line.start(1), reading


def _after_label(body: str, at: int, state: str, repair: bool) -> tuple[int, Reading, bool] | None:
    """The number behind a label, on its line or at the start of the next: (start, reading, fits its state)."""
    rest = body[at : at + 100]
    offset = 0
    for number, line in enumerate(rest.split("\n")[:3]):
        offset = rest.index("\n", offset) + 1 if number else 0
        value = _VALUE.match(line.lstrip()) if line.strip() else None
        if value is None or _DATE.match(line.lstrip()):
            continue
        start = at + offset + len(line) - len(line.lstrip())
        if reading := read_number(value[0], state, repair):
            return start, reading, True
        if state and (reading := read_number(value[0], "", False)):
            return start, reading, False
        if _OTHER_LABELS.fullmatch(line.strip()):
            continue
        if re.search(r"\d", line) or (number and line.strip()):
            return None
    return None


def _found(
    kind: Kind, body: str, start: int, reading: Reading, confidence: float, reasons: tuple[str, ...], state: str,
    context: Context,
) -> Found:  # fmt: skip
    end = start + reading.end
    specimen = context.document_type == "specimen" or _SPECIMEN.search(body.upper()) is not None
    return Found(
        kind, body[start:end], reading.compact, confidence, start, end,
        (*reasons, "ocr_repair") if reading.repaired else reasons, dummy=is_placeholder(reading.compact) or specimen,
        qualifier=qualifier_of(state), attributes={"state": state.removeprefix("CA-")} if state else {},
    )  # fmt: skip


__all__ = ["CARD_DOCUMENTS", "compact_number", "find_card_number", "kind_of_card", "read_number"]
