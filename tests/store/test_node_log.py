"""What is finished of an unfinished item: kept whole, sealed, and told in the ledger's order."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.model.address import Address, Step
from pii_scan.model.result import NodeResult, SidePart
from pii_scan.model.state import State
from pii_scan.store.logged_nodes import LoggedNodes
from pii_scan.store.node_log import NodeLog, NodeLogReader

KEY = b"k" * 32
SPENT = (2, 300, 0.5, 1.25, 2)


def node(*path: int) -> NodeResult:
    return NodeResult(Address((Step("file", "/" + ".".join(map(str, path))),)), State.COMPLETE)


def written(path: Path, paths: list[tuple[int, ...]], identity: str = "same") -> list[int]:
    """The ends of the entries."""
    log = NodeLog(path, KEY)
    log.create(identity)
    ends = []
    for ordinals in paths:
        log.append(ordinals, b"12345678", SPENT, node(*ordinals))
        ends.append(log.end)
    log.close()
    return ends


POST = [(0, 0), (0, 1, 0), (0, 1, 1, 0), (0, 1, 1), (0, 1), (0, 2), (0, 10)]


def test_a_log_cut_at_any_byte_keeps_every_whole_entry(tmp_path: Path) -> None:
    path = tmp_path / "x.nodes"
    ends = written(path, POST)
    data = path.read_bytes()
    for size in range(48, len(data) + 1):
        path.write_bytes(data[:size])
        log = NodeLog(path, KEY)
        assert log.resume("same")
        assert log.end == max([log.first, *(end for end in ends if end <= size)]), size
        assert path.stat().st_size == log.end
        log.close()


def test_damage_ends_the_log_before_it(tmp_path: Path) -> None:
    path = tmp_path / "x.nodes"
    ends = written(path, POST)
    data = bytearray(path.read_bytes())
    # A bit of the readable head, which is authenticated as well: what the node took.
    data[ends[2] + 20] ^= 1
    path.write_bytes(bytes(data))
    log = NodeLog(path, KEY)
    assert log.resume("same") and log.end == ends[2]
    log.close()


@pytest.mark.parametrize("change", ["identity", "key"])
def test_what_is_of_other_bytes_or_another_case_is_removed(tmp_path: Path, change: str) -> None:
    path = tmp_path / "x.nodes"
    written(path, POST)
    log = NodeLog(path, b"q" * 32 if change == "key" else KEY)
    assert not log.resume("other" if change == "identity" else "same")
    assert not path.exists()


def test_an_entry_whose_file_is_gone_does_not_count(tmp_path: Path) -> None:
    path, side = tmp_path / "x.nodes", tmp_path / "side"
    side.touch()
    log = NodeLog(path, KEY)
    log.create("same")
    log.append((0, 0), b"", SPENT, node(0, 0))
    before = log.end
    result = NodeResult(node(0, 1).address, State.COMPLETE, side_parts=(SidePart("calls", path=str(side)),))
    log.append((0, 1), b"", SPENT, result)
    after = log.end
    log.close()
    again = NodeLog(path, KEY)
    assert again.resume("same") and again.end == after
    again.close()
    side.unlink()
    again = NodeLog(path, KEY)
    assert again.resume("same") and again.end == before
    again.close()


@st.composite
def trees(draw: st.DrawFn) -> list[tuple[int, ...]]:
    """Paths of a tree's nodes, what lies inside something before it."""

    def below(path: tuple[int, ...], depth: int) -> list[tuple[int, ...]]:
        children = draw(st.integers(0, 3 if depth < 4 else 0))
        return [p for n in range(children) for p in below((*path, n), depth + 1)] + [path]

    return below((0,), 1)


@settings(max_examples=60, deadline=None)
@given(paths=trees(), data=st.data())
def test_a_parent_stands_before_its_children_however_much_is_there(
    tmp_path_factory: pytest.TempPathFactory, paths: list[tuple[int, ...]], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("log") / "x.nodes"
    count = data.draw(st.integers(0, len(paths)))
    held = data.draw(st.integers(0, count))
    written(path, paths[: count - held])
    nodes = LoggedNodes(NodeLogReader(path, KEY))
    for ordinals in paths[count - held : count]:
        nodes.add(ordinals, node(*ordinals))
    there = set(paths[:count])
    assert [n.address for n in nodes] == [node(*p).address for p in sorted(there)]
    above = {p[:length] for p in there for length in range(1, len(p))} - there
    assert [p for p, _ in nodes.unfinished] == sorted(above, key=lambda p: -len(p))
    for ordinals, _ in nodes.unfinished:
        nodes.add(ordinals, node(*ordinals))
    assert [n.address for n in nodes] == [node(*p).address for p in sorted(there | above)]
    nodes.close()
