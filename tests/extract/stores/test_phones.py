"""Address books and lists of calls of telephones and of macOS, drawn after the tables that forensic tools read
(iLEAPP, ALEAPP, Android's ContactsContract and CallLog)."""

import pytest

from tests.extract.stores.layouts import LAYOUTS


def _row(got, **wanted):
    found = [row for row in got.rows if all(row.get(k.replace("_", " ")) == v for k, v in wanted.items())]
    assert len(found) == 1, got.rows
    return {key: value for key, value in found[0].items() if value is not None}


MARISOL = {
    "first name": "Marisol", "last name": "Quintanilla", "phone": "(312) 555-0142", "email": "m@example.org",
    "street": "1417 Larkspur Lane", "city": "Springfield", "state": "IL", "zip": "62704", "date of birth": "1984-03-12",
    "company": "County", "notes": "SSN 446-22-2943",
}  # fmt: skip
SECOND = {"street 2": "22 Elm Street", "city 2": "Peoria", "state 2": "IL", "zip 2": "61602"}


def test_android_contacts(gather, database):
    data = "INSERT INTO data (raw_contact_id, mimetype_id, data1, data2, data3, data4, data7, data8, data9) VALUES "
    got = gather(
        database(
            *LAYOUTS["android_contacts"][:3],
            "INSERT INTO mimetypes VALUES (1, 'vnd.android.cursor.item/email_v2'), (5, 'vnd.android.cursor.item/phone_v2'), "
            "(7, 'vnd.android.cursor.item/name'), (8, 'vnd.android.cursor.item/postal-address_v2'), "
            "(9, 'vnd.android.cursor.item/note'), (10, 'vnd.android.cursor.item/contact_event'), "
            "(11, 'vnd.android.cursor.item/organization'), (12, 'vnd.android.cursor.item/vnd.com.whatsapp.profile')",
            # One person whom two accounts know.
            "INSERT INTO raw_contacts VALUES (1, 4, 'Marisol Quintanilla'), (2, 4, 'Marisol Q'), (3, 9, 'Bob Reed'), "
            "(4, NULL, 'Plumber')",
            data + "(1, 7, 'Marisol Quintanilla', 'Marisol', 'Quintanilla', NULL, NULL, NULL, NULL)",
            data + "(2, 5, '(312) 555-0142', '2', NULL, '+13125550142', NULL, NULL, NULL)",
            data + "(1, 1, 'm@example.org', '1', NULL, NULL, NULL, NULL, NULL)",
            data + "(1, 8, 'x', '1', NULL, '1417 Larkspur Lane', 'Springfield', 'IL', '62704')",
            data + "(1, 8, 'x', '2', NULL, '22 Elm Street', 'Peoria', 'IL', '61602')",
            data + "(1, 9, 'SSN 446-22-2943', NULL, NULL, NULL, NULL, NULL, NULL)",
            data + "(1, 10, '1984-03-12', '3', NULL, NULL, NULL, NULL, NULL)",
            data + "(1, 11, 'County', NULL, NULL, NULL, NULL, NULL, NULL)",
            data
            + "(3, 12, '13125550166@s.whatsapp.net', 'WhatsApp', 'Message +1 312-555-0166', NULL, NULL, NULL, NULL)",
            data + "(77, 5, '3125550199', '2', NULL, NULL, NULL, NULL, NULL)",
        ),
        "contacts2.db",
    )
    assert _row(got, last_name="Quintanilla") == MARISOL | SECOND
    bob = _row(got, full_name="Bob Reed")
    assert bob["notes"] == "profile: 13125550166@s.whatsapp.net, WhatsApp, Message +1 312-555-0166"
    assert _row(got, full_name="Plumber")
    # Whose contact is deleted.
    assert _row(got, phone="3125550199")


def test_ios_contacts(gather, database):
    got = gather(
        database(
            *LAYOUTS["ios_contacts"][:5],
            "INSERT INTO ABPerson (ROWID, First, Last, Organization, Note, Birthday) VALUES (7, 'Marisol', 'Quintanilla', "
            "'County', 'SSN 446-22-2943', '-530366400.0'), (8, 'Bob', 'Reed', NULL, NULL, '-12521995200.0')",
            "INSERT INTO ABMultiValueEntryKey (value) VALUES ('Street'), ('ZIP'), ('City'), ('State'), ('CountryCode')",
            "INSERT INTO ABMultiValueLabel (value) VALUES ('_$!<Mobile>!$_'), ('_$!<Spouse>!$_')",
            "INSERT INTO ABMultiValue VALUES (1, 7, 3, 0, 1, '(312) 555-0142'), (2, 7, 4, 0, 1, 'm@example.org'), "
            "(3, 7, 5, 0, 1, NULL), (4, 7, 5, 1, 1, NULL), (5, 8, 23, 0, 2, 'Ann Reed'), (6, 99, 3, 0, 1, '3125550199')",
            "INSERT INTO ABMultiValueEntry VALUES (3, 1, '1417 Larkspur Lane'), (3, 2, '62704'), (3, 3, 'Springfield'), "
            "(3, 4, 'IL'), (3, 5, 'us'), (4, 1, '22 Elm Street'), (4, 2, '61602'), (4, 3, 'Peoria'), (4, 4, 'IL'), "
            "(44, 1, '9 Gone Road')",
        ),
        "AddressBook.sqlitedb",
    )
    assert _row(got, last_name="Quintanilla") == MARISOL | SECOND
    # A birthday without a year is in 1604.
    assert _row(got, last_name="Reed")["date of birth"] == "--03-12"
    assert _row(got, last_name="Reed")["notes"] == "Spouse: Ann Reed"
    assert _row(got, phone="3125550199")
    assert _row(got, street="9 Gone Road")


@pytest.mark.parametrize("owner", ["ZOWNER", "Z22_OWNER"])
def test_macos_contacts(gather, database, owner):
    got = gather(
        database(
            *(statement.replace("ZOWNER", owner) for statement in LAYOUTS["macos_contacts"][:5]),
            "INSERT INTO ZABCDRECORD (Z_PK, ZFIRSTNAME, ZLASTNAME, ZORGANIZATION, ZBIRTHDAY) VALUES (3, 'Marisol', "
            "'Quintanilla', 'County', -530366400), (4, NULL, NULL, 'The Bakery', NULL)",
            "INSERT INTO ZABCDPHONENUMBER VALUES (1, 3, '(312) 555-0142'), (2, 4, '3125550166'), (3, 99, '3125550199')",
            "INSERT INTO ZABCDEMAILADDRESS VALUES (1, 3, 'm@example.org')",
            "INSERT INTO ZABCDPOSTALADDRESS VALUES (1, 3, '1417 Larkspur Lane', 'Springfield', 'IL', '62704'), "
            "(2, 3, '22 Elm Street', 'Peoria', 'IL', '61602')",
            "INSERT INTO ZABCDNOTE VALUES (1, 3, 'SSN 446-22-2943')",
        ),
        "AddressBook-v22.abcddb",
    )
    assert _row(got, last_name="Quintanilla") == MARISOL | SECOND
    assert _row(got, company="The Bakery")["phone"] == "3125550166"
    assert _row(got, phone="3125550199")


def test_whatsapp_contacts(gather, database):
    put = "INSERT INTO wa_contacts (jid, is_whatsapp_user, number, display_name, given_name, family_name, wa_name) VALUES "
    got = gather(
        database(
            LAYOUTS["whatsapp_contacts"][0],
            put
            + "('13125550142@s.whatsapp.net', 1, '(312) 555-0142', 'Marisol Quintanilla', 'Marisol', 'Quintanilla', 'Mari')",
            put + "('123@g.us', 1, NULL, 'Family', NULL, NULL, NULL)",
        ),
        "wa.db",
    )
    assert _row(got, last_name="Quintanilla") == {
        "first name": "Marisol", "last name": "Quintanilla", "phone": "+13125550142", "nickname": "Mari",
    }  # fmt: skip
    assert _row(got, full_name="Family")


IN = {"caller number": "+13125550142", "start time": "2023-11-14 22:13:20", "duration (seconds)": "65",
      "direction": "incoming", "contact name": "Marisol Quintanilla", "location": "Illinois"}  # fmt: skip
OUT = {"called number": "+13125550166", "start time": "2023-11-14 22:15:00", "duration (seconds)": "5",
       "direction": "outgoing"}  # fmt: skip
_CALLS = {
    "android_calls": (
        "INSERT INTO calls (number, date, duration, type, name, geocoded_location) VALUES "
        "('+13125550142', 1700000000000, 65, 1, 'Marisol Quintanilla', 'Illinois')",
        "INSERT INTO calls (number, date, duration, type) VALUES ('+13125550166', 1700000100000, 5, 2)",
    ),
    "ios_calls": (
        "INSERT INTO ZCALLRECORD (ZADDRESS, ZDATE, ZDURATION, ZORIGINATED, ZANSWERED, ZNAME, ZLOCATION) VALUES "
        "(x'2b3133313235353530313432', 721692800.5, 65.2, 0, 1, 'Marisol Quintanilla', 'Illinois')",
        "INSERT INTO ZCALLRECORD (ZADDRESS, ZDATE, ZDURATION, ZORIGINATED) VALUES ('+13125550166', 721692900, 5.0, 1)",
    ),
}


@pytest.mark.parametrize("store", _CALLS)
def test_calls(gather, database, store):
    tables = [statement for statement in LAYOUTS[store] if statement.startswith("CREATE")]
    got = gather(database(*tables, *_CALLS[store]), "calls.db")
    shown = [{key: value for key, value in row.items() if value} for row in got.rows if "caller number" in row]
    assert shown == [IN, OUT]


def test_calls_of_old_ios(gather, database):
    got = gather(
        database(
            LAYOUTS["ios_calls_old"][0],
            "INSERT INTO call (address, date, duration, flags) VALUES ('+13125550166', 1700000100, 5, 5)",
        ),
        "call_history.db",
    )
    assert [{k: v for k, v in row.items() if v} for row in got.rows if "caller number" in row] == [OUT]


def test_a_group_call_has_a_row_for_each_member(gather, database):
    tables = [statement for statement in LAYOUTS["ios_calls"] if statement.startswith("CREATE")]
    got = gather(
        database(
            *tables,
            "INSERT INTO ZCALLRECORD (Z_PK, ZDATE, ZDURATION, ZORIGINATED) VALUES (4, 721692900, 5, 1)",
            "INSERT INTO ZHANDLE (Z_PK, ZVALUE) VALUES (1, '+13125550142'), (2, 'bob@example.net')",
            "INSERT INTO Z_2REMOTEPARTICIPANTHANDLES VALUES (4, 1), (4, 2)",
        ),
        "CallHistory.storedata",
    )
    assert [row["called number"] for row in got.rows if "called number" in row] == ["+13125550142", "bob@example.net"]


def test_an_address_book_too_large_to_be_joined_is_read_as_tables(gather, database, monkeypatch):
    from dataclasses import replace

    from pii_scan.extract.stores import application

    small = tuple(replace(store, bytes_max=100) for store in application.stores())
    monkeypatch.setattr(application, "stores", lambda: small)
    got = gather(database(*LAYOUTS["macos_contacts"]), "AddressBook-v22.abcddb")
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("partly_read", "note")]
    assert any(row.get("ZFIRSTNAME") == "Marisol" for row in got.rows)


def test_calls_of_somebody_elses_table_stay_whole(gather, database):
    row = {"inmate": "A1234", "number": "3125550142", "date": "2024-02-14 10:00", "duration": "65", "type": "collect"}
    got = gather(
        database(
            f"CREATE TABLE calls ({', '.join(row)})", ("INSERT INTO calls VALUES (?, ?, ?, ?, ?)", tuple(row.values()))
        ),
        "facility.db",
    )
    assert got.rows == [row]


def test_very_many_details_of_one_person_grow_with_their_number():
    """Joining them one by one would copy all that came before each time."""
    from pii_scan.extract.exchange.person_rows import PersonRows

    rows = PersonRows()
    for n in range(200_000):
        rows.put("phone", f"312555{n:06}")
    (table,) = rows.tables(last=True)
    (row,) = next(table.batches).to_pylist()
    assert row["phone"] == "312555000000"
    assert row["phone 6"].split("; ")[::199_994] == ["312555000005", "312555199999"]
