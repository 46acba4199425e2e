"""Australian tax file number."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.presidio.wrapped import presidio_check
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("au_tfn", LegalClass.TAXPAYER_ID, "Australian tax file number", presidio="AU_TFN", identifies=True),
    standard="Australian Taxation Office, TFN checksum (modulus 11)",
    patterns=(r"[0-9]{3} ?[0-9]{3} ?[0-9]{3}",),
    check=presidio_check("AuTfnRecognizer", "AU_TFN", pass_rate=0.09),
    labels=("tfn", "tax file number", "tax file no"),
    label_required=True,
    headers=(r"^tfn$", r"tax file"),
    examples=(Example("TFN: 876 543 210", "876543210"),),
    counter_examples=(
        Example("TFN: 876 543 211"),
        Example("876 543 210 units"),
    ),
    not_covered="Numbers without a label or a column that names them.",
)
