"""Which tables join, from the columns' cells to the figures: true pairs are found, chance is not taken for one."""

import random
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pii_scan.assess.join_columns import join_columns
from pii_scan.assess.joins import Joins, _Index, figures, find_joins
from pii_scan.detect.column import ColumnJudgement
from pii_scan.engine.key_tables import KeyTables
from pii_scan.model.evidence import Table
from pii_scan.model.settings import Settings
from pii_scan.store.key_rows import KeyColumn, read_key_columns
from pii_scan.store.side_parts import write_sides

KEY = b"k" * 32
Cells = Mapping[str, Sequence[object]]


class Leak:
    """Files of one table each, read as the engine reads them."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._files = folder, 0
        self.names: dict[str, str] = {}

    def add(self, name: str, cells: Cells, kinds: Mapping[str, str] | None = None, *, header: bool = True) -> None:
        self._files += 1
        sha256 = f"{self._files:064x}"
        self.names[sha256] = name
        columns = tuple(cells) if header else tuple(f"column_{n}" for n in range(1, len(cells) + 1))
        arrays = [pa.array([None if c is None else str(c) for c in column], pa.string()) for column in cells.values()]
        batch = pa.RecordBatch.from_arrays(arrays, names=list(columns))
        keys = KeyTables(Settings(), sha256, KEY)
        watch = keys.watch(table := Table("", columns, iter(()), has_header=header))
        for start in range(0, batch.num_rows, 3000):
            watch.take(batch.slice(start, 3000))
        watch.end()
        keys.take(watch, [ColumnJudgement(c, (kinds or {}).get(c), 0.9) for c in table.columns])
        list(write_sides(self._folder, self._files, keys.parts()))

    def columns(self) -> list[KeyColumn]:
        return read_key_columns(sorted(map(str, self._folder.glob("keys/*.parquet"))))

    def joins(self, identifying: Iterable[str] = ()) -> Joins:
        columns = join_columns(self.columns(), self.names)
        return find_joins(columns, frozenset(identifying), self.names)

    def pairs(self, identifying: Iterable[str] = ()) -> set[tuple[str, str, str]]:
        """(column that holds the key, column that refers to it, relation)."""
        return {(j.parent.column, j.child.column, j.relation) for j in self.joins(identifying).found}


@pytest.fixture
def leak(tmp_path: Path) -> Leak:
    return Leak(tmp_path)


@pytest.fixture
def chance() -> random.Random:
    return random.Random(20261127)


def accounts(chance: random.Random, count: int) -> list[int]:
    return chance.sample(range(10**9, 10**10), count)


def test_one_to_many_by_values_alone(leak: Leak, chance: random.Random) -> None:
    ids = accounts(chance, 3000)
    leak.add("a.csv", {"acct": ids, "n": range(3000)})
    leak.add("b.csv", {"column_x": chance.choices(ids, k=8000), "pay": range(8000)})
    (join,) = leak.joins().found
    assert (join.parent.column, join.child.column, join.relation, join.basis) == ("acct", "column_x", "1:n", "values")
    assert join.share == (1.0, 1.0, 1.0)
    assert join.parent.distinct == (3000, 3000, 3000)


def test_the_share_is_counted_where_both_sides_are_known_whole(leak: Leak, chance: random.Random) -> None:
    ids = accounts(chance, 2000)
    leak.add("a.csv", {"acct": ids[:1500], "n": range(1500)})
    leak.add("b.csv", {"acct_ref": ids, "m": range(2000)})
    (join,) = leak.joins().found
    # Of two sides that are keys of a row each, the one that is contained more refers to the other.
    assert (join.parent.column, join.child.column, join.relation) == ("acct_ref", "acct", "1:1")
    assert join.share == (1.0, 1.0, 1.0)
    leak.add("c.csv", {"x": [*ids[:300], *accounts(chance, 100)] * 2})
    (other,) = [j for j in leak.joins().found if j.child.column == "x" and j.parent.column == "acct_ref"]
    assert other.share == (0.75, 0.75, 0.75)


def test_a_sampled_share_has_an_interval_that_holds_the_truth(leak: Leak, chance: random.Random) -> None:
    ids = accounts(chance, 60_000)
    leak.add("a.csv", {"acct": ids})
    leak.add("b.csv", {"holder": [*chance.choices(ids, k=40_000), *accounts(chance, 8_000)] * 2})
    (join,) = leak.joins().found
    held = len(set(ids))
    low, best, high = join.parent.distinct
    assert low <= held <= high
    assert low < best < high
    # Of 60,000 numbers 40,000 draws hit 60,000 · (1 − e^(−2/3)) = 29,195.
    truth = 29_195 / (29_195 + 8_000)
    assert join.share[0] < truth < join.share[2]
    assert 0 < join.share[2] - join.share[0] < 0.05
    assert join.compared < 16_384


@pytest.mark.parametrize("write", [
    lambda n: f"{n:014d}", lambda n: f"{n}.0", lambda n: f" {n // 10**6}-{n % 10**6:06d} ", lambda n: f"#{n}",
])  # fmt: skip
def test_numbers_written_differently(leak: Leak, chance: random.Random, write: Any) -> None:
    ids = accounts(chance, 500)
    leak.add("a.csv", {"acct": ids})
    leak.add("b.csv", {"ref": [write(n) for n in chance.choices(ids, k=2000)]})
    assert leak.pairs() == {("acct", "ref", "1:n")}


def test_letters_in_other_case_and_with_other_marks(leak: Leak, chance: random.Random) -> None:
    ids = [uuid.UUID(int=chance.getrandbits(128)) for _ in range(500)]
    leak.add("a.csv", {"guid": ids})
    leak.add("b.csv", {"ref": ["{" + str(one).upper() + "}" for one in chance.choices(ids, k=2000)]})
    leak.add("c.csv", {"bare": [one.hex for one in chance.choices(ids, k=2000)]})
    assert leak.pairs() == {("guid", "ref", "1:n"), ("guid", "bare", "1:n")}


def test_running_numbers_of_unrelated_tables_join_nothing(leak: Leak, chance: random.Random) -> None:
    leak.add("people.csv", {"id": range(1, 3001)})
    leak.add("orders.csv", {"id": range(1, 2501), "order_no": range(100_000, 102_500)})
    leak.add("visits.csv", {"visit_id": range(1, 2001), "room_id": chance.choices(range(1, 900), k=2000)})
    leak.add("invoices.csv", {"invoice": range(100_000, 101_200)})
    leak.add("shifted.csv", {"nr": [f"A-{n:05d}" for n in range(1, 1500)]})
    leak.add("again.csv", {"item": [f"A-{n:05d}" for n in range(1, 900)]})
    assert leak.pairs() == set()


def test_codes_years_zip_codes_and_states_join_nothing(leak: Leak, chance: random.Random) -> None:
    zips = chance.sample(range(10_000, 99_999), 900)
    leak.add("shops.csv", {"zip": zips, "opened": chance.choices(range(1950, 2020), k=900)})
    leak.add("people.csv", {
        "zip": chance.choices(zips, k=4000), "year": chance.choices(range(1950, 2020), k=4000),
        "status": [f"S{n % 12}" for n in range(4000)], "born": chance.choices(range(1940, 2010), k=4000),
    })  # fmt: skip
    leak.add("codes.csv", {"status": [f"S{n}" for n in range(40)]})
    leak.add("years.csv", {"year": range(1900, 2030)})
    leak.add("plus.csv", {"zip4": [f"{z}-{n % 10_000:04d}" for n, z in enumerate(zips)]})
    leak.add("mail.csv", {"zip_code": [f"{z}-{n % 10_000:04d}" for n, z in enumerate(zips)] * 2})
    assert leak.pairs() == set()


def test_running_numbers_join_where_the_names_say_so(leak: Leak, chance: random.Random) -> None:
    leak.add("dump/users.csv", {"id": range(1, 2001)})
    leak.add("dump/orders.csv", {"order_id": range(1, 4001), "user_id": chance.choices(range(1, 2001), k=4000)})
    leak.add("dump/lines.csv", {"orderId": chance.choices(range(1, 4001), k=5000), "line_id": range(1, 5001)})
    leak.add("dump/rooms.csv", {"id": range(1, 3001)})
    assert leak.pairs() == {("id", "user_id", "1:n"), ("order_id", "orderId", "1:n")}
    assert {join.basis for join in leak.joins().found} == {"names"}


def test_names_alone_do_not_join_what_the_values_contradict(leak: Leak, chance: random.Random) -> None:
    leak.add("users.csv", {"user_id": range(1, 1001)})
    leak.add("other.csv", {"user_id": chance.choices(range(900, 3000), k=4000)})
    assert leak.pairs() == set()


def test_three_tables_in_a_chain(leak: Leak, chance: random.Random) -> None:
    users, orders = accounts(chance, 1000), accounts(chance, 3000)
    leak.add("users.csv", {"user": users})
    leak.add("orders.csv", {"order": orders, "buyer": chance.choices(users, k=3000)})
    leak.add("items.csv", {"of_order": chance.choices(orders, k=9000)})
    assert leak.pairs() == {("user", "buyer", "1:n"), ("order", "of_order", "1:n")}


def test_many_to_many_only_where_no_table_is_the_owner(leak: Leak, chance: random.Random) -> None:
    users = accounts(chance, 800)
    leak.add("calls.csv", {"caller": chance.choices(users, k=9000)})
    leak.add("mails.csv", {"sender": chance.choices(users, k=2000)})
    assert leak.pairs() == {("caller", "sender", "n:m")}
    leak.add("users.csv", {"user": users})
    assert leak.pairs() == {("user", "caller", "1:n"), ("user", "sender", "1:n")}


def test_twelve_monthly_files_are_one_table(leak: Leak, chance: random.Random) -> None:
    users = accounts(chance, 2000)
    leak.add("users.csv", {"user": users})
    for month in range(1, 13):
        # One bill a month: in each file the key stands once.
        leak.add(f"bills-{month:02d}.csv", {"holder": chance.sample(users, 1500), "bill": range(1500)})
    (join,) = leak.joins().found
    assert (join.parent.column, join.child.column, join.child.rows) == ("user", "holder", 18_000)
    assert join.relation == "1:n"
    made = figures(leak.joins(), {sha: [name] for sha, name in leak.names.items()})
    assert made["found"][0]["child"]["files"] == 12
    assert made["found"][0]["child"]["address"] == "bills-01.csv"


def test_tables_without_header_are_not_put_together(leak: Leak, chance: random.Random) -> None:
    users = accounts(chance, 1000)
    leak.add("a.csv", {"x": users}, header=False)
    leak.add("b.csv", {"x": chance.choices(users, k=3000)}, header=False)
    assert leak.pairs() == {("column_1", "column_1", "1:n")}


def test_pieces_of_one_table_are_one_table(leak: Leak, chance: random.Random) -> None:
    users = accounts(chance, 1000)
    leak.add("users.csv", {"user": users})
    leak.add("calls.csv", {"caller": users})
    # The other half of the same table, read by another worker.
    halves = leak.columns()
    doubled = [*halves, *(column for column in halves if column.column == "caller")]
    (caller,) = [column for column in join_columns(doubled, leak.names) if column.column == "caller"]
    assert caller.rows == 2000
    assert not caller.unique


def test_the_same_kind_joins_whatever_its_numbers(leak: Leak, chance: random.Random) -> None:
    inmates = range(10_000, 12_000)
    leak.add("roster.csv", {"BookNo": inmates}, {"BookNo": "inmate_number"})
    leak.add("visits.csv", {"who": chance.choices(inmates, k=5000)}, {"who": "inmate_number"})
    assert leak.pairs() == set()
    assert leak.pairs({"inmate_number"}) == {("BookNo", "who", "1:n")}


def test_no_value_is_written(leak: Leak, tmp_path: Path) -> None:
    secret = [f"QZ{n:09d}XW" for n in range(40)]
    leak.add("a.csv", {"acct": secret})
    data = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert data
    assert not [one for one in secret if one.encode() in data]
    tokens = {int(t) for column in leak.columns() for t in column.tokens}
    assert len(tokens) == 40


def test_work_grows_with_tables_and_not_with_their_pairs(tmp_path: Path, chance: random.Random) -> None:
    """Common values looked at, for n, 2n and 4n tables of which each refers to one of its own."""
    work = []
    for count in (8, 16, 32):
        leak = Leak(tmp_path / str(count))
        for n in range(count):
            ids = accounts(chance, 300)
            leak.add(f"p{n}.csv", {f"key{n}": ids})
            leak.add(f"c{n}.csv", {f"ref{n}": chance.choices(ids, k=600)})
        columns = join_columns(leak.columns(), leak.names)
        index = _Index(columns)
        for column in columns:
            index.sharing(column)
        work.append(index.work)
        assert len(leak.joins().found) == count
    assert work[1] < 2.3 * work[0]
    assert work[2] < 2.3 * work[1]
