"""Saudi national ID or iqama number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.detect.finance.luhn import luhn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] in "12" and luhn(number)


DETECTOR = national_id(
    Kind("sa_national_id", LegalClass.OTHER_GOV_ID, "Saudi national ID or iqama number", identifies=True),
    standard="Saudi Ministry of Interior, ten digits from 1 (citizens) or 2 (residents), Luhn: https://www.absher.sa",
    patterns=("[0-9]{10}",),
    holds=_holds,
    pass_rate=0.02,
    labels=(
        "iqama", "iqama no", "iqama number", "saudi id", "saudi national id", "resident id", "resident identity",
        "hawiyya", "muqeem", "absher id", "raqm al hawiya", "national id ksa",
    ),
    examples=(
        Example("Iqama No: 1468151764", "1468151764"),
        Example("Saudi National ID 2569414168", "2569414168"),
        Example("Iqama number\n2424118954", "2424118954"),
    ),
    counter_examples=(
        Example("Iqama No: 1468151765"),
        Example("Order number 1468151764"),
    ),
    validator="first digit 1 or 2, Luhn",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
