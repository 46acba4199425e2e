"""Dumps of Oracle and SQL Server, and dumps of any size: read in pieces they give what they give whole."""

import pytest

from pii_scan.extract.extractor import Input
from pii_scan.extract.table.sql_dump import SQL, extract
from pii_scan.model.evidence import Table, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings
from tests.extract.table.test_sql_dump import tables


def test_oracle_and_calls() -> None:
    sql = (
        "INSERT ALL\n INTO people (id, born, name) VALUES (1, TO_DATE('1912-03-04', 'YYYY-MM-DD'), 'Ann' || CHR(38) || 'Co')\n"
        " INTO people (id, born, name) VALUES (2, TO_DATE('1950-01-02', 'YYYY-MM-DD'), q'x')\nSELECT * FROM dual;\n"
        "INSERT INTO HR.\"T\" (A, B, C) VALUES (CAST(5 AS NUMBER), CONVERT(datetime, '2001-01-01', 120), 0x416e6e);\n"
    )
    found = tables(sql)
    assert found["people"][1][0] == ["1", "1912-03-04", "AnnCo"] and found["people"][1][1][:2] == ["2", "1950-01-02"]
    assert found["T"] == (("A", "B", "C"), [["5", "2001-01-01", "Ann"]])


def test_sql_server_in_utf16() -> None:
    sql = "USE [x]\nGO\nINSERT [dbo].[People] ([Id], [Name]) VALUES (1, N'Łukasz Żak')\nGO\n" * 3
    given = Input(Payload(data=sql.encode("utf-16")), SQL, "x.sql", Limits(), Settings())
    (table,) = [piece for piece in extract(given) if isinstance(piece, Table)]
    assert [row["Name"] for batch in table.batches for row in batch.to_pylist()] == ["Łukasz Żak"] * 3


DUMP = (
    "-- a dump\nCREATE TABLE `users` (`id` int, `name` text);\n"
    + "INSERT INTO `users` VALUES " + ",".join(f"({n},'O\\'Hara; {n} (x)')" for n in range(300)) + ";\n"
    + "".join(f"INSERT INTO orders (id, total) VALUES ({n}, NULL);\n" for n in range(200))
    + "COPY public.people (id, name) FROM stdin;\n" + "".join(f"{n}\tPerson {n}\n" for n in range(250)) + "\\.\n"
    + "-- the end: call Ann\n" + "INSERT INTO `users` VALUES (7,'last'),(8,'cut"
)  # fmt: skip


@pytest.mark.parametrize("window", [*range(150, 6000, 450), 1 << 20])
def test_a_large_dump_is_read_in_pieces_as_a_small_one_is(window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tables(DUMP)
    monkeypatch.setattr("pii_scan.extract.table.sql_dump._WHOLE_BYTES", 0)
    monkeypatch.setattr("pii_scan.extract.table.sql_stream._WINDOW", window)
    monkeypatch.setattr("pii_scan.extract.table.sql_stream._ROW_MAX", max(60, window // 2))
    monkeypatch.setattr("pii_scan.extract.table.sql_stream._TEXT", 120)
    found: dict[str, list[list[str | None]]] = {}
    words = ""
    for piece in extract(Input(Payload(data=DUMP.encode()), SQL, "x.sql", Limits(), Settings())):
        if isinstance(piece, Table):
            assert piece.columns == whole[piece.name][0]
            rows = [list(row.values()) for batch in piece.batches for row in batch.to_pylist()]
            found.setdefault(piece.name, []).extend(rows)
        elif isinstance(piece, Text):
            words += piece.text
    assert found == {name: rows for name, (_, rows) in whole.items()}
    assert len(found["users"]) == 301 and "call Ann" in words


def test_one_statement_a_row_is_not_read_again_for_each_row() -> None:
    # The pattern of what is not there was searched to the end for each statement once: 20,000 took minutes.
    rows = tables("".join(f"INSERT INTO t (a,b) VALUES ({n},'x');\n" for n in range(20_000)))["t"][1]
    assert len(rows) == 20_000
