"""Uruguayan identity card number."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    digits = number.zfill(8)
    return -weighted(digits, (2, 9, 8, 7, 6, 3, 4)) % 10 == int(digits[7])


DETECTOR = national_id(
    Kind("uy_cedula", LegalClass.OTHER_GOV_ID, "Uruguayan identity card number", identifies=True),
    standard="DNIC, cédula de identidad (weights 2, 9, 8, 7, 6, 3, 4): https://www.gub.uy/dnic",
    patterns=(r"[0-9]\.[0-9]{3}\.[0-9]{3}-[0-9]", "[0-9]{7}-[0-9]", "[0-9]{8}", r"[0-9]{3}\.[0-9]{3}-[0-9]"),
    holds=_holds,
    pass_rate=0.1,
    alone={0: 3.0},
    labels=(
        "cédula de identidad", "cédula", "cédula uruguaya", "documento de identidad uruguay", "uruguayan id",
        "ci nº", "ci n°",
    ),
    shy=("c.i.", "ci"),
    examples=(
        Example("C.I.: 4.327.287-6", "43272876"),
        Example("Cédula de identidad 5.365.915-3", "53659153"),
        Example("cédula uruguaya\n3.865.505-9", "38655059"),
    ),
    counter_examples=(
        Example("C.I.: 4.327.287-7"),
        Example("Order number 4.327.287-6"),
    ),
    validator="modulus 10",
    not_covered="Without a label it is only possible.",
)  # fmt: skip
