"""The last four digits of an SSN: an element of its own in some states' laws, and a link between records."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LAST_FOUR = re.compile(
    r"(last|final)\s*(four|4)|[uú]ltimos\s*(cuatro|4)|[x*•#]{2,3}[- ]?[x*•#]{2}[- ]?$|ssn[ _-]?4|\bl4\b", re.IGNORECASE
)
_SOCIAL = re.compile(r"ssn|s\.s\.n|social|soc\.? sec|seguro|\bss ?#", re.IGNORECASE)

_LABELS = (
    "last four", "last 4", "last4", "ssn", "ssn4", "social", "social security", "social security number", "ss#",
    "últimos cuatro", "ultimos cuatro", "últimos 4", "ultimos 4", "seguro social", "last four of ssn",
    "last 4 of ssn", "last four of social", "last 4 of social", "ssn last 4", "ssn last four", "ssn (last 4)",
    "ssn (last four)",
)  # fmt: skip


def _check(candidate: Candidate) -> Verdict | None:
    near = candidate.before[-48:]
    masked = candidate.pattern == 1
    if masked:
        return Verdict(candidate.text[-4:], 1.5, ("masked_ssn",), start=candidate.end - 4, end=candidate.end)
    if candidate.column:
        return Verdict(candidate.text, 1.0, ("four_digits",))
    if _LAST_FOUR.search(near) and _SOCIAL.search(near) and candidate.text != "0000":
        return Verdict(candidate.text, 1.5, ("last_four",))
    return None


DETECTOR = Detector(
    kind=Kind("us_ssn_last4", LegalClass.SSN_PARTIAL, "Last four digits of an SSN"),
    standard="No format of its own; see https://www.ssa.gov/employer/randomization.html",
    patterns=("[0-9]{4}", "[Xx*]{3}[- ]?[Xx*]{2}[- ]?[0-9]{4}"),
    check=_check,
    labels=_LABELS,
    anti_labels=("card ending", "card", "phone", "visa", "mastercard", "account ending", "tarjeta"),
    label_required=True,
    headers=(r"\b(ssn|social).*(last|4|four)", r"\b(last ?(4|four)).*(ssn|social)", r"^l4 ?ssn$"),
    examples=(
        Example("Last four of SSN: 7732", "7732"),
        Example("SSN (last 4): 8801", "8801"),
        Example("SSN: XXX-XX-9127", "9127"),
        Example("últimos 4 del seguro social 2245", "2245"),
    ),
    counter_examples=(
        Example("Visa card ending 7732"),
        Example("SSN unit opened in 2019"),
        Example("The year 2001 was the last four years ago"),
    ),
    not_covered="Last four digits named in a sentence without the words SSN or social.",
)
