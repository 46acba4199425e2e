"""Indian GST identification number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("in_gstin", LegalClass.SUPPORTING, "Indian GST identification number", "IN_GSTIN"),
    standard="GSTN, GSTIN: state, PAN, check character: https://www.gst.gov.in",
    patterns=("[0-9]{2}[A-Za-z]{5}[0-9]{4}[A-Za-z][0-9A-Za-z]{3}",),
    holds=stdnum_holds("in_.gstin"),
    pass_rate=0.005,
    alone={0: 4.6},
    labels=("gstin", "gst no", "gst number", "gst registration", "gstin no"),
    examples=(
        Example("GSTIN: 27AAPFU0939F1ZV", "27AAPFU0939F1ZV"),
        Example("GST No. 27AAPFU0939F1ZV", "27AAPFU0939F1ZV"),
    ),
    counter_examples=(
        Example("Order number 27AAPFU0939F1ZV"),
    ),
    validator="state, PAN, modulus 36",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
