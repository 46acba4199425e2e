"""Visa foil and control numbers."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number, place_at_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

VISA_NUMBER = Kind("visa_number", LegalClass.OTHER_GOV_ID, "Visa number (foil or control number)", identifies=True)
_FOIL = re.compile(r"[0-9]{8}|[A-Z][0-9]{7}|[A-Z]{2}[0-9]{6,7}")
_CONTROL = re.compile(r"(?:19|20)[0-9]{12}")
_PAYMENT = re.compile(r"card|cvv|debit|credit|payment|exp(?:iry|ires)|mastercard|\bending\b|tarjeta|charge")


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    control = _CONTROL.fullmatch(number) is not None
    if not (control or _FOIL.fullmatch(number)) or (place := place_at_label(candidate)) is None:
        return None
    if not candidate.column and _PAYMENT.search(candidate.before[-48:] + candidate.after):
        return None
    return Verdict(number, 1.2 + place, ("control_number" if control else "foil_number",), is_filler_number(number))


DETECTOR = Detector(
    kind=VISA_NUMBER,
    standard="US Department of State, 9 FAM 303.8 (visa foils): https://fam.state.gov/FAM/09FAM/09FAM030308.html",
    patterns=("[0-9]{8}", "[A-Za-z][0-9]{7}", "[A-Za-z]{2}[0-9]{6,7}", "[0-9]{14}"),
    check=_check,
    labels=(
        "visa foil no (red)", "visa foil no. (red)", "visa number", "visa no", "visa #", "visa foil",
        "visa foil number", "visa foil no", "foil number", "foil no",
        "visa control number", "visa control no", "us visa number", "u.s. visa number", "nonimmigrant visa number",
        "nonimmigrant visa number (if any)", "visa id", "visa grant number", "número de visa", "no. de visa",
        "número de visado", "visa núm", "número de control de visa",
    ),
    anti_labels=("visa card", "credit card", "card", "mastercard", "debit", "cvv", "tarjeta"),
    label_required=True,
    prior=-3.0,
    document_types=("visa",),
    headers=(r"^(us )?visa ?(foil |control )?(no|num|number|id)$", r"\bnumero de visado?\b"),
    examples=(
        Example("Visa Foil Number: 48120377", "48120377"),
        Example("Visa number K4812037", "K4812037"),
        Example("Visa control number\n20193210450007", "20193210450007"),
        Example("Número de visa: 71203448", "71203448"),
        Example('"visaNumber": "M8120377"', "M8120377"),
    ),
    counter_examples=(
        Example("Visa card number 48120377"),
        Example("Visa ending 4812, ref 48120377"),
        Example("48120377"),
        Example("visa office file 48120377"),
        Example("Visa number 12345678"),
    ),
    validator="label only",
    not_covered="Numbers without a label.",
)  # fmt: skip
