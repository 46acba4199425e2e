"""UK NHS number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("uk_nhs", LegalClass.HEALTH_INSURANCE, "UK NHS number", "UK_NHS", identifies=True),
    standard="NHS Data Dictionary, NHS Number (modulus 11): "
    "https://www.datadictionary.nhs.uk/attributes/nhs_number.html",
    patterns=("[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}",),
    holds=stdnum_holds("gb.nhs"),
    pass_rate=0.09,
    labels=(
        "nhs number", "nhs no", "nhs", "nhs num", "n.h.s. number", "n.h.s. no", "n.h.s.", "nhs id", "nhs #",
        "national health service", "chi number", "health and care number",
        "hsc number",
    ),
    examples=(
        Example("NHS number: 434 065 0021", "4340650021"),
        Example("Patient NHS No 668 084 3782", "6680843782"),
        Example("nhs_number=5237964591", "5237964591"),
        Example("NHS Number\n613 192 9386", "6131929386"),
    ),
    counter_examples=(
        Example("NHS number: 434 065 0022"),
        Example("Order number 434 065 0021"),
        Example("ring 434 065 0021 after six"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
