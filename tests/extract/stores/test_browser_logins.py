"""`Login Data` of browsers built on Chromium, in layouts of several versions (chromium: test/data/password_manager)."""

import sqlite3
from base64 import b64encode

import pytest

from pii_scan.model.payload import Payload
from tests.extract.stores.layouts import LAYOUTS, NOTES, V4, V33

SECRET = b"v10" + bytes(range(100, 140))
DPAPI = bytes.fromhex("01000000d08c9ddf0115d1118c7a00c04fc297eb01000000") + bytes(range(60))
PUT = "INSERT INTO logins (origin_url, username_value, password_value, signon_realm, date_created, blacklisted_by_user, scheme"


@pytest.mark.parametrize("secret", [SECRET, DPAPI, b"v20" + SECRET[3:], b"v11" + SECRET[3:]])
def test_an_encrypted_password_is_named_so(gather, database, secret):
    data = database(
        V33, (PUT + ") VALUES ('https://bank.example/', 'marisol.q', ?, 'https://bank.example/', 1, 0, 0)", (secret,))
    )
    got = gather(data, "Login Data")
    row = next(row for row in got.rows if row.get("username") == "marisol.q")
    assert row["encrypted password"] == b64encode(secret).decode()
    assert row["url"] == "https://bank.example/"
    assert not any("password" in row for row in got.rows)
    assert [(p.code.value, p.detail, p.effect.value) for p in got.problems] == [
        ("encrypted", "1 values of saved entries are encrypted", "partial")
    ]


def test_a_clear_password_of_android(gather, database):
    more = ", ssl_valid, preferred) VALUES ('https://a.example/', 'ann@example.org', ?, 'r', 1, 0, 0, 1, 1)"
    got = gather(database(V4, (PUT + more, (b"zR5-kklm-99",))), "Login Data")
    assert [(r["email"], r["password"]) for r in got.rows if "password" in r] == [("ann@example.org", "zR5-kklm-99")]
    assert got.codes == []


def test_notes_come_with_their_login(gather, database):
    put = PUT + ", id) VALUES ('https://a.example/', 'ann', ?, 'r', 1, 0, 0, 7)"
    note = "INSERT INTO password_notes (parent_id, key, value, date_created) VALUES (?, '', ?, 1)"
    got = gather(
        database(V33, NOTES, (put, (SECRET,)), (note, (7, b"PIN: 4471")), (note, (8, b"of nobody"))), "Login Data"
    )
    row = next(row for row in got.rows if row.get("username") == "ann")
    assert row["notes"] == "note: PIN: 4471"
    assert any(row.get("notes") == "note: of nobody" for row in got.rows)


def test_a_table_of_another_layout_is_read_as_any(gather, database):
    data = database(
        "CREATE TABLE logins (username_value, secret)", "INSERT INTO logins VALUES ('marisol.q', 'zR5-kklm-99')"
    )
    got = gather(data, "Login Data")
    assert got.reader not in ("application_store", "")
    assert got.rows == [{"username_value": "marisol.q", "secret": "zR5-kklm-99"}]


def test_other_tables_and_columns_stay(gather, database):
    put = PUT + ", times_used) VALUES ('https://a.example/', 'ann', ?, 'r', 1, 0, 0, 3)"
    got = gather(
        database(V33, "CREATE TABLE x (ssn)", "INSERT INTO x VALUES ('446-22-2943')", (put, (SECRET,))), "Login Data"
    )
    assert {"ssn": "446-22-2943"} in got.rows
    assert any(row.get("times_used") == "3" for row in got.rows)


def test_damage_gives_the_tables_as_they_are(gather, database):
    put = PUT + ") VALUES ('https://a.example/', ?, ?, 'r', 1, 0, 0)"
    data = bytearray(database(V33, *((put, (f"user{n}", SECRET * 20)) for n in range(200))))
    page = int.from_bytes(data[16:18], "big")
    data[20 * page : 21 * page] = b"\xff" * page
    got = gather(bytes(data), "Login Data")
    assert "partly_read" in got.codes
    assert any(row.get("username_value") == "user0" for row in got.rows)


def test_a_schema_whose_error_is_no_utf8_is_a_problem(gather, database):
    """SQLite quotes the schema in its message, and Python decodes that strictly."""
    data = database(V33, "CREATE TABLE x (a, b)").replace(b"CREATE TABLE x (a, b)", b"CREATE TABL\xff x (a, b)")
    got = gather(data, "Login Data")
    assert got.codes == ["unreadable"]


def test_signons_of_old_firefox(gather, database):
    got = gather(
        database(
            LAYOUTS["firefox_logins_old"][0],
            "INSERT INTO moz_logins VALUES (1, 'https://bank.example', 'u', 'p', 'MDIEEPgAAAAAAAAAAAAA', 'MDoEEPgAAAAAAAAAAAAA')",
        ),
        "signons.sqlite",
    )
    row = next(row for row in got.rows if row.get("url") == "https://bank.example")
    assert (row["encrypted username"], row["encrypted password"]) == ("MDIEEPgAAAAAAAAAAAAA", "MDoEEPgAAAAAAAAAAAAA")
    assert got.codes == ["encrypted"]


def test_a_keychain_is_counted(gather, database):
    got = gather(
        database(*LAYOUTS["ios_keychain"], "INSERT INTO genp (data) VALUES (x'0102'), (NULL)"), "keychain-2.db"
    )
    assert [(p.code.value, p.detail) for p in got.problems] == [("encrypted", "2 entries of a keychain are encrypted")]


def test_what_is_only_in_the_log_beside_it_is_read(gather, tmp_path):
    path = tmp_path / "Login Data"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(V33)
    connection.execute(PUT + ") VALUES ('https://bank.example/', 'marisol.q', 'zR5-kklm-99', 'r', 1, 0, 0)")
    connection.commit()
    kept = {name: (tmp_path / name).read_bytes() for name in ("Login Data", "Login Data-wal")}
    connection.close()
    for name, data in kept.items():
        (tmp_path / name).write_bytes(data)
    got = gather(Payload(path=str(path)), "Login Data")
    assert got.reader == "application_store"
    assert [(r["username"], r["password"]) for r in got.rows if "password" in r] == [("marisol.q", "zR5-kklm-99")]
