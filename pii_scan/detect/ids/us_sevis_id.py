"""Numbers of foreign students and exchange visitors."""

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import labelled, shaped
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = Detector(
    kind=Kind("us_sevis_id", LegalClass.OTHER_GOV_ID, "SEVIS number", identifies=True),
    standard="DHS Study in the States, SEVIS ID (N and ten digits): https://studyinthestates.dhs.gov/sevis-help-hub",
    patterns=("[A-Za-z][0-9]{10}", "[A-Za-z]-?[0-9]{4}[- ]?[0-9]{6}"),
    check=labelled(shaped(r"N[0-9]{10}"), 2.5, "sevis_shape"),
    labels=(
        "sevis identification number", "sevis identification no", "sevis", "sevis id", "sevis no", "sevis number",
        "sevis #", "sevis id number", "sevis id no", "sevis record",
        "i-20", "form i-20", "i-20 id", "i-20 number", "ds-2019", "form ds-2019", "ds-2019 number", "i-901",
        "student and exchange visitor", "número de sevis", "número sevis", "id de sevis", "formulario i-20",
    ),
    label_required=True,
    prior=-3.0,
    headers=(r"\bsevis\b", r"^i ?20( (no|num|number|id))?$"),
    examples=(
        Example("SEVIS ID: N0031748290", "N0031748290"),
        Example("I-20 number N0012204471", "N0012204471"),
        Example("DS-2019\nN0009173428", "N0009173428"),
        Example("Número de SEVIS: N0044829105", "N0044829105"),
        Example("sevis_id,n0031748290", "N0031748290"),
    ),
    counter_examples=(
        Example("N0031748290"),
        Example("SEVIS ID: A0031748290"),
        Example("SEVIS school code BOS214F00312000"),
        Example("part N0031748290"),
        Example("SEVIS ID: N003174829"),
    ),
    validator="N and ten digits; label",
    not_covered="Numbers without a label.",
)  # fmt: skip
