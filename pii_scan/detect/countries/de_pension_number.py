"""German pension insurance number."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_WEIGHTS = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
_CROSS_SUM = tuple(n // 10 + n % 10 for n in range(64))


def _holds(number: str) -> bool:
    day, month = int(number[2:4]), int(number[4:6])
    # From 51 on the day tells two people apart who would share a number.
    if not is_day(month, day - 50 if day > 50 else day):
        return False
    digits = f"{number[:8]}{ord(number[8]) - 64:02}{number[9:11]}"
    total = sum(_CROSS_SUM[int(digit) * weight] for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return total % 10 == int(number[11])


DETECTOR = national_id(
    Kind(
        "de_pension_number", LegalClass.OTHER_GOV_ID,
        "German pension insurance number", "DE_SOCIAL_SECURITY", identifies=True,
    ),
    standard="§ 147 SGB VI and VKVV § 4, check digit modulus 10: https://www.deutsche-rentenversicherung.de",
    patterns=("[0-9]{2} ?[0-9]{6} ?[A-Za-z] ?[0-9]{3}", "[0-9]{2} [0-9]{2} ?[0-9]{2} ?[0-9]{2} [A-Za-z] [0-9]{3}"),
    holds=_holds,
    pass_rate=0.004,
    alone={0: 3.9},
    labels=(
        "rentenversicherungsnummer", "rentenversicherungsnr", "rvnr", "rv-nummer", "sozialversicherungsnummer",
        "sozialversicherungsnr", "sv-nummer", "svnr", "sv-nr", "versicherungsnummer", "versicherungsnr",
        "german social security number", "german pension number", "social security number",
    ),
    examples=(
        Example("Rentenversicherungsnummer: 15 271282 R 336", "15271282R336"),
        Example("SV-Nummer 02090446C240", "02090446C240"),
        Example("Sozialversicherungsnummer\n02 270270 X 920", "02270270X920"),
    ),
    counter_examples=(
        Example("Rentenversicherungsnummer: 15 271282 R 337"),
        Example("Order number 15 271282 R 336"),
    ),
    validator="modulus 10, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
