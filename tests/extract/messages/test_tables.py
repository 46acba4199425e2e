"""Message tables of any format become conversations; other tables stay what they are."""

import json
import sqlite3

import pytest

from pii_scan.extract.messages.databases.imessage import typedstream_text
from pii_scan.extract.messages.roles import Roles

INMATES = (
    b"message_id,sent_at,facility,inmate_id,inmate_name,contact_name,contact_phone,direction,attorney_flag,body\n"
    b'M1,2024-03-02T12:44:00,Lake,A687352,"Osborne, Andre",Monique Sepulveda,305-555-0142,out,,call me on Monday\n'
    b'M2,2024-03-02T12:50:00,Lake,A687352,"Osborne, Andre",Monique Sepulveda,305-555-0142,in,,"my new address is\n14 Elm St"\n'
    b'M3,2024-03-02T12:55:00,Lake,A687352,"Osborne, Andre",Dana Hale,305-555-0143,in,Y,your hearing is moved\n'
)


def test_inmate_messaging(gather):
    got = gather(INMATES, "export.csv")
    assert [t.text for t in got.texts] == [
        "Participant: Osborne, Andre\ninmate_id: A687352\n"
        "Participant: Monique Sepulveda\ncontact_phone: 305-555-0142\n\n"
        "[2024-03-02T12:44:00] Osborne, Andre: call me on Monday\n"
        "[2024-03-02T12:50:00] Monique Sepulveda: my new address is\n14 Elm St\n",
        "attorney_flag: Y\nParticipant: Dana Hale\ncontact_phone: 305-555-0143\n"
        "Participant: Osborne, Andre\ninmate_id: A687352\n\n[2024-03-02T12:55:00] Dana Hale: your hearing is moved\n",
    ]
    assert [[t.row for t in text.turns if t.party >= 0] for text in got.texts] == [[None, None, 2, 3], [None, None, 4]]
    participants = [row for table, rows in got.tables if table.name == "participants" for row in rows]
    assert participants == [
        {"inmate_id": "A687352", "inmate_name": "Osborne, Andre"},
        {"contact_name": "Monique Sepulveda", "contact_phone": "305-555-0142"},
        {"contact_name": "Dana Hale", "contact_phone": "305-555-0143"},
    ]
    (further,) = [(table, rows) for table, rows in got.tables if table.name != "participants"]
    assert further[0].columns == ("message_id", "sent_at", "facility", "direction", "attorney_flag")
    assert [row["message_id"] for row in further[1]] == ["M1", "M2", "M3"]
    assert further[0].first_row == 2


@pytest.mark.parametrize(
    "columns",
    [
        "sender,recipient,timestamp,message",
        "From,To,Date,Text",
        "Sender Name,Sender ID,Chat Session,Message Date,Text",
        "remitente,destinatario,fecha,mensaje",
        "Absender,Empfänger,Datum,Nachricht",
        "thread_id,address,date,type,body",
        "inmateId,inmateName,contactName,contactEmail,sentAt,direction,messageBody",
        "resident,friend,date,message",
        "channel,username,created_at,content",
    ],
)
def test_columns_of_messages(columns):
    assert Roles(tuple(columns.split(","))).of_messages


@pytest.mark.parametrize(
    "columns",
    [
        "name,email,message",
        "name,ssn,dob,from,to,date,text",
        "from,to,start,duration",
        "user,rating,text,date",
        "ticket_id,customer_name,email,message,priority,date,from,to",
        "date,level,message",
        "id,title,content,created_at",
    ],
)
def test_columns_of_something_else(columns):
    assert not Roles(tuple(columns.split(","))).of_messages


def test_codes_under_a_heading_of_messages_are_no_words(gather):
    got = gather(
        b"sender,recipient,date,message\n1,2,2024-01-01,A17\n2,1,2024-01-01,B12\n3,1,2024-01-01,C12\n", "a.csv"
    )
    assert got.texts == []
    assert len(got.rows) == 3


def test_ndjson(gather):
    rows = [
        {"sender": "Ann Moss", "recipient": "Bob", "timestamp": 1707945153 + n, "text": f"hello you {n}"}
        for n in range(3)
    ]
    got = gather("\n".join(map(json.dumps, rows)).encode(), "a.ndjson")
    assert got.text.startswith("Recipient: Bob\n\n[2024-02-14 21:12:33] Ann Moss: hello you 0\n")


def database(path, script: str) -> bytes:
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.commit()
    connection.close()
    return path.read_bytes()


def test_android_sms_database(gather, tmp_path):
    data = database(
        tmp_path / "a.db",
        "create table sms(_id integer primary key, thread_id integer, address text, date integer, type integer, body text);"
        "insert into sms values(1, 2, '+13055550142', 1707945153000, 1, 'hello there my dear');"
        "insert into sms values(2, 2, '+13055550142', 1707945154000, 2, 'see you on Friday');"
        "create table other(a text); insert into other values('word');",
    )
    got = gather(data, "mmssms.db")
    assert got.text == (
        "[2024-02-14 21:12:33] +13055550142: hello there my dear\n[2024-02-14 21:12:34] Me: see you on Friday\n"
    )
    assert {"a": "word"} in got.rows


TYPED = (
    b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85\x92\x84"
    b"\x84\x84\x08NSString\x01\x94\x84\x01+"
)


def test_imessage(gather, tmp_path):
    path = tmp_path / "chat.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        "create table handle(ROWID integer primary key, id text);"
        "create table chat(ROWID integer primary key, chat_identifier text, display_name text);"
        "create table chat_message_join(chat_id, message_id);"
        "create table message(ROWID integer primary key, text text, attributedBody blob, handle_id integer, subject text,"
        " date integer, is_from_me integer, account text);"
        "insert into handle values(1, '+13055550142'); insert into chat values(1, '+13055550142', '');"
        "insert into chat_message_join values(1, 1), (1, 2);"
        "insert into message values(1, 'hello', null, 1, null, 729637953000000000, 0, 'bob@example.com');"
    )
    connection.execute(
        "insert into message values(2, null, ?, 0, null, 729637954000000000, 1, null)", (TYPED + b"\x05typed\x86\x84",)
    )
    connection.commit()
    connection.close()
    got = gather(path.read_bytes(), "chat.db")
    # 729,637,953 s after 2001-01-01 UTC.
    assert got.texts[0].text == (
        "Conversation: +13055550142\n\n[2024-02-14 21:12:33] +13055550142: hello\n[2024-02-14 21:12:34] Me: typed\n"
    )
    assert "bob@example.com" in str(got.rows)
    assert "hello" not in str(got.rows)


def test_typed_streams_of_any_length():
    long = "é" * 200
    assert typedstream_text(TYPED + b"\x81\x90\x01" + long.encode() + b"\x86") == long
    for cut in range(len(TYPED) + 4):
        typedstream_text((TYPED + b"\x81\x90\x01ab")[:cut])


def test_whatsapp_databases(gather, tmp_path):
    android = database(
        tmp_path / "msgstore.db",
        "create table jid(_id integer primary key, raw_string text); create table chat(_id integer primary key, jid_row_id, subject);"
        "create table message(_id integer primary key, chat_row_id, from_me, sender_jid_row_id, timestamp, text_data);"
        "insert into jid values(1, '13055550142@s.whatsapp.net'); insert into chat values(5, 1, null);"
        "insert into message values(1, 5, 0, 0, 1707945153000, 'hello'), (2, 5, 1, 0, 1707945154000, 'yo');",
    )
    got = gather(android)
    assert got.texts[0].text == (
        "Conversation: +13055550142\n\n[2024-02-14 21:12:33] +13055550142: hello\n[2024-02-14 21:12:34] Me: yo\n"
    )
    ios = database(
        tmp_path / "ChatStorage.sqlite",
        "create table ZWACHATSESSION(Z_PK integer primary key, ZCONTACTJID, ZPARTNERNAME);"
        "create table ZWAMESSAGE(Z_PK integer primary key, ZCHATSESSION, ZISFROMME, ZFROMJID, ZMESSAGEDATE, ZTEXT);"
        "insert into ZWACHATSESSION values(1, '13055550142@s.whatsapp.net', 'Ann Moss');"
        "insert into ZWAMESSAGE values(1, 1, 0, '13055550142@s.whatsapp.net', 729637953.5, 'hello');",
    )
    got = gather(ios)
    assert got.texts[0].text == (
        "Conversation: Ann Moss\nParticipant: Ann Moss\nphone number: +13055550142\n\n[2024-02-14 21:12:33] Ann Moss: hello\n"
    )
    assert {"name": "Ann Moss", "phone number": "+13055550142"} in got.rows


def test_a_damaged_messenger_database_keeps_what_it_read(gather, tmp_path):
    data = bytearray(
        database(
            tmp_path / "msgstore.db",
            "create table jid(_id integer primary key, raw_string text); create table chat(_id integer primary key, jid_row_id, subject);"
            "create table message(_id integer primary key, chat_row_id, from_me, sender_jid_row_id, timestamp, text_data);"
            + "".join(f"insert into message values({n}, 5, 1, 0, 1, '{'word ' * 100}');" for n in range(1, 200)),
        )
    )
    data[-20_000:] = b"\xff" * 20_000
    got = gather(bytes(data))
    assert "word" in got.text
    assert "partly_read" in got.codes
