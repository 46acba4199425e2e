"""Passwords in a column of their own: a cell has no shape, so only the header speaks."""

from pii_scan.detect.credentials import password
from pii_scan.detect.detector import Detector, Example

DETECTOR = Detector(
    kind=password.DETECTOR.kind,
    standard=password.DETECTOR.standard,
    check=password.DETECTOR.check,
    prior=-3.0,
    headers=password.DETECTOR.headers,
    counter_examples=(Example("Tulip#4471"), Example("password"), Example("blue-Heron92 is a bird")),
    not_covered="Columns whose header does not say password.",
)
