"""A presidio recogniser as a check on candidates.

Run over whole text, presidio's engine reads 0.02–0.15 MB per CPU second; one of its pattern recognisers on one
candidate costs about 11 µs. So the engine's single pass finds the shape, our labels open the gate, and presidio
judges the token alone.
"""

import math
from collections.abc import Callable
from functools import cache
from typing import Any

from pii_scan.detect.detector import Candidate, Verdict

_GOES_ONLINE = frozenset({"EmailRecognizer", "UrlRecognizer"})


@cache
def _recognizer(class_name: str) -> Any:
    if class_name in _GOES_ONLINE:
        # They ask the public-suffix list, which their library fetches from the web.
        raise ValueError(f"{class_name} goes online and is not used")
    from presidio_analyzer import predefined_recognizers

    return getattr(predefined_recognizers, class_name)()


def presidio_check(
    class_name: str, entity: str, *, pass_rate: float, minimum: float = 0.5
) -> Callable[[Candidate], Verdict | None]:
    """A detector's `check` that asks presidio.

    Args:
        class_name: in `presidio_analyzer.predefined_recognizers`.
        entity: what that recogniser calls the kind.
        pass_rate: share of random tokens of the shape that its checksum lets pass, 0–1.
        minimum: presidio's score below which the candidate is refused; its checksums give 1.0.

    The label is looked at first: presidio and its libraries are imported when the first labelled candidate
    comes, not before.
    """

    def check(candidate: Candidate) -> Verdict | None:
        if not candidate.label:
            return None
        results = _recognizer(class_name).analyze(candidate.text, [entity], None)
        best = max((result.score for result in results), default=0.0)
        if best < minimum:
            return None
        normal = "".join(ch for ch in candidate.text.upper() if ch.isalnum())
        return Verdict(normal, math.log(1 / pass_rate), (f"presidio:{class_name}",))

    return check
