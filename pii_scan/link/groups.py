"""Groups of nodes that share keys, on whole arrays: work grows with edges, not with pairs.

Nodes are numbers from 0; a group is called by its smallest node.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

PORTION = 1_000_000
"""Keys that are sorted at a time."""
_ODD = (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True)
class Edges:
    """Different (key, node), ordered by key, then node."""

    node: Any
    key: Any
    """Numbers without a gap, from 0."""
    rank: Any
    """For each key: 1 is the strongest sort."""

    def __len__(self) -> int:
        return len(self.node)

    def taken(self, mask: Any) -> "Edges":
        """Those for which `mask` is true; keys are numbered anew."""
        left = self.key[mask]
        first = starts_of(left)
        return Edges(self.node[mask], _numbered(len(left), first), self.rank[left[first]])


def nothing() -> Edges:
    import numpy as np

    return Edges(np.zeros(0, np.uint32), np.zeros(0, np.uint32), np.zeros(0, np.uint8))


def together(parts: Sequence[Edges]) -> Edges:
    """Keys of different parts are different."""
    import numpy as np

    if not parts:
        return nothing()
    keys, first = [], 0
    for part in parts:
        keys.append(part.key + np.uint32(first))
        first += len(part.rank)
    return Edges(
        np.concatenate([part.node for part in parts]), np.concatenate(keys), np.concatenate([p.rank for p in parts])
    )


def mixed(*parts: Any) -> Any:
    """One 64-bit number for several, never 0. Two different ones meet with a chance of n²/2⁶⁵."""
    import numpy as np

    total: Any = np.uint64(0)
    # Numbers wrap at 64 bits on purpose.
    with np.errstate(over="ignore"):
        for part in parts:
            total = (np.asarray(part, np.uint64) ^ total * np.uint64(_ODD[1])) * np.uint64(_ODD[0])
            total = total ^ (total >> np.uint64(29))
    return np.maximum(total, np.uint64(1))


def starts_of(ordered: Any) -> Any:
    """The first place of each value of an ordered array."""
    import numpy as np

    if not len(ordered):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))


def _numbered(count: int, first: Any) -> Any:
    """0 up to the second of `first`, then 1 and so on."""
    import numpy as np

    number = np.zeros(count, np.uint32)
    number[first[1:]] = 1
    return np.cumsum(number, dtype=np.uint32, out=number)


def pairs(node: Any, key: Any) -> tuple[Any, Any, Any]:
    """Different (node, key), ordered by key, then node: (node, key's number, the key by its number)."""
    import numpy as np

    found: list[tuple[Any, Any, Any]] = []
    numbered = 0
    for one in _portions(key):
        nodes, numbers, keys = _pairs(node[one], key[one])
        found.append((nodes, numbers + np.uint32(numbered), keys))
        numbered += len(keys)
    if len(found) == 1:
        return found[0]
    nodes, numbers, keys = (np.concatenate(column) for column in zip(*found, strict=True))
    return nodes, numbers, keys


def _portions(key: Any) -> Iterator[Any]:
    """Places of the keys of one range after another, ascending: sorting needs room beside what is sorted."""
    import numpy as np

    count = 1 << max(0, (len(key) // PORTION).bit_length())
    if count == 1:
        yield slice(None)
        return
    shift = np.uint64(64 - (count.bit_length() - 1))
    which = (key >> shift).astype(np.uint16)
    for number in range(count):
        yield np.flatnonzero(which == number)


def _pairs(node: Any, key: Any) -> tuple[Any, Any, Any]:
    import numpy as np

    order = np.argsort(key)
    ordered = key[order]
    first = starts_of(ordered)
    both = _numbered(len(key), first).astype(np.uint64) << np.uint64(32) | node[order].astype(np.uint64)
    del order
    both.sort()
    both = both[starts_of(both)]
    return (both & np.uint64(0xFFFFFFFF)).astype(np.uint32), (both >> np.uint64(32)).astype(np.uint32), ordered[first]


def sharing(node: Any, key: Any, rank: int, marks: Sequence[Any]) -> Edges:
    """Edges of the keys that two nodes or more have and whose nodes do not contradict one another.

    Args:
        node: numbers below 2³².
        key: 64 bits.
        marks: of each sort an array by node: 0, or the one value that a group may hold.
    """

    if not len(node):
        return nothing()
    return together([_sharing(node[one], key[one], rank, marks) for one in _portions(key)])


def _sharing(node: Any, key: Any, rank: int, marks: Sequence[Any]) -> Edges:
    import numpy as np

    node, key, _ = _pairs(node, key)
    if not len(node):
        return nothing()
    first = starts_of(key)
    good = np.diff(np.append(first, len(key))) > 1
    edges = Edges(node, key, np.full(len(first), rank, np.uint8)).taken(good[key])
    if not len(edges):
        return edges
    first = starts_of(edges.key)
    good = np.ones(len(first), bool)
    for mark in marks:
        low, high = _range(mark[edges.node], first)
        good &= low >= high
    return edges if good.all() else edges.taken(good[edges.key])


def _range(values: Any, first: Any) -> tuple[Any, Any]:
    """Smallest and largest value that is not 0, of each run; smallest above largest where there is none."""
    import numpy as np

    high = np.maximum.reduceat(values, first)
    low = np.minimum.reduceat(np.where(values == 0, ~np.uint64(0), values), first)
    return low, high


def components(node: Any, key: Any) -> Any:
    """For each edge, the smallest node that its node reaches over shared keys. Edges are different and ordered by key,
    then node; keys are numbered without a gap."""
    import numpy as np

    if not len(node):
        return node
    # Keys are joined by the nodes that have several: mostly few.
    both = node.astype(np.uint64) << np.uint64(32) | key
    both.sort()
    whose = (both >> np.uint64(32)).astype(np.uint32)
    same = whose[1:] == whose[:-1]
    low = np.uint64(0xFFFFFFFF)
    links = (both[:-1][same] & low) << np.uint64(32) | (both[1:][same] & low)
    links.sort()
    links = links[starts_of(links)]
    del both, whose, same
    spread = _spread(int(key[-1]) + 1, (links >> np.uint64(32)).astype(np.int64), (links & low).astype(np.int64))
    group = spread.astype(np.uint32)[key]
    smallest = np.full(int(key[-1]) + 1, np.iinfo(np.uint32).max, np.uint32)
    np.minimum.at(smallest, group, node)
    return smallest[group]


def _spread(count: int, left: Any, right: Any) -> Any:
    """The smallest member of each one's group: labels go along links, and by the labels' own labels, until nothing
    changes; a chain of n links takes about log n rounds."""
    import numpy as np

    label = np.arange(count)
    while len(left):
        a, b = label[left], label[right]
        np.minimum.at(label, a, b)
        np.minimum.at(label, b, a)
        label = np.minimum(label, label[label])
        while True:
            above = label[label]
            if (above == label).all():
                break
            label = above
        # Links inside one group have done their work.
        apart = label[left] != label[right]
        left, right = left[apart], right[apart]
    return label


def consistent(count: int, edges: Edges, marks: Sequence[Any]) -> tuple[Any, Edges]:
    """(label of each of `count` nodes, the edges that were used), so that no group holds contradicting marks.

    A key whose own nodes contradict one another joins nobody (`sharing` leaves it out). Where a chain of keys still
    ends in a contradiction, that group gives up its weakest sort of key, again and again until it is consistent.
    Nothing depends on the order of nodes or edges.
    """
    import numpy as np

    label = np.arange(count, dtype=np.uint32)
    used: list[Edges] = []
    while len(edges):
        group = components(edges.node, edges.key)
        torn = np.zeros(count, bool)
        order = np.argsort(group)
        ordered = group[order]
        first = starts_of(ordered)
        for mark in marks:
            low, high = _range(mark[edges.node[order]], first)
            torn[ordered[first[low < high]]] = True
        loose = torn[group]
        settled = edges.taken(~loose)
        label[settled.node] = group[~loose]
        used.append(settled)
        rank = edges.rank[edges.key]
        weakest = np.zeros(count, np.uint8)
        np.maximum.at(weakest, group[loose], rank[loose])
        edges = edges.taken(loose & (rank < weakest[group]))
    return label, together(used)
