"""Groups of nodes that share keys: against a plain search, in portions, and as work grows."""

import random
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.link import groups
from pii_scan.link.groups import components, consistent, mixed, pairs, sharing
from tests.link.people import Linked
from tests.link.test_properties import _crowd

_edges = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 9)), max_size=30)


def _plain(edges: set[tuple[int, int]]) -> dict[int, int]:
    """Node → smallest node it reaches, by walking."""
    found = {}
    for start in {node for node, _ in edges}:
        seen, todo = {start}, [start]
        while todo:
            at = todo.pop()
            keys = {key for node, key in edges if node == at}
            near = {node for node, key in edges if key in keys} - seen
            seen |= near
            todo += near
        found[start] = min(seen)
    return found


def _spread_out(key: int) -> int:
    """Keys are hashes: all 64 bits."""
    return int(mixed(np.uint64(key)))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(edges=_edges, portion=st.sampled_from([1, 3, 1_000_000]))
def test_components_are_what_can_be_reached(edges: list[tuple[int, int]], portion: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "PORTION", portion)
        node, key, known = pairs(
            np.array([n for n, _ in edges], np.uint32), np.array([_spread_out(k) for _, k in edges], np.uint64)
        )
        assert {(int(n), int(known[k])) for n, k in zip(node, key, strict=True)} == {
            (n, _spread_out(k)) for n, k in edges
        }
        got = dict(zip(node.tolist(), components(node, key).tolist(), strict=True))
    assert got == _plain(set(edges))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(edges=_edges, portion=st.sampled_from([1, 3, 1_000_000]), seed=st.integers(0, 99))
def test_no_group_holds_two_values_of_a_sort(edges: list[tuple[int, int]], portion: int, seed: int) -> None:
    mark = np.array([random.Random(seed + n).choice([0, 0, 1, 2]) for n in range(13)], np.uint64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "PORTION", portion)
        node = np.array([n for n, _ in edges], np.int64)
        live = sharing(node, np.array([_spread_out(k) for _, k in edges], np.uint64), 1, [mark])
        label, used = consistent(13, live, [mark])
    for group in set(label.tolist()):
        assert len(set(mark[label == group].tolist()) - {0}) <= 1
        assert group == int(np.flatnonzero(label == group).min())
    # Of one sort of key only: whole groups that would contradict stay apart.
    torn = {k for _, k in edges if len({int(mark[n]) for n, of in edges if of == k} - {0}) > 1}
    plain = _plain({(n, k) for n, k in edges if k not in torn})
    for node_, root in plain.items():
        together = [n for n, r in plain.items() if r == root]
        one_value = len({int(mark[n]) for n in together} - {0}) <= 1
        assert label[node_] == (root if one_value else node_)
    assert len(used) <= len(edges)


def test_a_chain_in_any_order_takes_few_rounds() -> None:
    order = np.random.default_rng(3).permutation(50_000).astype(np.uint32)
    node, key, _ = pairs(np.concatenate([order[:-1], order[1:]]), np.tile(mixed(np.arange(1, 50_000)), 2))
    assert not components(node, key).any()


@pytest.mark.parametrize("portion", [500, 1_000_000])
def test_what_is_sorted_grows_with_the_records(
    link: Callable[..., Linked], monkeypatch: pytest.MonkeyPatch, portion: int
) -> None:
    monkeypatch.setattr(groups, "PORTION", portion)
    sort_pairs, spread, seen = groups._pairs, groups._spread, 0

    def counted_pairs(node: object, key: object) -> object:
        nonlocal seen
        seen += len(key)  # type: ignore[arg-type]
        return sort_pairs(node, key)

    def counted_spread(count: int, left: object, right: object) -> object:
        nonlocal seen
        seen += len(left)  # type: ignore[arg-type]
        return spread(count, left, right)

    monkeypatch.setattr(groups, "_pairs", counted_pairs)
    monkeypatch.setattr(groups, "_spread", counted_spread)
    work = []
    for size in (2_000, 4_000, 8_000):
        seen = 0
        assert link(*_crowd(size)).counts.best == size // 2
        work.append(seen)
    assert work[0] > 2_000 and work[1] < 2.1 * work[0] and work[2] < 4.2 * work[0], work
