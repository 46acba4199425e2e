"""Hungarian social security number (TAJ)."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return weighted(number, (3, 7, 3, 7, 3, 7, 3, 7)) % 10 == int(number[8])


DETECTOR = national_id(
    Kind("hu_taj", LegalClass.HEALTH_INSURANCE, "Hungarian social security number (TAJ)", identifies=True),
    standard="1996. évi XX. törvény, TAJ szám (weights 3 and 7, modulus 10)",
    patterns=("[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",),
    holds=_holds,
    pass_rate=0.1,
    labels=(
        "taj szám", "taj-szám", "tajszám", "társadalombiztosítási azonosító jel", "hungarian social security number",
    ),
    shy=("taj",),
    examples=(
        Example("TAJ szám: 884 125 969", "884125969"),
        Example("TAJ 325996495", "325996495"),
        Example("Társadalombiztosítási azonosító jel\n678 662 689", "678662689"),
    ),
    counter_examples=(
        Example("TAJ szám: 884 125 960"),
        Example("Order number 884 125 969"),
    ),
    validator="modulus 10",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
