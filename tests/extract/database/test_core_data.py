"""Core Data's tables as Xcode's models make them: a Z before every name, times in seconds since 2001."""

import sqlite3

from pii_scan.extract.database.core_data import moment, plain_names


def test_names_and_times_are_what_they_mean(gather, tmp_path):
    base = sqlite3.connect(tmp_path / "a.sqlite")
    base.execute(
        "create table ZPATIENT(Z_PK integer primary key, Z_ENT integer, Z_OPT integer, ZFIRSTNAME varchar, "
        "ZBIRTHDATE timestamp, ZSEEN timestamp, ZLATITUDE float, Z3DOCTOR integer)"
    )
    base.execute("insert into ZPATIENT values(1, 2, 1, 'Marisol', -978307200.0, 730944000.5, 39.7589, 4)")
    base.execute("create table ZIPS(ZIPCODE text, ZONE timestamp)")
    base.execute("insert into ZIPS values('45402', 5)")
    base.commit()
    base.close()
    got = gather((tmp_path / "a.sqlite").read_bytes(), "a.sqlite")
    assert got.rows == [
        {"Z_PK": "1", "Z_ENT": "2", "Z_OPT": "1", "FIRSTNAME": "Marisol", "BIRTHDATE": "1970-01-01",
         "SEEN": "2024-03-01", "LATITUDE": "39.7589", "Z3DOCTOR": "4"},
        {"ZIPCODE": "45402", "ZONE": "5"},
    ]  # fmt: skip


def test_moments_and_names():
    assert (moment(0), moment(3661), moment("x"), moment(1e30)) == ("2001-01-01", "2001-01-01T01:01:01Z", None, None)
    assert plain_names(["Z_PK", "ZZIP", "Z_3PEOPLE", "name", "Z"]) == ["Z_PK", "ZIP", "Z_3PEOPLE", "name", "Z"]
