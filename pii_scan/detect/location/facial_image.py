"""Portraits, as the picture reader counted them."""

from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Found
from pii_scan.detect.kinds_shared import FACIAL_IMAGE
from pii_scan.model.evidence import Fact


def portraits(fact: Fact, _context: Context) -> Iterator[Found]:
    """One match a picture, however many faces: who they are is not looked at."""
    if fact.name == "face_count" and isinstance(fact.value, int) and fact.value > 0:
        yield Found(FACIAL_IMAGE, "face", "face", 0.75, reasons=("fact:face_count",))


DETECTOR = Detector(
    kind=FACIAL_IMAGE,
    standard="Face found by a cascade detector; no template is computed",
    find_fact=portraits,
    validator="cascade detector",
    not_covered="Faces in profile, behind masks, or smaller than a twelfth of the picture; nobody is recognised.",
)
