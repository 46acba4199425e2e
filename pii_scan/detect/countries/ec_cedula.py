"""Ecuadorian identity card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ec_cedula", LegalClass.OTHER_GOV_ID, "Ecuadorian identity card number", identifies=True),
    standard="Registro Civil, cédula de ciudadanía (Luhn, province): https://www.registrocivil.gob.ec",
    patterns=("[0-9]{10}", "[0-9]{9}-[0-9]"),
    holds=stdnum_holds("ec.ci"),
    pass_rate=0.015,
    labels=(
        "cédula", "cédula de identidad", "cédula de ciudadanía", "cédula ecuatoriana", "número de cédula",
        "cédula no", "ecuadorian id", "c.i. ecuador", "cédula de ciudadanía ecuador", "no. cédula",),
    shy=("c.i.", "ci"),
    examples=(
        Example("Cédula de identidad: 0309961126", "0309961126"),
        Example("C.I. 2427800046", "2427800046"),
        Example("cédula No. 0726396583", "0726396583"),
        Example("Cédula\n0230604860", "0230604860"),
    ),
    counter_examples=(
        Example("Cédula de identidad: 0309961127"),
        Example("Order number 0309961126"),
    ),
    validator="Luhn, province",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
