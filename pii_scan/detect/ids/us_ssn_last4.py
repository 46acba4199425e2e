"""The last four digits of an SSN: an element of its own in some states' laws, and a link between records."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LAST_FOUR = re.compile(
    r"(?:last|final)[\s_-]*(?:four|4)|ultim[oa]s\s*(?:cuatro|4)|\bend(?:s|ing)?\b|\bterminad[oa]\b|"
    r"\btermina(?:cion)?\b|ssn[ _-]?4\b|\bl4\b"
)
_MASK = re.compile(r"[x*\u2022\u25cf\u25aa#_]{3}[- .]?[x*\u2022\u25cf\u25aa#_]{2}[- .]?$")
_SOCIAL = re.compile(r"ssn|s\.s\.n|social|soc\.? sec|seguro|\bss ?#|\bss\b|\bsoc\b")
_OTHER = re.compile(r"card|visa|master|amex|account|acct|phone|cell|tarjeta|cuenta|telefono|vin\b|dob|media")
_BETWEEN = re.compile(
    r"(?:[^a-z0-9]|'s\b|\w+'s\b|\b(?:digits?|numbers?|num|no|nos|of|the|my|his|her|your|their|a|an|ssn|s\.?s\.?n?|soc|social|sec|"
    r"security|is|are|was|were|in|with|on|file|as|being|and|applicant|employee|digitos|numeros?|seguro|del?|su|mi|el|la|"
    r"los|es|son|en|con)\b)*"
)
"""What may stand between the wording and the four digits."""
_AFTERWARDS = re.compile(
    r"\W{0,3}(?:is |are |as )?(?:the |my |his |her )?\(?(?:last|final)\s*(?:four|4)\b[^.\n]{0,24}(?:ssn|social)"
)

_LABELS = (
    "last four", "last 4", "last4", "ssn", "ssn4", "social", "social security", "social security number", "ss#",
    "últimos cuatro", "ultimos cuatro", "últimos 4", "ultimos 4", "seguro social", "last four of ssn", "last 4 of ssn",
    "last four of social", "last 4 of social", "ssn last 4", "ssn last four", "ssn (last 4)", "ssn (last four)",
    "ssn ending in", "ssn ends in", "ssn ending", "social ending in", "social ending", "l4", "l4 ssn", "ssn l4",
    "ssnlast4", "last4ssn", "last four ssn", "last 4 ssn", "last four digits", "last 4 digits", "final four",
    "last four social", "last 4 social", "social last four", "social last 4", "soc sec", "ss", "últimos cuatro dígitos",
    "ultimos cuatro digitos", "últimos 4 dígitos", "terminación", "terminado en",
)  # fmt: skip

LAST_FOUR_HEADERS = (
    r"\b(ssn|social|soc sec|seguro).*(last|\bl?4|four|cuatro)",
    r"\b(last|l|ultimos|últimos) ?(4|four|cuatro).*(ssn|soc|seguro)",
    r"^(l4 ?ssn|ssn ?l?4|ssn(suffix| end(ing)?)|partial ssn|ssn partial)$",
)


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    if candidate.column:
        digits = text.partition(".")[0]
        # A spreadsheet drops the zeros in front; under a plain `ssn` only four digits are the last four.
        told = re.search(r"last|4|four|suffix|end|partial|cuatro", candidate.label)
        if not told and len(digits) != 4:
            return None
        return Verdict(digits.zfill(4), 1.0 if told else 0.0, ("four_digits",))
    if len(text) != 4 or text == "0000":
        return None
    if _MASK.search(candidate.before):
        return Verdict(text, 1.5, ("masked_ssn",)) if _SOCIAL.search(candidate.before) else None
    before = fold(candidate.before)
    wordings = list(_LAST_FOUR.finditer(before))
    if not wordings:
        return Verdict(text, 2.5, ("last_four",)) if _AFTERWARDS.match(fold(candidate.after)) else None
    near = before[max(0, wordings[-1].start() - 32) :]
    if _SOCIAL.search(near) is None or _OTHER.search(near) or not _BETWEEN.fullmatch(before[wordings[-1].end() :]):
        return None
    return Verdict(text, 1.5, ("last_four",))


US_SSN_LAST4 = Kind("us_ssn_last4", LegalClass.SSN_PARTIAL, "Last four digits of an SSN")

DETECTOR = Detector(
    kind=US_SSN_LAST4,
    standard="No format of its own; see https://www.ssa.gov/employer/randomization.html",
    patterns=("[0-9]{4}", "[0-9]{1,3}", "[0-9]{1,4}\\.0"),
    cell_patterns=(1, 2),
    check=_check,
    labels=_LABELS,
    anti_labels=(
        "card ending",
        "card",
        "phone",
        "visa",
        "mastercard",
        "account ending",
        "account",
        "tarjeta",
        "cuenta",
    ),
    label_required=True,
    headers=(*LAST_FOUR_HEADERS, r"^ssn$"),
    examples=(
        Example("Last four of SSN: 7732", "7732"),
        Example("SSN (last 4): 8801", "8801"),
        Example("last 4 of social: 4938", "4938"),
        Example("SSN ending in 4938", "4938"),
        Example("Last four digits of the applicant's social security number: 2245", "2245"),
        Example("SSN: \u2022\u2022\u2022-\u2022\u2022-9127", "9127"),
        Example("últimos 4 del seguro social 2245", "2245"),
        Example("seguro social terminado en 2245", "2245"),
    ),
    counter_examples=(
        Example("Visa card ending 7732"),
        Example("SSN unit opened in 2019"),
        Example("The year 2001 was the last four years ago"),
        Example("social media account ending in 7732"),
        Example("SSN on file. Card ending in 7732"),
        Example("the last four social events were in 2019, 2020"),
    ),
    validator="label only",
    not_covered="Last four digits named in a sentence without the words SSN or social.",
)
