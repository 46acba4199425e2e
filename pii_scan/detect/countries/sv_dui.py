"""Salvadoran identity number (DUI)."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return -weighted(number, range(9, 1, -1)) % 10 == int(number[8])


DETECTOR = national_id(
    Kind("sv_dui", LegalClass.OTHER_GOV_ID, "Salvadoran identity number (DUI)", identifies=True),
    standard="RNPN, Documento Único de Identidad (modulus 10): https://www.rnpn.gob.sv",
    patterns=("[0-9]{8}-[0-9]", "[0-9]{9}"),
    holds=_holds,
    pass_rate=0.1,
    labels=(
        "dui no", "documento único de identidad", "documento unico de identidad", "número de dui", "d.u.i.",
        "salvadoran id",
    ),
    shy=("dui",),
    examples=(
        Example("DUI: 08678990-9", "086789909"),
        Example("Documento Único de Identidad 01832666-4", "018326664"),
        Example("Documento Único de Identidad\n039686142", "039686142"),
    ),
    counter_examples=(
        Example("DUI: 08678990-0"),
        Example("Order number 08678990-9"),
    ),
    validator="modulus 10",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
