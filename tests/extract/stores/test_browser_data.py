"""Cookies, forms and history of browsers, in layouts of several versions."""

import json

import pytest

from tests.extract.stores.layouts import LAYOUTS

SECRET = b"v10" + bytes(range(100, 140))
PLACE = {"street": "1417 Larkspur Lane", "city": "Springfield", "state": "IL", "zip": "62704"}


def _row(got, **wanted):
    found = [row for row in got.rows if all(row.get(k.replace("_", " ")) == v for k, v in wanted.items())]
    assert len(found) == 1, got.rows
    return {key: value for key, value in found[0].items() if value is not None}


def _line(got):
    return [line.split("\t") for line in got.text.splitlines()]


def test_cookies_of_chrome(gather, database):
    put = "INSERT INTO cookies VALUES (1, '.bank.example', '', ?, ?, ?, '/', 13380163200000000, 1, 1)"
    rows = [(put, ("sessionid", "4kd3jf6hs1pg5ny0t", b"")), (put, ("token", "", SECRET)), (put, ("lang", "", b"en-GB"))]
    got = gather(database(LAYOUTS["chrome_cookies"][0], *rows), "Cookies")
    assert _line(got) == [
        [".bank.example", "TRUE", "/", "TRUE", "1735689600", "sessionid", "4kd3jf6hs1pg5ny0t"],
        [".bank.example", "TRUE", "/", "TRUE", "1735689600", "token", ""],
        [".bank.example", "TRUE", "/", "TRUE", "1735689600", "lang", "en-GB"],
    ]
    assert [(p.code.value, p.detail) for p in got.problems] == [("encrypted", "1 values of cookies are encrypted")]


@pytest.mark.parametrize(("expiry", "shown"), [(1735689600, "1735689600"), (1735689600000, "1735689600"), (None, "0")])
def test_cookies_of_firefox(gather, database, expiry, shown):
    put = (
        "INSERT INTO moz_cookies VALUES (1, '', 'sessionid', '4kd3jf6hs1pg5ny0t', 'bank.example', '/in', ?, 1, 1, 0, 1)"
    )
    got = gather(database(LAYOUTS["firefox_cookies"][0], (put, (expiry,))), "cookies.sqlite")
    assert _line(got) == [["bank.example", "FALSE", "/in", "FALSE", shown, "sessionid", "4kd3jf6hs1pg5ny0t"]]
    assert got.problems == []


def test_profiles_of_chrome_as_tables(gather, database):
    got = gather(
        database(
            "CREATE TABLE autofill (name VARCHAR, value VARCHAR, value_lower VARCHAR, pair_id INTEGER, count INTEGER)",
            "CREATE TABLE autofill_profiles (guid VARCHAR PRIMARY KEY, company_name VARCHAR, address_line_1 VARCHAR, "
            "address_line_2 VARCHAR, city VARCHAR, state VARCHAR, zipcode VARCHAR, country VARCHAR, country_code VARCHAR)",
            "CREATE TABLE autofill_profile_names (guid VARCHAR, first_name VARCHAR, middle_name VARCHAR, last_name VARCHAR)",
            "CREATE TABLE autofill_profile_emails (guid VARCHAR, email VARCHAR)",
            "CREATE TABLE autofill_profile_phones (guid VARCHAR, type INTEGER, number VARCHAR)",
            "INSERT INTO autofill_profiles VALUES ('p', '', '1417 Larkspur Lane', 'Apt 4', 'Springfield', 'IL', '62704', '', 'US')",
            "INSERT INTO autofill_profile_names VALUES ('p', 'Marisol', '', 'Quintanilla'), ('q', 'Bob', '', 'Reed')",
            "INSERT INTO autofill_profile_emails VALUES ('p', 'm@example.org'), ('p', 'm2@example.org'), ('r', 'x@example.net')",
            "INSERT INTO autofill_profile_phones VALUES ('p', 0, '3125550142')",
        ),
        "Web Data",
    )
    row = _row(got, last_name="Quintanilla")
    assert {key: row[key] for key in PLACE} == PLACE
    assert (row["first name"], row["email"], row["email 2"], row["phone"]) == (
        "Marisol", "m@example.org", "m2@example.org", "3125550142",
    )  # fmt: skip
    assert _row(got, last_name="Reed")["first name"] == "Bob"
    # What belongs to no profile any more is not lost.
    assert _row(got, email="x@example.net")


@pytest.mark.parametrize(
    "tokens_in", ["address_type_tokens", "local_addresses_type_tokens", "contact_info_type_tokens"]
)
def test_profiles_of_chrome_as_tokens(gather, database, tokens_in):
    tokens = {3: "Bob", 5: "Reed", 7: "Bob Reed", 9: "bob@example.net", 14: "+13125550166", 77: "22 Elm Street",
              33: "Peoria", 34: "IL", 35: "61602", 36: "US", 103: "Elm", 108: "Reed", 999: "of the future"}  # fmt: skip
    got = gather(
        database(
            "CREATE TABLE autofill (name, value, value_lower, date_created, date_last_used, count)",
            f"CREATE TABLE {tokens_in} (guid VARCHAR, type INTEGER, value VARCHAR, verification_status INTEGER)",
            *((f"INSERT INTO {tokens_in} VALUES ('a', ?, ?, 3)", pair) for pair in tokens.items()),
        ),
        "Web Data",
    )
    assert _row(got, last_name="Reed") == {
        "first name": "Bob", "last name": "Reed", "email": "bob@example.net", "phone": "+13125550166",
        "street": "22 Elm Street", "city": "Peoria", "state": "IL", "zip": "61602", "country": "US",
        "notes": "of the future",
    }  # fmt: skip


def test_cards_of_chrome(gather, database):
    got = gather(
        database(
            "CREATE TABLE autofill (name, value, value_lower, date_created, date_last_used, count)",
            "CREATE TABLE credit_cards (guid, name_on_card, expiration_month INTEGER, expiration_year INTEGER, "
            "card_number_encrypted BLOB, nickname)",
            "CREATE TABLE local_stored_cvc (guid, value_encrypted)",
            "CREATE TABLE masked_credit_cards (id, name_on_card, network, last_four, exp_month INTEGER, exp_year INTEGER)",
            ("INSERT INTO credit_cards VALUES ('g', 'Marisol Quintanilla', 10, 2027, ?, 'travel')", (SECRET,)),
            ("INSERT INTO local_stored_cvc VALUES ('g', ?), ('gone', ?)", (SECRET, SECRET)),
            "INSERT INTO masked_credit_cards VALUES ('1', 'Bob Reed', 'visaCC', '1111', 4, 2028)",
        ),
        "Web Data",
    )
    card = _row(got, full_name="Marisol Quintanilla")
    assert (card["expiration date"], card["title"]) == ("10/2027", "travel")
    assert {"encrypted card number", "encrypted cvv"} <= card.keys()
    assert _row(got, full_name="Bob Reed")["notes"] == "card ending in 1111"
    assert [(p.code.value, p.detail) for p in got.problems] == [
        ("encrypted", "3 values of saved entries are encrypted")
    ]


def test_typed_values_of_one_form_are_one_record(gather, database):
    put = "INSERT INTO autofill VALUES (?, ?, ?, ?, ?, 1)"
    typed = [
        ("billing_first_name", "Marisol", 1700000000), ("billing[last-name]", "Quintanilla", 1700000000),
        ("SSN", "446-22-2943", 1700000001), ("ctl00$main$txtEmail", "m@example.org", 1700000001),
        ("fname", "Bob", 1700009000), ("lname", "Reed", 1700009000), ("q", "cheap flights", 1700010000),
    ]  # fmt: skip
    rows = [(put, (name, value, value.lower(), at, at)) for name, value, at in typed]
    got = gather(
        database("CREATE TABLE autofill (name, value, value_lower, date_created, date_last_used, count)", *rows),
        "Web Data",
    )
    assert _row(got, ssn="446-22-2943") == {
        "first name": "Marisol", "last name": "Quintanilla", "ssn": "446-22-2943", "email": "m@example.org",
    }  # fmt: skip
    assert _row(got, last_name="Reed") == {"first name": "Bob", "last name": "Reed"}
    assert _row(got, notes="q: cheap flights")


def test_typed_values_of_firefox(gather, database):
    put = "INSERT INTO moz_formhistory VALUES (?, ?, ?, 1, ?, ?, 'g')"
    typed = [
        ("given-name", "Marisol", 17e14),
        ("family-name", "Quintanilla", 17e14),
        ("tel", "3125550142", 17e14 + 9e9),
    ]
    rows = [(put, (n, name, value, int(at), int(at))) for n, (name, value, at) in enumerate(typed)]
    got = gather(database(LAYOUTS["firefox_forms"][0], *rows), "formhistory.sqlite")
    assert _row(got, last_name="Quintanilla")["first name"] == "Marisol"
    assert _row(got, phone="3125550142").keys() == {"phone"}


@pytest.mark.parametrize(
    ("store", "put"),
    [
        ("chrome_history", "INSERT INTO urls VALUES (?, ?, 'Clinic', 1, 0, 1, 0)"),
        ("firefox_places", "INSERT INTO moz_places VALUES (?, ?, 'Clinic', 'x', 1, 0, 0, 1, 1, 'a')"),
        ("safari_history", "INSERT INTO history_items VALUES (?, ?, NULL, 1)"),
    ],
)
def test_queries_of_visited_pages_are_decoded(gather, database, store, put):
    pages = ["https://clinic.example/in?email=m%40example.org&ssn=446-22-2943#name=Bob+Reed", "https://plain.example/",
             "mailto:bob%40example.net", "http://[broken?a=b"]  # fmt: skip
    tables = [statement for statement in LAYOUTS[store] if statement.startswith("CREATE")]
    got = gather(database(*tables, *((put, pair) for pair in enumerate(pages))), "History")
    shown = [(row["url"], row["query"]) for row in got.rows if "url" in row]
    assert shown == [
        ("https://clinic.example/in", "email: m@example.org\nssn: 446-22-2943\nname: Bob Reed"),
        ("https://plain.example/", None), ("mailto:bob@example.net", None), ("http://[broken?a=b", None),
    ]  # fmt: skip


def test_profiles_of_firefox(gather):
    tree = {"version": 1, "addresses": [{
        "guid": "a", "given-name": "Marisol", "family-name": "Quintanilla", "name": "Marisol Quintanilla",
        "street-address": "1417 Larkspur Lane\nApt 4", "address-level2": "Springfield", "address-level1": "IL",
        "postal-code": "62704", "tel": "+13125550142", "email": "m@example.org", "address-line1": "1417 Larkspur Lane"}],
        "creditCards": [{"guid": "c", "cc-name": "Bob Reed", "cc-number": "************1111", "cc-exp-month": 10,
                         "cc-exp-year": 2027, "cc-number-encrypted": "MDoEEPgAAAAAAAAAAAAAAAAAAAEwFAYIKoZIhvcNAwcE"}]}  # fmt: skip
    got = gather(json.dumps(tree).encode(), "autofill-profiles.json")
    row = _row(got, last_name="Quintanilla")
    assert {key: row[key] for key in PLACE} == PLACE
    assert (row["address line 2"], row["phone"]) == ("Apt 4", "+13125550142")
    assert "full name" not in row
    card = _row(got, full_name="Bob Reed")
    assert (card["card number"], card["expiration date"]) == ("************1111", "10/2027")
    assert got.codes == ["encrypted"]


def test_a_view_is_no_table(gather, database):
    """One that never ends would hold the reader up."""
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
    wanted = ("url", "title", "visit_count", "typed_count", "last_visit_time")
    got = gather(
        database(
            f"CREATE VIEW urls AS {endless} SELECT {', '.join(f'x AS {name}' for name in wanted)} FROM n",
            "CREATE TABLE people (ssn)",
            "INSERT INTO people VALUES ('446-22-2943')",
        ),
        "History",
    )
    assert got.rows == [{"ssn": "446-22-2943"}]
