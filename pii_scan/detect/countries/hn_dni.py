"""Honduran identity number (DNI)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return 1 <= int(number[:2]) <= 18 and 1 <= int(number[2:4]) <= 28 and 1900 <= int(number[4:8]) <= 2035


DETECTOR = national_id(
    Kind("hn_dni", LegalClass.OTHER_GOV_ID, "Honduran identity number (DNI)", identifies=True),
    standard="Registro Nacional de las Personas, municipality, birth year, serial: https://www.rnp.hn",
    patterns=("[0-9]{4}-[0-9]{4}-[0-9]{5}", "[0-9]{13}"),
    holds=_holds,
    pass_rate=0.05,
    alone={0: 3.4},
    check="birth_year",
    labels=(
        "dni", "identidad", "número de identidad", "tarjeta de identidad", "no. identidad", "honduran id", "rnp",
        "identidad no", "tarjeta de identidad no", "dni honduras",
    ),
    examples=(
        Example("DNI: 0311-1944-90157", "0311194490157"),
        Example("Número de identidad 0518-1960-52911", "0518196052911"),
        Example("tarjeta de identidad No. 0918197274390", "0918197274390"),
        Example("Identidad\n0501-2003-96202", "0501200396202"),
    ),
    counter_examples=(
        Example("Order number 0311-1944-90157"),
        Example("DNI: 2501-1985-00123"),
    ),
    validator="department, municipality, birth year",
    not_covered="It has no check digit; without a label it is only possible.",
)  # fmt: skip
