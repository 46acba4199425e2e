"""Venezuelan identity card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] in "VE" and 100_000 < int(number[1:]) < 90_000_000


DETECTOR = national_id(
    Kind("ve_cedula", LegalClass.OTHER_GOV_ID, "Venezuelan identity card number", identifies=True),
    standard="SAIME, cédula de identidad: V or E and up to eight digits: https://www.saime.gob.ve",
    patterns=(r"[A-Za-z][- .]{0,2}[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}", "[A-Za-z][- .]{0,2}[0-9]{6,8}"),
    holds=_holds,
    pass_rate=0.1,
    alone={0: 2.4},
    check="shape",
    labels=(
        "cédula de identidad", "cédula", "cédula venezolana", "cédula nº", "venezolano", "venezolana",
        "venezuelan id", "titular de la cédula",
    ),
    shy=("c.i.", "ci"),
    examples=(
        Example("C.I. V-16.299.833", "V16299833"),
        Example("Cédula de identidad Nº V-5.559.510", "V5559510"),
        Example("titular de la cédula V14043225", "V14043225"),
        Example("Cédula\nV-31.603.379", "V31603379"),
    ),
    counter_examples=(
        Example("Order number V-16.299.833"),
        Example("C.I. K-12.345.678"),
    ),
    validator="V or E",
    not_covered="Without a label it is only possible.",
)  # fmt: skip
