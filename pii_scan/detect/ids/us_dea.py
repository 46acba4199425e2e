"""DEA registration numbers: who may prescribe controlled substances."""

import re
from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number
from pii_scan.detect.label_gap import label_is_taken
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_REGISTRANTS = frozenset("ABCDEFGHJKLMNPRSTUX")
"""Letters that say what the holder is: practitioner, hospital, mid-level, manufacturer…"""
_SHAPE = re.compile(r"[A-Z][A-Z9][0-9]{7}")


def valid_dea(number: str) -> bool:
    """The last digit is that of (1st + 3rd + 5th) + 2 · (2nd + 4th + 6th): 1 in 10 random ones passes."""
    if not _SHAPE.fullmatch(number) or number[0] not in _REGISTRANTS:
        return False
    digits = [int(char) for char in number[2:]]
    return (digits[0] + digits[2] + digits[4] + 2 * (digits[1] + digits[3] + digits[5])) % 10 == digits[6]


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    if not valid_dea(number) or label_is_taken(candidate):
        return None
    odds, reasons = log(10), ["dea_check_digit"]
    # The second letter is the surname's initial.
    if re.search(rf"\b{number[1].lower()}[a-z]+", candidate.before.rpartition(candidate.label)[0][-40:]):
        odds += 0.7
        reasons.append("surname_initial")
    return Verdict(number, odds, tuple(reasons), dummy=is_filler_number(number) or number[2:] == "1234563")


DETECTOR = Detector(
    kind=Kind("us_dea", LegalClass.OTHER_GOV_ID, "DEA registration number", "MEDICAL_LICENSE", identifies=True),
    standard="DEA Diversion Control Division, registration validation: https://www.deadiversion.usdoj.gov/",
    patterns=("[A-Za-z]{2}[0-9]{7}", "[A-Za-z][0-9]{8}", "[A-Za-z]{2}[- ][0-9]{7}"),
    check=_check,
    labels=(
        "dea", "dea #", "dea#", "dea no", "dea no.", "dea number", "dea id", "dea reg", "dea reg no", "dea reg #",
        "dea registration", "dea registration no", "dea registration number", "dea license", "dea lic",
        "dea certificate", "prescriber dea", "número de dea", "número dea", "registro dea", "prescriber",
        "narcotic license",
    ),
    label_required=True,
    prior=-3.0,
    headers=(r"\bdea\b",),
    examples=(
        Example("Rowan Ellis MD  DEA# BE4829137", "BE4829137"),
        Example("DEA Registration Number: FM7712044", "FM7712044"),
        Example("DEA No.\nAK1204471", "AK1204471"),
        Example("Número de DEA: MR3902170", "MR3902170"),
        Example("dea=g96044185", "G96044185"),
    ),
    counter_examples=(
        Example("DEA# BE4829136"),
        Example("DEA# AB1234563"),
        Example("BE4829137"),
        Example("DEA# IE4829137"),
        Example("DEA agent badge 4829135"),
    ),
    validator="check digit, registrant letter; label",
    not_covered="Numbers without a label; a hospital's suffix for its residents (-A123) is left out.",
)  # fmt: skip
