"""Argentine identity number (DNI)."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PERU = re.compile(r"per[uú]|reniec|\bnie\b|espa[nñ]|spain")


def _holds(number: str) -> bool:
    return 100_000 < int(number) < 99_000_000


DETECTOR = national_id(
    Kind("ar_dni", LegalClass.OTHER_GOV_ID, "Argentine identity number (DNI)", identifies=True),
    standard="Ley 17.671, RENAPER, seven or eight digits: https://www.argentina.gob.ar/interior/renaper",
    patterns=(r"[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}", "[0-9]{7,8}"),
    holds=_holds,
    pass_rate=0.7,
    away=_PERU,
    check="shape",
    labels=("dni", "d.n.i.", "documento nacional de identidad", "dni argentino", "argentine dni", "argentina dni", ),
    examples=(
        Example("DNI: 27.815.278", "27815278"),
        Example("D.N.I. Nº 43.414.603", "43414603"),
        Example("DNI 44209988", "44209988"),
        Example("Documento Nacional de Identidad\n20.471.144", "20471144"),
    ),
    counter_examples=(
        Example("Order number 27.815.278"),
        Example("DNI: 00.012.345"),
        Example("DNI/NIE: 54879215-Y"),
    ),
    validator="label only",
    not_covered="A Peruvian DNI looks alike; without a word of Peru beside it, it is called Argentine.",
)  # fmt: skip
