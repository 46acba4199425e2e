"""South African driving licence number."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_SOUTH_AFRICA = re.compile(r"south africa|\brsa\b|\bsa (?:driving|driver)|rybewys")


def _holds(number: str) -> bool:
    return number[8:].isalnum() and not number.isdigit()


DETECTOR = national_id(
    Kind(
        "za_driver_license", LegalClass.DRIVERS_LICENSE,
        "South African driving licence number", "ZA_DRIVER_LICENSE", identifies=True,
    ),
    standard="National Road Traffic Act, eight digits and four characters: https://www.natis.gov.za",
    patterns=("[0-9]{8}[0-9A-Za-z]{4}",),
    holds=_holds,
    pass_rate=0.05,
    near=_SOUTH_AFRICA,
    check="shape",
    labels=(
        "south african driving licence", "rsa driver's licence", "rsa drivers licence", "sa driver licence",
        "sa driver's licence", "sa driving licence", "rsa driving licence", "driving licence",
        "driver's licence", "licence no", "licence number", "rybewys",
    ),
    examples=(
        Example("South African driving licence: 559889823WLX", "559889823WLX"),
        Example("RSA driving licence 160418912AOJ", "160418912AOJ"),
        Example("Rybewys\n148186434LQC", "148186434LQC"),
    ),
    counter_examples=(
        Example("Order number 559889823WLX"),
        Example("driving licence 12345678ABCD"),
    ),
    validator="label, a word of South Africa",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
