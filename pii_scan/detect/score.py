"""Log-odds to confidence to band.

odds = prior of the shape + the check's own evidence + label − anti-label − "part of a longer number";
confidence is its logistic. 0.7 and more is high, 0.15 and more possible, less is dropped.
"""

import math

from pii_scan.detect.context_words import Near
from pii_scan.detect.detector import Context, Detector, Verdict
from pii_scan.model.match import Band

HIGH = 0.7
POSSIBLE = 0.15
LONGER_NUMBER = 3.0
"""Log-odds that a number loses when it goes on behind a `-`, `.` or `/`."""
DOCUMENT_CONFIDENCE = 0.5
"""A document type below this is no evidence."""


def logistic(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


def logit(confidence: float) -> float:
    bounded = max(1e-9, min(1 - 1e-9, confidence))
    return math.log(bounded / (1.0 - bounded))


def band_of(confidence: float, dummy: bool) -> Band | None:
    """None where it is to be dropped."""
    if confidence < POSSIBLE:
        return None
    if dummy:
        return Band.DUMMY
    return Band.HIGH if confidence >= HIGH else Band.POSSIBLE


def expected_here(detector: Detector, context: Context) -> bool:
    """Whether the document's type makes this value likely; counts as a label."""
    return context.document_type in detector.document_types and context.document_confidence >= DOCUMENT_CONFIDENCE


def judge(detector: Detector, verdict: Verdict, near: Near, expected: bool, longer: bool) -> tuple[float, list[str]]:
    """Log-odds and the reasons, in fixed words."""
    odds = detector.prior + verdict.log_odds
    reasons = list(verdict.reasons)
    if near.label:
        odds += detector.label_weight * near.weight
        reasons.append(f"label:{near.label}")
    elif expected:
        odds += detector.label_weight * 0.75
        reasons.append("document_type")
    if near.anti:
        odds -= detector.label_weight * near.anti
        reasons.append(f"against:{near.anti_label}")
    if longer:
        odds -= LONGER_NUMBER
        reasons.append("part_of_longer_number")
    return odds, reasons
