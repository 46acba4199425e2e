"""All words of a text at once: where they stand, and a number for each whatever its case."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

BITS = 20
_SPREAD = 0x9E3779B97F4A7C15
"""2⁶⁴ over the golden ratio: multiplying by it spreads neighbouring keys (Knuth, TAOCP 3, 6.4)."""
_SPREAD_2 = 0xC2B2AE3D27D4EB4F
_CAPITALS = 0xDFDFDFDFDFDFDFDF
PAD = 16
"""Bytes read from the beginning of each word."""


def words_in(letters: "Array") -> "tuple[Array, Array]":
    """Offsets of the first letter of each word and of the byte behind its last."""
    import numpy as np

    folded = letters | 0x20
    folded -= ord("a")
    is_letter = folded < 26
    is_letter |= letters == 0xFF
    # The plane begins and ends with a newline: edges come in pairs.
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1]) + 1
    return edges[0::2], edges[1::2]


def hashes(data: bytes, start: "Array", length: "Array") -> "Array":
    """A number below 2^BITS for each word, whatever its case."""
    import numpy as np

    eights: Array = np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))
    key: Array = eights[start] & _masks()[np.minimum(length, 8)]
    key = key * np.uint64(_SPREAD)
    long = np.flatnonzero(length > 8)
    if len(long):
        rest: Array = eights[start[long] + 8] & _masks()[np.minimum(length[long] - 8, 8)]
        key[long] = key[long] ^ (rest * np.uint64(_SPREAD_2))
    key = (key ^ (key >> np.uint64(32))) * np.uint64(_SPREAD)
    return key >> np.uint64(64 - BITS)


@cache
def _masks() -> "Array":
    """Keeps the first n of eight letters, in upper case."""
    import numpy as np

    return np.array([_CAPITALS & ((1 << 8 * n) - 1) for n in range(9)], np.uint64)


def foreign_words(letters: "Array", start: "Array") -> "Array":
    """Words with a letter whose accent the plane did not take off (`Nguyễn`, `Łukasz`): any may be a listed name.

    Words of another script, all of whose letters are such, are none.
    """
    import numpy as np

    odd = np.concatenate(([0], np.cumsum(letters == 0xFF)))
    ends = np.minimum(start + 8, len(letters))
    foreign: Array = (odd[ends] > odd[start]) & ~((letters[start] == 0xFF) & (letters[start + 1] == 0xFF))
    return foreign.astype(np.uint16)


def hashes_of(words: Iterable[str]) -> "Array":
    import numpy as np

    data = ("\n" + "\n".join(words) + "\n").encode("ascii") + b"\n" * PAD
    start, end = words_in(np.frombuffer(data, np.uint8))
    return hashes(data, start, end - start)
