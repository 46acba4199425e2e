"""One layer of encodings taken off a text, where that changes something worth reading."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.detect.encoded import base64_text, html_entities, json_escapes, percent, quoted_printable
from pii_scan.detect.encoded.decoded import NAMES, Decoded, Replaced, rewritten

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_AROUND = 48
"""Characters on either side of an escape in which a digit or an `@` makes it worth reading."""
_LINE = 400
"""Characters that are added, at most, to reach either end of a line."""
_GAP = 500
"""Plain characters between two stretches that make them one: to begin another costs more than to read them."""
_ABOVE = 120
"""The longest line that comes along because it may be the label of the next."""


def layer(text: str, *, plus: bool = True) -> tuple[Replaced, "Array"] | None:
    """What to replace, and for each span whether it alone is worth it; None where there is nothing.

    Args:
        plus: whether the plus of a query string is a blank; not where it may have been `%2B` before.
    """
    import numpy as np

    data = text.encode("latin-1", "replace")
    blobs = base64_text.blobs(text, data)
    every = (
        percent.escapes(text, plus=plus),
        html_entities.escapes(text),
        json_escapes.escapes(text),
        quoted_printable.escapes(text, data),
    )
    escapes = [(n, found) for n, found in enumerate(every) if found.begins]
    if not blobs and not escapes:
        return None
    begins, ends, chars, names = _sorted_escapes(escapes)
    worth = _worth_reading(data, begins, ends, chars) if len(begins) else np.zeros(0, bool)
    written = chars >= 0
    if not blobs:
        return Replaced(begins, ends, names, begins[written], ends[written], chars[written]), worth
    blob_begins, blob_ends = np.array([b.begin for b in blobs]), np.array([b.end for b in blobs])
    # An escape inside of a blob (`%3D` for its padding) is the blob's.
    free = blob_ends[np.searchsorted(blob_begins, ends, "left") - 1] <= begins
    free |= ends <= blob_begins[0]
    begins, ends, chars, names, worth, written = (a[free] for a in (begins, ends, chars, names, worth, written))
    starts, stops, codes = _blob_characters(blobs)
    spans = np.argsort(np.concatenate((begins, blob_begins)), kind="stable")
    order = np.argsort(np.concatenate((begins[written], starts)), kind="stable")
    return (
        Replaced(
            np.concatenate((begins, blob_begins))[spans],
            np.concatenate((ends, blob_ends))[spans],
            np.concatenate((names, np.full(len(blobs), NAMES.index("base64"))))[spans],
            np.concatenate((begins[written], starts))[order],
            np.concatenate((ends[written], stops))[order],
            np.concatenate((chars[written], codes))[order],
        ),
        np.concatenate((worth, np.ones(len(blobs), bool)))[spans],
    )


def _sorted_escapes(found: list[tuple[int, Any]]) -> "tuple[Array, Array, Array, Array]":
    """Escapes of all encodings in one order; they begin with different signs, so they do not overlap. Codes of
    characters, -1 for none."""
    import numpy as np

    if not found:
        none = np.zeros(0, np.int64)
        return none, none, none, none
    begins = np.concatenate([np.array(e.begins, np.int64) for _, e in found])
    ends = np.concatenate([np.array(e.ends, np.int64) for _, e in found])
    codes = np.array([ord(c) if c else -1 for _, e in found for c in e.chars], np.int64)
    names = np.repeat([n for n, _ in found], [len(e.begins) for _, e in found])
    order = np.argsort(begins, kind="stable")
    return begins[order], ends[order], codes[order], names[order]


def _worth_reading(data: bytes, begins: "Array", ends: "Array", codes: "Array") -> "Array":
    """Whether decoding changes something in or beside a value: a digit or an `@` is near, it yields a letter, or
    a name may follow. Quotes, backslashes and ampersands part words as they are, unless they begin an escape again."""
    import numpy as np

    plain = np.frombuffer(data, np.uint8)
    padded = np.append(plain, np.zeros(10, np.uint8))
    after = padded[ends]
    # Digits of the escapes themselves (`%20`) do not count, unless they stand for a digit or an `@`.
    speaking = np.flatnonzero((plain - np.uint8(48) < 10) | (plain == 64))
    lows, highs = begins - _AROUND, ends + _AROUND
    count = np.searchsorted(speaking, highs) - np.searchsorted(speaking, lows)
    own = np.searchsorted(speaking, ends) - np.searchsorted(speaking, begins)
    own -= (codes == 64) | ((codes >= 48) & (codes < 58))
    owns = np.append(0, np.cumsum(own))
    count -= owns[np.searchsorted(begins, highs)] - owns[np.searchsorted(ends, lows)]
    near = count > 0
    letter = (codes >= 0xC0) | ((codes | 32) - 97 < 26) & (codes > 64)
    name = ((codes == 32) | (codes == 0xA0)) & (after - np.uint8(65) < 26)
    escaped = np.isin(after, np.frombuffer(b"#nrtux", np.uint8))
    for n in range(2, 9):
        escaped |= (codes == 38) & (padded[ends + n] == 59)
    quiet = (codes == 38) | ((plain[begins] == 92) & ((codes == 34) | (codes == 92)))
    quiet &= ~((codes != 34) & escaped)
    worth: Array = (near | letter | name) & ~quiet
    return worth


def _blob_characters(blobs: list[base64_text.Blob]) -> "tuple[Array, Array, Array]":
    import numpy as np

    sizes = np.array([len(b.text) for b in blobs])
    ends = np.cumsum(sizes)
    nth = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes)
    starts = np.repeat([b.begin for b in blobs], sizes) + nth + nth // 3
    stops = starts + 2
    for blob, end, size in zip(blobs, ends.tolist(), sizes.tolist(), strict=True):
        if blob.starts is not None and blob.ends is not None:
            starts[end - size : end], stops[end - size : end] = blob.starts, blob.ends
    codes = np.frombuffer("".join(b.text for b in blobs).encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
    return starts, stops, codes


def stretches(text: str) -> Iterator[Decoded]:
    """The lines with something worth reading, decoded; disjoint and in order."""
    found = layer(text)
    if found is None:
        return
    replaced, worth = found
    if not worth.any():
        return
    begins, ends = replaced.begins.tolist(), replaced.ends.tolist()
    done = 0
    for low, high in _merged(text, replaced.begins[worth], replaced.ends[worth]):
        # No edge inside of a span: a blob or a soft line break reaches over line ends.
        at = bisect_left(begins, high) - 1
        end = max(high, ends[at])
        at = bisect_left(begins, low) - 1
        begin = max(done, begins[at] if at >= 0 and ends[at] > low else low)
        if begin < end:
            yield rewritten(text, replaced, begin, end)
        done = end


def _merged(text: str, begins: "Array", ends: "Array") -> Iterator[tuple[int, int]]:
    """The lines around the spans; what lies close together is one stretch."""
    import numpy as np

    far = np.flatnonzero(begins[1:] - ends[:-1] > _GAP)
    firsts, lasts = begins[np.append(0, far + 1)], ends[np.append(far, len(ends) - 1)]
    low, high = -1, -1
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        begin, end = _lines(text, first, last)
        if low >= 0 and begin > high + _GAP:
            yield low, high
            low = -1
        low, high = (begin if low < 0 else low), end
    if low >= 0:
        yield low, high


def _lines(text: str, first: int, last: int) -> tuple[int, int]:
    """The whole lines around a span and the one above."""
    low = text.rfind("\n", max(0, first - _LINE), first) + 1
    if low == 0:
        begin = max(0, first - _LINE)
    else:
        begin = text.rfind("\n", max(0, low - 1 - _ABOVE), low - 1) + 1
        begin = low if begin == 0 and low > _ABOVE else begin
    high = text.find("\n", last, last + _LINE)
    return begin, min(len(text), last + _LINE) if high < 0 else high
