"""Peruvian identity number (DNI)."""

import re

from pii_scan.detect.countries.check_digits import alnum
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PERU = re.compile(r"per[uú]|reniec")


def _eight_digits(text: str) -> str:
    """Without the check character, which is seldom written."""
    return alnum(text)[:8]


def _holds(number: str) -> bool:
    return number != "00000000"


DETECTOR = national_id(
    Kind("pe_dni", LegalClass.OTHER_GOV_ID, "Peruvian identity number (DNI)", identifies=True),
    standard="RENIEC, DNI of eight digits: https://www.reniec.gob.pe",
    patterns=("[0-9]{8}", "[0-9]{8}-[0-9A-Za-z]"),
    holds=_holds,
    pass_rate=0.3,
    compact=_eight_digits,
    near=_PERU,
    check="shape",
    labels=(
        "dni perú", "dni peru", "dni peruano", "peruvian dni", "reniec", "peruvian id",
        "documento nacional de identidad", "dni", "d.n.i.", "peru dni",
    ),
    examples=(
        Example("DNI Perú: 14055680", "14055680"),
        Example("RENIEC 85612570", "85612570"),
        Example("DNI peruano\n43628218", "43628218"),
        Example("identificado con DNI N° 78592499, Lima, Perú", "78592499"),
    ),
    counter_examples=(
        Example("Order number 14055680"),
        Example("DNI Perú: 1234567"),
    ),
    validator="label only",
    not_covered="DNI without a word of Peru.",
)  # fmt: skip
