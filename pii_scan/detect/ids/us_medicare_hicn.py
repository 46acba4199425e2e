"""Medicare claim numbers of before 2020: a Social Security number and who of the family claims on it.

Its legal class is that of the Social Security number in it, which anybody can read off.
"""

import re
from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.ids.beside_label import compact, place_at_label
from pii_scan.detect.ids.ssn_rules import placeholder_ssn, valid_ssn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_BY_SSA = re.compile(
    r"([0-9]{9})(A|B[1-9A-Y]?|C[1-9A-K]|D[1-9A-Z]?|E[1-9A-M]?|F[1-8]|J[1-4]|K[1-9A-M]|M1?|T[A-Z2]?|W[1-9A-W]?)"
)
_BY_RAILROADS = re.compile(r"(?:A|MA|WA|WCA|CA|PA|JA|H|MH|WH|WCH|PH|JH|WD|WCD|PD|D)([0-9]{6}|[0-9]{9})")


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    by_ssa = _BY_SSA.fullmatch(number)
    found = by_ssa or _BY_RAILROADS.fullmatch(number)
    if found is None or (len(found[1]) == 9 and not valid_ssn(found[1])):
        return None
    known = bool(candidate.label) or candidate.column
    grouped = re.match(r"[0-9]{3}-[0-9]{2}-[0-9]{4}-?[A-Z]", candidate.text) is not None
    if known:
        if (place := place_at_label(candidate)) is None:
            return None
        odds = 1.5 + place
    elif grouped:
        odds = 2.2
    else:
        return None
    return Verdict(number, log(1 / 0.89) + odds, ("ssn_rules", "hicn_suffix"), dummy=placeholder_ssn(found[1]))


DETECTOR = Detector(
    kind=Kind("us_medicare_hicn", LegalClass.SSN, "Medicare claim number (HICN, holds an SSN)", identifies=True),
    standard="SSA POMS GN 01050.005, claim numbers: https://secure.ssa.gov/poms.nsf/lnx/0201050005",
    patterns=(
        "[0-9]{3}-[0-9]{2}-[0-9]{4}-?[A-Za-z][0-9A-Za-z]?",
        "[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}[- ]?[A-Za-z][0-9A-Za-z]?",
        "[A-Za-z]{1,3}[- ]?[0-9]{3}-?[0-9]{2}-?[0-9]{4}",
        "[A-Za-z]{1,3}[- ]?[0-9]{6}",
    ),
    label_patterns=(1, 2, 3),
    check=_check,
    labels=(
        "hicn", "hic", "hic no", "hic number", "hic #", "hic num", "health insurance claim number",
        "health insurance claim no", "health insurance claim", "medicare claim number", "medicare claim no",
        "medicare claim #", "medicare health insurance claim number", "medicare number", "medicare no", "medicare #",
        "medicare id", "medicare", "bene hic", "railroad medicare", "rrb claim number", "ssa claim number",
        "social security claim number", "número de reclamo de medicare", "número de medicare",
    ),
    anti_labels=("phone", "part no", "part number", "order", "invoice", "zip"),
    label_weight=4.0,
    prior=-3.2,
    document_types=("medicare_card",),
    headers=(r"\bhicn?( ?(no|num|number))?$", r"\bmedicare( claim)?( ?(no|num|number|id))?$"),
    examples=(
        Example("Medicare Claim Number 219-51-4938-A", "219514938A"),
        Example("HICN: 407339127B6", "407339127B6"),
        Example("HIC #\n631-70-2245C1", "631702245C1"),
        Example("Número de reclamo de Medicare 304559218 D", "304559218D"),
        Example("Railroad Medicare: WA-304559218", "WA304559218"),
    ),
    counter_examples=(
        Example("Part no. 219-51-4938-A"),
        Example("219514938A"),
        Example("HICN: 000514938A"),
        Example("HICN: 219514938X"),
        Example("Medicare Part A 2019 premiums"),
    ),
    validator="area and group never issued, beneficiary suffix or railroad prefix",
    not_covered="Numbers without hyphens and without a label.",
)  # fmt: skip
