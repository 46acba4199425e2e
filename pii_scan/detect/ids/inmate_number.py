"""Inmate, booking and offender numbers."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label, label_is_taken
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LABELS = (
    "inmate", "inmate #", "inmate no", "inmate no.", "inmate number", "inmate id", "inmate id #", "inmate id no",
    "inmate number/id", "booking", "booking #", "booking no", "booking no.", "booking number", "booking id", "bkg no",
    "bkg #", "sid", "sid #", "sid no", "state id #", "doc #", "doc no", "doc number", "doc id", "dc number", "dc #",
    "doc#", "cdcr #", "cdcr no", "tdcj #", "tdcj no", "idoc #", "idoc no", "offender", "offender id", "offender #",
    "offender no", "offender number", "jid", "jail id", "jacket", "jacket #", "jacket no", "prisoner no",
    "prisoner #", "prisoner id", "prisoner number", "register number", "reg. no.", "reg no", "bop register number",
    "so #", "so number", "pin/inmate id", "resident id", "detainee id", "no. de recluso", "número de recluso",
    "numero de recluso", "número de interno", "numero de interno", "no. de interno", "interno no", "recluso",
    "interno", "preso no", "número de preso", "my number", "mi número", "número de reserva", "numero de reserva",
)  # fmt: skip
_OWN_WORDS = frozenset(("my number", "mi numero"))
_CUSTODY = re.compile(
    r"\bpod\b|unit|dorm|\bcell\b|inmate|jail|prison|books|tank|housing|celda|m[oó]dulo|transfer|moved me|me mov"
)
_DATE = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?|\d{1,2}-\d{1,2}-(?:19|20)?\d\d")
_BETWEEN = re.compile(r"phone|\btel\b|\bdob\b|\bdate\b|ssn|call|acc(?:oun)?t|balance|fecha|zip|age\b|cell\b|unit")


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text.upper()
    compact = re.sub(r"[\s-]", "", text)
    digits = sum(map(str.isdigit, compact))
    if not 4 <= len(compact) <= 14 or digits < 3 or _DATE.fullmatch(text):
        return None
    if candidate.column:
        return Verdict(compact, 1.0, ("digits",))
    gap = gap_to_label(candidate)
    if gap is None or label_is_taken(candidate) or _BETWEEN.search(gap) or len(gap) > 48:
        return None
    if candidate.label in _OWN_WORDS and (len(compact) > 8 or not _CUSTODY.search(candidate.before)):
        return None
    direct = re.fullmatch(r"[\s#:.()=\"'/-]*(?:no|number|num|id|n[uú]mero|is|es)?[\s#:.()=\"'/-]*", gap) is not None
    below = "\n" in gap
    if not direct and not below and re.search(r"[a-z]{3,}", gap):
        # A name may stand between ("Inmate: Rowan Ellis #48213"), then the number carries its own mark.
        if not gap.rstrip().endswith(("#", "(", "no.", "id", ":")):
            return None
        return Verdict(compact, 0.5, ("label:inmate",))
    return Verdict(compact, 1.5 if direct else 0.5, ("label:inmate",))


DETECTOR = Detector(
    kind=Kind("inmate_number", LegalClass.BOOKING_NUMBER, "Inmate or booking number"),
    standard="No common format; federal register numbers: https://www.bop.gov/inmateloc/",
    patterns=("[A-Za-z]{0,3}[0-9]{3,12}[A-Za-z]?", "[A-Za-z]{0,3}[0-9]{2,8}-[0-9]{2,8}(?:-[0-9]{1,6})?"),
    check=_check,
    labels=_LABELS,
    label_required=True,
    label_weight=4.0,
    prior=-3.5,
    document_types=("inmate_id",),
    headers=(
        r"\b(inmate|offender|prisoner|booking|detainee|resident|recluso|interno) ?(id|no|num|number|pin)?$",
        r"^(sid|jid|doc) ?(id|no|num|number)?$|^jacket( no)?$",
    ),
    examples=(
        Example("Inmate #: A482139", "A482139"),
        Example("Booking No. 2024-0077213", "20240077213"),
        Example("Register Number: 48213-061", "48213061"),
        Example("Número de recluso: 7702195", "7702195"),
        Example("Offender ID 00918274", "00918274"),
    ),
    counter_examples=(
        Example("Inmate phone 6145550143"),
        Example("The inmate was booked on 03-15-2024"),
        Example("48213-061"),
        Example("booking date: 2024-03-15"),
    ),
    not_covered="Numbers without a word that says what they are.",
)
