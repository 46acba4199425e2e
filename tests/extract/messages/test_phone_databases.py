"""Databases of messengers: threads, senders and calls, in the tables that their programs make."""

import sqlite3
import struct

import pytest

from pii_scan.extract.messages.databases.telegram_android import tl_string


@pytest.fixture
def read(tmp_path, gather):
    def run(script: str):
        connection = sqlite3.connect(tmp_path / "made.db")
        connection.executescript(script)
        connection.close()
        return gather((tmp_path / "made.db").read_bytes(), "made.db")

    return run


def _said(got) -> list[str]:
    lines = [line for text in got.texts if text.layer == "message" for line in text.text.split("\n")]
    return [line.partition("] ")[2] for line in lines if line.startswith("[")]


def _table(got, name: str) -> list[dict[str, str]]:
    rows = next(rows for table, rows in got.tables if table.name == name)
    return [{key: value for key, value in row.items() if value} for row in rows]


def _tl(said: str) -> bytes:
    """https://core.telegram.org/mtproto/serialize#base-types"""
    data = said.encode()
    head = bytes([len(data)]) if len(data) < 254 else b"\xfe" + len(data).to_bytes(3, "little")
    return head + data + b"\0" * (-len(head + data) % 4)


@pytest.mark.parametrize("said", ["a", "abc", "Grüße an alle", "x" * 253, "y" * 254, "z" * 70_000])
def test_strings_of_the_type_language(said):
    assert tl_string(b"\1\2\3\4" + _tl(said) + b"rest", 4) == (said, 4 + len(_tl(said)))


@pytest.mark.parametrize("data", [b"", b"\0\0\0\0", b"\3ab", b"\2ab\7", b"\xfe\xff\xff\xff", b"\2\xff\xff\0"])
def test_other_bytes_are_no_strings(data):
    assert tl_string(data, 0) is None


def test_telegram(read):
    date, user = 1_709_383_000, 0x59511722
    body = struct.pack("<IIiIqIqi", 0xBB6AE88D, 0x100, 10, user, 55, user, 55, date) + _tl("my address is 77 Alder St")
    person = struct.pack("<IIIqq", 0x215C4438, 0x1F, 0, 55, 0x1122334455667788)
    person += _tl("Monique") + _tl("Sepulveda") + _tl("mo_sep") + _tl("13055550142")
    got = read(
        f"""
        CREATE TABLE messages_v2(mid INTEGER, uid INTEGER, date INTEGER, data BLOB, out INTEGER);
        CREATE TABLE users(uid INTEGER PRIMARY KEY, name TEXT, status INTEGER, data BLOB);
        CREATE TABLE chats(uid INTEGER PRIMARY KEY, name TEXT, data BLOB);
        INSERT INTO users VALUES(55, 'monique sepulveda;;;mo_sep', 0, x'{person.hex()}');
        INSERT INTO users VALUES(56, 'dana hale;;;', 0, x'00');
        INSERT INTO messages_v2 VALUES(10, 55, {date}, x'{body.hex()}', 0);
        INSERT INTO messages_v2 VALUES(11, 55, {date + 60}, x'0102', 1);
        """
    )
    assert _said(got) == ["Monique Sepulveda: my address is 77 Alder St"]
    assert "Conversation: Monique Sepulveda" in got.text
    people = _table(got, "")
    assert people[0] == {"first name": "Monique", "last name": "Sepulveda", "username": "mo_sep",
                         "phone": "+13055550142"}  # fmt: skip
    assert people[1]["full name"] == "dana hale"


def test_viber_of_android(read):
    got = read(
        """
        CREATE TABLE messages(_id INTEGER PRIMARY KEY, conversation_id INTEGER, participant_id INTEGER, msg_date INTEGER,
                              send_type INTEGER, body TEXT);
        CREATE TABLE participants(_id INTEGER PRIMARY KEY, conversation_id INTEGER, participant_info_id INTEGER);
        CREATE TABLE participants_info(_id INTEGER PRIMARY KEY, number TEXT, contact_name TEXT, display_name TEXT);
        CREATE TABLE conversations(_id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO participants_info VALUES(1, '+13055550142', '', 'Mo');
        INSERT INTO participants VALUES(4, 7, 1);
        INSERT INTO messages VALUES(1, 7, 4, 1709383000000, 0, 'did it come?'), (2, 7, 9, 1709383100000, 1, 'yes');
        """
    )
    assert _said(got) == ["Mo: did it come?", "Me: yes"]


def test_viber_of_ios(read):
    got = read(
        """
        CREATE TABLE ZVIBERMESSAGE(Z_PK INTEGER PRIMARY KEY, ZCONVERSATION INTEGER, ZPHONENUMINDEX INTEGER,
                                   ZDATE TIMESTAMP, ZSTATE VARCHAR, ZTEXT VARCHAR);
        CREATE TABLE ZCONVERSATION(Z_PK INTEGER PRIMARY KEY, ZINTERLOCUTOR INTEGER, ZNAME VARCHAR);
        CREATE TABLE ZMEMBER(Z_PK INTEGER PRIMARY KEY, ZDISPLAYFULLNAME VARCHAR, ZNAME VARCHAR);
        CREATE TABLE ZPHONENUMBER(Z_PK INTEGER PRIMARY KEY, ZMEMBER INTEGER, ZPHONE VARCHAR);
        INSERT INTO ZMEMBER VALUES(1, 'Monique Sepulveda', 'Mo');
        INSERT INTO ZPHONENUMBER VALUES(1, 1, '+13055550142');
        INSERT INTO ZCONVERSATION VALUES(3, 1, NULL);
        INSERT INTO ZVIBERMESSAGE VALUES(1, 3, 1, 730000000.0, 'received', 'did it come?'),
                                        (2, 3, NULL, 730000100.0, 'delivered', 'yes');
        """
    )
    assert _said(got) == ["Monique Sepulveda: did it come?", "Me: yes"]
    assert "phone number: +13055550142" in got.text


def test_google_messages(read):
    got = read(
        """
        CREATE TABLE conversations(_id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE messages(_id INTEGER PRIMARY KEY, conversation_id INT, sender_id INT, sent_timestamp INT,
                              received_timestamp INT, mms_subject TEXT);
        CREATE TABLE parts(_id INTEGER PRIMARY KEY, message_id INT, text TEXT);
        CREATE TABLE participants(_id INTEGER PRIMARY KEY, sub_id INT, normalized_destination TEXT, full_name TEXT);
        INSERT INTO participants VALUES(1, -1, '+13055550100', NULL), (2, -2, '+13055550142', 'Monique Sepulveda');
        INSERT INTO conversations VALUES(1, 'Monique Sepulveda');
        INSERT INTO messages VALUES(1, 1, 2, 1709383000000, 0, NULL), (2, 1, 1, 1709383100000, 0, NULL);
        INSERT INTO parts VALUES(1, 1, 'did it come?'), (2, 2, 'yes'), (3, 9, 'a part left over');
        """
    )
    assert _said(got) == ["Monique Sepulveda: did it come?", "Me: yes"]
    assert "?: a part left over" in got.text


def test_kik_wechat_and_line(read, tmp_path):
    kik = read(
        """
        CREATE TABLE messagesTable(_id INTEGER PRIMARY KEY, body TEXT, partner_jid TEXT, was_me INTEGER, timestamp LONG,
                                   bin_id TEXT);
        CREATE TABLE KIKcontactsTable(_id INTEGER PRIMARY KEY, jid TEXT, display_name TEXT, user_name TEXT);
        INSERT INTO KIKcontactsTable VALUES(1, 'm@talk.kik.com', 'Monique Sepulveda', 'mosep');
        INSERT INTO messagesTable VALUES(1, 'did it come?', 'm@talk.kik.com', 0, 1709383000000, 'm@talk.kik.com'),
                                        (2, 'yes', 'm@talk.kik.com', 1, 1709383100000, 'm@talk.kik.com');
        """
    )
    (tmp_path / "made.db").unlink()
    wechat = read(
        """
        CREATE TABLE message(msgId INTEGER PRIMARY KEY, isSend INT, createTime INTEGER, talker TEXT, content TEXT);
        CREATE TABLE rcontact(username TEXT PRIMARY KEY, alias TEXT, conRemark TEXT, nickname TEXT);
        INSERT INTO rcontact VALUES('wxid_m', 'mosep', 'Monique Sepulveda', 'Mo');
        INSERT INTO message VALUES(1, 0, 1709383000000, '9@chatroom', 'wxid_m:' || char(10) || 'did it come?'),
                                  (2, 1, 1709383100000, '9@chatroom', 'yes');
        """
    )
    (tmp_path / "made.db").unlink()
    line = read(
        """
        CREATE TABLE chat_history(id INTEGER PRIMARY KEY, chat_id TEXT, from_mid TEXT, content TEXT, created_time TEXT);
        CREATE TABLE contacts(m_id TEXT PRIMARY KEY, name TEXT);
        INSERT INTO contacts VALUES('u1', 'Monique Sepulveda');
        INSERT INTO chat_history VALUES(1, 'u1', 'u1', 'did it come?', '1709383000000'),
                                       (2, 'u1', NULL, 'yes', '1709383100000');
        """
    )
    assert _said(kik) == _said(wechat) == _said(line) == ["Monique Sepulveda: did it come?", "Me: yes"]


def test_calls_of_whatsapp(read):
    got = read(
        """
        CREATE TABLE jid(_id INTEGER PRIMARY KEY, raw_string TEXT);
        CREATE TABLE chat(_id INTEGER PRIMARY KEY, jid_row_id INTEGER, subject TEXT);
        CREATE TABLE message(_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, sender_jid_row_id INTEGER,
                             timestamp INTEGER, text_data TEXT);
        CREATE TABLE call_log(_id INTEGER PRIMARY KEY, jid_row_id INTEGER, from_me INTEGER, timestamp INTEGER,
                              duration INTEGER, call_result INTEGER);
        CREATE TABLE call_log_participant_v2(_id INTEGER PRIMARY KEY, call_log_row_id INTEGER, jid_row_id INTEGER);
        INSERT INTO jid VALUES(1, '13055550142@s.whatsapp.net'), (2, '13055550177@s.whatsapp.net');
        INSERT INTO call_log VALUES(1, 1, 1, 1709383000000, 30, 5), (2, 1, 0, 1709383100000, 0, 2),
                                   (3, 1, 0, 1709383200000, 60, 5);
        INSERT INTO call_log_participant_v2 VALUES(1, 3, 1), (2, 3, 2);
        """
    )
    told = [(row.get("caller number"), row.get("called number"), row["direction"]) for row in _table(got, "call_log")]
    assert told == [
        (None, "+13055550142", "outgoing"), ("+13055550142", None, "missed"),
        ("+13055550142", None, "incoming"), ("+13055550177", None, "incoming"),
    ]  # fmt: skip


def test_log_of_samsung(read):
    got = read(
        """
        CREATE TABLE logs(_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER, name TEXT,
                          logtype INTEGER, m_subject TEXT, m_content TEXT);
        INSERT INTO logs VALUES(1, '+13055550142', 1709383000000, 30, 2, 'Monique', 100, NULL, NULL),
                               (2, '+13055550142', 1709383100000, 0, 1, 'Monique', 300, NULL, 'did it come?'),
                               (3, '+13055550142', 1709383200000, 0, 2, 'Monique', 300, NULL, 'yes');
        """
    )
    (call,) = _table(got, "logs")[:1]
    assert call["called number"] == "+13055550142" and call["duration (seconds)"] == "30"
    assert _said(got) == ["Monique: did it come?", "Me: yes"]


def test_calls_and_contacts_of_viber(read):
    got = read(
        """
        CREATE TABLE calls(_id INTEGER PRIMARY KEY, number TEXT, canonized_number TEXT, viber_call INTEGER, date INTEGER,
                           duration INTEGER, type INTEGER);
        CREATE TABLE phonebookcontact(_id INTEGER PRIMARY KEY, display_name TEXT);
        CREATE TABLE phonebookdata(_id INTEGER PRIMARY KEY, contact_id INTEGER, data1 TEXT, data2 TEXT);
        INSERT INTO calls VALUES(1, '3055550142', '+13055550142', 1, 1709383000000, 30, 1);
        INSERT INTO phonebookcontact VALUES(1, 'Monique Sepulveda');
        INSERT INTO phonebookdata VALUES(1, 1, '3055550142', '+13055550142');
        """
    )
    assert _table(got, "calls")[0]["caller number"] == "+13055550142"
    assert _table(got, "") == [{"full name": "Monique Sepulveda", "phone": "+13055550142"}]
