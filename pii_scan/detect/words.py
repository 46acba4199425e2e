"""A text's words as arrays: where each begins and ends, and a 64-bit code that is equal for equal words.

The words of a whole window cost about ten passes of numpy and no Python per word; labels are then looked up by
code. A word is a run of letters or of digits; signs that labels hold (`#`, `/`, `'`) are words of one byte. Blanks,
tabs, `_`, `.` and `-` are gaps within a phrase, every other byte ends it. A hump parts words (`ssnNumber`), but not
always (`PhilHealth`): runs with humps come both ways.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pii_scan.detect.normalise import LETTER, LETTERS_WIDE, OTHER

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

GAP_BYTES = b" \t_.-"
MAX_GAP = 3
"""Bytes between two words of one phrase."""
_SIGNS = b"#/&'%@$+*()"
_NONE, LETTERS, DIGITS, _SIGN = range(4)
_LOW, _HIGH = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F
_PAD = b"\n" * 16


_NEIGHBOURS = 6
"""Words on either side of a run with humps that may belong to a phrase with it."""


@dataclass(frozen=True, slots=True)
class Words:
    """Offsets into the plane, in order; `codes` hold up to 16 bytes of a word, lower case, and its length."""

    starts: "Array"
    ends: "Array"
    codes: "Array"
    gaps: "Array"
    """For each byte of the plane whether it may stand between the words of a phrase."""
    sorts: "Array"
    """For each byte of the plane what it is: nothing, a letter, a digit or a sign."""
    unparted: "Words | None" = None
    """The runs with humps left whole, and the words around them."""


@cache
def _tables() -> "tuple[Array, Array, Array, Array]":
    import numpy as np

    sort = np.zeros(256, np.uint8)
    for code in range(256):
        if chr(code).isascii() and chr(code).isalpha():
            sort[code] = LETTERS
        elif 0x30 <= code <= 0x39:
            sort[code] = DIGITS
    sort[0x80:LETTERS_WIDE] = LETTERS
    sort[OTHER] = _NONE
    # Scripts that part no words: each letter is one.
    sort[LETTERS_WIDE:LETTER] = _SIGN
    sort[LETTER] = LETTERS
    sort[list(_SIGNS)] = _SIGN
    upper = np.zeros(256, bool)
    upper[0x41:0x5B] = True
    gap = np.zeros(256, bool)
    # `n° fiscal` is a phrase of two words.
    gap[[*GAP_BYTES, OTHER]] = True
    masks = np.array([(1 << (8 * n)) - 1 if n < 8 else (1 << 64) - 1 for n in range(9)], np.uint64)
    return sort, upper, gap, masks


def words_of(plane: bytes) -> Words:
    """All words of a plane of labels (see `normalise`); needs a byte on either side of the text."""
    import numpy as np

    sort_table, upper_table, gap_table, masks = _tables()
    data = np.frombuffer(plane, np.uint8)
    sort = sort_table[data]
    edge = np.empty(len(data) + 1, bool)
    edge[0], edge[-1] = True, True
    inner = edge[1:-1]
    np.not_equal(sort[1:], sort[:-1], out=inner)
    inner |= sort[1:] == _SIGN
    upper = upper_table[data]
    hump = (sort[:-1] == LETTERS) & ~upper[:-1]
    hump &= data[:-1] < 0x80
    hump &= upper[1:]
    humps = np.flatnonzero(hump) + 1
    padded, gaps = plane.lower() + _PAD, gap_table[data]
    unparted = None
    if len(humps):
        starts, ends = _bounds(edge, sort)
        close = np.zeros(len(starts) + 2 * _NEIGHBOURS, bool)
        runs = np.searchsorted(starts, humps, "right") - 1
        for step in range(2 * _NEIGHBOURS + 1):
            close[runs + step] = True
        chosen = np.flatnonzero(close[_NEIGHBOURS : len(starts) + _NEIGHBOURS])
        starts, ends = starts[chosen], ends[chosen]
        unparted = Words(starts, ends, _codes(padded, starts, ends - starts, masks), gaps, sort)
        inner |= hump
    starts, ends = _bounds(edge, sort)
    return Words(starts, ends, _codes(padded, starts, ends - starts, masks), gaps, sort, unparted)


def _bounds(edge: "Array", sort: "Array") -> "tuple[Array, Array]":
    import numpy as np

    edges = np.flatnonzero(edge)
    wanted = np.flatnonzero(sort[edges[:-1]])
    return edges[wanted], edges[wanted + 1]


def _codes(padded: bytes, starts: "Array", lengths: "Array", masks: "Array") -> "Array":
    import numpy as np

    eights = np.ndarray((len(padded) - 15,), "<u8", padded, 0, (1,))
    first = eights[starts] & masks[np.minimum(lengths, 8)]
    code = first * np.uint64(_LOW) + lengths.astype(np.uint64)
    long = np.flatnonzero(lengths > 8)
    if len(long):
        second = eights[starts[long] + 8] & masks[np.minimum(lengths[long] - 8, 8)]
        code[long] += (second + np.uint64(1)) * np.uint64(_HIGH)
    return code ^ (code >> np.uint64(29))
