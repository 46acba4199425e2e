"""Stretches of a volume: sorted, joined, turned round and laid over one another. In bytes, (start, end)."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

Span = tuple[int, int]


def joined(spans: Iterable[Span]) -> list[Span]:
    """In order, without overlaps, those that touch as one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out


def between(spans: list[Span], size: int) -> list[Span]:
    """What joined spans leave of the bytes from 0 to `size`."""
    out: list[Span] = []
    at = 0
    for start, end in spans:
        if start >= size:
            break
        if start > at:
            out.append((at, start))
        at = max(at, end)
    if at < size:
        out.append((at, size))
    return out


def common(one: list[Span], other: list[Span]) -> list[Span]:
    """What lies in both; both joined."""
    out: list[Span] = []
    at = 0
    for start, end in one:
        # One file's few places are laid over a volume's hundred thousand.
        here = at = bisect_right(other, start, lo=at, key=_end)
        while here < len(other) and other[here][0] < end:
            out.append((max(start, other[here][0]), min(end, other[here][1])))
            here += 1
    return out


def _end(span: Span) -> int:
    return span[1]


def length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def unset_bits(bits: "np.ndarray", first: int, unit: int) -> list[Span]:
    """The stretches of bits that are 0, each bit for `unit` bytes, the first of them at byte `first`."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([1], bits.astype(np.int8), [1]))))
    return [(first + int(a) * unit, first + int(b) * unit) for a, b in zip(edges[::2], edges[1::2], strict=True)]
