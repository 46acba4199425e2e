"""National Drug Codes: which medicine in which package."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import place_at_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PARTED = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{2}|[0-9]{5}-(?:[0-9]{3}-[0-9]{2}|[0-9]{4}-[0-9]{1,2})")


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    place = place_at_label(candidate)
    if place is None or not (_PARTED.fullmatch(text) or (text.isdigit() and len(text) in (10, 11))):
        return None
    # Labeller, product and package have 4-4-2, 5-3-2, 5-4-1 digits; billing fills them up to 5-4-2.
    parts = text.split("-")
    normal = f"{parts[0]:0>5}{parts[1]:0>4}{parts[2]:0>2}" if len(parts) == 3 else text
    return Verdict(normal, 1.5 + place, ("ndc_parts" if len(parts) == 3 else "ndc_digits",))


DETECTOR = Detector(
    kind=Kind("us_ndc", LegalClass.SUPPORTING, "National Drug Code"),
    standard="21 CFR 207.33: https://www.ecfr.gov/current/title-21/section-207.33",
    patterns=("[0-9]{4,5}-[0-9]{3,4}-[0-9]{1,2}", "[0-9]{10,11}"),
    check=_check,
    labels=(
        "ndc", "ndc no", "ndc #", "ndc number", "ndc code", "ndc11", "national drug code",
        "código nacional de medicamento",
    ),
    anti_labels=("phone", "call", "fax", "upc"),
    label_required=True,
    prior=-3.0,
    headers=(r"^(?:drug )?ndc(?: ?11| ?10)?(?: ?(?:code|no|num|number))?$|^national drug code$",),
    examples=(
        Example("NDC 0002-8215-01", "00002821501"),
        Example("NDC: 50580-600-02", "50580060002"),
        Example("NDC# 00002821501", "00002821501"),
        Example("National Drug Code\n55555-1234-1", "55555123401"),
    ),
    counter_examples=(
        Example("0002-8215-01"),
        Example("ndc x, y, z = 0.5"),
        Example("NDC climate plan of 2015-2030-50"),
        Example("NDC 5550143"),
    ),
    validator="parts of 4-4-2, 5-3-2, 5-4-1 or 5-4-2 digits; label",
    not_covered="Codes without a label; whether the FDA lists them.",
)  # fmt: skip
