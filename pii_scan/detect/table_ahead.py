"""The next batches are read while the last one is looked at."""

import queue
import threading
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")
_DEPTH = 2
"""Batches that wait."""
_POLL_S = 0.2


def ahead(source: Iterator[T]) -> Iterator[T]:
    """The same, in the same order, from a thread of its own; its error comes after what it had given.

    Reading and looking both spend their time in Arrow and numpy, outside of Python's lock.
    """
    waiting: queue.Queue[tuple[bool, T | BaseException | None]] = queue.Queue(_DEPTH)
    stop = threading.Event()

    def put(more: bool, value: T | BaseException | None) -> None:
        while not stop.is_set():
            try:
                waiting.put((more, value), timeout=_POLL_S)
                return
            except queue.Full:
                continue

    def run() -> None:
        try:
            for value in source:
                put(True, value)
                if stop.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - handed to the reader's thread, which raises it
            put(False, error)
        else:
            put(False, None)

    thread = threading.Thread(target=run, name="read-ahead", daemon=True)
    thread.start()
    try:
        while True:
            more, value = waiting.get()
            if not more:
                if isinstance(value, BaseException):
                    raise value
                return
            yield value  # type: ignore[misc]
    finally:
        stop.set()
        thread.join()
