"""What the single name rules hand on before overlaps are settled."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name at characters `start`–`end` of the text."""

    start: int
    end: int
    confidence: float
    reason: str
    value: str = ""
    """Where the name is put together from several places (surname line, first-name line); else empty."""
    part: str = ""
    """`first`, `middle` or `last` where only a part of a name stands here."""


def settle(spans: list[NameSpan]) -> list[NameSpan]:
    """Without overlaps: surer spans win, then longer ones. Sorted by place."""
    kept: list[NameSpan] = []
    taken: list[tuple[int, int]] = []
    # Sorting by place first keeps this a sweep: only the last kept span can overlap the next one.
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if kept and span.start < taken[-1][1]:
            if (span.confidence, span.end - span.start) > (kept[-1].confidence, kept[-1].end - kept[-1].start):
                kept[-1] = span
                taken[-1] = (span.start, max(span.end, taken[-1][1]))
            continue
        kept.append(span)
        taken.append((span.start, span.end))
    return kept
