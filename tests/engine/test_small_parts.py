"""Budget, channel and name keys."""

import os
from dataclasses import replace

import pytest

from pii_scan.engine.budget import Budget, Charge, Seconds
from pii_scan.engine.channel import Channel, WorkerEnd
from pii_scan.engine.name_keys import initials, split_name
from pii_scan.engine.task import ordinal_key
from pii_scan.model.evidence import Child
from pii_scan.model.limits import MIB, Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode

LIMITS = Limits(item_bytes=20 * MIB, child_bytes=40 * MIB, depth=3, children=4, ratio=2.0)


def child(size: int | None, tmp_path: os.PathLike[str] | None = None) -> Child:
    """A member of so many bytes; a sparse file where a folder is given."""
    if size is None:
        return Child("zip", "locked", None)
    if tmp_path is None:
        return Child("zip", "member", Payload(data=b"x" * size))
    path = os.path.join(tmp_path, str(size))
    with open(path, "wb") as stream:
        stream.truncate(size)
    return Child("zip", "member", Payload(path=path))


def test_depth() -> None:
    budget = Budget(LIMITS, 100)
    assert budget.refuse(child(1), 3) is None
    assert budget.refuse(child(1), 4) is ProblemCode.TOO_DEEP


def test_count_over_all_levels() -> None:
    budget = Budget(LIMITS, 100)
    found = [budget.refuse(child(n and 1), depth) for n, depth in ((1, 1), (1, 2), (1, 3), (1, 1), (1, 1))]
    assert found == [None, None, None, None, ProblemCode.BOMB_SUSPECTED]


def test_a_member_without_bytes_is_counted_but_not_charged() -> None:
    budget = Budget(LIMITS, 100)
    assert [budget.refuse(child(None), 1) for _ in range(5)] == [None] * 4 + [ProblemCode.BOMB_SUSPECTED]
    assert budget.unpacked == 0


def test_size_of_one_and_of_all(tmp_path: os.PathLike[str]) -> None:
    budget = Budget(replace(LIMITS, ratio=1e9), 100)
    assert budget.refuse(child(20 * MIB + 1, tmp_path), 1) is ProblemCode.TOO_LARGE
    assert budget.refuse(child(20 * MIB, tmp_path), 1) is None
    assert budget.refuse(child(20 * MIB, tmp_path), 1) is None
    assert budget.refuse(child(1), 1) is ProblemCode.BOMB_SUSPECTED


def test_ratio_counts_past_ten_mebibytes(tmp_path: os.PathLike[str]) -> None:
    budget = Budget(LIMITS, 100)
    # A hundred bytes that become ten mebibytes are too little to hurt.
    assert budget.refuse(child(10 * MIB, tmp_path), 1) is None
    assert budget.refuse(child(1), 1) is ProblemCode.BOMB_SUSPECTED
    assert Budget(LIMITS, 6 * MIB).refuse(child(12 * MIB, tmp_path), 1) is None
    assert Budget(LIMITS, 6 * MIB).refuse(child(12 * MIB + 1, tmp_path), 1) is ProblemCode.BOMB_SUSPECTED


@pytest.fixture
def channel():  # type: ignore[no-untyped-def]
    made = Channel()
    yield made
    made.close()


def test_frames_come_in_order_and_while_the_worker_writes(channel: Channel) -> None:
    worker = WorkerEnd(channel.path)
    assert list(channel.frames()) == []
    worker.send(("0", "first"))
    assert list(channel.frames()) == [("0", "first")]
    worker.send(("0/1", b"x" * 100_000))
    assert [frame[0] for frame in channel.frames()] == ["0", "0/1"]
    worker.close()
    assert [frame[0] for frame in channel.frames()] == ["0", "0/1"]


def test_a_position_is_one_word_of_the_worker(channel: Channel) -> None:
    worker = WorkerEnd(channel.path)
    assert channel.position() is None
    # Stopped in the middle of its first word: there is no process yet that could be looked at.
    worker._slot[:8] = (1).to_bytes(8, "little")
    assert channel.position() is None
    worker.at("0/3", 5, 0.0, 0.0, Seconds(1.0, 2.0))
    assert (found := channel.position()) is not None
    assert (found.pid, found.path, found.evidence, found.allowed) == (os.getpid(), "0/3", 5, Seconds(1.0, 2.0))
    worker.close()


def test_a_torn_frame_is_left_out_at_any_length(channel: Channel) -> None:
    worker = WorkerEnd(channel.path)
    worker.send("whole")
    whole = os.stat(channel.path).st_size
    worker.send("torn" * 50)
    worker.close()
    end = os.stat(channel.path).st_size
    for size in range(whole, end):
        os.truncate(channel.path, size)
        assert list(channel.frames()) == ["whole"], size


def test_a_frame_whose_length_was_not_written_yet_is_left_out(channel: Channel) -> None:
    worker = WorkerEnd(channel.path)
    worker.send("whole")
    descriptor = os.open(channel.path, os.O_WRONLY)
    os.lseek(descriptor, 0, os.SEEK_END)
    os.write(descriptor, b"\0\0\0\0" + b"bytes of the next frame")
    os.close(descriptor)
    worker.close()
    assert list(channel.frames()) == ["whole"]


def test_positions(channel: Channel) -> None:
    assert channel.position() is None
    worker = WorkerEnd(channel.path)
    worker.at("0/3/1", 7, 2.5, 1.25, Seconds(120, 300.5))
    position = channel.position()
    assert position is not None
    assert (position.pid, position.path, position.evidence) == (os.getpid(), "0/3/1", 7)
    assert 2.5 <= position.wall_s < 12.5 and position.cpu_before == 1.25
    assert position.allowed == Seconds(120, 300.5)
    worker.at("0", 8, 0.0, 0.0, Seconds(1, 2))
    later = channel.position()
    assert later is not None and (later.path, later.evidence) == ("0", 8)
    worker.close()


def test_parents_stand_before_children_and_ten_after_nine() -> None:
    paths = ["0/10", "0/9/1", "0", "0/9", "0/2"]
    assert sorted(paths, key=ordinal_key) == ["0", "0/2", "0/9", "0/9/1", "0/10"]


@pytest.mark.parametrize(
    ("name", "first", "last", "letters"),
    [
        ("ANA RUIZ", "ANA", "RUIZ", "AR"),
        ("ANA MARIA RUIZ", "ANA", "RUIZ", "AR"),
        ("JAN VAN DER BERG", "JAN", "VANDERBERG", "JV"),
        ("JAN VAN DER BERG JR", "JAN", "VANDERBERG", "JV"),
        ("MARTIN LUTHER KING III", "MARTIN", "KING", "MK"),
        ("RUIZ", "", "RUIZ", ""),
        ("VAN RUIZ", "VAN", "RUIZ", "VR"),
        ("JR", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_parts_of_names(name: str, first: str, last: str, letters: str) -> None:
    assert split_name(name) == (first, last) and initials(name) == letters


def test_each_member_that_is_opened_brings_two_seconds() -> None:
    budget = Budget(Limits(cpu_s=1, wall_s=1e9), 0)
    budget.charge(Charge(cpu_s=25))
    assert budget.out_of_time()
    opened = [budget.refuse(child(1), depth) for depth in (1, 9, 1, 1)]
    assert opened.count(None) == budget.opened == 3
    assert not budget.out_of_time()
    # What an earlier try opened counts again, with the time that it took.
    again = Budget(Limits(cpu_s=1, wall_s=1e9), 0)
    again.charge(budget.spent())
    assert again.opened == 3 and not again.out_of_time()
    assert budget.since(Charge(opened=1)).opened == 2
