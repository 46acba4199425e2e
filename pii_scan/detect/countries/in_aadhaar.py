"""Indian Aadhaar number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("in_aadhaar", LegalClass.OTHER_GOV_ID, "Indian Aadhaar number", "IN_AADHAAR", identifies=True),
    standard="UIDAI, Aadhaar number (Verhoeff check digit): https://uidai.gov.in",
    patterns=("[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}", "[0-9]{4}:[0-9]{4}:[0-9]{4}"),
    holds=stdnum_holds("in_.aadhaar"),
    pass_rate=0.08,
    labels=(
        "aadhaar", "aadhar", "adhaar", "adhar", "uidai", "aadhaar no", "aadhaar number", "aadhaar card",
        "aadhar card", "aadhar no", "uid no", "mera aadhaar",
    ),
    shy=("uid",),
    examples=(
        Example("Aadhaar: 4529 6720 3520", "452967203520"),
        Example("Aadhar Card No. 291248568764", "291248568764"),
        Example("UIDAI\n8151 8792 3162", "815187923162"),
        Example("aadhaar_number=493922921730", "493922921730"),
        Example("Aadhaar 4529:6720:3520", "452967203520"),
    ),
    counter_examples=(
        Example("Aadhaar: 4529 6720 3521"),
        Example("Order number 4529 6720 3520"),
        Example("meter 4529 6720 3520"),
    ),
    validator="Verhoeff, first digit 2–9",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
