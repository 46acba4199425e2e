"""British Columbia personal health number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ca_bc_phn", LegalClass.HEALTH_INSURANCE, "British Columbia personal health number", identifies=True),
    standard="BC Ministry of Health, Personal Health Number (modulus 11): "
    "https://www2.gov.bc.ca/gov/content/health/health-drug-coverage/msp",
    patterns=("[0-9]{4}[ -]?[0-9]{3}[ -]?[0-9]{3}",),
    holds=stdnum_holds("ca.bc_phn"),
    pass_rate=0.009,
    labels=(
        "phn", "personal health number", "bc services card", "bc health card", "care card", "carecard", "msp number",
    ),
    examples=(
        Example("PHN: 9132 498 807", "9132498807"),
        Example("Personal Health Number 9854 115 992", "9854115992"),
        Example("BC Services Card\n9804 292 404", "9804292404"),
    ),
    counter_examples=(
        Example("PHN: 9132 498 808"),
        Example("Order number 9132 498 807"),
    ),
    validator="modulus 11, first digit 9",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
