"""Faroese personal number (P-tal)."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return is_day(int(number[2:4]), int(number[:2]))


DETECTOR = national_id(
    Kind("fo_ptal", LegalClass.OTHER_GOV_ID, "Faroese personal number (P-tal)", identifies=True),
    standard="Landsfólkayvirlitið, birth date and three digits",
    patterns=("[0-9]{6}-?[0-9]{3}",),
    holds=_holds,
    pass_rate=0.04,
    check="birth_date",
    labels=("p-tal", "ptal", "p-tal nr", "faroese personal number", "p-number", "faroese p-number",),
    examples=(
        Example("P-tal: 240361-008", "240361008"),
        Example("Faroese personal number 270446-243", "270446243"),
        Example("P-tal\n020172-288", "020172288"),
    ),
    counter_examples=(
        Example("Order number 240361-008"),
        Example("P-tal: 329999-123"),
    ),
    validator="birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
