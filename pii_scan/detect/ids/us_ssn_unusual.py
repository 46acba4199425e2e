"""Social Security numbers as they come out of spreadsheets, form boxes and scans.

What `us_ssn` does not take because the shape alone says nothing: only beside a label or in a named column.
"""

import re
from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import place_at_label
from pii_scan.detect.ids.ocr_digits import digits_of, seen_by_camera, to_digits
from pii_scan.detect.ids.ssn_rules import placeholder_ssn, valid_ssn
from pii_scan.detect.ids.us_ssn import NOT_A_PERSON, SSN_HEADERS, SSN_LABELS, US_SSN

_EXPONENT = re.compile(r"([0-9])\.([0-9]{1,8})[Ee]\+?0?8")
_PLAIN = re.compile(r"[0-9]{9}|[0-9]{3} ?- ?[0-9]{2} ?- ?[0-9]{4}|[0-9]{3} [0-9]{2} [0-9]{4}")
"""What `us_ssn` reads by itself."""
_BOXES = re.compile(r"[0-9](?:[ |\-_]{1,6}[0-9]){8}")
_REAL_DIGITS = 6
"""Fewer and the letters are a word."""


def _check(candidate: Candidate) -> Verdict | None:
    read = _digits(candidate)
    if read is None:
        return None
    digits, odds, reason = read
    if not valid_ssn(digits) and not placeholder_ssn(digits):
        return None
    place = place_at_label(candidate)
    if place is None:
        return None
    return Verdict(digits, log(1 / 0.89) + odds + place, ("ssn_rules", reason), dummy=placeholder_ssn(digits))


def _digits(candidate: Candidate) -> tuple[str, float, str] | None:
    """Nine digits, what the writing is worth, and its name."""
    text = candidate.text
    if _PLAIN.fullmatch(text) and not candidate.column:
        return None
    if (exponent := _EXPONENT.fullmatch(text)) is not None:
        return exponent[1] + exponent[2].ljust(8, "0"), 0.0, "floating_point"
    if text.endswith(".0"):
        return _padded(candidate, text[:-2], "floating_point")
    if any(map(str.isalpha, text)):
        if not seen_by_camera(candidate) or sum(map(str.isdigit, text)) < _REAL_DIGITS:
            return None
        return digits_of(to_digits(text)), 0.0, "ocr_repair"
    digits = digits_of(text)
    if len(digits) < 9:
        return _padded(candidate, digits, "leading_zero_lost")
    if len(text) >= 17 and _BOXES.fullmatch(text):
        # `1 2 3 4 5 6 7 8 9 10` counts.
        return None if re.match(r"[ |\-_]{1,6}[0-9]", candidate.after) else (digits, 0.5, "one_digit_a_box")
    return digits, 0.4, "ssn_shape"


def _padded(candidate: Candidate, digits: str, reason: str) -> tuple[str, float, str] | None:
    """A number column loses the zeros in front: seven digits are an area below 010, eight one below 100."""
    if len(digits) == 9:
        return digits, 0.4, reason
    return (digits.zfill(9), 0.2, "leading_zero_lost") if candidate.column and len(digits) in (7, 8) else None


DETECTOR = Detector(
    kind=US_SSN,
    standard="Social Security Administration, numbering since 2011: https://www.ssa.gov/employer/randomization.html",
    patterns=(
        "[0-9]{9}",
        "[0-9]{8}",
        "[0-9]{7}",
        "[0-9]{7,9}\\.0",
        "[0-9]\\.[0-9]{1,8}[Ee]\\+?0?8",
        "[0-9]{3}[-. /_]?[0-9]{2}[-. /_]?[0-9]{4}",
        "[0-9]{3} ?- ?[0-9]{2} ?- ?[0-9]{4}",
        "[0-9]{3}-[ \n]?[0-9]{2}-[ \n]?[0-9]{4}",
        "[0-9]{3},[0-9]{3},[0-9]{3}",
        "[0-9](?:[ |_-]{1,6}[0-9]){8}",
        "[0-9OoIlSBZQDG]{3}[-. ]?[0-9OoIlSBZQDG]{2}[-. ]?[0-9OoIlSBZQDG]{4}",
    ),
    check=_check,
    labels=SSN_LABELS,
    anti_labels=NOT_A_PERSON,
    label_required=True,
    label_weight=4.5,
    prior=-3.2,
    document_types=("ssn_card",),
    headers=SSN_HEADERS,
    examples=(
        Example("SSN: 2 1 9 - 5 1 - 4 9 3 8", "219514938"),
        Example("Social Security Number |2|1|9|5|1|4|9|3|8|", "219514938"),
        Example("Social Security No. 219/51/4938", "219514938"),
        Example("ssn = 219514938.0", "219514938"),
        Example("SSN: 219-51-\n4938", "219514938"),
        Example("Seguro Social 219 51-4938", "219514938"),
        Example("SSN 2l9 51 4938", "219514938", how="ocr"),
    ),
    counter_examples=(
        Example("SSN rows: 1 2 3 4 5 6 7 8 9 10 11"),
        Example("SSN: 666/51/4938"),
        Example("219/51/4938"),
        Example("SSN: 21951493"),
        Example("SSN 2l9 51 4938"),
        Example("Order 2 1 9 5 1 4 9 3 8"),
    ),
    validator="area and group never issued; label or column",
    not_covered="Dropped zeros outside a named column; numbers that a spreadsheet rounded (2.19515E+08).",
)
