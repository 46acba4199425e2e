"""UK NHS number."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.presidio.wrapped import presidio_check
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("uk_nhs", LegalClass.HEALTH_INSURANCE, "UK NHS number", presidio="UK_NHS", identifies=True),
    standard="NHS Data Dictionary, NHS Number (modulus 11), https://www.datadictionary.nhs.uk/attributes/nhs_number.html",
    patterns=(r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}",),
    check=presidio_check("NhsRecognizer", "UK_NHS", pass_rate=0.093),
    labels=("nhs number", "nhs no", "nhs", "national health service"),
    label_required=True,
    headers=(r"^nhs( ?(no|number|id))?$",),
    examples=(
        Example("NHS number: 943 476 5919", "9434765919"),
        Example("Patient NHS No 401-023-2137", "4010232137"),
    ),
    counter_examples=(
        Example("NHS number: 943 476 5918"),
        Example("ring 943 476 5919 after six"),
    ),
    not_covered="Numbers without a label or a column that names them.",
)
