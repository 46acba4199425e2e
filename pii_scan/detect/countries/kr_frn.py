"""Korean foreigner registration number."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Birth date and the digit of century and sex, 5–8 for foreigners; without check digit since 2020."""
    return number[6] in "5678" and is_day(int(number[2:4]), int(number[4:6]))


DETECTOR = national_id(
    Kind("kr_frn", LegalClass.OTHER_GOV_ID, "Korean foreigner registration number", "KR_FRN", identifies=True),
    standard="Immigration Act, enforcement rules; since October 2020 without check digit: https://www.immigration.go.kr",
    patterns=("[0-9]{6}-[0-9]{7}", "[0-9]{13}"),
    holds=_holds,
    pass_rate=0.015,
    alone={0: 3.9},
    check="birth_date",
    labels=(
        "frn", "foreigner registration number", "foreigner registration no", "korean foreigner registration number",
        "korean frn", "alien registration number korea", "alien registration number (korea)", "korean arc no",
        "oegugin deungnok beonho", "residence card no korea",
    ),
    examples=(
        Example("FRN: 570812-6618518", "5708126618518"),
        Example("Foreigner registration number 8605225594989", "8605225594989"),
        Example("Korean FRN\n050912-7139794", "0509127139794"),
    ),
    counter_examples=(
        Example("Order number 570812-6618518"),
        Example("FRN: 851340-5234567"),
        Example("FRN: 570812-2618518"),
    ),
    validator="birth date, century and sex",
    not_covered="Without a label and hyphen.",
)  # fmt: skip
