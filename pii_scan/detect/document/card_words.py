"""Words and shapes that tell cards of all sorts, and what only looks like one."""

from pii_scan.detect.document.rule import says
from pii_scan.detect.document.signs import Signs


def card_sized(signs: Signs) -> bool:
    """Few words: a card, not a page that talks about cards."""
    return signs.words <= 150


def long_text(signs: Signs) -> bool:
    return signs.words > 220


def portrait(signs: Signs) -> bool:
    return signs.number("face_count") > 0


SHOP = says(
    "open mon", "while you wait", "now serving", "take a number", "hours", "call now", "notary", "open enrollment",
    "licensed agents", "apply today", "walk-ins", "your documents ready", "plans from", "photos", "abierto", "office",
)  # fmt: skip
"""Signs, posters and advertisements that speak of cards."""

FORM = says(
    "applicant", "application", "please print", "visitor", "to visit", "relationship", "solicitud", "signature of",
    "request", "date signed",
)  # fmt: skip
INMATE_WORDS = ("inmate", "offender", "prisoner", "detainee", "interno", "booking", "booked")
CUSTODY = (
    "department of corrections", "correctional", "corrections", "detention", "county jail", "sheriff", "housing unit",
    "housing", "pod", "custody", "DOC#", "DOC NO", "booking no", "booking number", "booking card", "arresting agency",
    "charge", "booked", "booking photo", "jail", "penitentiary", "cell", "carcel", "DOC",
)  # fmt: skip
INSURANCE = (
    "member id", "subscriber id", "member number", "member #", "enrollee", "subscriber", "member name", "asegurado",
    "group number", "group no", "grp#", "rx grp", "RxBIN", "rx bin", "RxPCN", "rxgrp", "copay", "copago", "deductible",
    "PPO", "HMO", "out-of-pocket", "health plan", "dental plan", "claims", "poliza", "PCP", "specialist",
    "office visit", "providers", "seguro medico", "plan type", "coverage",
)  # fmt: skip
