"""Kenyan KRA PIN."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """A is a person, P a firm."""
    return number[0] == "A"


DETECTOR = national_id(
    Kind("ke_pin", LegalClass.TAXPAYER_ID, "Kenyan KRA PIN", identifies=True),
    standard="Kenya Revenue Authority, PIN: A, nine digits, a letter: https://www.kra.go.ke",
    patterns=("[A-Za-z][0-9]{9}[A-Za-z]",),
    holds=_holds,
    pass_rate=0.08,
    alone={0: 1.6},
    check="shape",
    labels=(
        "kra pin", "kra", "pin no", "kra pin no", "kenya revenue authority", "itax pin", "itax", "kra pin number",
        "kra p.i.n.",
    ),
    shy=("pin",),
    examples=(
        Example("KRA PIN: A275118331E", "A275118331E"),
        Example("PIN No. A470726739D", "A470726739D"),
        Example("KRA PIN\nA213853460I", "A213853460I"),
    ),
    counter_examples=(
        Example("Order number A275118331E"),
        Example("KRA PIN: B123456789Z"),
    ),
    validator="first letter A",
    not_covered="PINs of firms; without a label it is only possible.",
)  # fmt: skip
