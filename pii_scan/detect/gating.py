"""Where a `find` function with a gate is called: whole lines around the words it waits for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.model.evidence import Text

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

AROUND = 400
"""Characters on either side of a word."""
_LINE = 400
"""Characters that are added, at most, to reach the end of a line."""


def stretches(text: Text, places: "Array") -> Iterator[tuple[int, int]]:
    """Stretches of the text, in order and disjoint.

    Args:
        places: plane offsets of the words, in order.
    """
    body, size = text.text, len(text.text)
    if text.boxes:
        # A page that OCR read is short, and a layout cut in two is none.
        yield 0, size
        return
    begin, end = -1, -1
    for place in places.tolist():
        low, high = max(0, place - 1 - AROUND), min(size, place - 1 + AROUND)
        if low <= end:
            end = max(end, high)
            continue
        if end >= 0:
            yield _lines(body, begin, end)
        begin, end = low, high
    if end >= 0:
        yield _lines(body, begin, end)


def _lines(body: str, begin: int, end: int) -> tuple[int, int]:
    first = body.rfind("\n", max(0, begin - _LINE), begin)
    last = body.find("\n", end, end + _LINE)
    return (begin if first < 0 else first + 1), (min(len(body), end + _LINE) if last < 0 else last)
