"""Bolivian identity card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] != "0"


DETECTOR = national_id(
    Kind("bo_ci", LegalClass.OTHER_GOV_ID, "Bolivian identity card number", identifies=True),
    standard="SEGIP, cédula de identidad: digits and the department: https://www.segip.gob.bo",
    patterns=(
        "[0-9]{5,8}(?:-[0-9][A-Za-z])? ?-?(?:LP|CB|SC|OR|PT|CH|TJ|BE|PD|BN)",
        "[0-9]{5,8}(?:-[0-9][A-Za-z])? (?:LP|CB|SC|OR|PT|CH|TJ|BE|PD|BN)",
    ),
    holds=_holds,
    pass_rate=0.3,
    check="department",
    labels=(
        "cédula de identidad", "carnet de identidad", "cédula boliviana", "bolivian id", "carnet boliviano",
        "carné de identidad", "cédula de identidad boliviana", "ci boliviano",
    ),
    shy=("c.i.", "ci"),
    examples=(
        Example("C.I. 7087303 LP", "7087303LP"),
        Example("Carnet de identidad 9112629 SC", "9112629SC"),
        Example("cédula boliviana\n3482038 LP", "3482038LP"),
    ),
    counter_examples=(
        Example("Order number 7087303 LP"),
        Example("C.I. 0123456 LP"),
    ),
    validator="department",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
