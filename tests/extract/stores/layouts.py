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
}
"""Store → statements."""
