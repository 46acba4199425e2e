"""Greek social security number (AMKA)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("gr_amka", LegalClass.OTHER_GOV_ID, "Greek social security number (AMKA)", identifies=True),
    standard="Law 3655/2008, AMKA (Luhn): https://www.amka.gr",
    patterns=("[0-9]{11}",),
    holds=stdnum_holds("gr.amka"),
    pass_rate=0.004,
    labels=("amka", "a.m.k.a.", "greek social security number", "social security number"),
    examples=(
        Example("AMKA: 12096124305", "12096124305"),
        Example("A.M.K.A. 15058892488", "15058892488"),
        Example("AMKA\n15054815632", "15054815632"),
    ),
    counter_examples=(
        Example("AMKA: 12096124306"),
        Example("Order number 12096124305"),
    ),
    validator="Luhn, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
