"""Layouts of applications' databases, as their own sources create them, each with a few rows."""

V4 = (
    "CREATE TABLE logins (origin_url VARCHAR NOT NULL, action_url VARCHAR, username_element VARCHAR, username_value VARCHAR, "
    "password_element VARCHAR, password_value BLOB, submit_element VARCHAR, signon_realm VARCHAR NOT NULL, ssl_valid INTEGER "
    "NOT NULL, preferred INTEGER NOT NULL, date_created INTEGER NOT NULL, blacklisted_by_user INTEGER NOT NULL, scheme "
    "INTEGER NOT NULL, password_type INTEGER, possible_usernames BLOB, times_used INTEGER, form_data BLOB)"
)
V33 = (
    "CREATE TABLE logins (origin_url VARCHAR NOT NULL, action_url VARCHAR, username_element VARCHAR, username_value VARCHAR, "
    "password_element VARCHAR, password_value BLOB, submit_element VARCHAR, signon_realm VARCHAR NOT NULL, date_created "
    "INTEGER NOT NULL, blacklisted_by_user INTEGER NOT NULL, scheme INTEGER NOT NULL, password_type INTEGER, times_used "
    "INTEGER, form_data BLOB, display_name VARCHAR, icon_url VARCHAR, federation_url VARCHAR, id INTEGER PRIMARY KEY "
    "AUTOINCREMENT)"
)
NOTES = (
    "CREATE TABLE password_notes (id INTEGER PRIMARY KEY AUTOINCREMENT, parent_id INTEGER NOT NULL REFERENCES logins, key "
    "VARCHAR NOT NULL, value BLOB, date_created INTEGER NOT NULL, confidential INTEGER)"
)

LAYOUTS: dict[str, tuple[str, ...]] = {
    "chrome_logins": (
        V33,
        NOTES,
        "INSERT INTO logins (origin_url, username_value, password_value, signon_realm, date_created, blacklisted_by_user, "
        "scheme, display_name, id) VALUES ('https://a.example/', 'ann', x'763130aabbccddeeff00112233445566', 'r', 1, 0, 0, "
        "'Marisol', 7)",
        "INSERT INTO password_notes (parent_id, key, value, date_created) VALUES (7, '', 'PIN: 4471', 1)",
    ),
    "chrome_cookies": (
        "CREATE TABLE cookies (creation_utc INTEGER NOT NULL, host_key TEXT NOT NULL, top_frame_site_key TEXT NOT NULL, "
        "name TEXT NOT NULL, value TEXT NOT NULL, encrypted_value BLOB NOT NULL, path TEXT NOT NULL, expires_utc INTEGER "
        "NOT NULL, is_secure INTEGER NOT NULL, is_httponly INTEGER NOT NULL)",
        "INSERT INTO cookies VALUES (1, '.bank.example', '', 'sessionid', 'Marisol', x'00', '/', 1, 1, 1)",
    ),
    "firefox_cookies": (
        "CREATE TABLE moz_cookies (id INTEGER PRIMARY KEY, originAttributes TEXT NOT NULL DEFAULT '', name TEXT, value TEXT, "
        "host TEXT, path TEXT, expiry INTEGER, lastAccessed INTEGER, creationTime INTEGER, isSecure INTEGER, isHttpOnly "
        "INTEGER)",
        "INSERT INTO moz_cookies VALUES (1, '', 'sessionid', 'Marisol', 'bank.example', '/', 1, 1, 1, 1, 1)",
    ),
    "chrome_forms": (
        "CREATE TABLE autofill (name VARCHAR, value VARCHAR, value_lower VARCHAR, date_created INTEGER DEFAULT 0, "
        "date_last_used INTEGER DEFAULT 0, count INTEGER DEFAULT 1, PRIMARY KEY (name, value))",
        "CREATE TABLE address_type_tokens (guid VARCHAR, type INTEGER, value VARCHAR, verification_status INTEGER)",
        "CREATE TABLE credit_cards (guid VARCHAR PRIMARY KEY, name_on_card VARCHAR, expiration_month INTEGER, "
        "expiration_year INTEGER, card_number_encrypted BLOB, nickname VARCHAR)",
        "INSERT INTO autofill VALUES ('fname', 'Marisol', 'marisol', 1700000000, 1700000000, 1)",
        "INSERT INTO address_type_tokens VALUES ('a', 3, 'Marisol', 1), ('a', 103, 'Elm', 1)",
        "INSERT INTO credit_cards VALUES ('g', 'Marisol', 10, 2027, x'763130aabbccddeeff00112233445566', '')",
    ),
    "firefox_forms": (
        "CREATE TABLE moz_formhistory (id INTEGER PRIMARY KEY, fieldname TEXT NOT NULL, value TEXT NOT NULL, timesUsed "
        "INTEGER, firstUsed INTEGER, lastUsed INTEGER, guid TEXT)",
        "INSERT INTO moz_formhistory VALUES (1, 'given-name', 'Marisol', 1, 1700000000000000, 1, 'g')",
    ),
    "chrome_history": (
        "CREATE TABLE urls (id INTEGER PRIMARY KEY AUTOINCREMENT, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER "
        "DEFAULT 0 NOT NULL, typed_count INTEGER DEFAULT 0 NOT NULL, last_visit_time INTEGER NOT NULL, hidden INTEGER "
        "DEFAULT 0 NOT NULL)",
        "INSERT INTO urls VALUES (1, 'https://clinic.example/in?name=Marisol#a=b', 'Clinic', 1, 0, 1, 0)",
    ),
    "firefox_places": (
        "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, rev_host LONGVARCHAR, "
        "visit_count INTEGER DEFAULT 0, hidden INTEGER DEFAULT 0 NOT NULL, typed INTEGER DEFAULT 0 NOT NULL, frecency INTEGER "
        "DEFAULT -1 NOT NULL, last_visit_date INTEGER, guid TEXT)",
        "INSERT INTO moz_places VALUES (1, 'https://clinic.example/in?name=Marisol', 'Clinic', 'x', 1, 0, 0, 1, 1, 'a')",
    ),
}
"""Store → statements."""
