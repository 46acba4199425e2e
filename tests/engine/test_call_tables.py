"""An error in the search for calls ends that search and is told; the table goes on."""

from dataclasses import replace
from random import Random
from typing import Any

import pyarrow as pa
import pytest

from pii_scan.detect.calls.scan import CallScan
from pii_scan.engine.call_tables import CallTables
from pii_scan.engine.node import NodeReader
from pii_scan.model.evidence import Table
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.settings import Settings
from tests.detect.calls.call_tables import NUMBERS, calls, number, table

KEY = bytes(range(32))


def _break(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    whole, seen = CallScan.batch, 0

    def broken(self: CallScan, batch: pa.RecordBatch) -> pa.RecordBatch:
        nonlocal seen
        seen += 1
        if seen > after:
            raise KeyError("614-555-0123")
        return whole(self, batch)

    monkeypatch.setattr(CallScan, "batch", broken)


def _made(rows: int = 900) -> Table:
    return table("camel", calls(Random(3), rows, number), NUMBERS[0])


@pytest.mark.parametrize("after", [0, 1])
def test_an_error_is_a_problem_of_the_item(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    _break(monkeypatch, after)
    problems: list[Problem] = []
    reader = NodeReader("text/csv", Settings(), "ab" * 32, KEY, problems.append)
    made = _made()
    (whole,) = pa.Table.from_batches(made.batches).combine_chunks().to_batches()
    reader.table(replace(made, batches=iter([whole.slice(0, 450), whole.slice(450)])))
    found = reader.finish()
    (problem,) = [p for p in problems if p.code is ProblemCode.INTERNAL]
    assert problem.effect is Effect.PARTIAL and problem.detail.endswith("KeyError") and "555" not in problem.detail
    assert found.facts["rows"] == 900 and found.facts.get("call_rows", 0) == 450 * after
    assert any(match.kind == "phone" for match in found.matches)


def test_the_machines_errors_are_not_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: CallTables, *_: Any) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(CallTables, "take", full)
    watch = CallTables(Settings(), "ab", KEY, None).watch(_made())
    with pytest.raises(OSError, match="no space"):
        for batch in _made().batches:
            watch.take(batch)


def test_a_continued_table_tells_once_more_what_the_killed_run_could_not(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, 0)
    first, second = list[Problem](), list[Problem]()
    watch = CallTables(Settings(), "ab", KEY, None, first.append).watch(_made())
    for batch in _made().batches:
        watch.take(batch)
    CallTables(Settings(), "ab", KEY, None, second.append).watch(_made()).restore(watch.state())
    assert first == second and len(first) == 1
