"""Ontario health card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.detect.finance.luhn import luhn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _ten_digits(text: str) -> str:
    """The number without the version code, which changes with every new card."""
    return "".join(filter(str.isdigit, text))


def _holds(number: str) -> bool:
    return number[0] != "0" and luhn(number)


DETECTOR = national_id(
    Kind("ca_on_health_card", LegalClass.HEALTH_INSURANCE, "Ontario health card number", identifies=True),
    standard="Ontario Ministry of Health, health card (Luhn): "
    "https://www.ontario.ca/page/apply-ohip-and-get-health-card",
    patterns=("[0-9]{4}[ -]?[0-9]{3}[ -]?[0-9]{3}", "[0-9]{4}[ -]?[0-9]{3}[ -]?[0-9]{3}[ -]?[A-Za-z]{2}"),
    holds=_holds,
    pass_rate=0.1,
    compact=_ten_digits,
    labels=(
        "ohip", "ohip number", "ohip no", "ohip #", "ontario health card", "ontario health card number",
        "ontario health insurance", "health card", "health card number", "health card no", "hcn", "ontario health",
        "ontario health no", "ontario health number", "health card no (ontario)", ),
    examples=(
        Example("OHIP: 1924-750-548-WY", "1924750548"),
        Example("Health card number: 1853-893-541-UD", "1853893541"),
        Example("Ontario Health Card\n4031-751-615-BS", "4031751615"),
    ),
    counter_examples=(
        Example("OHIP: 1924-750-549-WY"),
        Example("Order number 1924-750-548-WY"),
    ),
    validator="Luhn",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
