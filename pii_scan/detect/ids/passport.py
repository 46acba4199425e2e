"""Passport numbers beside their label; the machine-readable zone has its own reader."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import is_filler_number, place_at_label
from pii_scan.detect.kinds_shared import PASSPORT
from pii_scan.detect.label_gap import gap_to_label, label_is_taken

_US = re.compile(r"\d{9}|[A-Z]\d{8}|\d{8}")
"""Books: nine digits, since 2021 a letter and eight; cards: C and eight."""
_FOREIGN = re.compile(
    r"[A-Z]{1,3}\d{5,8}[A-Z]?|\d{7,9}|[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}|[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]"
)
_FEWEST_DIGITS = 3
"""Of the Dutch form, two letters, six of either and a digit: a word has none."""
_OTHER_FIELD = re.compile(
    r"phone|\btel\b|expir|issued|ssn|\bdob\b|acc(?:oun)?t|fee|application|form ds|visa|case|docket"
)
_SO_MANY = re.compile(r"^[ _]?(?:holders|applicants|applications|offices?)\b")
"""Behind the label: the number counts them."""
_CARD = re.compile(r"passport card|pasaporte (?:tipo )?tarjeta|tarjeta pasaporte")
_COUNTRY = (
    (re.compile(r"united states|u\.s\. passport|\bus passport|\busa\b|estados unidos de am"), "USA"),
    (re.compile(r"m[eé]xico|mexican"), "MEX"),
    (re.compile(r"canada|canadian"), "CAN"),
)


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text.upper()
    if not (_US.fullmatch(text) or _FOREIGN.fullmatch(text)) or len(set(text)) <= 2:
        return None
    if sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return None
    around = candidate.before + " " + candidate.after
    country = next((code for pattern, code in _COUNTRY if pattern.search(around)), "")
    if not candidate.column and not _at_label(candidate):
        return None
    card = text[0] == "C" and _CARD.search(candidate.label if candidate.column else around) is not None
    return Verdict(
        text,
        1.0 if candidate.column else 1.2,
        ("passport_shape",),
        is_filler_number(text),
        country or ("USA" if card else ""),
        {"document": "passport_card"} if card else {},
    )


def _at_label(candidate: Candidate) -> bool:
    gap = gap_to_label(candidate)
    if gap is not None and _SO_MANY.search(gap):
        return False
    if place_at_label(candidate) is not None:
        return True
    return gap is not None and "\n" not in gap and not label_is_taken(candidate) and not _OTHER_FIELD.search(gap)


DETECTOR = Detector(
    kind=PASSPORT,
    standard="ICAO Doc 9303 part 4; US: https://travel.state.gov/content/travel/en/passports.html",
    patterns=("[A-Za-z]{0,3}[0-9]{5,9}[A-Za-z]?", "[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}",
        "[A-NP-Z]{2}[A-NP-Z0-9]{6}[0-9]"),
    check=_check,
    labels=(
        "passport", "passport no", "passport no.", "passport number", "passport num", "passport #", "passport id",
        "passport book", "passport book no", "passport book number", "passport card", "passport card no",
        "passport card number", "passport card #", "passport document number", "foreign passport number",
        "passport/travel document number", "us passport", "u.s. passport", "travel document number",
        "travel document no", "passport/pasaporte", "pasaporte", "no. de pasaporte", "número de pasaporte",
        "núm. de pasaporte", "n° de pasaporte", "no. du passeport", "numéro de passeport", "passeport", "pasaporte no.",
        "pasaporte n°", "pasaporte número", "pp#", "pp #", "pp no", "pp no.", "ppt no", "ppt #", "psprt", "pass no",
        "pport",
    ),
    label_required=True,
    label_weight=4.0,
    prior=-3.0,
    document_types=("passport",),
    headers=(r"\bpassport( (book|card))?( (no|num|number|id))?$|\bpasaporte\b|\btravel doc(ument)? (no|num|number)$",),
    examples=(
        Example("Passport No. 548201673", "548201673"),
        Example("US passport number: A04728193", "A04728193"),
        Example("Número de pasaporte: G27719402", "G27719402"),
        Example("Passport #: XN4827193", "XN4827193"),
        Example("passport_no: NW12B3C45", "NW12B3C45"),
        Example("pp# C82717746 for the flight", "C82717746"),
        Example("Passport Card Number\nC03120447", "C03120447"),
        Example(
            "Respondent's driver license is FL H100-550-72-001-0. Passport No.\nC03005988 was surrendered.", "C03005988"
        ),
        Example("A-Number      Foreign Passport Number\n077219403     G27719402", "G27719402"),
    ),
    counter_examples=(
        Example("Passport office phone 6145550"),
        Example("British passport holders 1234567 of them"),
        Example("Passport No. 123456789"),
        Example("548201673"),
        Example("passport expires 20310327"),
        Example("Passport application fee, case 4827193"),
    ),
    validator="label",
    not_covered="Numbers of documents whose label was lost, unless the machine-readable zone holds them.",
)  # fmt: skip
