"""Known traveler numbers: TSA PreCheck, Global Entry, NEXUS and SENTRI memberships."""

import re

from pii_scan.detect.detector import Detector, Example
from pii_scan.detect.ids.beside_label import compact, labelled
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[0-9]{8,9}|(?:TT|TE|AC)[0-9A-Z]{7,9}")
_DIGITS = 4
"""Fewer and it is a word."""


def _read(text: str) -> str | None:
    number = compact(text)
    return number if _FORM.fullmatch(number) and sum(map(str.isdigit, number)) >= _DIGITS else None


DETECTOR = Detector(
    kind=Kind("us_known_traveler_number", LegalClass.OTHER_GOV_ID, "Known traveler number", identifies=True),
    standard="CBP trusted travelers (PASSID) and TSA PreCheck: https://www.tsa.gov/precheck/faq",
    patterns=("[0-9]{8,9}", "[A-Za-z]{2}[0-9A-Za-z]{7,9}", "[0-9]{3} [0-9]{3} [0-9]{3}"),
    check=labelled(_read, 1.5, "ktn_shape"),
    labels=(
        "known traveler number", "known traveler no", "known traveler", "known traveler id", "known traveller number",
        "known traveller", "ktn", "ktn number", "ktn #", "passid", "pass id", "pass id number", "global entry",
        "global entry number", "global entry no", "global entry #", "global entry id", "global entry passid", "nexus",
        "nexus number", "nexus card", "nexus id", "sentri", "sentri number", "trusted traveler number",
        "trusted traveler", "tsa precheck", "tsa pre check", "tsa pre check number", "tsa precheck number", "tsa pre",
        "tsa pre number", "precheck number", "número de viajero conocido", "viajero conocido", "viajero de confianza",
    ),
    label_required=True,
    prior=-3.0,
    headers=(r"\bktn\b|\bknown travell?er|\bpass ?id\b|\bglobal entry\b|\bnexus (no|num|number|id)\b|\bprecheck\b",),
    examples=(
        Example("Known Traveler Number: 984120377", "984120377"),
        Example("KTN TT11BQ4X7", "TT11BQ4X7"),
        Example("Global Entry PASSID\n150441207", "150441207"),
        Example("Número de viajero conocido: 984471203", "984471203"),
        Example("TSA PreCheck # 984120377", "984120377"),
    ),
    counter_examples=(
        Example("Global Entry fee waived for 984120377 members"),
        Example("984120377"),
        Example("TSA PreCheck enrolled 15000000"),
        Example("Nexus phone 61455501"),
        Example("KTN: none"),
    ),
    validator="label only",
    not_covered="Numbers without a label.",
)  # fmt: skip
