"""Russian internal passport number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """The first two digits are the region's OKATO code, the next two the form's year."""
    return number[:2] != "00" and not 35 < int(number[2:4]) < 97


DETECTOR = national_id(
    Kind("ru_internal_passport", LegalClass.PASSPORT, "Russian internal passport number", identifies=True),
    standard="Постановление Правительства РФ 828, series of four and number of six digits: https://мвд.рф",
    patterns=("[0-9]{4} [0-9]{6}", "[0-9]{2} [0-9]{2} [0-9]{6}", "[0-9]{10}"),
    holds=_holds,
    pass_rate=0.5,
    check="shape",
    labels=(
        "passport rf", "pasport rf", "pasport", "russian passport", "russian internal passport", "seriya i nomer",
        "seria i nomer", "passport of the russian federation", "internal passport", "паспорт рф", "серия паспорта",),
    examples=(
        Example("Passport RF: 4518 253890", "4518253890"),
        Example("Russian passport 4014 302664", "4014302664"),
        Example("seriya i nomer 4502 718664", "4502718664"),
    ),
    counter_examples=(
        Example("Order number 4518 253890"),
        Example("Russian passport: 4550 123456"),
    ),
    validator="label, year of the form",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
