"""A large table whose reading is killed goes on where it was, and comes to the same as one read in one go."""

import io
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pii_scan.detect import table_rows
from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.detect.table import TableScan, scan_table
from pii_scan.engine import registry
from pii_scan.engine.records import row_hasher
from pii_scan.extract.table.csv_source import CsvSource
from pii_scan.extract.table.dialect import Dialect
from pii_scan.model.evidence import Table
from pii_scan.model.payload import Payload
from pii_scan.store.unfinished import UnfinishedTable

KEY = b"k" * 32
NAMES = ("id", "first_name", "last_name", "ssn", "phone", "note")


class Killed(Exception):
    pass


@pytest.fixture(scope="module")
def data() -> bytes:
    rng = random.Random(8)
    out = io.StringIO()
    people = [
        (
            rng.choice(["Ruth", "Ines", "Daniel"]),
            f"Okafor{chr(97 + n % 26)}",
            f"{219 + n % 400}-{10 + n % 89}-{1000 + n}",
        )
        for n in range(300)
    ]
    for i in range(6000):
        first, last, ssn = rng.choice(people)
        note = "see SSN 219-45-6789" if i == 5500 else "x"
        out.write(
            f"{i},{first},{last},{ssn if i % 9 else 'XXX-XX-1234'},(614) 555-{2000 + rng.randrange(900)},{note}\n"
        )
    return out.getvalue().encode()


def scan(data: bytes, unfinished: UnfinishedTable, stop_at: int | None = None) -> tuple[TableScan, list[Path]]:
    source = CsvSource(Payload(data=data), "utf-8", Dialect(","), NAMES, 0, block_bytes=8192)
    table = Table("", NAMES, (batch for batch, _ in source.read()), True, 2, source)
    hasher = row_hasher("ab" * 32, KEY, registry.kinds(()))
    seen = 0

    def sink(batch: pa.RecordBatch) -> None:
        nonlocal seen
        seen += 1
        if stop_at is not None and seen > stop_at:
            raise Killed
        unfinished.add(hasher.records(batch, 0, said=True))

    found = scan_table(shared_engine(), table, Context(), 100, sink, progress=unfinished)
    return found, list(unfinished.finish())


def rows_of(parts: list[Path]) -> Counter[tuple[Any, ...]]:
    """How many table rows stand behind each different record."""
    total: Counter[tuple[Any, ...]] = Counter()
    for part in parts:
        for row in pq.read_table(part).to_pylist():
            total[row["ssn_key"], row["name_key"], row["phone_key"], tuple(row["classes"])] += row["rows"] or 1
    return total


@pytest.mark.parametrize("kills", [[3], [9, 4], [2, 2, 2, 8]])
def test_a_continued_reading_equals_one_in_one_go(data: bytes, tmp_path: Path, kills: list[int]) -> None:
    whole, parts = scan(data, UnfinishedTable(tmp_path / "whole", KEY, "same"))
    expected = rows_of(parts)
    assert sum(expected.values()) == whole.rows == 6000
    for stop_at in kills:
        with pytest.raises(Killed):
            scan(data, UnfinishedTable(tmp_path / "cut", KEY, "same", save_every_s=0), stop_at)
    calls: list[int] = []

    class Watched(UnfinishedTable):
        def begin(self, fingerprint: str) -> Any:
            found = UnfinishedTable.begin(self, fingerprint)
            calls.append(found[0]["rows"] if found else 0)
            return found

    again = Watched(tmp_path / "cut", KEY, "same", save_every_s=0)
    continued, parts = scan(data, again)
    assert calls[0] > 0, "it began from the beginning"
    assert continued.counts == whole.counts and continued.rows == 6000
    assert [(m.kind, m.count, m.spot.column) for m in continued.matches] == [
        (m.kind, m.count, m.spot.column) for m in whole.matches
    ]
    assert rows_of(parts) == expected
    indices = [row["row_index"] for part in parts for row in pq.read_table(part).to_pylist()]
    assert len(set(indices)) == len(indices)


@pytest.mark.parametrize("saves", [[2], [5, 1, 3]])
def test_killed_before_a_save_is_sealed_no_row_counts_twice(data: bytes, tmp_path: Path, saves: list[int]) -> None:
    """Records and counts are on the disk by then, and the state that stands is the one of the save before."""

    class Dying(UnfinishedTable):
        left = 0

        def _seal(self, data: bytes) -> bytes:
            Dying.left -= 1
            if Dying.left < 0:
                raise Killed
            return UnfinishedTable._seal(self, data)

    _, parts = scan(data, UnfinishedTable(tmp_path / "whole", KEY, "same"))
    for left in saves:
        Dying.left = left
        with pytest.raises(Killed):
            scan(data, Dying(tmp_path / "cut", KEY, "same", save_every_s=0))
    continued, again = scan(data, UnfinishedTable(tmp_path / "cut", KEY, "same", save_every_s=0))
    assert continued.rows == 6000 and rows_of(again) == rows_of(parts)


def test_killed_after_the_memory_started_anew_no_row_counts_twice(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying(UnfinishedTable):
        def close_epoch(self, stood_for: Any) -> None:
            UnfinishedTable.close_epoch(self, stood_for)
            raise Killed

        asked = 0

        def due(self) -> bool:
            # The only save lies some batches before.
            Dying.asked += 1
            return Dying.asked == 10

    monkeypatch.setattr(table_rows, "MOST_ROWS", 3000)
    _, parts = scan(data, UnfinishedTable(tmp_path / "whole", KEY, "same"))
    with pytest.raises(Killed):
        scan(data, Dying(tmp_path / "cut", KEY, "same"))
    _, again = scan(data, UnfinishedTable(tmp_path / "cut", KEY, "same"))
    assert rows_of(again) == rows_of(parts)


def test_a_memory_that_starts_anew_counts_the_same(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, parts = scan(data, UnfinishedTable(tmp_path / "a", KEY, "x"))
    monkeypatch.setattr(table_rows, "MOST_ROWS", 700)
    _, more = scan(data, UnfinishedTable(tmp_path / "b", KEY, "x"))
    assert rows_of(more) == rows_of(parts)


@pytest.mark.parametrize("change", ["identity", "key", "damage", "columns"])
def test_what_does_not_belong_is_not_continued(data: bytes, tmp_path: Path, change: str) -> None:
    folder = tmp_path / "cut"
    with pytest.raises(Killed):
        scan(data, UnfinishedTable(folder, KEY, "same", save_every_s=0), 6)
    if change == "damage":
        sealed = folder / "state.sealed"
        sealed.write_bytes(sealed.read_bytes()[:-1] + b"\0")
    key, identity = (b"q" * 32 if change == "key" else KEY), ("other" if change == "identity" else "same")
    unfinished = UnfinishedTable(folder, key, identity)
    assert unfinished.begin("columns" if change == "columns" else _fingerprint(data)) is None
    assert not folder.exists()


def _fingerprint(data: bytes) -> str:
    told: list[str] = []

    class Listening(UnfinishedTable):
        def begin(self, fingerprint: str) -> None:
            told.append(fingerprint)

    with pytest.raises(Killed):
        scan(data, Listening(Path("/nonexistent"), KEY, ""), 0)
    return told[0]


def test_no_value_lies_in_the_folder(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(Killed):
        scan(data, UnfinishedTable(tmp_path / "cut", KEY, "same", save_every_s=0), 20)
    files = list((tmp_path / "cut").iterdir())
    assert len(files) > 5 and all(path.stat().st_mode & 0o777 == 0o600 for path in files)
    held = b"".join(path.read_bytes() for path in files)
    for value in (b"Okafor", b"219-", b"614", b"ssn\0", b"RUTH"):
        assert value not in held
