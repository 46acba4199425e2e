"""A worker that dies in the middle of a part when it is told to, and writes down what it was asked for; runs inside
real workers. The order lies beside the case, in `order.json`: part → batch at which it dies, and how often."""

import json
import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pii_scan.engine import worker
from pii_scan.engine.task import Task
from pii_scan.extract.table import csv as csv_reader
from pii_scan.extract.table.csv_source import CsvSource
from pii_scan.store.unfinished import UnfinishedTable

_real = worker.run_task


class _Dying(CsvSource):
    """In small blocks, so that a part has many batches."""

    beside: Path
    order: dict[str, int]
    number: int | None

    def read(self, place: Any = None, until: Any = None) -> Iterator[Any]:
        for n, piece in enumerate(super().read(place, until)):
            if until is not None:
                _note(self.beside, f"rows {self.number} {piece[0].num_rows}")
                if n == self.order["batch"] and self.number == self.order["part"] and _left(self.beside, self.order):
                    if self.order.get("stall"):
                        time.sleep(600)
                    os.kill(os.getpid(), signal.SIGKILL)
            yield piece


def _left(beside: Path, order: dict[str, int]) -> bool:
    died = [path for path in beside.iterdir() if path.name.startswith("died-")]
    (beside / f"died-{len(died)}").touch()
    return len(died) < order["times"]


def _note(beside: Path, line: str) -> None:
    with (beside / "log").open("a") as log:
        log.write(line + "\n")


def run_task(task: Task) -> None:
    """As a worker does; progress is saved at every batch."""
    beside = Path(task.ledger).parent.parent
    number = task.part[1] if task.part is not None else None
    what = "joining" if task.joining is not None else "whole" if number is None else f"part {number}"
    _note(beside, what)
    if (beside / "order.json").exists():
        _Dying.beside, _Dying.number = beside, number
        _Dying.order = json.loads((beside / "order.json").read_text())
        csv_reader.CsvSource = partial(_Dying, block_bytes=1 << 18)  # type: ignore[misc,assignment]
        UnfinishedTable.due = lambda self: True  # type: ignore[method-assign]
    _real(task)
