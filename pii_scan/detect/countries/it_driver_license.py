"""Italian driving licence number."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LAYOUT = re.compile(r"(?:[A-Z]{2}|U1)[0-9A-Z]{7}[A-Z]")


def _holds(number: str) -> bool:
    return _LAYOUT.fullmatch(number) is not None


DETECTOR = national_id(
    Kind(
        "it_driver_license", LegalClass.DRIVERS_LICENSE,
        "Italian driving licence number", "IT_DRIVER_LICENSE", identifies=True,
    ),
    standard="Ministero delle Infrastrutture e dei Trasporti, patente di guida: "
    "https://www.ilportaledellautomobilista.it",
    patterns=("[A-Za-z]{2}[0-9]{7}[A-Za-z]", "[A-Za-z]1[0-9A-Za-z]{8}"),
    holds=_holds,
    pass_rate=0.3,
    check="shape",
    labels=(
        "patente", "patente di guida", "numero patente", "patente numero", "n. patente", "n patente", "nr patente",
        "no patente", "patente n", "patente no", "numero di patente", "italian driving licence",
        "italian driver license", "italian driving license",
    ),
    examples=(
        Example("Patente di guida n. U1171E039O", "U1171E039O"),
        Example("Patente: U1263E151S", "U1263E151S"),
        Example("Numero patente\nU1361G922G", "U1361G922G"),
    ),
    counter_examples=(
        Example("Order number U1171E039O"),
        Example("patente nautica 2023"),
    ),
    validator="label and layout",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
