"""What the single name rules hand on before overlaps are settled."""

from dataclasses import dataclass, replace


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


_ENOUGH = 0.5
"""A longer name must be this sure by itself before it swallows a shorter one."""


def settle(spans: list[NameSpan]) -> list[NameSpan]:
    """Without overlaps: surer spans win, then longer ones. Sorted by place."""
    kept: list[NameSpan] = []
    taken: list[tuple[int, int]] = []
    # Sorting by place first keeps this a sweep: only the last kept span can overlap the next one.
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if kept and span.start < taken[-1][1]:
            outer = kept[-1]
            if outer.start <= span.start and span.end <= outer.end and outer.confidence >= _ENOUGH and not span.value:
                # A name inside a longer one supports it.
                kept[-1] = replace(outer, confidence=max(outer.confidence, span.confidence))
                continue
            if (span.confidence, span.end - span.start) > (kept[-1].confidence, kept[-1].end - kept[-1].start):
                kept[-1] = span
                taken[-1] = (span.start, max(span.end, taken[-1][1]))
            continue
        kept.append(span)
        taken.append((span.start, span.end))
    return kept
