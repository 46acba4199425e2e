"""The nodes of a listed item whose results lie in a node log, in the order in which the ledger takes them."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, overload

from pii_scan.model.result import NodeResult
from pii_scan.store.node_log import NodeLogReader


class LoggedNodes(Sequence[NodeResult]):
    """Each node is read when it is asked for; 18 bytes of memory a node.

    The log has what lies inside something before it, the ledger wants it behind it. Where a node's entry stands and
    where the first entry of what lies inside it stands is all that is needed to turn one order into the other.
    """

    def __init__(self, log: NodeLogReader) -> None:
        self._log = log
        self._offsets = array("Q")
        """Of the node's entry; of one in memory, its index with the highest bit set."""
        self._begins = array("Q")
        self._depths = array("H")
        self._held: list[NodeResult] = []
        self._open: dict[tuple[int, ...], int] = {}
        """Nodes that are not finished, and the first entry of what lies inside each."""
        self._order: Any = None
        at = log.first
        while (entry := log.entry(at)) is not None:
            self._place(entry.path, at)
            at = entry.next

    def add(self, path: tuple[int, ...], node: NodeResult) -> None:
        """Of a node that came after all those in the log."""
        self._held.append(node)
        self._place(path, _HELD | len(self._held) - 1)

    @property
    def unfinished(self) -> list[tuple[tuple[int, ...], NodeResult]]:
        """Nodes inside of which something is finished and that are not, innermost first, each with one from inside."""
        return [(path, self._at(begin)) for path, begin in sorted(self._open.items(), key=lambda item: -len(item[0]))]

    def _place(self, path: tuple[int, ...], offset: int) -> None:
        begin = self._open.pop(path, len(self._offsets))
        for length in range(1, len(path)):
            self._open.setdefault(path[:length], begin)
        self._offsets.append(offset)
        self._begins.append(begin)
        self._depths.append(len(path))
        self._order = None

    def _ordered(self) -> Any:
        if self._order is None:
            import numpy as np

            self._order = np.lexsort((np.frombuffer(self._depths, "u2"), np.frombuffer(self._begins, "u8")))
        return self._order

    def _at(self, index: int) -> NodeResult:
        offset = self._offsets[index]
        return self._held[offset ^ _HELD] if offset & _HELD else self._log.node(offset)

    def __len__(self) -> int:
        return len(self._offsets)

    @overload
    def __getitem__(self, index: int) -> NodeResult: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[NodeResult, ...]: ...
    def __getitem__(self, index: int | slice) -> NodeResult | tuple[NodeResult, ...]:
        if isinstance(index, slice):
            return tuple(self._at(int(i)) for i in self._ordered()[index])
        return self._at(int(self._ordered()[index]))

    def __iter__(self) -> Iterator[NodeResult]:
        return (self._at(int(i)) for i in self._ordered())

    def close(self) -> None:
        self._log.close()

    def discard(self) -> None:
        """The ledger has them: the log goes."""
        self.close()
        self._log.path.unlink(missing_ok=True)


_HELD = 1 << 63
