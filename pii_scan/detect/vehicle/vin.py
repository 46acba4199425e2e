"""Vehicle identification numbers."""

import re
from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    "P": 7, "R": 9,
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}  # fmt: skip
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_NORTH_AMERICA = frozenset("123457")
_NO_YEAR = frozenset("UZ0")
_PUBLISHED = frozenset(
    {"1M8GDM9AXKP042788", "5GZCZ43D13S812715", "1HGCM82633A004352", "1HGBH41JXMN109186", "11111111111111111"}
)
_LETTERS = 2
"""Fewer and it is a long number."""


def check_digit(vin: str) -> str | None:
    """What place 9 must be (49 CFR 565.15(c)); None with a letter that no VIN has (I, O, Q)."""
    try:
        total = sum(_VALUES[char] * weight for char, weight in zip(vin, _WEIGHTS, strict=True))
    except (KeyError, ValueError):
        return None
    return "X" if total % 11 == 10 else str(total % 11)


def _check(candidate: Candidate) -> Verdict | None:
    vin = re.sub(r"[ -]", "", candidate.text).upper()
    expected = check_digit(vin)
    if expected is None or sum(map(str.isalpha, vin)) < _LETTERS or not vin[-4:].isdigit():
        return None
    known = bool(candidate.label) or candidate.column
    if not known and not candidate.text.isupper():
        return None
    american = vin[0] in _NORTH_AMERICA
    if vin[8] == expected and vin[9] not in _NO_YEAR:
        # Check digit, no I, O or Q, four digits at the end: one random token in some thousands has them all.
        return Verdict(vin, log(11) + 2.8, ("vin_check_digit",), dummy=vin in _PUBLISHED)
    # Europe and Asia do not use the check digit.
    return Verdict(vin, 1.0, ("vin_shape",), dummy=vin in _PUBLISHED) if known and not american else None


DETECTOR = Detector(
    kind=Kind("vin", LegalClass.SUPPORTING, "Vehicle identification number"),
    standard="49 CFR part 565 and ISO 3779: https://www.ecfr.gov/current/title-49/part-565",
    patterns=("[0-9A-Za-z]{17}", "[0-9A-Za-z]{3}[- ][0-9A-Za-z]{6}[- ][0-9A-Za-z]{8}"),
    digits=(4, 17),
    check=_check,
    labels=(
        "vin", "vin no", "vin number", "vin #", "v.i.n.", "vehicle identification number", "vehicle identification no",
        "vehicle id number", "vehicle id", "vehicle vin", "chassis number", "chassis no", "frame number",
        "número de identificación del vehículo", "número de identificación vehicular", "número de serie del vehículo",
        "niv", "número de chasis", "número de bastidor", "bastidor",
    ),
    prior=-3.2,
    headers=(r"\bvin\b|\bvehicle id(entification)?( (no|num|number))?$|\bchassis\b|\bbastidor\b|^niv$",),
    examples=(
        Example("VIN: 2FTRX18W8XCA04821", "2FTRX18W8XCA04821"),
        Example("Vehicle Identification Number\n4T1BE46K17U048213", "4T1BE46K17U048213"),
        Example("Número de serie del vehículo: 3VWFE21C24M048213", "3VWFE21C24M048213"),
        Example("towed 1FAHP2E84DG148213 today", "1FAHP2E84DG148213"),
        Example("Chassis no. WVWZZZ1JZ3W482137", "WVWZZZ1JZ3W482137"),
    ),
    counter_examples=(
        Example("VIN: 2FTRX18W7XCA04821"),
        Example("VIN: 1HGCM82633A004352"),
        Example("hash 2ftrx18w1xca0482f"),
        Example("12345678901234567"),
        Example("WVWZZZ1JZ3W482137"),
        Example("session AAAABBBBCCCCDDDDE"),
    ),
    validator="check digit (North America), no I, O or Q, four digits at the end",
    not_covered="Numbers of before 1981, which have fewer characters.",
)  # fmt: skip
