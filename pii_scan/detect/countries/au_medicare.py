"""Australian Medicare card number."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _ten_digits(text: str) -> str:
    """The card's number; the digit behind it tells which person on the card."""
    return "".join(filter(str.isdigit, text))[:10]


def _holds(number: str) -> bool:
    return number[0] in "23456" and weighted(number, (1, 3, 7, 9, 1, 3, 7, 9)) % 10 == int(number[8])


DETECTOR = national_id(
    Kind("au_medicare", LegalClass.HEALTH_INSURANCE, "Australian Medicare card number", "AU_MEDICARE"),
    standard="Services Australia, Medicare card number (modulus 10 with weights 1, 3, 7, 9): "
    "https://www.servicesaustralia.gov.au/medicare-card",
    patterns=("[0-9]{4}[ -]?[0-9]{5}[ -]?[0-9]", "[0-9]{4}[ -]?[0-9]{5}[ -]?[0-9][ /-]?[0-9]"),
    holds=_holds,
    pass_rate=0.05,
    compact=_ten_digits,
    labels=(
        "medicare no", "medicare number", "medicare card", "medicare card no", "medicare card number",
        "medicare card no (australia)", "medicare no (au)", "medicare (australia)",
    ),
    shy=("medicare",),
    examples=(
        Example("Medicare card number: 4758 53866 4", "4758538664"),
        Example("Medicare No 3279 59995 6", "3279599956"),
        Example("Medicare\n5680 64955 4", "5680649554"),
    ),
    counter_examples=(
        Example("Medicare card number: 4758 53867 4"),
        Example("Order number 4758 53866 4"),
    ),
    validator="modulus 10, first digit 2–6",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
