"""Which matches of one item belong to one person."""

from collections.abc import Sequence
from dataclasses import replace

from pii_scan.detect.document.guess import DocumentGuess
from pii_scan.model.evidence import Wording
from pii_scan.model.match import Band, Match


def group(matches: Sequence[Match], wording: Wording, guess: DocumentGuess) -> list[Match]:
    """The same matches, in the same order, with `record` set; dummies belong to nobody."""
    return [
        m if m.record is not None or m.band is Band.DUMMY else replace(m, record=(m.spot.page or 1) - 1)
        for m in matches
    ]
