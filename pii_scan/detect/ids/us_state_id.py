"""Numbers of ID cards that states give to people who do not drive."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.licence_check import CELL_PATTERNS, PATTERNS, check_cell, check_number
from pii_scan.detect.kinds_shared import US_STATE_ID

_OTHER = re.compile(
    r"tax|employ|staff|student|school|inmate|offender|doc\b|fbi|jail|member|insur|health|medic|order|user|case|voter|national|"
    r"military|dod\b|tribal|library|passport|vehicle|plate|malta|maltese|pakistan|sri lanka|cyprus|hong kong|singapore|"
    r"estonia|german|belg|iceland|greek|greece|israel|egypt|ghana|kenya|turk"
)
"""Whose ID card it is, where it is no state's."""
_ABROAD_BEHIND = re.compile(r"\s?\((?:malta|cyprus|hong kong|singapore|pakistan|greece|israel)")
_OPEN_LABEL = re.compile(r"(?:id card|identification card|photo id|identification certificate)\W*")
_OPEN_ODDS = -0.4


def _check(candidate: Candidate) -> Verdict | None:
    if candidate.column:
        return None if _OTHER.search(candidate.label) else check_cell(candidate.text, candidate.label)
    line = candidate.before.rpartition("\n")[2]
    if _OTHER.search(line[-40:]) or _ABROAD_BEHIND.match(candidate.after):
        return None
    return check_number(candidate, _OPEN_ODDS if _OPEN_LABEL.fullmatch(candidate.label) else 0.0)


DETECTOR = Detector(
    kind=US_STATE_ID,
    standard="AAMVA DL/ID Card Design Standard 2020; formats by state in licence_table.py: https://www.aamva.org/",
    patterns=PATTERNS,
    cell_patterns=CELL_PATTERNS,
    check=_check,
    labels=(
        "state id", "state id number", "state id card", "state issued id", "state-issued id", "dmv id", "bmv id",
        "id card", "id card no", "id card number", "identification card", "identification card number",
        "state identification", "state identification number", "state identification card",
        "photo identification card", "identification certificate", "non-driver id", "nondriver id", "non driver id",
        "non-driver id number", "non-driver identification", "nondriver identification", "photo id no",
        "photo id number", "id only", "idn", "tarjeta de identificación", "tarjeta de identidad",
        "identificación estatal", "id estatal",
    ),
    label_required=True,
    label_weight=4.0,
    prior=-3.3,
    headers=(
        r"\bstate id(?:entification)?(?: card)?(?: (?:no|num|number|#))?$",
        r"\b(?:id|identification) card (?:no|num|number)$",
        r"\bnon ?driver id\b|\bstate issued id\b|^id card$",
    ),
    validator="format of the named state, and what the number encodes of name and birth date; label",
    examples=(
        Example("Ohio State ID No. UK771204", "UK771204"),
        Example("Identification Card Number: 482771093 (Georgia)", "482771093"),
        Example("Tarjeta de identificación: D4827193", "D4827193"),
        Example("state id 04827193 (PA)", "04827193"),
    ),
    counter_examples=(
        Example("Bring your state ID. The number on the form is OMB 1405-0020."),
        Example("state ID office phone 6145550143"),
        Example("UK771204"),
        Example("The state id column is 12"),
        Example("ID card no. (Malta) 0852332L"),
    ),
    not_covered="A card whose words name neither licence nor identification.",
)  # fmt: skip
