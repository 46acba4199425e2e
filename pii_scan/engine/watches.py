"""Several who look on while a table is read, as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pii_scan.detect.table import BatchWatch

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Watches:
    """`detect.table.BatchWatch`; each of `all` is shown every batch."""

    all: Sequence[BatchWatch]

    def judge(self, head: "list[pa.RecordBatch]") -> None:
        for watch in self.all:
            watch.judge(head)

    def take(self, batch: "pa.RecordBatch") -> None:
        for watch in self.all:
            watch.take(batch)

    def end(self) -> None:
        for watch in self.all:
            watch.end()

    def state(self) -> dict[str, Any]:
        return self._together([watch.state() for watch in self.all])

    def restore(self, state: dict[str, Any]) -> None:
        for watch, held in zip(self.all, state["all"], strict=True):
            watch.restore(held)

    def moved(self, state: dict[str, Any], by: int) -> dict[str, Any]:
        return self._together([watch.moved(held, by) for watch, held in zip(self.all, state["all"], strict=True)])

    def joined(self, states: Sequence[dict[str, Any]]) -> dict[str, Any]:
        each = zip(*(state["all"] for state in states), strict=True)
        return self._together([watch.joined(held) for watch, held in zip(self.all, each, strict=True)])

    @staticmethod
    def _together(states: list[dict[str, Any]]) -> dict[str, Any]:
        return {"all": states, "files": [file for state in states for file in state["files"]]}
