"""What once went wrong between a worker's result and the ledger."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from pii_scan.model.address import Address, Step
from pii_scan.model.item import Item
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.state import State
from pii_scan.store.entries import ListingEntry
from pii_scan.store.known import known_content
from pii_scan.store.verify import verify
from tests.store.synthetic import entries, mask, mask_name, open_case, read, sha, unit


class _InterruptedAfterCommit:
    """A connection whose COMMIT is done when the interrupt arrives, as Python delivers a signal."""

    def __init__(self, real: sqlite3.Connection) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
        cursor = self._real.execute(sql, *rest)
        if sql == "COMMIT":
            raise KeyboardInterrupt
        return cursor


def test_an_interrupt_during_a_commit_took_the_records_of_what_was_committed(tmp_path: Path) -> None:
    with open_case(tmp_path) as case:
        case.ledger.add_listing(entries(1))
        real = case.ledger.connection
        case.ledger.connection = _InterruptedAfterCommit(real)  # type: ignore[assignment]
        with pytest.raises(KeyboardInterrupt):
            case.ledger.commit([unit(0)], mask, mask_name)
        case.ledger.connection = real
    assert verify(tmp_path / "case", tmp_path / "the.key") == []
    assert len(list((tmp_path / "case" / "records").glob("part-*2.parquet"))) == 1


def _box(name: str, *members: NodeResult, content: str = "") -> UnitResult:
    where = Address((Step("file", f"/leak/{name}"),))
    return UnitResult(where, (NodeResult(where, State.COMPLETE, sha(content or name), 9, "application/zip"), *members))


def _in(name: str, *path: str) -> Address:
    address = Address((Step("file", f"/leak/{name}"),))
    for key in path:
        address = address.child("zip", key)
    return address


def test_members_of_one_name_took_quadratic_time(tmp_path: Path) -> None:
    address = _in("box.zip", "same.txt")
    members = [NodeResult(address, State.COMPLETE, sha(str(number)), 1, "text/plain") for number in range(6000)]
    # A namesake's number may stand in a name already.
    taken = NodeResult(_in("box.zip", "same.txt#3"), State.COMPLETE, sha("taken"), 1, "text/plain")
    with open_case(tmp_path) as case:
        began = time.process_time()
        case.ledger.commit([_box("box.zip", taken, *members)], mask, mask_name)
        used = time.process_time() - began
    rows = [row.address for row in read(tmp_path).items()]
    assert len(set(rows)) == len(rows) == 6002
    # Each of the former 18 million questions took some 10 µs.
    assert used < 30


def test_a_container_was_complete_while_its_members_were_not(tmp_path: Path) -> None:
    refused = Problem(ProblemCode.TOO_DEEP, "extract", effect=Effect.SKIPPED)
    unread = _box(
        "deep.zip",
        NodeResult(_in("deep.zip", "l1.zip"), State.COMPLETE, sha("l1"), 8, "application/zip"),
        NodeResult(_in("deep.zip", "l1.zip", "l0.zip"), State.SKIPPED, size_bytes=7, problems=(refused,)),
        NodeResult(_in("deep.zip", "fine.txt"), State.COMPLETE, sha("fine"), 6, "text/plain"),
    )
    read_whole = _box("whole.zip", NodeResult(_in("whole.zip", "a.txt"), State.COMPLETE, sha("a"), 6, "text/plain"))
    with open_case(tmp_path) as case:
        case.ledger.commit([unread, read_whole], mask, mask_name)
    rows = {row.address.rsplit("/", 1)[1]: row for row in read(tmp_path).items()}
    assert {name: row.state for name, row in rows.items()} == {
        "deep.zip": "partial", "l1.zip": "partial", "l0.zip": "skipped", "fine.txt": "complete",
        "whole.zip": "complete", "a.txt": "complete",
    }  # fmt: skip
    assert rows["deep.zip"].problems == (("partly_read", "store", "partial", "members not read in full"),)
    assert verify(tmp_path / "case", tmp_path / "the.key") == []


@pytest.mark.parametrize(("code", "readings", "counts"), [
    (ProblemCode.ENCRYPTED, 1, True), (ProblemCode.TOO_DEEP, 1, False), (ProblemCode.BOMB_SUSPECTED, 9, False),
    (ProblemCode.KILLED, 2, False), (ProblemCode.KILLED, 3, True),
])  # fmt: skip
def test_a_reading_cut_by_its_surroundings_was_taken_for_the_contents_own(
    tmp_path: Path, code: ProblemCode, readings: int, counts: bool
) -> None:
    """`inner` lies in other archives, and what lies inside it was not read there."""
    units = []
    for number in range(readings):
        name = f"{number}.zip"
        refused = NodeResult(
            _in(name, "inner", "last"), State.SKIPPED, problems=(Problem(code, "extract", effect=Effect.SKIPPED),)
        )
        units.append(
            _box(name, NodeResult(_in(name, "inner"), State.COMPLETE, sha("inner"), 8, "application/zip"), refused)
        )
    with open_case(tmp_path) as case:
        case.ledger.commit(units, mask, mask_name)
        assert known_content(tmp_path / "case", sha("inner"), "application/zip") is counts


def test_what_was_read_alone_had_all_the_room_there_is(tmp_path: Path) -> None:
    refused = NodeResult(
        _in("a.zip", "b"), State.SKIPPED, problems=(Problem(ProblemCode.TOO_DEEP, "extract", effect=Effect.SKIPPED),)
    )
    with open_case(tmp_path) as case:
        case.ledger.commit([_box("a.zip", refused)], mask, mask_name)
        assert known_content(tmp_path / "case", sha("a.zip"), "application/zip")


def test_what_ended_the_run_came_first_again(tmp_path: Path) -> None:
    with open_case(tmp_path) as case:
        case.ledger.add_listing([ListingEntry(Item(_in(f"{n}.txt"), 1), mask(_in(f"{n}.txt"))) for n in range(9)])
        order = [pending.item_id for pending in case.ledger.pending(9)]
        suspect = order[0]
        for _ in range(2):
            case.ledger.begin_attempts([suspect])
        assert suspect not in [pending.item_id for pending in case.ledger.pending(8)]
        others = [pending.item_id for pending in case.ledger.pending(9)]
        assert others == order[1:]
        (last,) = case.ledger.pending(9, others)
        assert (last.item_id, last.attempts) == (suspect, 2)
        # A run that ends in order holds nothing against what it had in hand.
        case.ledger.withdraw_attempts([suspect])
        assert [pending.item_id for pending in case.ledger.pending(9)] == order
