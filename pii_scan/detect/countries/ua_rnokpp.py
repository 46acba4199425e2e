"""Ukrainian taxpayer number (RNOKPP)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ua_rnokpp", LegalClass.TAXPAYER_ID, "Ukrainian taxpayer number (RNOKPP)", identifies=True),
    standard="Податковий кодекс України, РНОКПП (modulus 11): https://tax.gov.ua",
    patterns=("[0-9]{10}",),
    holds=stdnum_holds("ua.rntrc"),
    pass_rate=0.1,
    labels=(
        "rnokpp", "identifikatsiinyi nomer", "ukrainian taxpayer number", "ukrainian tax number",
        "individual tax number",
    ),
    shy=("ipn",),
    examples=(
        Example("RNOKPP: 3289755835", "3289755835"),
        Example("IPN 3447414262", "3447414262"),
        Example("Ukrainian taxpayer number\n2396252298", "2396252298"),
    ),
    counter_examples=(
        Example("RNOKPP: 3289755836"),
        Example("Order number 3289755835"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
