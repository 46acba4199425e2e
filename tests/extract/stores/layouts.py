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
    "android_contacts": (
        "CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY AUTOINCREMENT, contact_id INTEGER, display_name TEXT)",
        "CREATE TABLE mimetypes (_id INTEGER PRIMARY KEY AUTOINCREMENT, mimetype TEXT NOT NULL)",
        "CREATE TABLE data (_id INTEGER PRIMARY KEY AUTOINCREMENT, mimetype_id INTEGER NOT NULL, raw_contact_id INTEGER NOT "
        "NULL, is_primary INTEGER, data1 TEXT, data2 TEXT, data3 TEXT, data4 TEXT, data5 TEXT, data6 TEXT, data7 TEXT, data8 "
        "TEXT, data9 TEXT, data10 TEXT, data11 TEXT, data15 BLOB)",
        "INSERT INTO raw_contacts VALUES (1, 1, 'Marisol')",
        "INSERT INTO mimetypes VALUES (7, 'vnd.android.cursor.item/name')",
        "INSERT INTO data (mimetype_id, raw_contact_id, data1, data2) VALUES (7, 1, 'Marisol', 'Marisol')",
    ),
    "ios_contacts": (
        "CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, First TEXT, Last TEXT, Middle TEXT, FirstPhonetic "
        "TEXT, Organization TEXT, Department TEXT, Note TEXT, Kind INTEGER, Birthday TEXT, JobTitle TEXT, Nickname TEXT, "
        "Prefix TEXT, Suffix TEXT, FirstSort TEXT, LastSort TEXT, CreationDate INTEGER, ModificationDate INTEGER, "
        "CompositeNameFallback TEXT)",
        "CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, identifier INTEGER, label "
        "INTEGER, value TEXT)",
        "CREATE TABLE ABMultiValueEntry (parent_id INTEGER, key INTEGER, value TEXT, UNIQUE (parent_id, key))",
        "CREATE TABLE ABMultiValueEntryKey (value TEXT, UNIQUE (value))",
        "CREATE TABLE ABMultiValueLabel (value TEXT, UNIQUE (value))",
        "INSERT INTO ABPerson (First, Last) VALUES ('Marisol', 'Quintanilla')",
        "INSERT INTO ABMultiValue VALUES (1, 1, 3, 0, 1, '3125550142')",
    ),
    "macos_contacts": (
        "CREATE TABLE ZABCDRECORD (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR, "
        "ZMIDDLENAME VARCHAR, ZNICKNAME VARCHAR, ZORGANIZATION VARCHAR, ZJOBTITLE VARCHAR, ZBIRTHDAY TIMESTAMP)",
        "CREATE TABLE ZABCDPHONENUMBER (Z_PK INTEGER PRIMARY KEY, ZOWNER INTEGER, ZFULLNUMBER VARCHAR)",
        "CREATE TABLE ZABCDEMAILADDRESS (Z_PK INTEGER PRIMARY KEY, ZOWNER INTEGER, ZADDRESS VARCHAR)",
        "CREATE TABLE ZABCDPOSTALADDRESS (Z_PK INTEGER PRIMARY KEY, ZOWNER INTEGER, ZSTREET VARCHAR, ZCITY VARCHAR, ZSTATE "
        "VARCHAR, ZZIPCODE VARCHAR)",
        "CREATE TABLE ZABCDNOTE (Z_PK INTEGER PRIMARY KEY, ZCONTACT INTEGER, ZTEXT VARCHAR)",
        "INSERT INTO ZABCDRECORD (Z_PK, ZFIRSTNAME) VALUES (1, 'Marisol')",
    ),
    "whatsapp_contacts": (
        "CREATE TABLE wa_contacts (_id INTEGER PRIMARY KEY AUTOINCREMENT, jid TEXT NOT NULL, is_whatsapp_user BOOLEAN NOT "
        "NULL, status TEXT, number TEXT, raw_contact_id INTEGER, display_name TEXT, given_name TEXT, family_name TEXT, "
        "wa_name TEXT, sort_name TEXT, nickname TEXT, company TEXT, title TEXT)",
        "INSERT INTO wa_contacts (jid, is_whatsapp_user, display_name) VALUES ('13125550142@s.whatsapp.net', 1, 'Marisol')",
    ),
    "android_calls": (
        "CREATE TABLE calls (_id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT, presentation INTEGER NOT NULL DEFAULT 1, date "
        "INTEGER, duration INTEGER, type INTEGER, new INTEGER, name TEXT, numbertype INTEGER, countryiso TEXT, "
        "geocoded_location TEXT)",
        "INSERT INTO calls (number, date, duration, type, name) VALUES ('3125550142', 1700000000000, 65, 1, 'Marisol')",
    ),
    "ios_calls": (
        "CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZANSWERED INTEGER, ZORIGINATED INTEGER, ZDATE "
        "TIMESTAMP, ZDURATION FLOAT, ZADDRESS VARCHAR, ZNAME VARCHAR, ZLOCATION VARCHAR)",
        "CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, ZVALUE VARCHAR, ZNORMALIZEDVALUE VARCHAR)",
        "CREATE TABLE Z_2REMOTEPARTICIPANTHANDLES (Z_2REMOTEPARTICIPANTCALLS INTEGER, Z_4REMOTEPARTICIPANTHANDLES INTEGER)",
        "INSERT INTO ZCALLRECORD (ZADDRESS, ZDATE, ZNAME) VALUES ('3125550142', 700000000.5, 'Marisol')",
    ),
    "ios_calls_old": (
        "CREATE TABLE call (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT, date INTEGER, duration INTEGER, flags "
        "INTEGER, id INTEGER, name TEXT, country_code TEXT)",
        "INSERT INTO call (address, date, duration, flags, name) VALUES ('3125550142', 1700000000, 5, 4, 'Marisol')",
    ),
    "firefox_logins_old": (
        "CREATE TABLE moz_logins (id INTEGER PRIMARY KEY, hostname TEXT NOT NULL, usernameField TEXT NOT NULL, passwordField "
        "TEXT NOT NULL, encryptedUsername TEXT NOT NULL, encryptedPassword TEXT NOT NULL)",
        "INSERT INTO moz_logins VALUES (1, 'https://marisol.example', 'u', 'p', 'MDIE', 'MDoE')",
    ),
    "safari_history": (
        "CREATE TABLE history_items (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, domain_expansion TEXT "
        "NULL, visit_count INTEGER NOT NULL)",
        "CREATE TABLE history_visits (id INTEGER PRIMARY KEY AUTOINCREMENT, history_item INTEGER NOT NULL, visit_time REAL "
        "NOT NULL, title TEXT NULL)",
        "INSERT INTO history_items VALUES (1, 'https://clinic.example/in?name=Marisol', NULL, 1)",
    ),
    "ios_keychain": (
        "CREATE TABLE genp (rowid INTEGER PRIMARY KEY, acct BLOB, svce BLOB, agrp TEXT, data BLOB)",
        "CREATE TABLE inet (rowid INTEGER PRIMARY KEY, acct BLOB, srvr BLOB, agrp TEXT, data BLOB)",
        "INSERT INTO inet (agrp, data) VALUES ('Marisol', x'00')",
    ),
}
"""Store → statements."""
