"""Spanish foreigner's identity number (NIE)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("es_nie", LegalClass.OTHER_GOV_ID, "Spanish foreigner's identity number (NIE)", "ES_NIE", identifies=True),
    standard="Real Decreto 557/2011; control letter modulus 23: https://www.interior.gob.es",
    patterns=("[A-Za-z][ -]?[0-9]{7}[ -]?[A-Za-z]",),
    holds=stdnum_holds("es.nie"),
    pass_rate=0.005,
    alone={0: 4.1},
    dummies=frozenset(("X1234567L", "X0000000T",)),
    labels=(
        "nie", "n.i.e.", "dni/nie", "número de identidad de extranjero", "numero de identidad de extranjero",
        "foreigner identity number", "tarjeta de identidad de extranjero", "nif",
    ),
    examples=(
        Example("NIE: Y1792433B", "Y1792433B"),
        Example("N.I.E. Z3168815H", "Z3168815H"),
        Example("número de identidad de extranjero X0065749S", "X0065749S"),
        Example("NIE\nX5933991Z", "X5933991Z"),
    ),
    counter_examples=(
        Example("NIE: Y1792433C"),
        Example("Order number Y1792433B"),
    ),
    validator="first letter X, Y or Z, control letter modulus 23",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
