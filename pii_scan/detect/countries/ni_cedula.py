"""Nicaraguan identity card number."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return is_day(int(number[5:7]), int(number[3:5])) and number[13] == "ABCDEFGHJKLMNPQRSTUVWXY"[int(number[:13]) % 23]


DETECTOR = national_id(
    Kind("ni_cedula", LegalClass.OTHER_GOV_ID, "Nicaraguan identity card number", identifies=True),
    standard="Consejo Supremo Electoral, cédula: municipality, birth date, serial, letter modulus 23: "
    "https://www.cse.gob.ni",
    patterns=("[0-9]{3}-[0-9]{6}-[0-9]{4}[A-Za-z]", "[0-9]{13}[A-Za-z]"),
    holds=_holds,
    pass_rate=0.002,
    alone={0: 5.2},
    labels=(
        "cédula", "cédula de identidad", "cédula no", "cédula nicaragüense", "nicaraguan id", "no cédula",
        "no. cédula", "número de cédula",
    ),
    examples=(
        Example("Cédula: 401-100360-3193K", "4011003603193K"),
        Example("cédula de identidad 0011204658383D", "0011204658383D"),
        Example("Cédula\n401-280246-4407N", "4012802464407N"),
    ),
    counter_examples=(
        Example("Cédula: 401-100360-3193L"),
        Example("Order number 401-100360-3193K"),
    ),
    validator="birth date, letter modulus 23",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
