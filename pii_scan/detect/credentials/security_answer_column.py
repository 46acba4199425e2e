"""Answers to security questions in a column of their own."""

from pii_scan.detect.credentials import security_answer
from pii_scan.detect.detector import Detector, Example

DETECTOR = Detector(
    kind=security_answer.DETECTOR.kind,
    standard=security_answer.DETECTOR.standard,
    check=security_answer.DETECTOR.check,
    prior=-3.0,
    headers=(r"\b(security|secret|challenge) (question )?answer( ?\d)?$|\brespuesta (de seguridad|secreta)\b",),
    counter_examples=(Example("Biscuit"),),
    validator="header only",
    not_covered="Columns whose header does not say so.",
)
