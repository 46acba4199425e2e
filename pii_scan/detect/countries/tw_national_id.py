"""Taiwanese national ID or resident certificate number."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LETTERS = {letter: value for value, letter in enumerate("ABCDEFGHJKLMNPQRSTUVXYWZIO", 10)}


def _holds(number: str) -> bool:
    """The letter counts as two digits; 1 and 2 are citizens, 8, 9 and A to D residents."""
    first, second = _LETTERS[number[0]], number[1]
    if second not in "1289ABCD":
        return False
    digits = f"{_LETTERS[second] % 10 if second.isalpha() else second}{number[2:]}"
    return (first // 10 + first % 10 * 9 + weighted(digits, (8, 7, 6, 5, 4, 3, 2, 1, 1))) % 10 == 0


DETECTOR = national_id(
    Kind(
        "tw_national_id", LegalClass.OTHER_GOV_ID,
        "Taiwanese national ID or resident certificate number", identifies=True,
    ),
    standard="Ministry of the Interior, national identification card number (modulus 10): https://www.ris.gov.tw",
    patterns=("[A-Za-z][0-9]{9}", "[A-Za-z]{2}[0-9]{8}"),
    holds=_holds,
    pass_rate=0.04,
    dummies=frozenset(("A123456789",)),
    labels=(
        "taiwan id", "taiwan id no", "taiwanese id", "taiwan national id", "roc id", "roc id no", "arc no",
        "resident certificate", "national identification card",
    ),
    examples=(
        Example("Taiwan ID: Q128234473", "Q128234473"),
        Example("ROC ID No. C136305935", "C136305935"),
        Example("Taiwan National ID\nI126973967", "I126973967"),
    ),
    counter_examples=(
        Example("Taiwan ID: Q128234474"),
        Example("Order number Q128234473"),
    ),
    validator="modulus 10, sex",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
