"""Guatemalan identity number (DPI, CUI)."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Nine digits with their check, then department and municipality."""
    if not (1 <= int(number[9:11]) <= 22 and number[11:13] != "00"):
        return False
    return weighted(number, range(2, 10)) % 11 == int(number[8])


DETECTOR = national_id(
    Kind("gt_dpi", LegalClass.OTHER_GOV_ID, "Guatemalan identity number (DPI, CUI)", identifies=True),
    standard="RENAP, código único de identificación (modulus 11): https://www.renap.gob.gt",
    patterns=("[0-9]{4}[ -][0-9]{5}[ -][0-9]{4}", "[0-9]{13}"),
    holds=_holds,
    pass_rate=0.02,
    alone={0: 3.6},
    labels=(
        "dpi", "cui", "d.p.i.", "documento personal de identificación", "código único de identificación", "dpi/cui",
        "guatemalan id",
    ),
    examples=(
        Example("DPI: 1751 13432 0705", "1751134320705"),
        Example("CUI 1297557020305", "1297557020305"),
        Example("Documento Personal de Identificación\n3969 04041 0807", "3969040410807"),
    ),
    counter_examples=(
        Example("DPI: 1751 13433 0705"),
        Example("Order number 1751 13432 0705"),
    ),
    validator="modulus 11, department",
    not_covered="Without a label it is only possible.",
)  # fmt: skip
