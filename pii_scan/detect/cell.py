"""Does a detector take a table's cell?"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from pii_scan.detect.detector import Candidate, Context, Detector
from pii_scan.detect.normalise import plain
from pii_scan.model.evidence import Text

MAX_CHARS = 200
"""A longer cell is text, not a value."""

_REMEMBERED = 20_000
"""Distinct cells of one column whose verdict is kept."""


@dataclass(frozen=True, slots=True)
class CellVerdict:
    """A cell that passed, with the log-odds of its own check alone."""

    normal: str = field(repr=False)
    log_odds: float
    reasons: tuple[str, ...] = ()
    dummy: bool = False
    qualifier: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


CellReader = Callable[[str], CellVerdict | None]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def shape_of(detector: Detector, cell: str) -> int | None:
    """Which pattern the whole cell has; 0 for a detector without patterns."""
    if not detector.patterns:
        return 0
    for i, pattern in enumerate(detector.patterns):
        if _compiled(pattern).fullmatch(cell) is not None:
            return i
    return None


def reader(detector: Detector, words: str, context: Context, named: bool) -> CellReader:
    """Reads the cells of a column with these header words.

    Args:
        named: whether the header is one of the detector's; if not, its check sees the cell as a value in
            running text, with the header in front and no label.
    """
    if detector.check is None:
        return _by_find(detector, words, context)
    check = detector.check
    before = f"{words}: "

    def judge(text: str) -> CellVerdict | None:
        pattern = shape_of(detector, text)
        if pattern is None:
            return None
        verdict = check(
            Candidate(
                text=text,
                start=0,
                end=len(text),
                pattern=pattern,
                before=before,
                after="",
                context=context,
                label=words if named else "",
                column=named,
            )
        )
        if verdict is None:
            return None
        return CellVerdict(
            verdict.normal, verdict.log_odds, verdict.reasons, verdict.dummy, verdict.qualifier, verdict.attributes
        )

    seen: dict[str, CellVerdict | None] = {}

    def read(cell: str) -> CellVerdict | None:
        text = plain(cell.strip())
        if not text or len(text) > MAX_CHARS:
            return None
        if text not in seen:
            if len(seen) >= _REMEMBERED:
                seen.clear()
            seen[text] = judge(text)
        return seen[text]

    return read


def _by_find(detector: Detector, words: str, context: Context) -> CellReader:
    """For detectors that only look at whole texts: the cell, announced by its header, must be covered mostly."""
    find = detector.find
    lead = f"{words}: "

    def read(cell: str) -> CellVerdict | None:
        text = cell.strip()
        if find is None or not text or len(text) > MAX_CHARS:
            return None
        for found in find(Text(lead + text), context):
            covered = (found.end or 0) - (found.start or 0)
            if found.kind.id == detector.kind.id and (found.start or 0) >= len(lead) and covered >= 0.6 * len(text):
                return CellVerdict(
                    found.normal, 3.0, found.reasons, found.dummy, found.qualifier, dict(found.attributes)
                )
        return None

    return read
