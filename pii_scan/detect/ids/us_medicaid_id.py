"""Numbers of people on Medicaid; each state has its own form and often its own name for the programme."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number, place_at_label
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PROGRAMMES = {
    "medi-cal": "CA", "medi cal": "CA", "masshealth": "MA", "tenncare": "TN", "soonercare": "OK", "badgercare": "WI",
    "husky": "CT", "apple health": "WA", "ahcccs": "AZ", "peachcare": "GA", "healthy louisiana": "LA", "kancare": "KS",
    "mainecare": "ME", "mo healthnet": "MO", "nj familycare": "NJ", "oregon health plan": "OR", "denalicare": "AK",
    "health first colorado": "CO", "hoosier healthwise": "IN", "med-quest": "HI", "arkids": "AR",
    "turquoise care": "NM",
}  # fmt: skip
_FORM = re.compile(r"(?=(?:.*[0-9]){6})[A-Z]{0,2}[0-9]{6,14}[A-Z]{0,2}[0-9]?|[A-Z]{2}[0-9]{5}[A-Z]")


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    if not 8 <= len(number) <= 16 or not _FORM.fullmatch(number):
        return None
    if (place := place_at_label(candidate)) is None:
        return None
    words = fold(candidate.label if candidate.column else candidate.before[-64:])
    state = next((code for name, code in _PROGRAMMES.items() if name in words), "")
    return Verdict(number, 1.0 + place, ("medicaid_shape",), is_filler_number(number), f"US-{state}" if state else "")


DETECTOR = Detector(
    kind=Kind("us_medicaid_id", LegalClass.HEALTH_INSURANCE, "Medicaid number"),
    standard="No common format; state programmes: https://www.medicaid.gov/about-us/beneficiary-resources",
    patterns=("[A-Za-z]{0,2}[0-9]{6,14}[A-Za-z]{0,2}[0-9]?", "[A-Za-z]{2}[0-9]{5}[A-Za-z]",
              "[0-9]{3,4}[- ][0-9]{3,4}[- ][0-9]{3,4}(?:[- ][0-9]{3,4})?"),
    check=_check,
    labels=(
        "medicaid", "medicaid id", "medicaid no", "medicaid number", "medicaid #", "medicaid id no",
        "medicaid id number", "medicaid id #", "medicaid recipient id", "medicaid recipient number",
        "medicaid member id", "medicaid client id", "medicaid beneficiary id", "medicaid card number", "medicaid cin",
        "client identification number (cin)", "medi-cal", "medi-cal id", "medi-cal number", "medi-cal no", "masshealth",
        "masshealth id", "mass health", "mass health id", "tenn care", "tenn care id", "sooner care id",
        "badger care id", "maine care id", "peach care id", "kan care id", "tenncare", "tenncare id", "soonercare id",
        "badgercare id", "husky id", "apple health id", "ahcccs id", "mainecare id", "peachcare id", "kancare id",
        "nj familycare id", "health first colorado id", "oregon health plan id", "medicaid/chip id", "chip id",
        "title xix", "title xix no", "número de medicaid", "no. de medicaid", "id de medicaid", "tarjeta de medicaid",
    ),
    anti_labels=("phone", "call", "fax", "npi", "provider id", "provider no", "provider number"),
    label_required=True,
    prior=-3.0,
    headers=(r"\bmedicaid\b(?!.*\b(plan|type|status|date|eligib\w*|provider|pending)\b)",
             r"\b(medi ?cal|mass ?health|tenncare|ahcccs|soonercare|mainecare) ?(id|no|num|number)?$"),
    examples=(
        Example("Medicaid ID: 48120377615", "48120377615"),
        Example("Medicaid No. AB48120C", "AB48120C"),
        Example("MassHealth ID\n100481203776", "100481203776"),
        Example("Número de Medicaid: 7712034481", "7712034481"),
        Example("Medi-Cal ID 90481203A", "90481203A"),
    ),
    counter_examples=(
        Example("Medicaid hotline call 18005551234"),
        Example("48120377615"),
        Example("Medicaid covered 72481203 people"),
        Example("Medicaid expansion of 2014"),
        Example("Medicaid provider number 48120377615"),
    ),
    validator="label only",
    not_covered="Numbers without a label that names Medicaid or the state's programme.",
)  # fmt: skip
