"""Estonian personal code."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ee_isikukood", LegalClass.OTHER_GOV_ID, "Estonian personal code", identifies=True),
    standard="EVS 585:2007, personal code (modulus 11)",
    patterns=("[0-9]{11}",),
    holds=stdnum_holds("ee.ik"),
    pass_rate=0.002,
    labels=("isikukood", "isikukoodi", "estonian personal code", "estonian id code", "isikukood (id)", ),
    shy=("ik",),
    examples=(
        Example("Isikukood: 50211014712", "50211014712"),
        Example("isikukood 61706014250", "61706014250"),
        Example("Estonian personal code\n40704059162", "40704059162"),
    ),
    counter_examples=(
        Example("Isikukood: 50211014713"),
        Example("Order number 50211014712"),
    ),
    validator="modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
