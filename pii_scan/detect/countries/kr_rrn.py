"""Korean resident registration number. Those of foreigners, 5–8 in the seventh place, are a kind of their own."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Birth date and the digit of century and sex; the last digit no longer checks those given out since 2020."""
    return number[6] in "1234" and is_day(int(number[2:4]), int(number[4:6]))


DETECTOR = national_id(
    Kind(
        "kr_rrn", LegalClass.OTHER_GOV_ID,
        "Korean resident registration number", "KR_RRN", identifies=True,
    ),
    standard="Resident Registration Act, enforcement rules; since October 2020 without check digit: "
    "https://www.mois.go.kr",
    patterns=("[0-9]{6}-[0-9]{7}", "[0-9]{13}"),
    holds=_holds,
    pass_rate=0.015,
    alone={0: 3.9},
    check="birth_date",
    labels=(
        "rrn", "resident registration number", "resident registration no", "korean id", "jumin",
        "jumin deungnok beonho", "jumin no", "resident reg no", "resident id korea",
    ),
    examples=(
        Example("RRN: 570812-2618518", "5708122618518"),
        Example("Resident registration number 8605221594989", "8605221594989"),
        Example("RRN\n800619-1139794", "8006191139794"),
    ),
    counter_examples=(
        Example("Order number 570812-2618518"),
        Example("RRN: 851340-1234567"),
        Example("RRN: 570812-6618518"),
    ),
    validator="birth date, century and sex",
    not_covered="Without a label and hyphen.",
)  # fmt: skip
