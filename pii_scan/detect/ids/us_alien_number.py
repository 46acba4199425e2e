"""Alien registration numbers (A-numbers, USCIS numbers) of people who came to the United States."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import label_is_taken
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PROSE = frozenset(("a-number", "a number", "a-no", "numero a"))
"""Labels that are also plain words: `a number of 1234567 people`."""


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    if not 7 <= len(digits) <= 9 or len(set(digits)) == 1 or label_is_taken(candidate):
        return None
    lettered = candidate.text[0] in "Aa"
    if not (candidate.label or lettered or candidate.column):
        return None
    if candidate.label in _PROSE and not lettered and not re.search(r"[:#]\s*$", candidate.before):
        return None
    return Verdict(digits.zfill(9), 2.0 if lettered else 1.0, ("a_number",), dummy=digits in ("123456789", "012345678"))


US_ALIEN_NUMBER = Kind(
    "us_alien_number", LegalClass.OTHER_GOV_ID, "US alien registration (USCIS) number", identifies=True
)

DETECTOR = Detector(
    kind=US_ALIEN_NUMBER,
    standard="USCIS glossary, A-Number: https://www.uscis.gov/glossary-term/50684",
    patterns=("[Aa]?-?[0-9]{7,9}", "[Aa]?-?#? ?[0-9]{3}[- ][0-9]{3}[- ][0-9]{3}"),
    check=_check,
    labels=(
        "uscis", "uscis #", "uscis#", "uscis no", "uscis number", "a-number", "a number", "a#", "a-no", "alien number",
        "alien registration number", "alien registration no", "alien registration", "alien #", "alien no", "anumber",
        "número a", "numero a", "número de extranjero", "numero de extranjero", "número de uscis", "numero de uscis",
    ),
    label_required=True,
    label_weight=4.0,
    prior=-3.0,
    document_types=("permanent_resident_card",),
    headers=(r"\balien (registration )?(no|num|number|id)$|^a ?(number|num|no)$|\buscis\b",),
    examples=(
        Example("USCIS#: 218-440-917", "218440917"),
        Example("Alien Registration Number A218440917", "218440917"),
        Example("A-Number: A-077219403", "077219403"),
        Example("número de extranjero 207719403", "207719403"),
    ),
    counter_examples=(
        Example("A218440917"),
        Example("USCIS phone 8003755283 call"),
        Example("a number of 1234567 people"),
        Example("USCIS form I-485 of 2019"),
    ),
    not_covered="A-numbers without label.",
)  # fmt: skip
