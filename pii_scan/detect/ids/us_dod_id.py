"""DoD ID numbers (EDIPI) of soldiers, their families, civilians and contractors."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, is_filler_number, place_at_label
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_ANY_MILITARY = re.compile(r"\bmilitary\b|\bmilitar\b")
"""Labels that other armies' numbers and older cards have too."""
_OLDER = re.compile(r"[A-Z]{0,4}[0-9]{6,11}")


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    edipi = len(number) == 10 and number.isdigit()
    if not edipi and not (_ANY_MILITARY.search(fold(candidate.label)) and _OLDER.fullmatch(number)):
        return None
    if (place := place_at_label(candidate)) is None:
        return None
    return Verdict(number, (1.5 if edipi else 0.8) + place, ("edipi_shape",), dummy=is_filler_number(number))


US_DOD_ID = Kind("us_dod_id", LegalClass.MILITARY_ID, "US military ID (DoD ID number)", identifies=True)

DETECTOR = Detector(
    kind=US_DOD_ID,
    standard="DoD ID number (ten digits), DoDI 1000.30: https://dpcld.defense.gov/Privacy/About-the-Office/FAQs/",
    patterns=("[0-9]{10}", "[A-Za-z]{0,4}-?[0-9]{6,11}"),
    check=_check,
    labels=(
        # A hump parts words: `DoD` is read as two.
        "do d id", "do d id no", "do d id number", "do d id #", "do d number", "do d id no./ssn", "do d id/ssn",
        "do d identification number", "dod id",
        "dod id no", "dod id number", "dod id #", "dod number", "dod no", "dodid",
        "dod identification number",
        "department of defense id", "department of defense id number", "edipi", "edi-pi", "edipi number",
        "electronic data interchange personal identifier", "cac id", "cac number", "cac edipi", "common access card",
        "common access card number", "military id", "military id no", "military id number", "military id #",
        "military identification", "military identification number", "military id card", "military id card number",
        "uniformed services id", "geneva conventions identification", "dod id/ssn", "dod id no./ssn",
        "identificación militar", "número de identificación militar", "cédula militar", "id militar",
    ),
    anti_labels=("phone", "tel", "fax", "cell", "call", "dsn", "benefits number"),
    label_required=True,
    prior=-3.0,
    headers=(
        r"\bedipi\b|\bdod ?id\b|\bdod (no|num|number)\b",
        r"\bmilitary id( ?(no|num|number|card))?$|\bcac (id|no|number)\b",
    ),
    examples=(
        Example("DoD ID Number: 1482077193", "1482077193"),
        Example("EDIPI 1377120448", "1377120448"),
        Example("Department of Defense ID Number\n1039021766", "1039021766"),
        Example("Número de identificación militar: 1604418293", "1604418293"),
        Example("military id: 1518830477", "1518830477"),
        Example("1482077193 (EDIPI), DODID 1482077193", "1482077193"),
    ),
    counter_examples=(
        Example("DoD ID office phone 6145550143"),
        Example("1482077193"),
        Example("DoD ID: 148207719"),
        Example("DoD Benefits Number 14820771930"),
        Example("military identified 1482077193 targets"),
    ),
    validator="label only",
    not_covered="Ten digits without a label, unless in a certificate's name.",
)  # fmt: skip
