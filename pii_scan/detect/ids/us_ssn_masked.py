"""Social Security numbers of which only the last four digits are shown: `XXX-XX-1234`, `***-**-1234`."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.us_ssn import SSN_LABELS
from pii_scan.detect.ids.us_ssn_last4 import LAST_FOUR_HEADERS, US_SSN_LAST4

_MASK = re.compile(r"([Xx*#_])\1{2}[- .]?\1{2}[- .]?\d{4}")
_GROUPED = re.compile(r".{3}([- .]).{2}\1.{4}")


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    if not _MASK.fullmatch(text):
        return None
    known = bool(candidate.label) or candidate.column
    if not known and not (_GROUPED.fullmatch(text) and "-" in text):
        # XXXXX1234 hides accounts and cards as well.
        return None
    return Verdict(text[-4:], 5.0 if "-" in text else 2.0, ("masked_ssn",), start=candidate.end - 4, end=candidate.end)


DETECTOR = Detector(
    kind=US_SSN_LAST4,
    standard="Truncated identification numbers, 26 CFR 301.6109-4: https://www.ecfr.gov/current/title-26/section-301.6109-4",
    patterns=("[Xx*#_]{3}[- .][Xx*#_]{2}[- .][0-9]{4}", "[Xx*#_]{5}-?[0-9]{4}"),
    check=_check,
    labels=(*SSN_LABELS, "last four", "last 4", "last4"),
    anti_labels=("account", "acct", "card", "visa", "mastercard", "ein", "phone", "cuenta", "tarjeta"),
    prior=-3.0,
    headers=(
        *LAST_FOUR_HEADERS,
        r"\bssns?\b|\bsoc(ial)? ?sec(urity)?\b|^ss ?(no|num|number|#)$|^tin$|\bseguro social\b",
    ),
    examples=(
        Example("SSN: XXX-XX-9127", "9127"),
        Example("Employee ***-**-4938 was paid", "4938"),
        Example("Social Security number xxx-xx-8801", "8801"),
        Example("SSN XXXXX7732", "7732"),
        Example("Seguro social: ###-##-2245", "2245"),
    ),
    counter_examples=(
        Example("Account XXXXX7732"),
        Example("call XXX-XXX-7732"),
        Example("Card ************7732"),
        Example("part XXX-XY-7732"),
    ),
    validator="3-2-4 grouping of one mask character, or label",
    not_covered="Masks without hyphens and without a label.",
)
