"""Databases as SQLite itself leaves them while a program has them open: the newest rows are in the log alone."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from pii_scan.extract.database.sqlite_wal import EXTRACTOR, WAL
from pii_scan.extract.extractor import Input
from pii_scan.extract.table.sqlite import EXTRACTOR as SQLITE
from pii_scan.model.evidence import Table, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem
from pii_scan.model.settings import Settings


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A database whose last rows, and an older version of one, are in the log."""
    live = tmp_path / "live.db"
    connection = sqlite3.connect(live)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)")
    connection.execute("INSERT INTO people VALUES (1, 'In the file')")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("INSERT INTO people VALUES (2, 'Only in the log')")
    connection.execute("INSERT INTO people VALUES (3, 'Changed again later')")
    connection.commit()
    connection.execute("UPDATE people SET name = 'Final' WHERE id = 3")
    connection.executemany("INSERT INTO people VALUES (?, ?)", [(n, f"Person {n}") for n in range(4, 2000)])
    connection.commit()
    out = tmp_path / "seized"
    out.mkdir()
    for name in ("live.db", "live.db-wal"):
        shutil.copy(tmp_path / name, out / name)
    connection.close()
    return out / "live.db"


def read(path: Path) -> tuple[list[dict[str, str | None]], str, list[Problem]]:
    rows, words, problems = [], "", []
    for piece in SQLITE.extract(Input(Payload(path=str(path)), "x", path.name, Limits(), Settings())):
        if isinstance(piece, Table):
            rows += [row for batch in piece.batches for row in batch.to_pylist()]
        elif isinstance(piece, Text):
            words += piece.text
        elif isinstance(piece, Problem):
            problems.append(piece)
    return rows, words, problems


def test_rows_that_are_only_in_the_log(pair: Path) -> None:
    before = {name: (pair.parent / name).read_bytes() for name in ("live.db", "live.db-wal")}
    rows, words, problems = read(pair)
    assert [r["name"] for r in rows] == [
        "In the file",
        "Only in the log",
        "Final",
        *(f"Person {n}" for n in range(4, 2000)),
    ]
    assert "Changed again later" in words and "write-ahead log" in problems[0].detail
    # Nothing was written, and no file was made beside it.
    assert {p.name: p.read_bytes() for p in pair.parent.iterdir()} == before


def test_without_its_log_the_database_is_as_it_was(pair: Path) -> None:
    (pair.parent / "live.db-wal").unlink()
    rows, _, problems = read(pair)
    assert [r["name"] for r in rows] == ["In the file"] and not problems
    data = Payload(data=pair.read_bytes())
    found = [p for p in SQLITE.extract(Input(data, "x", "live.db", Limits(), Settings())) if isinstance(p, Problem)]
    assert "rows that are only there" in found[0].detail


def test_a_log_alone_gives_its_words(pair: Path, gather) -> None:
    found = gather((pair.parent / "live.db-wal").read_bytes(), "live.db-wal")
    assert (found.media_type, found.reader) == (WAL, "sqlite_wal")
    assert "Only in the log" in found.text and "Changed again later" in found.text and found.codes == ["partly_read"]


def test_a_log_that_is_cut_or_of_another_round(pair: Path) -> None:
    log = (pair.parent / "live.db-wal").read_bytes()
    # In the middle of the second transaction: only the first one counts.
    (pair.parent / "live.db-wal").write_bytes(log[: 32 + 4 * (24 + 4096) + 100])
    rows, words, _ = read(pair)
    assert [r["name"] for r in rows] == ["In the file", "Only in the log", "Changed again later"]
    assert "Final" in words or "Person" in words
    (pair.parent / "live.db-wal").write_bytes(log[:16] + b"otherone" + log[24:])
    rows, words, _ = read(pair)
    assert [r["name"] for r in rows] == ["In the file"] and "Only in the log" in words


def test_hostile_logs(pair: Path) -> None:
    log = bytearray((pair.parent / "live.db-wal").read_bytes())
    for at in range(32, len(log) - 24, 24 + 4096):
        log[at : at + 8] = b"\xff\xff\xff\xf0\xff\xff\xff\xff"
    (pair.parent / "live.db-wal").write_bytes(log)
    rows, _, problems = read(pair)
    assert rows or problems
    for header in (b"", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x82" + bytes(28), b"\x37\x7f\x06\x82" + b"\xff" * 60):
        (pair.parent / "live.db-wal").write_bytes(header)
        assert [r["name"] for r in read(pair)[0]] == ["In the file"]
    assert EXTRACTOR.id == "sqlite_wal"
