"""Singaporean NRIC or FIN."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LETTERS = {
    "S": (0, "JZIHGFEDCBA"),
    "T": (4, "JZIHGFEDCBA"),
    "F": (0, "XWUTRQPNMLK"),
    "G": (4, "XWUTRQPNMLK"),
    "M": (3, "XWUTRQPNJLK"),
}


def _holds(number: str) -> bool:
    if number[0] not in _LETTERS:
        return False
    offset, letters = _LETTERS[number[0]]
    rest = (weighted(number[1:8], (2, 7, 6, 5, 4, 3, 2)) + offset) % 11
    # The M series counts its letters from the other end.
    return letters[10 - rest if number[0] == "M" else rest] == number[8]


DETECTOR = national_id(
    Kind("sg_nric", LegalClass.OTHER_GOV_ID, "Singaporean NRIC or FIN", "SG_NRIC_FIN", identifies=True),
    standard="Immigration & Checkpoints Authority, NRIC/FIN check letter (modulus 11): https://www.ica.gov.sg",
    patterns=("[A-Za-z][0-9]{7}[A-Za-z]", "[STFGM][0-9]{7}[A-Z]"),
    holds=_holds,
    pass_rate=0.014,
    alone={0: 3.2, 1: 4.1},
    dummies=frozenset(("S1234567D",)),
    labels=(
        "nric", "spore ic", "nric no", "nric number", "nric/fin", "fin", "fin no", "fin number", "singapore nric",
        "singapore id",
        "nric/passport no", "work permit no", "s'pore ic", "singapore ic", "ic no", "nric/fin no", "fin/nric",
        "nric / fin", "identification no (nric)", "singpass id", ),
    examples=(
        Example("NRIC: S0652188F", "S0652188F"),
        Example("NRIC/FIN No. G3814866X", "G3814866X"),
        Example("NRIC No.\nT7079407H", "T7079407H"),
    ),
    counter_examples=(
        Example("NRIC: S0652188G"),
        Example("Order number S0652188F"),
    ),
    validator="first letter, modulus 11",
    not_covered="In small letters without a label it is only possible.",
)  # fmt: skip
