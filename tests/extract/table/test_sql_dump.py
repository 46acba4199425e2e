"""SQL dumps of four systems, by their documented syntax."""

from pathlib import Path

import pytest

from pii_scan.engine import registry
from pii_scan.extract.extractor import Input, NotThisFormat
from pii_scan.extract.table.sql_dump import SQL, extract, probe
from pii_scan.model.evidence import Table, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings


def tables(sql: str) -> dict[str, tuple[tuple[str, ...], list[list[str | None]]]]:
    given = Input(Payload(data=sql.encode()), SQL, "x.sql", Limits(), Settings())
    found = {}
    for piece in extract(given):
        if isinstance(piece, Table):
            rows = [list(row.values()) for batch in piece.batches for row in batch.to_pylist()]
            found[piece.name] = (piece.columns, rows)
    return found


def test_mysqldump_takes_columns_from_create_table() -> None:
    sql = (
        "CREATE TABLE `users` (\n `id` int(11) NOT NULL,\n `full name` varchar(80) DEFAULT 'a,b)',\n"
        " `amount` decimal(10,2),\n PRIMARY KEY (`id`)\n) ENGINE=InnoDB;\n"
        r"INSERT INTO `users` VALUES (1,'O\'Hara, Ann',3.50),(2,'It''s; (fine)',NULL);"
    )
    assert tables(sql) == {
        "users": (("id", "full name", "amount"), [["1", "O'Hara, Ann", "3.50"], ["2", "It's; (fine)", None]])
    }


def test_pg_dump_copy() -> None:
    sql = "COPY public.people (id, name, note) FROM stdin;\n1\tAnn Lee\t\\N\n2\tBo\\tB\tx\n\\.\n\nSELECT 1;\n"
    assert tables(sql) == {"people": (("id", "name", "note"), [["1", "Ann Lee", None], ["2", "Bo\tB", "x"]])}


def test_sql_server_and_sqlite_inserts() -> None:
    sql = (
        "INSERT [dbo].[Card Holder] ([Id], [Name]) VALUES (7, N'Bea Ort')\nGO\n"
        "INSERT INTO \"t\" VALUES(1,X'00ff','a');\nINSERT INTO \"t\" VALUES(2,CAST(N'2020-01-01' AS Date),'b');"
    )
    found = tables(sql)
    assert found["Card Holder"] == (("Id", "Name"), [["7", "Bea Ort"]])
    assert [row[0] for row in found["t"][1]] == ["1", "2"]
    assert [row[2] for row in found["t"][1]] == ["a", "b"]


def test_a_dump_cut_in_the_middle_of_a_row_keeps_whole_rows() -> None:
    assert tables("INSERT INTO t (a,b) VALUES (1,'x'),(2,'y")["t"][1] == [["1", "x"]]


def test_what_holds_no_rows_is_left_to_the_text_reader() -> None:
    with pytest.raises(NotThisFormat):
        tables("CREATE TABLE t (a int); -- call Ann")


def test_other_statements_stay_readable_as_text() -> None:
    given = Input(
        Payload(data=b"-- owner: Ann Lee\nINSERT INTO t VALUES (1);\nCREATE VIEW v AS SELECT 'x@example.org';"),
        SQL, "x.sql", Limits(), Settings(),
    )  # fmt: skip
    (text,) = [piece for piece in extract(given) if isinstance(piece, Text)]
    assert "Ann Lee" in text.text
    assert "x@example.org" in text.text


def test_linear_in_rows() -> None:
    import time

    took = []
    for count in (5000, 20000):
        sql = "INSERT INTO t (a,b) VALUES " + ",".join(f"({i},'value {i}')" for i in range(count)) + ";"
        times = []
        for _ in range(3):
            start = time.process_time()
            assert len(tables(sql)["t"][1]) == count
            times.append(time.process_time() - start)
        took.append(min(times))
    assert took[1] < 12 * took[0] + 0.2


def test_the_sample_dump(tmp_path: Path) -> None:
    sample = Path(__file__).parents[3] / "sample_data" / "leak" / "backup" / "intake.sql"
    found = tables(sample.read_text())
    assert "ssn" in found["applicants"][0]


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE people (\n id INTEGER,\n name TEXT,\n ssn TEXT\n);\n"
        + "INSERT INTO people VALUES (1,'A','x');\n" * 9,
        "\n-- made by hand\n/* two\nlines */\nBEGIN TRANSACTION;\nCREATE TABLE IF NOT EXISTS a (b,c,d);\n",
        "insert into t (a, b) values (1, 'x'), (2, 'y');\n" * 5,
        "DROP TABLE IF EXISTS t;\nCREATE TABLE t (a,b);\n",
        "COPY t (a, b) FROM stdin;\n1\t2\n",
    ],
)
def test_the_first_statement_tells(sql: str) -> None:
    assert probe(sql.encode(), "x.sql") == probe(sql.encode(), "export") == SQL
    assert registry.type_table().identify(Payload(data=sql.encode()), "export.sql") == SQL


@pytest.mark.parametrize(
    "text",
    ["create table,insert into,drop\n1,2,3\n4,5,6\n", "name,note\nAnn,CREATE TABLE a (b)\nBo,x\n", "", "/*", "-- only"],
)
def test_words_of_sql_are_no_dump(text: str) -> None:
    assert probe(text.encode(), "x.csv") is None
