"""Rows of databases that a careless query passes over."""

import sqlite3

SECRET = "219-09-9999"


def database(tmp_path, *statements: str) -> bytes:
    path = tmp_path / "x.db"
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path.read_bytes()


def test_tables_named_almost_like_sqlites_own_are_read(gather, tmp_path):
    data = database(tmp_path, "CREATE TABLE sqlite3_users (ssn)", f"INSERT INTO sqlite3_users VALUES ('{SECRET}')")
    got = gather(data, "x.db")
    assert got.rows == [{"ssn": SECRET}]
    assert got.codes == []


def test_deleted_tables_are_carved_out_of_free_pages(gather, tmp_path):
    rows = ", ".join(f"('Person {n}', '{SECRET}')" for n in range(400))
    data = database(
        tmp_path,
        "PRAGMA secure_delete = OFF",
        "CREATE TABLE kept (a INTEGER PRIMARY KEY AUTOINCREMENT, b)",
        "INSERT INTO kept (b) VALUES ('x')",
        "CREATE TABLE gone (name, ssn)",
        f"INSERT INTO gone VALUES {rows}",
        "DROP TABLE gone",
    )
    got = gather(data, "x.db")
    assert got.rows == [{"a": "1", "b": "x"}]
    assert got.text.count(SECRET) >= 350
    assert [(p.code, p.effect) for p in got.problems] == [("partly_read", "note")]
