"""Medicare Beneficiary Identifiers."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LETTERS = frozenset("ACDEFGHJKMNPQRTUVWXY")
"""All but S, L, O, I, B and Z, which are taken for digits."""
MBI_SHAPE = "CAXNAXNAANN"
"""C 1–9, N 0–9, A letter, X letter or digit."""


def valid_mbi(compact: str) -> bool:
    """Eleven characters, each of the class its position asks for; about 1 in 2,000 random alphanumeric strings of
    a card's look passes."""
    if len(compact) != 11:
        return False
    for char, want in zip(compact, MBI_SHAPE, strict=True):
        digit = char.isascii() and char.isdigit()
        letter = char in _LETTERS
        if not ((want == "C" and digit and char != "0") or (want == "N" and digit) or (want == "A" and letter)
                or (want == "X" and (digit or letter))):  # fmt: skip
            return False
    return True


def _check(candidate: Candidate) -> Verdict | None:
    compact = candidate.text.upper().replace("-", "").replace(" ", "")
    if not valid_mbi(compact):
        return None
    dashed = 2.0 if "-" in candidate.text else 0.0
    # The number that CMS prints on its specimen cards.
    return Verdict(compact, log(50) + dashed, ("mbi_positions",), dummy=compact in ("1EG4TE5MK73", "1EG4TE5MK72"))


US_MEDICARE_MBI = Kind(
    "us_medicare_mbi", LegalClass.HEALTH_INSURANCE, "Medicare beneficiary identifier", "US_MBI", identifies=True
)
MBI_LABELS = (
    "medicare", "mbi", "mbi no", "mbi number", "mbi #", "medicare number", "medicare no", "medicare #", "medicare id",
    "medicare id number", "medicare claim number", "medicare beneficiary identifier", "medicare beneficiary id",
    "medicare beneficiary number", "medicare card", "medicare card number", "beneficiary", "beneficiary id",
    "beneficiary identifier", "hicn", "medicare health insurance", "número de medicare", "no. de medicare",
    "id de medicare", "tarjeta de medicare", "número de beneficiario de medicare", "beneficiario",
)  # fmt: skip
MBI_HEADERS = (r"\bmbi\b|\bmedicare( (no|num|number|id|beneficiary id|card no))?$|\bhicn\b",)

DETECTOR = Detector(
    kind=US_MEDICARE_MBI,
    standard="CMS, Understanding the MBI: https://www.cms.gov/medicare/new-medicare-card",
    patterns=("[1-9][A-Za-z][A-Za-z0-9][0-9][- ]?[A-Za-z][A-Za-z0-9][0-9][- ]?[A-Za-z]{2}[0-9]{2}",),
    check=_check,
    labels=MBI_LABELS,
    label_weight=3.5,
    prior=-4.0,
    document_types=("medicare_card",),
    headers=MBI_HEADERS,
    examples=(
        Example("Medicare Number: 3HT7-KP2-MW41", "3HT7KP2MW41"),
        Example("MBI 9AA1QX5YC08", "9AA1QX5YC08"),
        Example("Número de Medicare 6QC9-RV3-DE70", "6QC9RV3DE70"),
        Example("beneficiary 2M94 N8 4UU17 2MJ4NF8UU17 MBI", "2MJ4NF8UU17"),
    ),
    counter_examples=(
        Example("MBI 3HT7-KP2-MW4"),
        Example("Medicare 3ST7-KP2-MW41"),
        Example("Medicare number 1EG4-TE5-MK73"),
        Example("serial 3HT7KP2MW41A"),
    ),
    validator="classes of all 11 positions",
    not_covered="Health insurance claim numbers from before 2020 (see `us_medicare_hicn`).",
)  # fmt: skip
