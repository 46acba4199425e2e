"""UK National Insurance number."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.presidio.wrapped import presidio_check
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("uk_nino", LegalClass.OTHER_GOV_ID, "UK National Insurance number", presidio="UK_NINO", identifies=True),
    standard="HMRC NIM39110, https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110",
    patterns=(r"[A-Za-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Da-d]",),
    check=presidio_check("UkNinoRecognizer", "UK_NINO", pass_rate=0.5),
    labels=("national insurance", "national insurance number", "ni number", "nino", "ni no"),
    label_required=True,
    headers=(r"^ni(no| ?no| ?number)$", r"national insurance"),
    examples=(
        Example("National Insurance number: AB 12 34 56 C", "AB123456C"),
        Example("NINO CE123456D", "CE123456D"),
    ),
    counter_examples=(
        Example("NINO: QQ 12 34 56 C"),
        Example("part AB 12 34 56 C in stock"),
    ),
    not_covered="Numbers without a label or a column that names them.",
)
