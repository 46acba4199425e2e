"""Numbers of the people who prepare other people's tax returns."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import labelled, shaped
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("us_ptin", LegalClass.TAXPAYER_ID, "US preparer tax identification number", identifies=True),
    standard="IRS, PTIN requirements (P and eight digits): https://www.irs.gov/tax-professionals/ptin-requirements-for-tax-return-preparers",
    patterns=("[A-Za-z][0-9]{8}", "[A-Za-z][ -][0-9]{8}"),
    check=labelled(shaped(r"P[0-9]{8}"), 2.0, "ptin_shape"),
    labels=(
        "ptin", "ptin no", "ptin number", "ptin #", "preparer tax identification number", "preparer's ptin",
        "preparer ptin", "preparer's tin", "preparer tin", "preparer id", "paid preparer", "ssn or ptin",
        "preparer's ssn or ptin", "preparador de impuestos", "número de preparador", "numero de preparador",
    ),
    label_required=True,
    prior=-3.0,
    headers=(r"\bptin\b", r"\bpreparer('?s)? (tax )?(id|tin|no|number)\b"),
    examples=(
        Example("PTIN: P01748293", "P01748293"),
        Example("Preparer's PTIN P02284471", "P02284471"),
        Example("Paid Preparer\nP00917342", "P00917342"),
        Example("ptin=p01529983", "P01529983"),
        Example("Preparer's SSN or PTIN P 01748293", "P01748293"),
    ),
    counter_examples=(
        Example("P01748293"),
        Example("PTIN: A01748293"),
        Example("PTIN P0174829"),
        Example("part P01748293 in stock"),
        Example("PTIN: P12345678"),
    ),
    validator="P and eight digits; label",
    not_covered="Numbers without a label or column.",
)  # fmt: skip
