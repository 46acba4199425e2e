"""Maltese identity card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[-1] in "MGAPLHBZ"


DETECTOR = national_id(
    Kind("mt_id_card", LegalClass.OTHER_GOV_ID, "Maltese identity card number", identifies=True),
    standard="Identity Card Act, digits, year and a letter: https://identita.gov.mt",
    patterns=("[0-9]{3,7} ?[A-Za-z]",),
    holds=_holds,
    pass_rate=0.3,
    check="shape",
    labels=(
        "maltese id card", "malta id card", "karta tal-identità", "karta tal-identita", "numru tal-karta",
        "malta identity card", "id card malta", "id card no malta", "id card no. (malta)", "id card (malta)",
        "malta id", "maltese id", "id card no (malta)", "e-id malta", "numru tal-karta tal-identità", ),
    examples=(
        Example("Karta tal-Identità: 2683371L", "2683371L"),
        Example("Maltese ID card 5370892L", "5370892L"),
        Example("Malta identity card\n1625480A", "1625480A"),
    ),
    counter_examples=(
        Example("Order number 2683371L"),
        Example("Maltese ID card: 123485K"),
    ),
    validator="label and letter",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
