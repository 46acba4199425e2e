"""Different numbers are the same, however many ranges they are counted in."""

import duckdb
import numpy as np
import pyarrow as pa

from pii_scan.assess.call_numbers import different_parties


def test_ranges_give_the_sets_that_python_counts() -> None:
    draw = np.random.default_rng(5)
    columns: dict[str, list[int | None]] = {}
    # Both ends of the range of tokens are among them.
    pool = [0, 2**64 - 1, 2**63, 2**63 - 1, *map(int, draw.integers(0, 2**64, 900, dtype=np.uint64))]
    for name, share in (
        ("caller", 300),
        ("called", 904),
        ("also_1", 50),
        ("also_2", 4),
        ("inmate", 200),
        ("account", 1),
    ):
        columns[name] = [None if n % 7 == 3 else pool[int(draw.integers(share))] for n in range(4000)]
    table = pa.table({name: pa.array(cells, pa.uint64()) for name, cells in columns.items()})
    sets = {name: {cell for cell in cells if cell is not None} for name, cells in columns.items()}
    expected = {
        "numbers": len(sets["caller"] | sets["called"] | sets["also_1"] | sets["also_2"]),
        "callers": len(sets["caller"]),
        "called": len(sets["called"]),
        "inmates": len(sets["inmate"]),
        "accounts": len(sets["account"]),
    }
    with duckdb.connect(":memory:") as con:
        con.register("call", table)
        for together in (10_000_000, 500, 60):
            assert different_parties(con, together) == expected


def test_no_calls_have_no_numbers() -> None:
    empty = pa.table(
        {name: pa.array([], pa.uint64()) for name in ("caller", "called", "also_1", "also_2", "inmate", "account")}
    )
    with duckdb.connect(":memory:") as con:
        con.register("call", empty)
        assert set(different_parties(con).values()) == {0}
