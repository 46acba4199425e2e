"""What limits once did to items, and did not."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pii_scan.engine import registry
from pii_scan.engine.budget import Budget, Charge, node_seconds
from pii_scan.engine.scan import run
from pii_scan.engine.tree import Tree
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.model.evidence import Child, Picture
from pii_scan.model.limits import MIB, Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode
from pii_scan.model.state import State
from tests.engine.containers import tarred
from tests.regression.engine_job import PLAIN, SSN, End, codes, job, states, task, walked, zipped


def test_the_limit_of_size_did_not_hold_for_listed_items(leak: Path, tmp_path: Path) -> None:
    (leak / "big.txt").write_text(SSN * 1000)
    (leak / "small.txt").write_text(SSN)
    (leak / "box.zip").write_bytes(zipped(inner=SSN * 1000))
    run(job(tmp_path, Limits(item_bytes=5000)))
    found = states(tmp_path)
    assert found["small.txt"] == ("complete", []) and found["big.txt"] == ("skipped", ["too_large"])
    assert found["box.zip"] == ("skipped", ["too_large"])


def test_an_item_that_grew_after_it_was_listed_is_held_to_the_limit(tmp_path: Path) -> None:
    assert [codes(node) for _, node, *_ in walked(SSN.encode() * 1000, Limits(item_bytes=5000))] == [["too_large"]]


def test_large_tables_were_cut_by_a_limit_meant_for_small_files() -> None:
    limits = Limits(cpu_s=10, wall_s=20)
    assert (node_seconds(limits, 0).cpu, node_seconds(limits, 0).wall) == (10, 20)
    # Four GiB at 4 MiB a second.
    assert (node_seconds(limits, 4096 * MIB).cpu, node_seconds(limits, 4096 * MIB).wall) == (1034, 1044)


def test_the_supervisor_is_told_what_a_node_may_take() -> None:
    end = End()
    Tree(task((PLAIN * 200_000).encode(), Limits(cpu_s=10)), end).run()  # type: ignore[arg-type]
    assert set(end.allowed) == {10 + len(PLAIN) * 200_000 / (4 * MIB)}


def test_a_tarball_larger_than_the_limit_was_taken_for_a_bomb(tmp_path: Path) -> None:
    content = tmp_path / "member"
    with content.open("wb") as stream:
        stream.truncate(30 * MIB)
    member = Child("tar", "member", Payload(path=str(content)))
    limits = Limits(child_bytes=40 * MIB)
    budget = Budget(limits, 25 * MIB)
    assert [budget.refuse(member, 1) for _ in range(4)] == [None, None, None, ProblemCode.BOMB_SUSPECTED]
    budget = Budget(limits, 5 * MIB)
    assert [budget.refuse(member, 1) for _ in range(2)] == [None, ProblemCode.BOMB_SUSPECTED]


def test_a_listed_item_as_a_whole_had_no_limit_of_time() -> None:
    budget = Budget(Limits(cpu_s=1, wall_s=1e9), 0)
    budget.charge(Charge(cpu_s=19))
    assert not budget.out_of_time()
    budget.charge(Charge(cpu_s=1.5))
    assert budget.out_of_time()
    # A MiB that was unpacked is worth eight seconds.
    budget.charge(Charge(unpacked=MIB))
    assert not budget.out_of_time()


def test_members_after_the_time_is_spent_are_not_read() -> None:
    content = zipped(a="first", b="second", c="third")
    # The first member is remembered to have taken all of it.
    sent = walked(content, Limits(cpu_s=1), done={"0/0": Charge(cpu_s=1e6)})
    assert [(ordinal, codes(node)) for ordinal, node, *_ in sent] == [("0", ["timed_out"])]
    assert sent[0][1].state is State.PARTIAL


def test_after_a_retry_limits_bit_at_another_member() -> None:
    inner = zipped(x="one", y="two", z="three")
    content = zipped(first=inner, second=inner)
    limits = Limits(children=7)
    straight = {ordinal: (node.state, codes(node)) for ordinal, node, *_ in walked(content, limits)}
    charges = {ordinal: charge for ordinal, _, charge, _ in walked(content, limits)}
    done = {ordinal: charges[ordinal] for ordinal in ("0/0", "0/0/0", "0/0/1", "0/0/2")}
    assert (charges["0/0"].children, charges["0/0"].unpacked) == (3, len("one" + "two" + "three"))
    again = {ordinal: (node.state, codes(node)) for ordinal, node, *_ in walked(content, limits, done)}
    assert straight == {ordinal: straight[ordinal] for ordinal in done} | again
    assert straight["0/1"] == (State.PARTIAL, ["bomb_suspected"]) and "0/1/2" not in straight


def test_a_scan_of_many_pages_had_the_time_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    def extract(given: Input) -> Iterator[Picture]:
        for page in range(1, 4):
            yield Picture(Image.new("L", (60, 60), 255), page)

    reader = Extractor(id="scan", title="Test", media_types=("text/plain",), extract=extract, priority=1000)
    monkeypatch.setitem(registry.type_table()._by_type, "text/plain", [reader])
    end = End()
    Tree(task(b"pages", Limits(cpu_s=12)), end).run()  # type: ignore[arg-type]
    # Of an empty page two things are told.
    size = len(b"pages") / (4 * MIB)
    assert [round(seconds - size, 6) for seconds in end.allowed] == [12, 13, 13, 13, 14, 14, 14, 15, 15, 15]


@pytest.mark.parametrize("sort", ["tar", "zip"])
def test_an_archive_of_many_small_members_was_cut_by_its_reader(sort: str) -> None:
    members = [(f"{n}.txt", f"{n} {PLAIN}".encode() + b" " * 900) for n in range(12)]
    content = tarred(members) if sort == "tar" else stored(members)
    sent = walked(content, Limits(children=5, child_bytes=2000))
    assert len(sent) == 13 and not any(codes(node) for _, node, *_ in sent)


def stored(members: list[tuple[str, bytes]]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return sink.getvalue()
