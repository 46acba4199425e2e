"""Codes that open doors, alarms, safes and telephones."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_DIRECT = re.compile(r"[\s\"')]{0,2}(?:no|number|is|es)?(?: ?\([^()\n]{1,24}\))?[\s:.=#\"'(|-]{0,6}")
_TOLD = re.compile(r"[:=#]|\bis\b|\bes\b")


def _check(candidate: Candidate) -> Verdict | None:
    dummy = candidate.text in ("0000", "1234", "123456")
    if candidate.column:
        return Verdict(candidate.text, 1.0, ("digits",), dummy)
    gap = gap_to_label(candidate)
    if gap is None or not _DIRECT.fullmatch(gap) or candidate.after[:1] in ("-", "/", "%"):
        return None
    year = candidate.text[:2] in ("19", "20") and len(candidate.text) == 4
    told = _TOLD.search(gap) is not None
    return Verdict(candidate.text, 1.5 if told or not year else -0.5, (), dummy)


DETECTOR = Detector(
    kind=Kind("access_code", LegalClass.CREDENTIALS, "Code of a door, alarm, safe or telephone"),
    standard="No format of its own",
    patterns=("[0-9]{4,8}",),
    check=_check,
    labels=(
        "alarm code", "door code", "gate code", "garage code", "lockbox code", "lock box code", "safe code",
        "keypad code", "entry code", "unlock code", "phone code", "screen lock", "voicemail code",
        "access code", "code to the door", "code to the house", "combination", "safe combination", "disarm code",
        "código de alarma", "codigo de alarma", "código de la puerta", "codigo de acceso", "código de acceso",
    ),
    anti_labels=("area code", "zip code", "postal code", "promo code", "discount code", "error code"),
    label_required=True,
    label_weight=3.5,
    prior=-3.5,
    headers=(r"\b(alarm|door|gate|garage|lock ?box|safe|keypad|entry|disarm) code$",),
    examples=(
        Example("Alarm code: 4482", "4482"),
        Example("the gate code is 77301", "77301"),
        Example("Lockbox code 9034", "9034"),
        Example("Código de alarma: 5518", "5518"),
    ),
    counter_examples=(
        Example("access code 2021 edition"),
        Example("error code: 4482"),
        Example("gate code review on 2024-05-01"),
    ),
    validator="label only",
    not_covered="Codes without any of the words.",
)  # fmt: skip
