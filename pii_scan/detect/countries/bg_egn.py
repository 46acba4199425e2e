"""Bulgarian uniform civil number (EGN)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("bg_egn", LegalClass.OTHER_GOV_ID, "Bulgarian uniform civil number (EGN)", identifies=True),
    standard="Civil Registration Act, EGN: birth date and a check digit modulus 11: https://www.grao.bg",
    patterns=("[0-9]{10}",),
    holds=stdnum_holds("bg.egn"),
    pass_rate=0.01,
    labels=(
        "egn", "egn no", "edinen grazhdanski nomer", "uniform civil number", "unified civil number",
        "bulgarian personal number", "bulgarian egn",),
    examples=(
        Example("EGN: 7103143969", "7103143969"),
        Example("Uniform civil number 5103140781", "5103140781"),
        Example("EGN\n5905211482", "5905211482"),
    ),
    counter_examples=(
        Example("EGN: 7103143960"),
        Example("Order number 7103143969"),
    ),
    validator="modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
