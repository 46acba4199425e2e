"""Indian Aadhaar number."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.presidio.wrapped import presidio_check
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("in_aadhaar", LegalClass.OTHER_GOV_ID, "Indian Aadhaar number", presidio="IN_AADHAAR", identifies=True),
    standard="UIDAI, Aadhaar number (Verhoeff check digit), https://uidai.gov.in",
    patterns=(r"[2-9][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}",),
    check=presidio_check("InAadhaarRecognizer", "IN_AADHAAR", pass_rate=0.08),
    labels=("aadhaar", "aadhar", "uidai", "aadhaar no", "aadhaar number"),
    label_required=True,
    headers=(r"aa?dhaar|aadhar",),
    examples=(Example("Aadhaar: 3123 4567 8909", "312345678909"),),
    counter_examples=(
        Example("Aadhaar: 3123 4567 8901"),
        Example("meter 3123 4567 8909"),
    ),
    not_covered="Numbers without a label or a column that names them.",
)
