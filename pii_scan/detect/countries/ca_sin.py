"""Canadian Social Insurance Number."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.presidio.wrapped import presidio_check
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind(
        "ca_sin", LegalClass.OTHER_GOV_ID, "Canadian Social Insurance Number", presidio="CA_SIN", identifies=True
    ),
    standard="Service Canada, Social Insurance Number, https://www.canada.ca/en/employment-social-development/services/sin.html",
    patterns=(r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",),
    check=presidio_check("CaSinRecognizer", "CA_SIN", pass_rate=0.079),
    labels=("sin", "social insurance", "social insurance number", "sin no", "numéro d assurance sociale"),
    label_required=True,
    headers=(r"^sin( ?(no|number))?$", r"social insurance"),
    examples=(Example("Social Insurance Number: 130 692 544", "130692544"),),
    counter_examples=(
        Example("SIN: 130 692 545"),
        Example("order 130 692 544"),
    ),
    not_covered="Numbers without a label or a column that names them.",
)
