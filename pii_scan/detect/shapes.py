"""Candidates by shape: the numbers of a text are sorted by what they look like, and each look is judged once.

A chunk is a number with all that may belong to it (`(614) 555-0143`, `AB 12 34 56 C`). Its shape is the chunk with
every digit, capital and small letter made the same. A log has a hundred thousand numbers and some dozen shapes: which
patterns match where is worked out once per shape, remembered, and copied to all places by numpy.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pii_scan.detect.backend import Backend, build, whole_matcher
from pii_scan.detect.shape_grammar import MAX_LENGTH, MOST_SIGNS, SEPARATORS, SHORT, Shape
from pii_scan.detect.token_edges import Guarded, reguard

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_DIGIT, _UPPER, _LOWER, _SEP, _BREAK = range(5)
_OWN_WORDS = 24
_PIECE_WORDS = 48
"""A long row of numbers is cut into pieces that overlap; a value begins in the first half of one of them."""
_KEPT = 100_000
_MIX = (secrets.randbits(64) | 1, secrets.randbits(64) | 1)
"""Drawn per process: what was learnt of a shape stays, so nobody may make another shape with the same code, which would
hide the numbers of that shape in all texts after his."""
_PAD = b"\n" * 16


@dataclass(frozen=True, slots=True)
class Places:
    """`exact`: (start, end, pattern) of matches. `rough`: (begin, end, own begin, own end, pattern) of stretches in
    which the pattern is worth a search for what begins between the own ends. Plane offsets, as arrays."""

    exact: "tuple[Array, Array, Array]"
    rough: "tuple[Array, Array, Array, Array, Array]"


@dataclass(frozen=True, slots=True)
class _Chunks:
    begins: "Array"
    """With the signs and the one byte before; of a word that stands alone its first byte."""
    ends: "Array"
    own_begins: "Array"
    own_ends: "Array"
    """A match belongs to the chunk if it begins between the two."""


@cache
def _tables() -> tuple[bytes, bytes]:
    """Byte to sort, and byte to what stands for it in a shape."""
    sort, rough = bytearray([_BREAK] * 256), bytearray(b"\n" * 256)
    for code in range(256):
        char = chr(code)
        if 0x30 <= code <= 0x39:
            sort[code], rough[code] = _DIGIT, ord("0")
        elif char.isascii() and char.isupper():
            sort[code], rough[code] = _UPPER, ord("A")
        elif char.isascii() and char.islower():
            sort[code], rough[code] = _LOWER, ord("a")
    sort[0xFF], rough[0xFF] = _LOWER, 0xFF
    for code in SEPARATORS:
        sort[code], rough[code] = _SEP, code
    return bytes(sort), bytes(rough)


class ShapeTable:
    """Which patterns match where in a shape; grows with the shapes that were met."""

    def __init__(
        self,
        patterns: Sequence[Guarded],
        shapes: Sequence[Shape | None],
        backend: str,
        digits: Sequence[tuple[int, int]] | None = None,
    ) -> None:
        """
        Args:
            digits: for each pattern the fewest and the most digits of a match; None for any number.
        """
        import numpy as np

        self._patterns = [i for i, shape in enumerate(shapes) if shape is not None]
        self._exact = [shape.exact for shape in shapes if shape is not None]
        self._digits = [(0, MAX_LENGTH) if digits is None else digits[i] for i in self._patterns]
        rough = [reguard(patterns[i], shape.pattern) for i, shape in enumerate(shapes) if shape is not None]
        # A shape is a few bytes: hyperscan would gain nothing.
        self._search: Backend = build("re2" if backend == "hyperscan" else backend, rough, [True] * len(rough))
        self._whole = whole_matcher([shape.pattern for shape in shapes if shape is not None], backend)
        self._known: dict[int, int] = {}
        self._rows = np.zeros((0, 3), np.int32)
        self._offsets = np.zeros(1, np.int64)

    def __len__(self) -> int:
        """Shapes that were met."""
        return len(self._known)

    def places(self, shape: bytes, wanted: "Array") -> Places:
        """
        Args:
            shape: the plane.
            wanted: for each pattern whether it is asked for.
        """
        import numpy as np

        chunks, rough = _chunks(shape)
        entries = self._entries(rough, chunks)
        counts = self._offsets[entries + 1] - self._offsets[entries]
        some = np.flatnonzero(counts)
        counts = counts[some]
        total = int(counts.sum())
        owner = np.repeat(some, counts)
        row = (
            np.arange(total)
            - np.repeat(np.cumsum(counts) - counts, counts)
            + np.repeat(self._offsets[entries[some]], counts)
        )
        start, end, pattern = self._rows[row].T
        asked = wanted[pattern] if total else np.zeros(0, bool)
        start, end, pattern, owner = start[asked], end[asked], pattern[asked], owner[asked]
        begin = chunks.begins[owner]
        exact = end > 0
        exact &= (begin + start >= chunks.own_begins[owner]) & (begin + start < chunks.own_ends[owner])
        searched = end == 0
        return Places(
            ((begin + start)[exact], (begin + end)[exact], pattern[exact]),
            (
                # A word that stands alone came without the bytes around it, at which its guards look.
                np.maximum(begin[searched] - 1, 0),
                np.minimum(chunks.ends[owner][searched] + 1, len(shape)),
                chunks.own_begins[owner][searched],
                chunks.own_ends[owner][searched],
                pattern[searched],
            ),
        )

    def _entries(self, rough: bytes, chunks: _Chunks) -> "Array":
        """The number of each chunk's shape."""
        import numpy as np

        codes = _codes(rough, chunks).tolist()
        numbers = list(map(self._known.get, codes))
        if None in numbers:
            if len(self._known) > _KEPT:
                self._forget()
                numbers = [None] * len(codes)
            new = {code: n for n, (code, number) in enumerate(zip(codes, numbers, strict=True)) if number is None}
            for code in new:
                self._known[code] = len(self._known)
            self._learn([rough[chunks.begins[n] : chunks.ends[n]] for n in new.values()])
            numbers = list(map(self._known.get, codes))
        return np.array(numbers, np.int64)

    def _forget(self) -> None:
        import numpy as np

        self._known.clear()
        self._rows, self._offsets = np.zeros((0, 3), np.int32), np.zeros(1, np.int64)

    def _learn(self, shapes: Sequence[bytes]) -> None:
        import numpy as np

        rows: list[tuple[int, int, int]] = []
        ends: list[int] = []
        for shape in shapes:
            searched = set()
            for start, end, n in self._matches(shape):
                fewest, most = self._digits[n]
                if self._exact[n] and not fewest <= shape.count(b"0", start, end) <= most:
                    continue
                if self._exact[n]:
                    rows.append((start, end, self._patterns[n]))
                elif n not in searched:
                    searched.add(n)
                    rows.append((0, 0, self._patterns[n]))
            ends.append(len(rows))
        base = len(self._rows)
        self._rows = np.concatenate([self._rows, np.array(rows, np.int32).reshape(-1, 3)])
        self._offsets = np.concatenate([self._offsets, np.array(ends, np.int64) + base])

    def _matches(self, shape: bytes) -> Iterator[tuple[int, int, int]]:
        if shape.translate(None, b"0Aa\xff"):
            yield from self._search.candidates(shape)
        elif shape.isalnum():
            # A single word: a pattern matches all of it or nothing.
            yield from ((0, len(shape), n) for n in self._whole(shape))


def _chunks(shape: bytes) -> tuple[_Chunks, bytes]:
    """Stretches of numbers, and the plane made rough."""
    import numpy as np

    sort_table, rough_table = _tables()
    rough = shape.translate(rough_table)
    data = np.frombuffer(shape, np.uint8)
    sort = np.frombuffer(shape.translate(sort_table), np.uint8)
    word = sort < _SEP
    edges = np.flatnonzero(word[1:] != word[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    separator = sort == _SEP
    if len(starts) == 0:
        none = np.zeros(0, np.int64)
        return _Chunks(none, none, none, none), rough
    digits = np.cumsum(sort == _DIGIT, dtype=np.int32)
    lengths = ends - starts
    digit = (digits[ends - 1] > digits[starts - 1]) & (lengths <= MAX_LENGTH)
    # Only words next to a number can belong to one.
    close = np.zeros(len(starts) + 2, bool)
    close[:-2] = digit
    close[1:-1] |= digit
    close[2:] |= digit
    around = np.flatnonzero(close[1:-1])
    starts, ends, lengths, digit = starts[around], ends[around], lengths[around], digit[around]
    gap = starts[1:] - ends[:-1]
    linked = gap <= MOST_SIGNS
    top = len(sort) - 1
    for step in range(MOST_SIGNS):
        linked &= (gap <= step) | separator[np.minimum(ends[:-1] + step, top)]
    beside = np.zeros(len(starts), bool)
    beside[1:] = linked & digit[:-1]
    beside[:-1] |= linked & digit[1:]
    member = np.flatnonzero(digit | (beside & (lengths <= SHORT)))
    starts, ends = starts[member], ends[member]
    apart = np.ones(len(member), bool)
    if len(member) > 1:
        apart[1:] = ~linked[member[1:] - 1] | (np.diff(member) > 1)
    return _pieces(starts, ends, apart, separator, data == 0x20), rough


def _pieces(starts: "Array", ends: "Array", apart: "Array", separator: "Array", plain: "Array") -> _Chunks:
    import numpy as np

    count = len(starts)
    heads = np.flatnonzero(apart)
    chunk = np.cumsum(apart) - 1
    place = np.arange(count) - heads[chunk]
    first = np.flatnonzero(place % _OWN_WORDS == 0)
    last_of_chunk = np.concatenate([heads[1:], [count]])[chunk[first]] - 1
    last = np.minimum(first + _PIECE_WORDS - 1, last_of_chunk)
    own = np.minimum(first + _OWN_WORDS, last_of_chunk + 1)
    begin, end = starts[first], ends[last]
    own_end = np.where(own > last_of_chunk, end, starts[np.minimum(own, count - 1)])
    lead = np.zeros(len(first), np.int64)
    open_ = np.ones(len(first), bool)
    for step in range(1, MOST_SIGNS + 1):
        open_ &= separator[np.maximum(begin - step, 0)]
        lead += open_
    top = len(separator) - 1
    tail = separator[np.minimum(end, top)].astype(np.int64)
    own_begin = np.where(apart[first], begin - lead, begin)
    # Most numbers are a single word with nothing but blanks around: it is its shape without what surrounds it.
    alone = (first == last) & apart[first]
    alone &= (lead == 0) | ((lead == 1) & plain[begin - 1])
    alone &= (tail == 0) | plain[np.minimum(end, top)]
    low = np.where(alone, begin, np.maximum(begin - lead - 1, 0))
    high = np.where(alone, end, np.minimum(end + tail + 1, len(separator)))
    return _Chunks(low, high, own_begin, own_end)


def _codes(rough: bytes, chunks: _Chunks) -> "Array":
    """A 64-bit code per chunk, equal for equal shapes; others differ but for one chance in 10¹⁹ a pair."""
    import numpy as np

    eights = np.ndarray((len(rough) + 1,), "<u8", rough + _PAD, 0, (1,))
    masks = np.array([(1 << (8 * n)) - 1 for n in range(9)], np.uint64)
    low, high = (np.uint64(value) for value in _MIX)
    lengths = chunks.ends - chunks.begins
    code = lengths.astype(np.uint64) * high
    rows = np.arange(len(lengths))
    at, left = chunks.begins, lengths
    while len(rows):
        block = eights[at] & masks[np.minimum(left, 8)]
        mixed = (code[rows] ^ block) * low
        code[rows] = mixed ^ (mixed >> np.uint64(31))
        more = left > 8
        rows, at, left = rows[more], at[more] + 8, left[more] - 8
    return code


__all__ = ["Places", "ShapeTable"]
