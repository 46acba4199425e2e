"""A number right behind or below a label, judged by a detector's own shapes and check.

For finders that know the label already; the engine does the same for labels of its table.
"""

import re

from pii_scan.detect.detector import Candidate, Context, Detector, Found
from pii_scan.detect.normalise import plain
from pii_scan.detect.score import logistic

REACH = 64
"""Characters behind a label in which its number may begin or, on the next line, stand."""
LONGEST = 40
_OTHER_VALUE = re.compile(r"[0-9]{4}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
Shaped = tuple[Detector, tuple[re.Pattern[str], ...]]


def shapes_of(detector: Detector) -> tuple[re.Pattern[str], ...]:
    """The detector's patterns as whole tokens."""
    return tuple(re.compile(rf"(?<![0-9A-Za-z])(?:{p})(?![0-9A-Za-z])", re.ASCII) for p in detector.patterns)


def announced(text: str, end: int) -> str:
    """What a label at `end` may announce: the rest of its line and the next one that is not blank."""
    stretch = plain(text[end : end + REACH + LONGEST])
    first, _, rest = stretch.partition("\n")
    below = len(rest) - len(rest.lstrip("\n\r\t "))
    cut = rest.find("\n", below)
    return stretch if cut < 0 else stretch[: len(first) + 1 + cut]


def judge(
    detector: Detector,
    shapes: tuple[re.Pattern[str], ...],
    label: str,
    stretch: str,
    whole: str,
    offset: int,
    context: Context,
) -> Found | None:
    for number, shape in enumerate(shapes):
        match = shape.search(stretch)
        if match is None or match.start() > REACH or _OTHER_VALUE.search(stretch, 0, match.start()):
            continue
        start, end = offset + match.start(), offset + match.end()
        assert detector.check is not None
        verdict = detector.check(Candidate(match[0], start, end, number, "", "", context, label=label, column=True))
        if verdict is not None:
            return Found(
                kind=detector.kind,
                raw=whole[start:end],
                normal=verdict.normal,
                confidence=logistic(detector.prior + detector.label_weight + verdict.log_odds),
                start=start,
                end=end,
                reasons=(*verdict.reasons, f"label:{label}"),
                dummy=verdict.dummy,
                qualifier=verdict.qualifier,
            )
    return None
