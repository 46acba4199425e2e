"""Group numbers of health plans: an employer's, not a person's, but they tell whose plan somebody has."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.health.insurance_words import HEALTH_PLAN, OTHER_CLUBS
from pii_scan.detect.ids.beside_label import compact, is_filler_number, place_at_label, takes_a_word_in
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(r"[A-Z]{0,4}[0-9]{4,12}[A-Z]{0,2}")
_PLAN = re.compile(HEALTH_PLAN.pattern + r"|\bmember (?:id|no|number|name)|miembro")

_OWN = re.compile(r"rx|insur|\bins\b|plan|policy|health|seguro")
"""Labels that no other club's groups have."""


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    if not _FORM.fullmatch(number) or takes_a_word_in(candidate.text) or (place := place_at_label(candidate)) is None:
        return None
    if not candidate.column:
        around = fold(candidate.before + candidate.after).replace(fold(candidate.label), "")
        named = _OWN.search(fold(candidate.label)) is not None
        if OTHER_CLUBS.search(around) or not (named or _PLAN.search(around)):
            return None
    return Verdict(number, 1.0 + place, ("group_shape",), dummy=is_filler_number(number))


DETECTOR = Detector(
    kind=Kind(
        "health_insurance_group",
        LegalClass.SUPPORTING,
        "Group number of a health plan",
        "US_HEALTH_INSURANCE_GROUP",
    ),
    standard="INCITS 284 (health care identification cards); NCPDP pharmacy ID card: https://www.ncpdp.org",
    patterns=("[A-Za-z]{0,4}[0-9]{4,12}[A-Za-z]?", "[A-Za-z]{1,4}[-_ ][0-9]{3,10}"),
    check=_check,
    labels=(
        "group number", "group no", "group no.", "group #", "group id", "grp", "grp #", "grp no", "grp number",
        "rxgrp", "rx grp", "rx group",
        "rxgroup", "plan group number", "insurance group number", "insurance group #", "insurance group no",
        "insurance group id", "ins group no", "ins. group no", "ins group number",
        "plan group #", "plan group no", "plan group id", "health plan group", "health plan group number",
        "group no (health plan)", "policy group number", "policy group no",
        "insured's policy group",
        "policy group", "número de grupo",
        "no. de grupo", "grupo no",
    ),
    anti_labels=("phone", "call", "group chat", "working group", "age group"),
    label_required=True,
    prior=-3.0,
    document_types=("insurance_card",),
    headers=(
        r"^(?:insurance|plan|health plan|policy|ins) (?:group|grp)(?: ?(?:id|no|num|number))?$",
        r"^rx ?(?:grp|group)$",
    ),
    examples=(
        Example("Member ID W482137706\nGroup Number: 0814207", "0814207"),
        Example("RxGrp: RX8142", "RX8142"),
        Example("Blue Cross PPO   Group # 81420", "81420"),
        Example("Seguro médico, número de grupo: 081420", "081420"),
    ),
    counter_examples=(
        Example("Group number 81420 on the bus tour"),
        Example("group id 81420 of the process"),
        Example("81420"),
        Example("Group No. 4 of the course, room 81420"),
    ),
    validator="label; words of health insurance around",
    not_covered="Numbers without words of insurance near by.",
)  # fmt: skip
