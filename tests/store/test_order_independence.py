"""The same units give the same exported rows in whatever order and batches they are committed."""

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_scan.store.verify import verify
from tests.store.synthetic import exported, make, read

COUNT = 9


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[Any]]]:
    folder = tmp_path_factory.mktemp("straight")
    make(folder, COUNT)
    return folder, exported(read(folder))


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(COUNT)), cuts=st.sets(st.integers(1, COUNT - 1)))
def test_any_order_any_batches(
    straight: tuple[Path, dict[str, list[Any]]],
    tmp_path_factory: pytest.TempPathFactory,
    order: list[int],
    cuts: set[int],
) -> None:
    folder = tmp_path_factory.mktemp("shuffled")
    shutil.copy(straight[0] / "the.key", folder / "the.key")
    edges = [0, *sorted(cuts), COUNT]
    make(folder, COUNT, [order[a:b] for a, b in pairwise(edges)])
    assert exported(read(folder)) == straight[1]
    assert verify(folder / "case", folder / "the.key") == []
    shutil.rmtree(folder)


def test_another_key_changes_every_public_id(straight: tuple[Path, dict[str, list[Any]]], tmp_path: Path) -> None:
    make(tmp_path, COUNT)
    here = {m["match_id"] for m in exported(read(tmp_path))["matches"]}
    assert here and not here & {m["match_id"] for m in straight[1]["matches"]}


def test_ids_are_unique(straight: tuple[Path, dict[str, list[Any]]]) -> None:
    ids = [m["match_id"] for m in straight[1]["matches"]]
    assert len(ids) == len(set(ids)) > 40
