"""Social Security numbers as they come out of spreadsheets, form boxes and scans.

What `us_ssn` does not take because the shape alone says nothing: only straight behind or under a label, or in a column
of that name (whose cells are read behind their header).
"""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.ids.ocr_digits import digits_of, to_digits
from pii_scan.detect.ids.ssn_rules import placeholder_ssn, valid_ssn
from pii_scan.detect.ids.us_ssn import SSN_HEADERS, US_SSN
from pii_scan.detect.normalise import plain
from pii_scan.model.evidence import How, Text

_LABEL = (
    r"(?<![^\W_])(?:ssns?|s\.s\.n\.?|socsec|ssan|s\.?s\.?(?=\s?(?:#|no|num))"
    r"|[s5][o0]c[il1|]a[il1|](?:[\s_]{0,3}[s5]ec(?:ur[il1|]ty)?)?|[s5][o0]c\.?[\s_]{0,3}[s5]ec(?:urity)?"
    r"|seguro[\s_]{0,3}social|taxpayer[\s_]{0,3}id|tin)(?![^\W_])"
)
"""`Socia1 Security` as scans read it; the forms of the gate are the common ones."""
_GAP = (
    r"(?:[^\w\n]|_){0,8}(?:(?:n[o0]|num|n[uv](?:m|rn)b[ec]r|nbr|id|is|account|acct|ssn|itin|es)\b(?:[^\w\n]|_){0,8}){0,3}"
    r"(?:\n[^\w\n]{0,40}){0,2}"
)
_LIKE_DIGIT = "[0-9OoIlSBZQDG]"
_VALUE = (
    r"(?P<boxes>\d(?:[ |_-]{1,6}\d){8})(?![ |_-]{0,6}\d)"
    r"|(?P<exponent>\d\.\d{1,8}E\+?0?8)"
    r"|(?P<float>\d{7,9})\.0{1,2}"
    r"|(?P<grouped>\d{3},\d{3},\d{3}|\d{3} ?[-./_|]? ?\d{2} ?[-./_|]? ?\d{4}|\d{3}-[ \n]?\d{2}-[ \n]?\d{4})"
    r"|(?P<short>\d{7,8})"
    rf"|(?P<misread>{_LIKE_DIGIT}{{3}}[-. ]?{_LIKE_DIGIT}{{2}}[-. ]?{_LIKE_DIGIT}{{4}})"
)
_LABELLED = re.compile(rf"{_LABEL}{_GAP}(?<![\w.-])(?P<value>{_VALUE})(?![\w]|[-.,/]\d)", re.IGNORECASE)
_REAL_DIGITS = 6
"""Fewer and the letters are a word."""
_CONFIDENCE = {"boxes": 0.9, "exponent": 0.8, "float": 0.85, "grouped": 0.85, "short": 0.4, "misread": 0.75}
_REASONS = {
    "boxes": "one_digit_a_box", "exponent": "floating_point", "float": "floating_point", "grouped": "ssn_shape",
    "short": "leading_zero_lost", "misread": "ocr_repair",
}  # fmt: skip


def _digits(writing: str, value: str) -> str:
    if writing == "exponent":
        whole, _, rest = value.upper().partition(".")
        return whole + rest.partition("E")[0].ljust(8, "0")
    if writing == "misread":
        return digits_of(to_digits(value))
    # A number column loses the zeros in front: seven digits are an area below 010, eight one below 100.
    return digits_of(value).zfill(9)


def find(text: Text, _context: Context) -> Iterator[Found]:
    scanned = text.how in (How.OCR, How.HANDWRITING)
    for match in _LABELLED.finditer(plain(text.text)):
        writing = next(name for name in _REASONS if match[name] is not None)
        value = match[writing]
        if writing == "misread" and not (scanned and sum(map(str.isdigit, value)) >= _REAL_DIGITS):
            continue
        digits = _digits(writing, value)
        if not valid_ssn(digits) and not placeholder_ssn(digits):
            continue
        start, end = match.span("value")
        yield Found(
            kind=US_SSN,
            raw=text.text[start:end],
            normal=digits,
            confidence=_CONFIDENCE[writing],
            start=start,
            end=end,
            reasons=("ssn_rules", _REASONS[writing]),
            dummy=placeholder_ssn(digits),
        )


DETECTOR = Detector(
    kind=US_SSN,
    standard="Social Security Administration, numbering since 2011: https://www.ssa.gov/employer/randomization.html",
    find=find,
    gate=(
        "ssn", "ssns", "ssan", "s.s.n.", "socia1", "sociai", "soclal", "soc1al", "soc1a1",
        "5ocial", "s0cial", "s0c", "5oc", "socia", "ss", "s.s.", "ss#", "ss no", "s.s. no", "social",
        "social security", "social sec",
        "soc sec", "soc. sec.", "soc security", "socsec", "seguro social", "taxpayer id", "tin",
    ),
    # A column that `us_ssn` reads almost wholly is left to it: this one takes over where one cell in forty is written
    # otherwise. Cells read by `find` bring log-odds of 3 and a bonus of 4 for their number.
    prior=-9.6,
    label_weight=4.5,
    headers=SSN_HEADERS,
    examples=(
        Example("SSN: 2 1 9 - 5 1 - 4 9 3 8", "219514938"),
        Example("Social Security Number |2|1|9|5|1|4|9|3|8|", "219514938"),
        Example("Social Security No. 219/51/4938", "219514938"),
        Example("ssn = 219514938.0", "219514938"),
        Example("SSN: 219-51-\n4938", "219514938"),
        Example("Seguro Social 219 51-4938", "219514938"),
        Example("SSN 2l9 51 4938", "219514938", how="ocr"),
        Example("Socia1 Security Nurnber: 2l9-5I-4938", "219514938", how="ocr"),
        Example("S.S.N. 219 | 51 | 4938", "219514938", how="ocr"),
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
    not_covered="Numbers that a spreadsheet rounded (2.19515E+08); dropped zeros outside a column are only possible.",
)  # fmt: skip
