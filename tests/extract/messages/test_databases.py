"""Databases of messengers, drawn after the tables that forensic tools read (ALEAPP, iLEAPP)."""

import sqlite3

import pytest

SMS = (
    "CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER, date_sent "
    "INTEGER DEFAULT 0, read INTEGER DEFAULT 0, type INTEGER, subject TEXT, body TEXT, service_center TEXT)"
)
MMS = (
    "CREATE TABLE threads (_id INTEGER PRIMARY KEY, date INTEGER, message_count INTEGER, recipient_ids TEXT, snippet TEXT)",
    "CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY, address TEXT)",
    "CREATE TABLE pdu (_id INTEGER PRIMARY KEY, thread_id INTEGER, date INTEGER, date_sent INTEGER, msg_box INTEGER, sub TEXT)",
    "CREATE TABLE addr (_id INTEGER PRIMARY KEY, msg_id INTEGER, contact_id INTEGER, address TEXT, type INTEGER)",
    "CREATE TABLE part (_id INTEGER PRIMARY KEY, mid INTEGER, seq INTEGER, ct TEXT, _data TEXT, text TEXT)",
)


def drawn(*statements: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    return connection.serialize()


def test_sms_and_mms_of_one_thread_are_one_conversation(gather):
    got = gather(
        drawn(
            SMS,
            *MMS,
            "INSERT INTO threads VALUES (5, 1, 4, '3 4', 'my ssn is 446-22-2943')",
            "INSERT INTO canonical_addresses VALUES (3, '+13125550142'), (4, '+13125550166')",
            "INSERT INTO sms (_id, thread_id, address, date, type, body) VALUES "
            "(1, 5, '+13125550142', 1700000000000, 1, 'my ssn is 446-22-2943'), (2, 5, '+13125550142', 1700000010000, 2, 'thanks')",
            "INSERT INTO pdu VALUES (9, 5, 1700000020, 0, 1, 'Photo'), (10, 5, 1700000030, 0, 2, NULL)",
            "INSERT INTO addr (msg_id, address, type) VALUES (9, '+13125550166', 137), (9, 'insert-address-token', 151), "
            "(10, 'insert-address-token', 137), (10, '+13125550142', 151), (10, '+13125550166', 151)",
            "INSERT INTO part (mid, ct, text) VALUES (9, 'text/plain', 'my card'), (10, 'text/plain', 'got it'), "
            "(77, 'text/plain', 'of a deleted message')",
        ),
        "mmssms.db",
    )
    assert got.reader == "sqlite_chat"
    assert got.texts[0].text == (
        "Conversation: +13125550142, +13125550166\n"
        "\n[2023-11-14 22:13:20] +13125550142: my ssn is 446-22-2943\n"
        "[2023-11-14 22:13:30] Me (to +13125550142): thanks\n"
        "[2023-11-14 22:13:40] +13125550166: my card\nSubject: Photo\n"
        "[2023-11-14 22:13:50] Me (to +13125550142, +13125550166): got it\n"
    )
    assert "of a deleted message" in got.text
    assert [row["phone number"] for row in got.rows if "phone number" in row] == ["+13125550142", "+13125550166"]


def test_an_sms_table_alone(gather):
    got = gather(
        drawn(
            "CREATE TABLE sms (_id INTEGER PRIMARY KEY, address TEXT, body TEXT, date INTEGER, type INTEGER)",
            "INSERT INTO sms VALUES (1, '+13125550142', 'my ssn is 446-22-2943', 1700000000000, 1)",
        ),
        "mmssms.db",
    )
    assert "[2023-11-14 22:13:20] +13125550142: my ssn is 446-22-2943" in got.texts[0].text


def test_whatsapp_before_2021(gather):
    got = gather(
        drawn(
            "CREATE TABLE messages (_id INTEGER PRIMARY KEY, key_remote_jid TEXT NOT NULL, key_from_me INTEGER, key_id TEXT, "
            "status INTEGER, data TEXT, timestamp INTEGER, media_caption TEXT, remote_resource TEXT)",
            "CREATE TABLE chat_list (_id INTEGER PRIMARY KEY, key_remote_jid TEXT UNIQUE, subject TEXT)",
            "INSERT INTO chat_list VALUES (1, '123@g.us', 'Family')",
            "INSERT INTO messages VALUES (1, '123@g.us', 0, 'a', 0, 'my ssn is 446-22-2943', 1700000000000, NULL, "
            "'13125550142@s.whatsapp.net'), (2, '123@g.us', 1, 'b', 0, NULL, 1700000010000, 'a picture', NULL)",
        ),
        "msgstore.db",
    )
    assert got.texts[0].text == (
        "Conversation: Family\n\n[2023-11-14 22:13:20] +13125550142: my ssn is 446-22-2943\n"
        "[2023-11-14 22:13:30] Me: a picture\n"
    )


@pytest.mark.parametrize("by", ["sourceServiceId", "sourceUuid"])
def test_signal_on_a_desktop(gather, by):
    got = gather(
        drawn(
            f"CREATE TABLE messages (rowid INTEGER PRIMARY KEY, id TEXT, json TEXT, conversationId TEXT, type TEXT, body TEXT, "
            f"sent_at INTEGER, {by} TEXT)",
            "CREATE TABLE conversations (id TEXT PRIMARY KEY, json TEXT, type TEXT, name TEXT, profileName TEXT, e164 TEXT, "
            "serviceId TEXT)",
            "INSERT INTO conversations VALUES ('c', '{}', 'private', 'Marisol Quintanilla', 'Mari', '+13125550142', 's')",
            "INSERT INTO messages VALUES (1, 'm', '{}', 'c', 'incoming', 'my ssn is 446-22-2943', 1700000000000, 's'), "
            "(2, 'n', '{}', 'c', 'outgoing', 'thanks', 1700000010000, NULL)",
        ),
        "db.sqlite",
    )
    assert got.texts[0].text == (
        "Conversation: Marisol Quintanilla\nParticipant: Marisol Quintanilla\nphone number: +13125550142\n\n"
        "[2023-11-14 22:13:20] Marisol Quintanilla: my ssn is 446-22-2943\n[2023-11-14 22:13:30] Me: thanks\n"
    )


def test_signal_on_android(gather):
    got = gather(
        drawn(
            "CREATE TABLE message (_id INTEGER PRIMARY KEY, date_sent INTEGER, thread_id INTEGER, from_recipient_id INTEGER, "
            "to_recipient_id INTEGER, type INTEGER, body TEXT)",
            "CREATE TABLE recipient (_id INTEGER PRIMARY KEY, e164 TEXT, system_joined_name TEXT, profile_joined_name TEXT)",
            "CREATE TABLE thread (_id INTEGER PRIMARY KEY, recipient_id INTEGER)",
            "INSERT INTO recipient VALUES (1, '+13125550199', NULL, 'Owner'), (2, '+13125550142', 'Marisol Quintanilla', NULL)",
            "INSERT INTO thread VALUES (4, 2)",
            # Base types of an incoming and of a sent message, with flags above them.
            f"INSERT INTO message VALUES (1, 1700000000000, 4, 2, 1, {0xA00000 | 20}, 'my ssn is 446-22-2943'), "
            f"(2, 1700000010000, 4, 1, 2, {0xA00000 | 23}, 'thanks')",
        ),
        "signal.db",
    )
    assert got.texts[0].text == (
        "Conversation: Marisol Quintanilla\nParticipant: Marisol Quintanilla\nphone number: +13125550142\n\n"
        "[2023-11-14 22:13:20] Marisol Quintanilla: my ssn is 446-22-2943\n[2023-11-14 22:13:30] Me: thanks\n"
    )


def test_skype(gather):
    got = gather(
        drawn(
            "CREATE TABLE Messages (id INTEGER PRIMARY KEY, convo_id INTEGER, chatname TEXT, author TEXT, from_dispname TEXT, "
            "timestamp INTEGER, body_xml TEXT)",
            "CREATE TABLE Conversations (id INTEGER PRIMARY KEY, displayname TEXT)",
            "INSERT INTO Conversations VALUES (3, 'Marisol and Bob')",
            "INSERT INTO Messages VALUES (1, 3, '#x', 'mari84', 'Marisol Quintanilla', 1700000000, "
            "'my <b>ssn</b> is 446-22-2943 &amp; more')",
        ),
        "main.db",
    )
    assert "[2023-11-14 22:13:20] Marisol Quintanilla: my ssn is 446-22-2943 & more" in got.texts[0].text
    assert {"name": "Marisol Quintanilla", "username": "mari84"} in got.rows


def test_facebook_messenger(gather):
    got = gather(
        drawn(
            "CREATE TABLE messages (msg_id TEXT, thread_key TEXT, text TEXT, sender TEXT, timestamp_ms INTEGER)",
            "CREATE TABLE threads (thread_key TEXT, name TEXT)",
            "INSERT INTO threads VALUES ('t', 'Family')",
            """INSERT INTO messages VALUES ('b', 't', 'thanks', 'no json', 1700000010000),
            ('a', 't', 'my ssn is 446-22-2943', '{"user_key": "FACEBOOK:1", "name": "Marisol Quintanilla"}', 1700000000000)""",
        ),
        "threads_db2",
    )
    assert got.texts[0].text == (
        "Conversation: Family\nParticipant: Marisol Quintanilla\nuser id: FACEBOOK:1\n\n"
        "[2023-11-14 22:13:20] Marisol Quintanilla: my ssn is 446-22-2943\n[2023-11-14 22:13:30] ?: thanks\n"
    )
