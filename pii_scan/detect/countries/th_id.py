"""Thai identification number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("th_id", LegalClass.OTHER_GOV_ID, "Thai identification number", "TH_TNIN", identifies=True),
    standard="Department of Provincial Administration, thirteen digits (modulus 11): https://www.bora.dopa.go.th",
    patterns=("[0-9]-[0-9]{4}-[0-9]{5}-[0-9]{2}-[0-9]", "[0-9]{13}", "[0-9] [0-9]{4} [0-9]{5} [0-9]{2} [0-9]"),
    holds=stdnum_holds("th.pin"),
    pass_rate=0.08,
    alone={0: 4.8, 2: 4.0},
    labels=(
        "thai id", "thai id no", "thai national id", "thai identification number", "thai citizen id", "citizen id",
        "bat prachachon", "thailand id", "thai id card",),
    examples=(
        Example("Thai ID: 5-1743-64007-35-8", "5174364007358"),
        Example("Thai National ID 2874140350686", "2874140350686"),
        Example("Citizen ID\n1-1219-21463-44-6", "1121921463446"),
    ),
    counter_examples=(
        Example("Thai ID: 5-1743-64007-35-9"),
        Example("Order number 5-1743-64007-35-8"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
