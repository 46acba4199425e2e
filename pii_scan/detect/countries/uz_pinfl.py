"""Uzbek personal number (PINFL)."""

from pii_scan.detect.countries.check_digits import is_day, weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    born = number[0] in "123456" and is_day(int(number[3:5]), int(number[1:3]))
    return born and weighted(number, (7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7)) % 10 == int(number[13])


DETECTOR = national_id(
    Kind("uz_pinfl", LegalClass.OTHER_GOV_ID, "Uzbek personal number (PINFL)", identifies=True),
    standard="Cabinet of Ministers resolution 29/2020, PINFL (weights 7, 3, 1): https://my.gov.uz",
    patterns=("[0-9]{14}",),
    holds=_holds,
    pass_rate=0.002,
    labels=("pinfl", "pinfl no", "pinfl number", "jshshir", "uzbek personal number"),
    examples=(
        Example("PINFL: 30610543379649", "30610543379649"),
        Example("JSHSHIR 31604763634768", "31604763634768"),
        Example("PINFL\n31910440026972", "31910440026972"),
    ),
    counter_examples=(
        Example("PINFL: 30610543379640"),
        Example("Order number 30610543379649"),
    ),
    validator="birth date, weights 7, 3, 1",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
