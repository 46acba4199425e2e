"""Why records stand with one person: each to the first that shares the key with it, not all pairs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.link.edges import PRIMARY, SECONDARY
from pii_scan.link.groups import Edges, starts_of

if TYPE_CHECKING:
    from pii_scan.link.people import PeopleLinker

BARE, SAME_NAME = "same bare name", "same name"
REASONS = tuple(sorted({*PRIMARY.values(), *SECONDARY.values(), BARE, SAME_NAME}))
"""By number."""


def ties(linker: "PeopleLinker") -> tuple[Any, Any, Any]:
    """(first node, other node, number of the reason), ordered; `SAME_NAME` holds in the low count only."""
    import numpy as np

    bare = np.flatnonzero(linker.bare)
    person = np.flatnonzero(linker.person == np.arange(len(linker.person)))
    alike = linker.namesake[person]
    maybe = person[linker.fewest[alike] == 1]
    parts = [
        *_along(linker.cluster_edges, tuple(PRIMARY.values())),
        *_along(linker.certain_edges, tuple(SECONDARY.values())),
        (linker.person[bare], bare, BARE),
        (linker.namesake[maybe], maybe, SAME_NAME),
    ]
    packed = np.concatenate([_packed(*part) for part in parts])
    packed.sort()
    packed = packed[starts_of(packed)]
    low = np.uint64(0x3FFFFFFF)
    first, other = packed >> np.uint64(34), packed >> np.uint64(4) & low
    return first.astype(np.uint32), other.astype(np.uint32), (packed & np.uint64(15)).astype(np.uint8)


def _along(edges: Edges, reasons: tuple[str, ...]) -> Iterator[tuple[Any, Any, str]]:
    import numpy as np

    if not len(edges):
        return
    first = edges.node[starts_of(edges.key)][edges.key]
    rank = edges.rank[edges.key]
    for number in np.flatnonzero(np.bincount(rank)).tolist():
        mine = rank == number
        yield first[mine], edges.node[mine], reasons[number - 1]


def _packed(first: Any, other: Any, reason: str) -> Any:
    """30 bits each for the nodes, four for the reason: a billion records."""
    import numpy as np

    apart = first != other
    first, other = first[apart].astype(np.uint64), other[apart].astype(np.uint64)
    return first << np.uint64(34) | other << np.uint64(4) | np.uint64(REASONS.index(reason))
