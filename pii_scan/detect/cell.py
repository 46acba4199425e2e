"""Does a detector take a table's cell?"""

from collections.abc import Callable

from pii_scan.detect.cell_shapes import MAX_CHARS, shape_of
from pii_scan.detect.detector import Candidate, Context, Detector, Verdict
from pii_scan.detect.normalise import plain
from pii_scan.model.evidence import Text

_REMEMBERED = 20_000
"""Distinct cells of one column whose verdict is kept."""

CellReader = Callable[[str], Verdict | None]
"""A cell's verdict, with the log-odds of its own check alone; None where the detector does not take it."""


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

    def judge(text: str) -> Verdict | None:
        pattern = shape_of(detector, text)
        if pattern is None:
            return None
        return check(
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

    seen: dict[str, Verdict | None] = {}

    def read(cell: str) -> Verdict | None:
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

    def read(cell: str) -> Verdict | None:
        text = cell.strip()
        if find is None or not text or len(text) > MAX_CHARS:
            return None
        for found in find(Text(lead + text), context):
            covered = (found.end or 0) - (found.start or 0)
            if found.kind.id == detector.kind.id and (found.start or 0) >= len(lead) and covered >= 0.6 * len(text):
                return Verdict(found.normal, 3.0, found.reasons, found.dummy, found.qualifier, dict(found.attributes))
        return None

    return read
