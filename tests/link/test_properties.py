"""What holds for any records, and how the work grows."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pii_scan.model.record import Record
from tests.link.people import Linked, name_of, record, record_id

_FEW = st.sampled_from([None, None, "1", "2", "3"])
_records = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from([None, "A", "A", "B"]), "birth": _FEW, "place": _FEW, "phone": _FEW,
            "ssn": _FEW, "licence": _FEW, "passport": _FEW,
            "issuer": st.sampled_from([None, "US-OH", "US-TX", "USA"]),
        }
    ),
    min_size=1,
    max_size=9,
)  # fmt: skip


def _made(plain: list[dict[str, str | None]]) -> list[Record]:
    return [
        record(f"r{n}", **{sort: value for sort, value in values.items() if value is not None})  # type: ignore[arg-type]
        for n, values in enumerate(plain)
    ]


_numbers = count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("linked")


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plain=_records, seed=st.integers(0, 1000))
def test_neither_order_nor_ids_change_who_is_whom(folder: Path, plain: list[dict[str, str | None]], seed: int) -> None:
    records = _made(plain)
    names = [name_of(each.record_id) for each in records]
    chance = random.Random(seed)
    other_names = dict(zip(names, chance.sample(names, len(names)), strict=True))
    shuffled = [replace(each, record_id=record_id(other_names[name_of(each.record_id)])) for each in records]
    chance.shuffle(shuffled)
    one = Linked(records, folder / str(next(_numbers)))
    other = Linked(shuffled, folder / str(next(_numbers)))
    back = {new: old for old, new in other_names.items()}
    assert {frozenset(back[name] for name in person) for person in other.people} == one.people
    assert (other.counts, other.places) == (one.counts, one.places)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plain=_records)
def test_bounds_reasons_and_conflicts(folder: Path, plain: list[dict[str, str | None]]) -> None:
    linked = Linked(_made(plain), folder / str(next(_numbers)))
    low, best, high = linked.spread
    assert low <= best <= high and best == len(linked.people)
    assert sum(int(reason.split()[0]) for reason in linked.counts.reasons) == high - low
    assert (low >= 1) == bool(linked.people)
    numbers = {f"r{n}": values["ssn"] for n, values in enumerate(plain)}
    for person in linked.people:
        assert len({numbers[name] for name in person} - {None}) <= 1
    person_of = {name: person for person in linked.people for name in person}
    for a, b, _, sure in linked.ties:
        assert (person_of[a] == person_of[b]) is sure
    for row in linked.places["states"]:
        assert row["low"] <= row["best"] <= row["high"]


def _crowd(size: int) -> list[Record]:
    """Half the rows are second records of somebody, by SSN, by birth date, or by a bare name."""
    people = size // 2
    out = []
    for n in range(size):
        who = n % people
        values: dict[str, str] = {"name": f"N{who}"}
        sort = (n // people + who) % 3
        if sort != 2:
            values |= {"ssn": str(who)} if who % 2 else {"birth": str(who % 9000), "phone": str(who)}
        out.append(record(f"{n:06d}", **values))
    return out


def test_work_grows_with_the_records_and_not_with_their_pairs(link: Callable[..., Linked]) -> None:
    took = []
    for size in (5_000, 10_000, 20_000):
        records = _crowd(size)
        began = time.process_time()
        linked = link(*records)
        took.append(time.process_time() - began)
        assert linked.counts.records == size and linked.counts.best == size // 2
    # Four times the records: sixteen times the time would be pairs; writing the files is part of both.
    assert took[2] < 8 * took[0] + 1.0, took


def test_a_long_chain_ends(link: Callable[..., Linked]) -> None:
    chain = [record(f"{n:04d}", licence=(str(n), str(n + 1))) for n in range(1_000)]
    linked = link(*chain)
    assert linked.spread == (1, 1, 1)
