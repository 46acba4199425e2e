"""Numbers of the members, subscribers and policies of health insurers."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.health.insurance_words import HEALTH_PLAN, OTHER_CLUBS, OTHER_INSURANCE
from pii_scan.detect.ids.beside_label import compact, is_filler_number, place_at_label, takes_a_word_in
from pii_scan.detect.normalise import fold
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_FORM = re.compile(
    r"[A-Z]{0,4}[0-9]{5,14}[A-Z]{0,2}[0-9]{0,2}|[A-Z]{3}[0-9][A-Z][0-9]{7,8}|[A-Z][0-9]{2}[A-Z][0-9]{5,8}"
)
_LETTERED = re.compile(
    r"[A-Z]{3}[0-9]{8,12}[A-Z]?[0-9]?|W[0-9]{9,11}|[A-Z]{3}[0-9][A-Z][0-9]{7,8}|H[0-9]{8}|U[0-9]{8,10}"
)
"""Blue Cross plans (prefix of three letters), Aetna, Humana, Cigna: what a club's numbers seldom look like."""
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]")
_SHARED = re.compile(
    r"^(?:member|members|subscriber|policy|certificate|contract|enrollee|beneficiary|card|insured|id de miembro|"
    r"miembro|poliza|no\.? de poliza|numero de poliza|numero de miembro|suscriptor|beneficiario|id de beneficiario)\b"
)
_NAMES_HEALTH = re.compile(r"health|medic|salud|dental")
_OF_HEALTH = re.compile(r"insur|health|medic|salud")
_DOUBTFUL, _LETTERED_DOUBTFUL = 3.0, 1.0
"""Log-odds that a label of all clubs loses without words of insurance, and for a number with an insurer's letters."""


def _check(candidate: Candidate) -> Verdict | None:
    number = compact(candidate.text)
    if not 6 <= len(number) <= 17 or not _FORM.fullmatch(number) or takes_a_word_in(candidate.text):
        return None
    if _DATE.fullmatch(number) or (place := place_at_label(candidate)) is None:
        return None
    odds = 1.0 + place
    label = fold(candidate.label)
    if label == "policy" and not _LETTERED.fullmatch(number):
        return None
    beside = fold(candidate.before[-40:] + candidate.after[:24])
    if not candidate.column and not _NAMES_HEALTH.search(label) and OTHER_INSURANCE.search(beside):
        return None
    if _SHARED.search(label) and not _OF_HEALTH.search(label):
        around = fold(candidate.before + candidate.after).replace(label, "") if not candidate.column else ""
        health = HEALTH_PLAN.search(around) is not None
        if OTHER_CLUBS.search(around) and not health:
            return None
        if not health:
            odds -= _LETTERED_DOUBTFUL if _LETTERED.fullmatch(number) else _DOUBTFUL
    return Verdict(number, odds, ("member_shape",), dummy=is_filler_number(number))


DETECTOR = Detector(
    kind=Kind(
        "health_insurance_member_id", LegalClass.HEALTH_INSURANCE, "Health insurance member or policy number",
        "US_HEALTH_INSURANCE_MEMBER_ID",
    ),
    standard="INCITS 284 (health care identification cards); 45 CFR 164.514(b)(2)(i)(I): https://www.ecfr.gov/current/title-45/section-164.514",
    patterns=("[A-Za-z]{0,4}[0-9]{5,14}[A-Za-z]{0,2}[0-9]{0,2}", "[A-Za-z]{3}[0-9][A-Za-z][0-9]{7,8}",
    "[A-Za-z][0-9]{2}[A-Za-z][0-9]{5,8}",
    "[A-Za-z]{1,4}[- ][0-9]{3,12}", "[A-Za-z]{0,4} ?[0-9]{3,4}[- ][0-9]{2,4}[- ][0-9]{3,5}",
    "[0-9]{5,12}-[0-9]{1,2}"),
    check=_check,
    labels=(
        "policy", "policyholder id", "policyholder number", "policyholder no", "policyholder #", "policy holder id",
        "policy holder number", "policy holder no", "member id", "member id #", "member id no", "member id number",
        "member identification number", "member no",
        "member number", "member #",
        "memberid", "subscriber id", "subscriber id #", "subscriber id number", "subscriber no", "subscriber number",
        "subscriber #",
        "policy number", "policy no", "policy #", "policy id", "insurance id", "insurance id #", "insurance id no",
        "insurance id number",
        "insurance no", "insurance number", "insurance #", "insurance policy number", "insurance policy no",
        "insurance policy #", "insurance policy",
        "insurance member id", "insurance card number", "insurance card no", "insurance card #", "insured id",
        "insured's id",
        "insured's id number", "insured's i.d. number", "insured i.d. number", "health insurance id",
        "health insurance number", "health insurance no", "health insurance policy", "health insurance policy number",
        "health insurance member id", "health insurance", "medical insurance id", "medical insurance number",
        "medical policy number",
        "health plan id", "health plan number", "health plan no", "health plan member id", "health id",
        "health card number", "plan member id",
        "enrollee id", "enrollee number", "beneficiary id", "beneficiary number", "rx member id", "dental member id",
        "dental id",
        *(f"{name} {what}" for name in ("bcbs", "blue cross", "blue shield", "aetna", "cigna", "humana",
        "unitedhealthcare", "uhc", "kaiser", "anthem",
        "molina", "tricare", "highmark", "wellcare", "ambetter") for what in ("id", "member id", "member number",
        "id #", "policy", "policy number", "id number", "#", "no")),
        "id de miembro", "número de miembro", "no. de miembro", "número de afiliado", "no. de afiliado",
        "número de afiliación", "id de afiliado",
        "número de asegurado", "no. de asegurado", "id de asegurado", "número de póliza", "no. de póliza",
        "póliza no", "póliza de seguro",
        "póliza de salud", "número de seguro médico", "no. de seguro médico", "seguro médico no",
        "número de suscriptor", "id de suscriptor",
        "número de tarjeta de salud", "tarjeta sanitaria", "número de tarjeta sanitaria", "número de beneficiario",
    ),
    anti_labels=(
        "phone", "call", "fax", "npi", "group number", "group no", "group #", "rxbin", "bin", "payer id",
        "customer service", "team member", "cast member",
        "staff member", "provider id", "number of members", "gym", "union member", "claim no", "claim number",
        "refund policy", "privacy policy",
    ),
    label_required=True,
    prior=-3.0,
    document_types=("insurance_card",),
    headers=(
        r"^(?:health |medical |dental )?(?:insurance|plan|insured|subscriber|enrollee|member)(?:s|"
        r"'s)? ?(?:member ?)?(?:id|no|num|number|identifier)$",
        r"^(?:health |medical )(?:insurance )?(?:policy|plan|card)(?: ?(?:id|no|num|number))?$|"
        r"^insurance (?:policy|card|member)(?: ?(?:id|no|num|number))?$",
        r"^(?:no |numero (?:de )?|id (?:de )?)(?:afiliado|asegurado|suscriptor|seguro medico|tarjeta sanitaria)$",
    ),
    examples=(
        Example("Member ID: XZQ482137706", "XZQ482137706"),
        Example("Aetna\nMember ID W482137706", "W482137706"),
        Example("Subscriber ID\n904821377\nGroup No: 81420", "904821377"),
        Example("Insurance ID #: 48213770601", "48213770601"),
        Example("UnitedHealthcare ID number 904821377", "904821377"),
        Example("Número de afiliado: 4821377065", "4821377065"),
        Example("Health insurance policy no. HP-4821377", "HP4821377"),
        Example("Insured's I.D. Number: XQP904821377", "XQP904821377"),
    ),
    counter_examples=(
        Example("Gym member ID: 48213770"),
        Example("Auto policy number 48213770"),
        Example("Member ID 48213770"),
        Example("Policy number 7 of the handbook, rev 20240301"),
        Example("team member 4821377"),
        Example("health insurance call 18005551234"),
        Example("number of members: 4821377"),
        Example("subscriber id 9f48213770 in queue"),
    ),
    validator="label; words of health insurance around, or an insurer's letters, for labels that clubs use",
    not_covered="Numbers without a label; which insurer gave them.",
)  # fmt: skip
