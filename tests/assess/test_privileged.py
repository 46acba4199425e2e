"""Recall and precision of each route to a privileged call, over tables of many exporters with known truth."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest

from pii_scan.assess.privileged import PATTERN, SAME_NUMBER
from pii_scan.detect.calls.marks import Sign
from pii_scan.model.evidence import Table
from pii_scan.store.privileged_calls import REASON_BITS
from tests.assess.judged import judged
from tests.detect.calls.call_tables import (
    DIALECTS,
    FLAGS,
    LAW_NAMES,
    NUMBERS,
    Call,
    calls,
    marked,
    near,
    number,
    table,
)


def _rows(some: list[Call], wanted: "set[str] | None" = None, first: int = 2) -> set[tuple[int, int]]:
    return {
        (0, first + n) for n, call in enumerate(some) if (call.privileged if wanted is None else call.called in wanted)
    }


@pytest.mark.parametrize("flag", FLAGS, ids=lambda flag: flag[0])
@pytest.mark.parametrize("dialect", ["inmate", "vendor", "asterisk"])
def test_flags_and_labels_are_all_found_and_nothing_else(
    tmp_path: Path, dialect: str, flag: tuple[str, str, str]
) -> None:
    rng = Random(f"{dialect}{flag}")
    some = marked(rng, calls(rng, 900, number))
    count, levels, reasons = judged(tmp_path, [table(dialect, some, rng.choice(NUMBERS), flag)])
    assert count == 900
    assert levels[0] == set()
    assert levels[1] == _rows(some) != set()
    # Numbers repeat by chance only.
    assert all(reasons[row] & SAME_NUMBER for row in levels[2]) and len(levels[2]) < 5


@pytest.mark.parametrize("dialect", DIALECTS)
def test_listed_numbers_are_all_found_and_no_near_miss(tmp_path: Path, dialect: str) -> None:
    rng = Random(dialect)
    lawyers = [number(rng) for _ in range(25)]
    close = [near(rng, rng.choice(lawyers)) for _ in range(300)]
    others = [number(rng) for _ in range(300)]
    truth = set(lawyers)

    def called(rng: Random) -> str:
        draw = rng.random()
        return rng.choice(lawyers) if draw < 0.04 else rng.choice(close) if draw < 0.5 else rng.choice(others)

    some = calls(rng, 1200, called)
    listed = attorney_list(rng, lawyers)
    count, levels, _ = judged(tmp_path, [table(dialect, some, rng.choice(NUMBERS)), listed])
    assert count == 1200
    assert levels[0] == _rows(some, truth - set()) != set()
    assert levels[1] == levels[2] == set()


def attorney_list(rng: Random, numbers: list[str]) -> Table:
    """Name, firm, two numbers in a row in mixed writing, bar number."""
    rows = [
        (
            f"Attorney {n}",
            "Hale & Co",
            rng.choice(NUMBERS[:8])(numbers[n]),
            rng.choice(NUMBERS[:8])(numbers[(n + 1) % len(numbers)]) + " x12",
            f"00{71000 + n}",
        )
        for n in range(len(numbers))
    ]
    names = ("attorney_name", "firm", "office phone", "fax", "bar_no")
    cells = {name: pa.array([row[i] for row in rows]) for i, name in enumerate(names)}
    return Table("", names, iter(pa.Table.from_pydict(cells).to_batches()), True, 2)


@pytest.mark.parametrize("write", range(len(NUMBERS)))
@pytest.mark.parametrize("direction", ["caller", "called"])
def test_numbers_match_in_any_writing_and_both_directions(tmp_path: Path, write: int, direction: str) -> None:
    rng = Random(write)
    lawyers = [number(rng) for _ in range(10)]
    some = calls(rng, 500, number)
    chosen = set(range(0, 500, 25))
    some = [replace(call, **{direction: rng.choice(lawyers)}) if n in chosen else call for n, call in enumerate(some)]
    _, levels, _ = judged(tmp_path, [table("camel", some, NUMBERS[write]), attorney_list(rng, lawyers)])
    assert levels[0] == {(0, 2 + n) for n in chosen}


@pytest.mark.parametrize("header", ["called_name", "Destination Name", "CNAM", "contact", "Bill Name", "party_desc"])
def test_names_of_law_offices_are_probable_and_their_look_alikes_nothing(tmp_path: Path, header: str) -> None:
    rng = Random(header)
    some = calls(rng, 800, number)
    chosen = set(range(0, 800, 31))
    some = [replace(call, name=rng.choice(LAW_NAMES)) if n in chosen else call for n, call in enumerate(some)]
    count, levels, _ = judged(tmp_path, [table("inmate", some, called_name=header)])
    assert count == 800
    assert levels[1] == {(0, 2 + n) for n in chosen}
    assert levels[0] == set() and len(levels[2]) < 3


def test_without_a_header_calls_are_known_by_their_cells(tmp_path: Path) -> None:
    rng = Random(5)
    lawyers = [number(rng) for _ in range(5)]
    some = calls(rng, 600, lambda r: r.choice(lawyers) if r.random() < 0.05 else number(r))
    count, levels, _ = judged(tmp_path, [table("cryptic", some, header=False), attorney_list(rng, lawyers)])
    assert count == 600
    assert levels[0] == _rows(some, set(lawyers), first=1)


def test_seven_digits_match_nothing(tmp_path: Path) -> None:
    rng = Random(6)
    lawyers = [number(rng) for _ in range(5)]
    some = calls(rng, 300, lambda r: r.choice(lawyers))
    _, levels, _ = judged(tmp_path, [table("inmate", some, lambda n: f"{n[3:6]}-{n[6:]}"), attorney_list(rng, lawyers)])
    assert not any(levels.values())


def test_unrecorded_calls_alone_are_no_level(tmp_path: Path) -> None:
    rng = Random(7)
    some = [replace(c, privileged=rng.random() < 0.1) for c in calls(rng, 400, number)]
    _, levels, _ = judged(tmp_path, [table("inmate", some, flag=("recorded", "N", "Y"))])
    assert not any(levels.values())


def test_weak_signs_lift_an_ambiguous_name_to_possible(tmp_path: Path) -> None:
    rng = Random(8)
    some = [
        replace(c, name="Hale & Associates" if n % 40 == 0 else "Ada Wu", seconds=30)
        for n, c in enumerate(calls(rng, 400, number))
    ]
    _, levels, _ = judged(tmp_path / "a", [table("inmate", some, called_name="called_name")])
    assert not any(levels.values())
    some = [replace(c, privileged=n % 40 == 0) for n, c in enumerate(some)]
    _, levels, _ = judged(
        tmp_path / "b", [table("inmate", some, flag=("recorded", "N", "Y"), called_name="called_name")]
    )
    assert levels[2] == _rows(some) and not levels[0] | levels[1]


def test_the_number_of_a_marked_call_is_possible_elsewhere(tmp_path: Path) -> None:
    rng = Random(9)
    lawyer = number(rng)
    some = [
        replace(c, called=lawyer, privileged=n == 50) if n % 50 == 0 else c
        for n, c in enumerate(calls(rng, 300, number))
    ]
    _, levels, reasons = judged(tmp_path, [table("inmate", some, flag=("attorney", "Y", "N"))])
    assert levels[1] == {(0, 52)}
    assert levels[2] == {(0, 2 + n) for n in (0, 100, 150, 200, 250)}
    assert all(reasons[row] & ~PATTERN == SAME_NUMBER for row in levels[2])


def test_contacts_marked_as_attorney_make_their_calls_probable(tmp_path: Path) -> None:
    rng = Random(10)
    lawyer, friend = number(rng), number(rng)
    some = calls(rng, 300, lambda r: lawyer if r.random() < 0.05 else friend if r.random() < 0.3 else number(r))
    names = ("inmate_id", "phone", "contact_name", "relationship")
    cells = [
        ("A1", lawyer, "Dana Hale", "Attorney"),
        ("A1", friend, "Ada Wu", "Friend"),
        ("A2", number(rng), "Law Street Pizza", "Other"),
    ]
    contacts = Table(
        "",
        names,
        iter(pa.Table.from_pydict({n: [r[i] for r in cells] for i, n in enumerate(names)}).to_batches()),
        True,
        2,
    )
    _, levels, _ = judged(tmp_path, [table("inmate", some), contacts])
    assert levels[1] == _rows(some, {lawyer}) and not levels[0] | levels[2]


def test_published_reasons_have_a_bit_each() -> None:
    assert len(set(REASON_BITS.values())) == len(REASON_BITS)
    assert all(bit & (bit - 1) == 0 for bit in REASON_BITS.values())
    signs = {"flag_column": Sign.FLAG, "label": Sign.LABEL, "law_office_name": Sign.LAW_NAME,
             "law_like_name": Sign.LAW_LIKE, "not_recorded": Sign.UNRECORDED}  # fmt: skip
    assert all(REASON_BITS[word] == sign for word, sign in signs.items())
