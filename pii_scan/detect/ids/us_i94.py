"""Admission numbers of arrivals: form I-94."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number, label_is_one_of, place_at_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[0-9]{11}|[0-9]{9}[A-Z][0-9]")
_HOSPITAL_TOO = frozenset(("admissionnumber", "admissionno", "numerodeadmision", "admissionrecord"))
_BORDER = re.compile(r"i-? ?94|\bcbp\b|arrival|departure|class of adm|admitted until|border|homeland|visa|entry")


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    if not _FORM.fullmatch(number) or (place := place_at_label(candidate)) is None:
        return None
    if label_is_one_of(candidate, _HOSPITAL_TOO) and not _BORDER.search(candidate.before + candidate.after):
        return None
    lettered = not number.isdigit()
    return Verdict(number, (2.5 if lettered else 1.5) + place, ("i94_shape",), dummy=is_filler_number(number))


DETECTOR = Detector(
    kind=Kind("us_i94", LegalClass.OTHER_GOV_ID, "US arrival (I-94) number", identifies=True),
    standard="CBP, I-94 numbers (11 digits; since May 2019 a letter in place 10): https://i94.cbp.dhs.gov/",
    patterns=("[0-9]{11}", "[0-9]{9}[A-Za-z][0-9]", "[0-9]{9}[- ][0-9]{2}", "[0-9]{9}[- ][A-Za-z][0-9]"),
    check=_check,
    labels=(
        "i-94 admission #", "arrival/departure record number", "arrival/departure record no", "arrival departure no",
        "i-94", "i94", "i-94 number", "i-94 no", "i-94 #", "i94 number", "form i-94", "i-94 admission number",
        "i-94 admission", "i-94 record number", "admission i-94 record number", "admission (i-94) record number",
        "admission (i-94) number", "form i-94 admission number", "form i-94 arrival-departure record number",
        "arrival-departure record number", "arrival/departure record", "arrival record number", "admission number",
        "admission no", "admission record", "número i-94", "formulario i-94", "número de admisión",
        "registro de llegada",
    ),
    label_required=True,
    prior=-3.0,
    headers=(r"\bi ?94\b",),
    examples=(
        Example("I-94 Number: 84120377615", "84120377615"),
        Example("Admission (I-94) Record Number : 481203776A1", "481203776A1"),
        Example("Form I-94 Admission Number\n771203448B2", "771203448B2"),
        Example("Número I-94: 38120377615", "38120377615"),
        Example("i94=481203776 15", "48120377615"),
    ),
    counter_examples=(
        Example("Hospital admission number 84120377615"),
        Example("84120377615"),
        Example("I-94 helpline 18005551234 5"),
        Example("form I-94 was printed for 84120377615 and others"),
        Example("I-94: 8412037761"),
    ),
    validator="label only",
    not_covered="Numbers without a label.",
)  # fmt: skip
