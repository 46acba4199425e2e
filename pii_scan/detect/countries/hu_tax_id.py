"""Hungarian tax identification number."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] == "8" and weighted(number, range(1, 10)) % 11 == int(number[9])


DETECTOR = national_id(
    Kind("hu_tax_id", LegalClass.TAXPAYER_ID, "Hungarian tax identification number", identifies=True),
    standard="1996. évi XX. törvény, adóazonosító jel (modulus 11)",
    patterns=("[0-9]{10}",),
    holds=_holds,
    pass_rate=0.01,
    labels=("adóazonosító", "adóazonosító jel", "adóazonosító jele", "adóazonosítója", "adószám", "hungarian tax id"),
    examples=(
        Example("Adóazonosító jel: 8407128309", "8407128309"),
        Example("adóazonosító 8365632365", "8365632365"),
        Example("Hungarian tax ID\n8251659051", "8251659051"),
    ),
    counter_examples=(
        Example("Adóazonosító jel: 8407128300"),
        Example("Order number 8407128309"),
    ),
    validator="first digit 8, modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
