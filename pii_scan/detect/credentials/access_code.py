"""Codes that open doors, alarms, safes and telephones."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_DIRECT = re.compile(r"[\s\"')]{0,2}(?:no|number|is|es)?(?: ?\([^()\n]{1,24}\))?[\s:.=#\"'(|-]{0,6}")
_COMBINATION = re.compile(r"[0-9]{1,2}[- ]+[0-9]{1,2}[- ]+[0-9]{1,2}")
_LOCK = re.compile(r"(?i)combination|combo|safe|locker|padlock|combinaci[oó]n")
_THING = re.compile(r"(?i)(?:key ?pad|lock ?box|combo|combination|combinaci[oó]n)\W*$")
_GOES_ON = re.compile(r"[ -]?[A-Za-z]")
_TOLD = re.compile(r"[:=#]|\bis\b|\bes\b")


def _check(candidate: Candidate) -> Verdict | None:
    turned = candidate.pattern == 1
    if turned and (not _COMBINATION.fullmatch(candidate.text) or not _LOCK.search(candidate.before[-40:])):
        return None
    dummy = candidate.text in ("0000", "1234", "123456")
    if candidate.column:
        return Verdict(candidate.text, 1.0, ("digits",), dummy)
    gap = gap_to_label(candidate)
    if gap is None or not _DIRECT.fullmatch(gap) or candidate.after[:1] in ("-", "/", "%"):
        return None
    year = candidate.text[:2] in ("19", "20") and len(candidate.text) == 4
    told = _TOLD.search(gap) is not None
    if _THING.search(candidate.before[-20:]) and not told and _GOES_ON.match(candidate.after):
        # `Keypad 1200 series`: things with numbers.
        return None
    return Verdict(candidate.text, 1.5 if told or not year else -0.5, (), dummy)


DETECTOR = Detector(
    kind=Kind("access_code", LegalClass.CREDENTIALS, "Code of a door, alarm, safe or telephone"),
    standard="No format of its own",
    patterns=("[0-9]{4,8}", "[0-9]{1,2} ?- ?[0-9]{1,2} ?- ?[0-9]{1,2}"),
    check=_check,
    labels=(
        "alarm code", "door code", "gate code", "garage code", "lockbox code", "lock box code", "safe code",
        "keypad code", "entry code", "unlock code", "phone code", "screen lock", "voicemail code",
        "access code", "code to the door", "code to the house", "combination", "safe combination", "disarm code",
        "keypad", "key pad", "lockbox", "lock box", "lockbox on the left", "lockbox on the right", "garage opener code",
        "panel code", "disarm pin", "gate pin", "door pin", "safe combo", "lock combination", "locker combination",
        "padlock combination", "combo", "unlock code for phone", "unlock code for tablet", "code for the alarm",
        "code for the door", "code for the gate", "code for the house", "code for the garage", "code for the safe",
        "code for the lockbox", "code for the building", "code to the gate", "code to the alarm", "code to the garage",
        "code to the safe", "code to the building", "code to get in", "alarm pin", "alarm passcode", "house code",
        "security code for alarm", "security code for the alarm", "burglar alarm code", "adt code",
        "clave de la alarma",
        "combinación", "combinacion", "código del portón", "codigo del porton", "código de la alarma",
        "codigo de la alarma", "codigo de la puerta", "clave de la puerta", "türcode", "code d'accès", "digicode",
        "código de alarma", "codigo de alarma", "código de la puerta", "codigo de acceso", "código de acceso",
    ),
    anti_labels=("area code", "zip code", "postal code", "promo code", "discount code", "error code"),
    label_required=True,
    label_weight=3.5,
    prior=-3.5,
    headers=(
        r"\b(alarm|door|gate|garage|lock ?box|safe|keypad|entry|disarm|panel|unlock) (code|pin|combo|combination)$",
        r"^(keypad|lock ?box|combination|digicode)$",),
    examples=(
        Example("Alarm code: 4482", "4482"),
        Example("the gate code is 77301", "77301"),
        Example("Lockbox code 9034", "9034"),
        Example("Código de alarma: 5518", "5518"),
        Example("Safe combination: 22-14-33", "22-14-33"),
        Example("keypad 1379#", "1379"),
        Example("The code for the alarm is 9921", "9921"),
    ),
    counter_examples=(
        Example("access code 2021 edition"),
        Example("error code: 4482"),
        Example("a combination of 2400 parts"),
        Example("Keypad with 1200 keys"),
        Example("Keypad 1200 series"),
        Example("gate code review on 2024-05-01"),
    ),
    validator="label only",
    not_covered="Codes without any of the words.",
)  # fmt: skip
