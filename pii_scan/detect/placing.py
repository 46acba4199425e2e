"""Where a hit stands for a reader: line, page, box."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from pii_scan.detect.hit import RawHit
from pii_scan.model.evidence import Spot, Text, WordBox
from pii_scan.model.match import Match
from pii_scan.model.sensitive import Sensitive

_ORDER = attrgetter("start", "end", "kind")


def place(hits: Sequence[RawHit], text: Text) -> list[Match]:
    """Matches in the order of the text; one sweep counts the lines."""
    body, page, sheet, how, boxes = text.text, text.page, text.sheet, text.how, text.boxes
    line, seen = 1, 0
    starts = [box.start for box in boxes]
    out: list[Match] = []
    for hit in sorted(hits, key=_ORDER):
        if hit.placed:
            line += body.count("\n", seen, hit.start)
            seen = hit.start
            box = _box(boxes, starts, hit.start, hit.end) if boxes else None
            spot = Spot(page, line, hit.start, hit.end, sheet, None, None, box)
        else:
            spot = Spot(page=page, sheet=sheet)
        out.append(
            Match(
                hit.kind, Sensitive(hit.raw), Sensitive(hit.normal), round(hit.confidence, 4), hit.band, spot, how,
                hit.detector, hit.reasons, hit.qualifier, hit.record, 1, hit.attributes,
            )
        )  # fmt: skip
    return out


def _box(boxes: Sequence[WordBox], starts: list[int], start: int, end: int) -> tuple[int, int, int, int] | None:
    if not boxes:
        return None
    first = max(0, bisect_right(starts, start) - 1)
    last = bisect_left(starts, end)
    touched = [b.box for b in boxes[first:last] if b.end > start and b.start < end]
    if not touched:
        return None
    left, top = min(b[0] for b in touched), min(b[1] for b in touched)
    right, bottom = max(b[0] + b[2] for b in touched), max(b[1] + b[3] for b in touched)
    return (left, top, right - left, bottom - top)
