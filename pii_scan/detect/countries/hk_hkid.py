"""Hong Kong identity card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """A single letter has a blank (36) before it; a check value of ten is written A."""
    values = [36] * (9 - len(number)) + [int(char, 36) for char in number[:-1]]
    if number[-1] not in "0123456789A":
        return False
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return (total + int(number[-1], 16)) % 11 == 0


DETECTOR = national_id(
    Kind("hk_hkid", LegalClass.OTHER_GOV_ID, "Hong Kong identity card number", identifies=True),
    standard="Immigration Department, HKID check digit (modulus 11): https://www.immd.gov.hk",
    patterns=(
        r"[A-Za-z]{1,2}[0-9]{6}\([0-9A-Za-z]\)",
        "[A-Za-z]{1,2}[0-9]{6}[0-9A-Za-z]",
        r"[A-Za-z]{1,2} ?[0-9]{6} ?\([0-9A-Za-z]\)",
    ),
    holds=_holds,
    pass_rate=0.09,
    alone={0: 4.4, 2: 4.4},
    dummies=frozenset(("A1234563",)),
    labels=(
        "hkid", "hkid no", "hkid number", "hong kong id", "hong kong identity card", "hong kong identity card no",
        "hk id", "hkic",
    ),
    examples=(
        Example("HKID: J782597(5)", "J7825975"),
        Example("HKID No. C9676994", "C9676994"),
        Example("Hong Kong Identity Card\nO890645(A)", "O890645A"),
        Example("Holder O351348(4) signed", "O3513484"),
    ),
    counter_examples=(
        Example("HKID: J782597(6)"),
        Example("Order number J782597(5)"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
