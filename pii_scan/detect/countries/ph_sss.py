"""Philippine social security number (SSS)."""

import re
from dataclasses import replace

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Candidate, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PHILIPPINE = re.compile(r"philippine|pilipinas|phil ?health|pag-?ibig|umid|\bgsis\b|\bbir\b|social security system")


_NO_BIRTH_YEARS = range(9, 40)
"""Numbers that the Selective Service of the United States, which writes its own alike behind a birth year, cannot have
given: nobody born then has to register."""


def _holds(number: str) -> bool:
    return number[:2] != "00"


def _check(candidate: Candidate) -> Verdict | None:
    around = f"{candidate.before} {candidate.after} {candidate.label}"
    unmistaken = "-" in candidate.text and int(candidate.text[:2]) in _NO_BIRTH_YEARS
    if not unmistaken and not _PHILIPPINE.search(around):
        return None
    assert _OF_LABEL.check is not None
    return _OF_LABEL.check(candidate)


_OF_LABEL = national_id(
    Kind("ph_sss", LegalClass.OTHER_GOV_ID, "Philippine social security number (SSS)", identifies=True),
    standard="Social Security System, SS number: https://www.sss.gov.ph",
    patterns=("[0-9]{2}-[0-9]{7}-[0-9]", "[0-9]{10}"),
    holds=_holds,
    pass_rate=0.05,
    check="shape",
    labels=(
        "sss", "sss no", "sss number", "sss #", "social security system", "philippine sss", "sss/gsis no", "sss id",
        "sss id no", "sss id number", "sss member no", "sss membership no",
    ),
    examples=(
        Example("Philippine SSS No. 19-0806985-0", "1908069850"),
        Example("PhilHealth no. none yet, SSS: 1619537872", "1619537872"),
        Example("SSS No. 34-0673957-6", "3406739576"),
        Example("Republic of the Philippines\nSSS number 29-0636571-0", "2906365710"),
    ),
    counter_examples=(
        Example("Order number 19-0806985-0"),
        Example("SSS No. 00-1234567-8"),
        Example("SSS No. 88-0673957-6"),
    ),
    validator="label; a word of the Philippines, or no birth year in front",
    not_covered="The Selective Service System of the United States writes its numbers alike: without a "
    "word of the Philippines it is theirs.",
)  # fmt: skip
DETECTOR = replace(_OF_LABEL, check=_check)
