"""Passport numbers beside their label; the machine-readable zone has its own reader."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.kinds_shared import PASSPORT
from pii_scan.detect.label_gap import gap_to_label, label_is_taken

_US = re.compile(r"[A-Z]?\d{8}|\d{9}|[A-Z]\d{8}")
_FOREIGN = re.compile(r"[A-Z]{1,3}\d{5,8}[A-Z]?|\d{7,9}|[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}")
_OTHER_FIELD = re.compile(r"phone|\btel\b|expir|issued|ssn|\bdob\b|acc(?:oun)?t|fee|application|form ds")
_COUNTRY = (
    (re.compile(r"united states|u\.s\. passport|\bus passport|\busa\b|estados unidos de am"), "USA"),
    (re.compile(r"m[eé]xico|mexican"), "MEX"),
    (re.compile(r"canada|canadian"), "CAN"),
)


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text.upper()
    if not (_US.fullmatch(text) or _FOREIGN.fullmatch(text)) or len(set(text)) <= 2:
        return None
    around = candidate.before + " " + candidate.after
    country = next((code for pattern, code in _COUNTRY if pattern.search(around)), "")
    if candidate.column:
        return Verdict(text, 1.0, ("passport_shape",), qualifier=country)
    gap = gap_to_label(candidate)
    if (gap is not None and label_is_taken(candidate)) or (gap is None and not candidate.label):
        return None
    if gap is not None and _OTHER_FIELD.search(gap):
        return None
    placeholder = text in ("123456789", "A12345678", "X12345678", "987654321", "C01234567")
    return Verdict(text, 1.2, ("passport_shape",), placeholder, country)


DETECTOR = Detector(
    kind=PASSPORT,
    standard="ICAO Doc 9303 part 4; US: https://travel.state.gov/content/travel/en/passports.html",
    patterns=("[A-Za-z]{0,3}[0-9]{5,9}[A-Za-z]?", "[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}"),
    check=_check,
    labels=(
        "passport",
        "passport no",
        "passport no.",
        "passport number",
        "passport #",
        "passport id",
        "passport/pasaporte",
        "pasaporte",
        "no. de pasaporte",
        "número de pasaporte",
        "numero de pasaporte",
        "no. du passeport",
        "passeport",
        "pasaporte no.",
        "pasaporte no",
        "passport card no",
        "pp#",
        "pp #",
        "pp no",
        "pp no.",
        "ppt no",
        "ppt #",
        "psprt",
        "pass no",
    ),
    label_required=True,
    label_weight=4.0,
    prior=-3.0,
    document_types=("passport",),
    headers=(r"\bpassport( (no|num|number|id))?$|\bpasaporte\b",),
    examples=(
        Example("Passport No. 548201673", "548201673"),
        Example("US passport number: A04728193", "A04728193"),
        Example("Número de pasaporte: G27719402", "G27719402"),
        Example("Passport #: XN4827193", "XN4827193"),
        Example("pp# C82717746 for the flight", "C82717746"),
    ),
    counter_examples=(
        Example("Passport office phone 6145550"),
        Example("Passport No. 123456789"),
        Example("548201673"),
        Example("passport expires 20310327"),
    ),
    not_covered="Numbers of documents whose label was lost, unless the machine-readable zone holds them.",
)
