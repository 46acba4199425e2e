"""ENISA's severity of a personal data breach (recommendations of 2013): SE = DPC × EI + CB."""

from collections.abc import Set as AbstractSet
from typing import Any

from pii_scan.model.legal_class import LegalClass as L

_SENSITIVE = {L.MEDICAL, L.GENETIC, L.BIOMETRIC, L.MOST_SENSITIVE, L.PRIVILEGED, L.HEALTH_INSURANCE}
_FINANCIAL = {L.ACCT_WITH_CODE, L.ACCT_WITHOUT_CODE, L.SSN, L.TAXPAYER_ID, L.CREDENTIALS}
_BEHAVIOURAL = {L.GEOLOCATION, L.BOOKING_NUMBER}
_GOVERNMENT = {L.DRIVERS_LICENSE, L.STATE_ID, L.PASSPORT, L.OTHER_GOV_ID, L.MILITARY_ID, L.TRIBAL_ID, L.SSN}
_LEVELS = ((4.0, "very high"), (3.0, "high"), (2.0, "medium"), (0.0, "low"))


def severity(classes: AbstractSet[str], people: int) -> dict[str, Any]:
    """Score, level and the reason of each factor.

    Circumstances are those of an exposed store: confidentiality lost to an unknown number of recipients
    (CB 0.5); malicious intent and loss of integrity are for the responder to add.
    """
    if not classes - {L.SUPPORTING}:
        return {"se": 0.0, "level": "none", "dpc": 0, "ei": 0.0, "cb": 0.0, "reasons": ["no personal data found"]}
    reasons = []
    if classes & _SENSITIVE:
        dpc, words = 4, "sensitive data"
    elif classes & _FINANCIAL:
        dpc, words = 3, "financial data or numbers that open accounts"
    elif classes & _BEHAVIOURAL:
        dpc, words = 2, "behavioural data (whereabouts, custody)"
    else:
        dpc, words = 1, "simple data"
    if dpc < 4 and classes & _GOVERNMENT and people >= 100:
        dpc += 1
        words += ", raised by one: identity documents of a hundred people or more"
    reasons.append(f"data processing context {dpc}: {words}")
    if classes & _GOVERNMENT:
        ei, words = 1.0, "identity numbers name the person"
    elif L.NAME in classes:
        ei, words = 0.75, "full names"
    elif classes & {L.EMAIL, L.PHONE, L.FACIAL_IMAGE, L.GEOLOCATION}:
        ei, words = 0.5, "contact data, portraits or positions without names"
    else:
        ei, words = 0.25, "nothing that names a person directly"
    reasons.append(f"ease of identification {ei}: {words}")
    cb = 0.5
    reasons.append("circumstances 0.5: open to an unknown number of recipients; intent is not known")
    score = dpc * ei + cb
    level = next(word for floor, word in _LEVELS if score >= floor)
    return {"se": round(score, 2), "level": level, "dpc": dpc, "ei": ei, "cb": cb, "reasons": reasons}
