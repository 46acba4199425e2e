"""Pending items with their bytes at hand, a bounded number ahead of the workers."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from pii_scan.engine.attempts import suspect
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.store.entries import PendingItem

_PATIENCE_S = 0.2


@dataclass(slots=True)
class Feed:
    """Fetches in threads, and gives in the order of work."""

    waiting: Iterator[PendingItem]
    """In the order of work; asked only when there is room."""
    fetch: Callable[[PendingItem], Payload | Problem]
    release: Callable[[PendingItem, Payload], None]
    """Frees the bytes of an item that nobody takes any more."""
    fetchers: ThreadPoolExecutor
    ahead: int
    _queue: "list[tuple[PendingItem, Future[Payload | Problem]]]" = field(default_factory=list)
    _drained: bool = False

    @property
    def exhausted(self) -> bool:
        return self._drained and not self._queue

    def next(self, working: bool) -> tuple[PendingItem, Payload | Problem] | None:
        """The next fetched item in the run's order; None if there is none yet.

        Args:
            working: workers are busy, so that nobody waits here, and nobody is handed what has to run alone.
        """
        self._fill()
        if not self._queue:
            return None
        pending, future = self._queue[0]
        if working and suspect(pending):
            return None
        if not future.done():
            wait([future], 0.0 if working else _PATIENCE_S)
            if not future.done():
                return None
        self._queue.pop(0)
        return pending, future.result()

    def drop(self) -> None:
        """Nobody takes what is still here."""
        for pending, future in self._queue:
            if not future.cancel() and future.exception() is None and isinstance(got := future.result(), Payload):
                self.release(pending, got)

    def _fill(self) -> None:
        while not self._drained and len(self._queue) < self.ahead:
            pending = next(self.waiting, None)
            if pending is None:
                self._drained = True
                return
            self._queue.append((pending, self.fetchers.submit(self.fetch, pending)))
