"""Large tables: exact counts of every cell, rows by what they hold together, and rows known from before."""

from collections import Counter
from typing import Any

import pyarrow as pa
import pytest

from pii_scan.detect import table_rows
from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.detect.table import TableScan, scan_table
from pii_scan.detect.table_counts import CellSort, rows_with
from pii_scan.model.evidence import Place
from pii_scan.model.match import Band
from tests.detect.test_table import table

COLUMNS = ["first_name", "last_name", "ssn", "phone", "street", "city", "state", "zip", "order_no"]
STATES = ["OH", "Ohio", "TX", ""]


def rows(count: int) -> list[list[str | None]]:
    """Forty people over and over, with odd cells at known places."""
    out: list[list[str | None]] = []
    for i in range(count):
        n = i % 40
        ssn = f"{219 + n}-{20 + n}-{4000 + n}"
        phone = f"(614) 555-{2000 + n}"
        if i % 10 == 3:
            ssn = ["", "XXX-XX-1234", "123-45-6789", "000-12-3456", "n/a"][i // 10 % 5]
        out.append(
            [
                ["Ruth", "Daniel", "Ines", "José"][n % 4], f"Okafor{'abcdefghij'[n // 4]}", ssn, phone, f"{10 + n} Elm St",
                "Dayton", STATES[n % 4], "45402", f"{7 * i}",
            ]
        )  # fmt: skip
    return out


class Unkept:
    """Progress of a scan that nobody continues."""

    def __init__(self) -> None:
        self.epochs: list[list[int]] = []

    def begin(self, fingerprint: str) -> None:
        return None

    def due(self) -> bool:
        return False

    def save(self, place: Place, state: dict[str, Any], stood_for: Any) -> None:
        raise AssertionError

    def close_epoch(self, stood_for: Any) -> None:
        self.epochs.append(stood_for.tolist())


def scan(data: list[list[str | None]], *, distinct: bool) -> tuple[TableScan, list[dict[str, object]]]:
    taken: list[pa.RecordBatch] = []
    progress = Unkept() if distinct else None
    found = scan_table(shared_engine(), table(COLUMNS, data, 64), Context(), 20, taken.append, progress=progress)
    if progress is not None:
        assert sum(map(sum, progress.epochs)) == len(data)
    return found, [row for batch in taken for row in batch.to_pylist()]


def test_every_cell_is_counted_once() -> None:
    found, _ = scan(rows(1000), distinct=True)
    by_kind = {column.kind: column for column in found.counts.columns}
    # 100 odd SSNs, 20 of each of the five sorts above; `n/a` is empty.
    assert by_kind["us_ssn"].cells == (40, 900, 20, 20, 20, 0)
    assert by_kind["us_ssn"].columns == ("ssn",)
    assert by_kind["person_name"].valid == by_kind["us_address"].valid == by_kind["phone"].valid == 1000
    assert all(sum(column.cells) == found.rows == 1000 for column in found.counts.columns)
    assert {m.kind: m.count for m in found.matches if m.band is Band.HIGH}["us_ssn"] == 900
    assert rows_with(found.counts.together, "name", "ssn") == 900
    assert rows_with(found.counts.together, "name") == 1000 == sum(found.counts.together.values())
    assert found.counts.states["OH"] >= 500 and found.counts.states["TX"] == 250


def test_known_rows_are_counted_and_not_given_again() -> None:
    data = rows(1000)
    whole, every = scan(data, distinct=False)
    known, once = scan(data, distinct=True)
    assert known.counts == whole.counts and [m.count for m in known.matches] == [m.count for m in whole.matches]
    linking = Counter(tuple(row[:8]) for row in data)
    assert len(once) == len(linking) < 200 and len(every) == 1000
    for row in once:
        assert {k: v for k, v in every[int(str(row["@row"]))].items() if k in row} == {
            k: v for k, v in row.items() if k[0] != "@" or k == "@state"
        }


def test_a_full_memory_costs_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    data = rows(2000)
    whole, _ = scan(data, distinct=False)
    monkeypatch.setattr(table_rows, "MOST_ROWS", 100)
    small, given = scan(data, distinct=True)
    assert small.counts == whole.counts
    assert len({row["@row"] for row in given}) == len(given) > 200


def test_what_a_rule_refuses_is_put_to_the_check() -> None:
    data = [[f"{219 + n % 80}-{20 + n % 70}-{4000 + n}", str(n)] for n in range(400)]
    data[333][0] = " 219 20 9999 "
    found = scan_table(shared_engine(), table(["ssn", "n"], list(data)), Context(), 20)
    (column,) = found.counts.columns
    assert column.cells[CellSort.VALID] == 400
    assert pa.Table.from_batches(found.rows_normal).column("us_ssn").to_pylist()[333] == "219209999"
