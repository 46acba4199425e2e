"""Redress numbers of travellers whom a watch list had confused with somebody else."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import labelled, shaped
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("us_redress_number", LegalClass.OTHER_GOV_ID, "DHS redress control number", identifies=True),
    standard="DHS TRIP, redress control numbers (seven digits): https://www.dhs.gov/redress-control-numbers",
    patterns=("[0-9]{7}", "[0-9]{3}[- ][0-9]{4}"),
    check=labelled(shaped(r"[0-9]{7}"), 1.5, "seven_digits"),
    labels=(
        "redress", "redress number", "redress no", "redress #", "redress control number", "redress control no",
        "redress id", "dhs trip", "dhs trip number", "trip redress number", "dhs redress number",
        "número de reparación", "número de compensación", "número de control de reparación",
    ),
    anti_labels=("phone", "case no", "case number", "complaint", "complaint no", "grievance"),
    label_required=True,
    prior=-3.0,
    headers=(r"\bredress\b",),
    examples=(
        Example("Redress Number: 2104478", "2104478"),
        Example("Redress Control Number\n3391207", "3391207"),
        Example("DHS TRIP # 1820447", "1820447"),
        Example("Número de reparación: 2771904", "2771904"),
        Example('"redressNo": "2104478"', "2104478"),
    ),
    counter_examples=(
        Example("Redress was paid to 2104478 people"),
        Example("2104478"),
        Example("Redress phone 555-0143"),
        Example("Redress No. 210447"),
    ),
    validator="label only",
    not_covered="Numbers without a label.",
)  # fmt: skip
