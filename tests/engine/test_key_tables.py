"""Columns that may be keys, while tables are read: hostile cells, many columns, going on after a kill."""

import random

import pyarrow as pa

from pii_scan.detect.column import ColumnJudgement
from pii_scan.engine.key_tables import KeyTables, KeyWatch
from pii_scan.model.evidence import Table
from pii_scan.model.settings import Settings

KEY = b"k" * 32


def batch(cells: dict[str, list[str | None]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({name: pa.array(column, pa.string()) for name, column in cells.items()})


def kept(tables: KeyTables, watch: KeyWatch) -> pa.Table:
    tables.take(watch, [ColumnJudgement(name, None, 0.0) for name in watch.table.columns])
    (part,) = tables.parts()
    with pa.ipc.open_stream(part.data) as reader:
        return reader.read_all()


def made(*names: str) -> tuple[KeyTables, KeyWatch]:
    tables = KeyTables(Settings(), "ab" * 32, KEY)
    return tables, tables.watch(Table("", names, iter(())))


def test_cells_of_any_length_and_sort_do_no_harm() -> None:
    tables, watch = made("acct", "note")
    first: list[str | None] = [f"{n:09d}" for n in range(500)]
    watch.take(batch({"acct": first, "note": ["a b c"] * 500}))
    odd: list[str | None] = [
        "9" * 6000,
        "x" * (1 << 22),
        None,
        "",
        "\0",
        "\u202e",
        "٣٤",
        "²²²",
        "-",
        "\N{GRINNING FACE}",
    ]
    watch.take(batch({"acct": odd, "note": [None] * 10}))
    watch.end()
    found = kept(tables, watch)
    assert found.column("column").to_pylist() == ["acct"]
    assert found.column("rows").to_pylist() == [510]
    assert found.column("filled").to_pylist()[0] < 506


def test_a_table_of_a_thousand_columns_keeps_little_of_each() -> None:
    chance = random.Random(1)
    names = [f"k{n}" for n in range(1200)]
    tables, watch = made(*names)
    watch.take(batch({name: [str(chance.randrange(10**12)) for _ in range(600)] for name in names}))
    watch.end()
    found = kept(tables, watch)
    assert found.num_rows == 1000
    assert max(map(len, found.column("tokens").to_pylist())) <= 300


def test_it_goes_on_where_a_killed_run_left_off() -> None:
    cells: dict[str, list[str | None]] = {"acct": [f"A{n:07d}" for n in range(40_000)]}
    whole_tables, whole = made("acct")
    whole.take(batch(cells))
    whole.end()
    tables, begun = made("acct")
    begun.take(batch({"acct": cells["acct"][:17_000]}))
    state = begun.state()
    again = tables.watch(begun.table)
    again.restore(state)
    again.take(batch({"acct": cells["acct"][17_000:]}))
    again.end()
    assert kept(tables, again).equals(kept(whole_tables, whole))


def test_few_rows_say_nothing() -> None:
    tables, watch = made("acct")
    watch.take(batch({"acct": ["1", "2"]}))
    watch.end()
    tables.take(watch, [ColumnJudgement("acct", None, 0.0)])
    assert tables.parts() == ()
