"""The kind that all detectors of health content share, and how its hits are written."""

from pii_scan.detect.detector import Found
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

MEDICAL = Kind("medical_condition", LegalClass.MEDICAL, "Diagnosis, treatment or medicine", "MEDICAL_CONDITION")


def told(text: str, start: int, end: int, confidence: float, reason: str, sort: str) -> Found:
    """A hit over these offsets.

    Args:
        sort: `condition`, `medicine`, `result`, `allergy`, `treatment`, for whoever counts.
    """
    value = text[start:end]
    normal = " ".join(value.lower().split())
    return Found(MEDICAL, value, normal, confidence, start, end, (reason,), attributes={"sort": sort})
