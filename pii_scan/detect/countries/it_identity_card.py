"""Italian identity card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[2:7] != "00000"


DETECTOR = national_id(
    Kind(
        "it_identity_card", LegalClass.OTHER_GOV_ID,
        "Italian identity card number", "IT_IDENTITY_CARD", identifies=True,
    ),
    standard="Ministero dell'Interno, carta d'identità elettronica (CA00000AA; at first "
    "0000000AA) and on paper (AA0000000): "
    "https://www.cartaidentita.interno.gov.it",
    patterns=("[A-Za-z]{2}[0-9]{5}[A-Za-z]{2}", "[A-Za-z]{2} ?[0-9]{7}", "[0-9]{7}[A-Za-z]{2}"),
    holds=_holds,
    pass_rate=0.5,
    check="shape",
    labels=(
        "carta d'identità", "carta d identita", "carta di identità", "numero carta d'identità",
        "documento d'identità", "cie", "carta identità", "italian identity card", "ci n", "c.i. n", "c.i. n.",
        "carta identità n", "carta d'identità elettronica", "n. carta d'identità", ),
    examples=(
        Example("Carta d'identità n. CA59504SZ", "CA59504SZ"),
        Example("Carta d'identità: CA52076BM", "CA52076BM"),
        Example("Italian identity card\nCA29526MU", "CA29526MU"),
    ),
    counter_examples=(
        Example("Order number CA59504SZ"),
        Example("volo CA12345AA"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
