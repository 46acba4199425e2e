"""Albanian personal identification number (NID)."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] in "ABCDEFGHIJKLMNOPQRST" and is_day(int(number[2:4]) % 50, int(number[4:6]))


DETECTOR = national_id(
    Kind(
        "al_personal_number", LegalClass.OTHER_GOV_ID,
        "Albanian personal identification number (NID)", identifies=True,
    ),
    standard="Law 10129 on civil status, decade letter, year, month (+50 for women), day, serial, letter: "
    "https://e-albania.al",
    patterns=("[A-Za-z][0-9]{8}[A-Za-z]",),
    holds=_holds,
    pass_rate=0.05,
    check="birth_date",
    labels=(
        "numri personal", "nid albania", "nid (albania)", "albanian personal no", "numri i letërnjoftimit",
        "nr. personal", "nid shqiptar", "numri i identifikimit", "nipt", "albanian personal number",
    ),
    examples=(
        Example("Numri personal: F95315009N", "F95315009N"),
        Example("Nr. personal E55323442W", "E55323442W"),
        Example("Albanian personal number\nI75806925Z", "I75806925Z"),
    ),
    counter_examples=(
        Example("Order number F95315009N"),
        Example("Numri personal: J81399999A"),
    ),
    validator="birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
