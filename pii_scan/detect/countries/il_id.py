"""Israeli identity number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("il_id", LegalClass.OTHER_GOV_ID, "Israeli identity number", identifies=True),
    standard="Population Registry, Teudat Zehut (Luhn): https://www.gov.il",
    patterns=("[0-9]{9}", "[0-9]{8}-[0-9]", "[0-9]-[0-9]{7}-[0-9]"),
    holds=stdnum_holds("il.idnr"),
    pass_rate=0.1,
    labels=(
        "teudat zehut", "teudat zehut no", "mispar zehut", "israeli id", "israeli id number", "israel id",
        "israeli identity number", "id (israel)",),
    shy=("tz", "t.z.",),
    examples=(
        Example("Teudat Zehut: 078129483", "078129483"),
        Example("Israeli ID 071710867", "071710867"),
        Example("Mispar zehut\n081247421", "081247421"),
    ),
    counter_examples=(
        Example("Teudat Zehut: 078129484"),
        Example("Order number 078129483"),
    ),
    validator="Luhn",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
