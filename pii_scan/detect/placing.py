"""Where a hit stands for a reader: line, page, box."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pii_scan.detect.hit import RawHit
from pii_scan.model.evidence import Spot, Text, WordBox
from pii_scan.model.match import Match
from pii_scan.model.sensitive import Sensitive


def place(hits: Sequence[RawHit], text: Text) -> list[Match]:
    """Matches in the order of the text; one sweep counts the lines."""
    line, seen = 1, 0
    starts = [box.start for box in text.boxes]
    out: list[Match] = []
    for hit in sorted(hits, key=lambda h: (h.start, h.end, h.kind)):
        if hit.placed:
            line += text.text.count("\n", seen, hit.start)
            seen = hit.start
            spot = Spot(
                page=text.page,
                line=line,
                start=hit.start,
                end=hit.end,
                sheet=text.sheet,
                box=_box(text.boxes, starts, hit.start, hit.end),
            )
        else:
            spot = Spot(page=text.page, sheet=text.sheet)
        out.append(
            Match(
                kind=hit.kind,
                raw=Sensitive(hit.raw),
                normal=Sensitive(hit.normal),
                confidence=round(hit.confidence, 4),
                band=hit.band,
                spot=spot,
                how=text.how,
                detector=hit.detector,
                reasons=hit.reasons,
                qualifier=hit.qualifier,
                record=hit.record,
                attributes=hit.attributes,
            )
        )
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
