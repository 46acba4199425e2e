"""Codes of diagnoses: ICD-10-CM, ICD-9-CM, DSM-5 (which uses the former)."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.health.medical_kind import MEDICAL
from pii_scan.detect.health.medical_language import sounds_medical
from pii_scan.detect.health.person_link import in_papers
from pii_scan.detect.ids.beside_label import place_at_label

_ICD10 = re.compile(r"[A-TV-Z][0-9][0-9AB](?:\.[0-9A-TV-Z]{1,4})?")
_ICD9 = re.compile(r"(?:[0-9]{3}|V[0-9]{2}|E[0-9]{3})\.[0-9]{1,2}")
_WORDS_BEHIND = re.compile(r"^[\s\-–:|(),^]{1,6}([a-z][^\n;|]{3,47})")


def _named_nine(label: str) -> bool:
    """Three digits and a fraction are anything: the label must name the old code, or a code."""
    return "9" in label or "code" in label or "codigo" in label or "código" in label or "dsm" in label


def _check(candidate: Candidate) -> Verdict | None:
    code = candidate.text.upper()
    ten = _ICD10.fullmatch(code) is not None
    if not ten and not _ICD9.fullmatch(code):
        return None
    if candidate.label or candidate.column:
        place = place_at_label(candidate)
        if place is None or not (
            _named_nine(candidate.label) if not ten else "." in code or candidate.text[0].isupper()
        ):
            return None
        return Verdict(code.lower(), 1.5 + place, ("icd_shape",), attributes={"sort": "condition"})
    behind = _WORDS_BEHIND.match(candidate.after)
    if "." not in code or not ten or behind is None or not sounds_medical(behind[1]):
        return None
    around = f"{candidate.before}{candidate.text}{candidate.after}"
    at = len(candidate.before)
    # The code's own words stand behind it: a book of codes or somebody's record.
    odds = 4.2 if in_papers(around, at, at + len(candidate.text)) else 3.0
    return Verdict(code.lower(), odds, ("icd_shape", "icd_words"), attributes={"sort": "condition"})


DETECTOR = Detector(
    kind=MEDICAL,
    standard="ICD-10-CM, 2025: https://www.cdc.gov/nchs/icd/icd-10-cm/",
    patterns=("[A-Za-z][0-9]{2}\\.[0-9]{1,4}", "[A-Za-z][0-9]{2}\\.[0-9A-Za-z]{1,4}", "[A-Za-z][0-9]{2}",
              "[0-9]{3}\\.[0-9]{1,2}"),
    label_patterns=(1, 2, 3),
    check=_check,
    labels=(
        "icd", "icd-10", "icd 10", "icd10", "icd-10-cm", "icd-10 code", "icd10 code", "icd code", "icd-9", "icd9",
        "icd-9-cm", "icd-9 code", "icd 10 code",
        "dx code", "dx codes", "dx", "diagnosis code", "diagnosis codes", "diag code", "diagnosis", "diagnoses",
        "dsm", "dsm-5",
        "dsm-iv", "dsm code",
        "primary dx", "secondary dx", "cie-10", "cie 10", "código cie", "código de diagnóstico", "diagnóstico",
    ),
    anti_labels=("version", "part no", "part number", "model", "order", "sku", "size", "price", "cpt",
        "procedure code"),
    prior=-3.0,
    headers=(
        r"^(?:primary |secondary |principal )?(?:icd|dx|diag|diagnosis|dsm|cie)(?: ?(?:9|10|5))?(?: ?cm)?"
        r"(?: ?codes?)?(?: ?\d{1,2})?$",
    ),
    examples=(
        Example("ICD-10: F32.9", "f32.9"),
        Example("Dx code E11.65", "e11.65"),
        Example("Diagnosis codes: J45", "j45"),
        Example("Patient: Rowan Ellis   M54.5 low back pain", "m54.5"),
        Example("CIE-10: O09.91", "o09.91"),
        Example("ICD-9 code: 296.33", "296.33"),
    ),
    counter_examples=(
        Example("Version V10.2 fixes pain points"),
        Example("Bolt M12.50 zinc"),
        Example("A10.4"),
        Example("dx 250.00 px"),
        Example("room B12"),
        Example("diagnosis in 250.25 ms"),
    ),
    validator="letter and digits as ICD-10-CM has them; label, or the condition's words behind the code",
    not_covered="Whether the code is in use; codes without label or words.",
)  # fmt: skip
