"""Philippine common reference number (UMID)."""

import re
from dataclasses import replace

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Candidate, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_PHILIPPINE = re.compile(r"philippine|pilipinas|umid|common[ _-]?ref|\bsss\b|\bgsis\b")


def _holds(number: str) -> bool:
    return number[0] == "0"


def _check(candidate: Candidate) -> Verdict | None:
    """Twelve digits behind `CRN` are many offices' reference; four, seven and one with a 0 in front are not."""
    if "-" not in candidate.text and not _PHILIPPINE.search(f"{candidate.before} {candidate.after} {candidate.label}"):
        return None
    assert _OF_LABEL.check is not None
    return _OF_LABEL.check(candidate)


_OF_LABEL = national_id(
    Kind("ph_umid", LegalClass.OTHER_GOV_ID, "Philippine common reference number (UMID)", "PH_UMID", identifies=True),
    standard="Executive Order 420, UMID common reference number: https://www.sss.gov.ph/umid",
    patterns=("[0-9]{4}-[0-9]{7}-[0-9]", "[0-9]{12}"),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "umid", "umid no", "umid number", "crn", "common reference number", "common reference no", "crn no",
        "common ref no", "umid id", "umid card no", "crn/umid", "umid crn", "umid card",),
    examples=(
        Example("UMID: 0037-0277008-9", "003702770089"),
        Example("Common Reference Number (CRN) 0365-2975968-4", "036529759684"),
        Example("CRN 0365-2975968-4", "036529759684"),
        Example("UMID No.\n0351-1350547-2", "035113505472"),
    ),
    counter_examples=(
        Example("Order number 0037-0277008-9"),
        Example("CRN: 9111-1234567-8"),
        Example("CRN: 036529759684"),
    ),
    validator="first digit 0",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
DETECTOR = replace(_OF_LABEL, check=_check)
