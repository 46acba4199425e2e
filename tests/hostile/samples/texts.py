"""Texts, mark-up and messages: written by hand after their published structure."""

import json
import plistlib
import sqlite3
import tempfile
import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from tests.hostile.samples.sample import NAME, NOTE, SSN, Sample

_END_MARK = "a text has no end mark"
_AS_TEXT = "read to its end as plain text, and a note says so"
_ANY = "changed letters are still a text"


def _text(words: str) -> bytes:
    return words.encode()


_FILLER = "".join(f"On day {n} the weather was {'very ' * (n % 4)}fine and nobody came.\n" for n in range(20))
_RTF = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard " + NOTE.replace("\n", r"\par ") + r"{\b bold}\par}"
_HTML = f"<!DOCTYPE html><html><head><title>x</title></head><body><p>{NOTE}</p>{'<p>more</p>' * 40}</body></html>"
_XML = f'<?xml version="1.0"?><people><person><name>{NAME}</name><ssn>{SSN}</ssn></person>{"<x>1</x>" * 40}</people>'
_SQL = (
    "-- MySQL dump 10.13\nCREATE TABLE `people` (`id` int, `name` varchar(40), `ssn` varchar(11));\n"
    f"INSERT INTO `people` (`id`, `name`, `ssn`) VALUES (1,'{NAME}','{SSN}'),(2,'Wendell Ostrander','401-22-2944');\n"
    "-- Dump completed\n"
)
_CHAT = "".join(
    f"[2024-02-{day:02d}, 21:{day:02d}:33] {who}: {words}\n"
    for day, who, words in [
        (1, NAME, "hello"), (2, "Bob Reed", "hi"), (3, NAME, f"my ssn is {SSN}"), (4, "Bob Reed", "ok"), (5, NAME, "bye"),
    ]
)  # fmt: skip
_HEADED = "".join(
    f"Feb {day}, 2024 9:{day:02d}:33 PM\n{who}\n{words}\n\n"
    for day, who, words in [
        (11, NAME, "hello"), (12, "+13055550142", "hi"), (13, NAME, f"my ssn is {SSN}"), (14, "+13055550142", "ok"),
    ]
)  # fmt: skip
_TELEGRAM = {
    "name": NAME, "type": "personal_chat", "id": 1,
    "messages": [
        {"id": n, "type": "message", "date": "2024-02-14T21:13:33", "from": who, "from_id": f"user{n}", "text": words}
        for n, who, words in [(1, NAME, f"ssn {SSN}"), (2, "Bob", "thanks"), (3, NAME, "bye")]
    ],
}  # fmt: skip
_TELEGRAM_PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_body chat_page">'
    '<div class="history">'
    + "".join(
        f'<div class="message default clearfix" id="message{n}"><div class="body"><div class="pull_right date details" '
        f'title="14.02.2024 21:1{n}:33">21:1{n}</div><div class="from_name">{who}</div><div class="text">{words}</div></div></div>'
        for n, who, words in [(1, NAME, f"my ssn is {SSN}"), (2, "Bob Reed", "ok"), (3, NAME, "bye")]
    )
    + "</div></div></body></html>"
)
_SMS = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><smses count=\"2\">"
    f'<sms protocol="0" address="+13055550142" date="1707945153000" type="1" subject="null" body="my ssn is {SSN}" '
    f'contact_name="{NAME}" /><sms protocol="0" address="+13055550142" date="1707945154000" type="2" body="thanks" '
    f'contact_name="{NAME}" /></smses>'
)
_XML_CHAT = (
    "<chat>"
    + "".join(
        f"<message><sender>{who}</sender><time>2024-02-14T21:1{n}:33</time><text>{words}</text></message>"
        for n, who, words in [(1, NAME, f"my ssn is {SSN}"), (2, "Bob Reed", "ok"), (3, NAME, "bye")]
    )
    + "</chat>"
)
_VTT = f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {NAME}>my ssn is {SSN}\n\n00:03.000 --> 00:04.000\n<v Bob>ok\n"
_VCARD = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{NAME}\r\nTEL:+13055550142\r\nNOTE:SSN: {SSN}\r\nEND:VCARD\r\n"
_CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20240214T090000Z\r\n"
    f"SUMMARY:Visit of {NAME}\r\nDESCRIPTION:SSN: {SSN}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
_TABLE = "".join(
    f"{who},{to},2024-02-14 21:1{n}:33,{words}\n"
    for n, (who, to, words) in enumerate(
        [(NAME, "Bob Reed", f"my ssn is {SSN}"), ("Bob Reed", NAME, "ok"), (NAME, "Bob Reed", "bye")] * 3
    )
)
_FIXED = "".join(f"{NAME:<30}446-22-{2943 + n:04d} 19{60 + n}-02-14 Springfield     IL\n" for n in range(30))
_PS = f"%!PS-Adobe-3.0\n%%Title: form\n/Helvetica findfont 12 scalefont setfont\n72 700 moveto (SSN: {SSN}) show\nshowpage\n%%EOF\n"


def _message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"{NAME} <m@example.org>", "b@example.org", "Form"
    message["Date"] = "Wed, 14 Feb 2024 21:13:33 +0000"
    message.set_content(NOTE)
    message.add_attachment(NOTE.encode() * 3, maintype="application", subtype="octet-stream", filename="note.txt")
    return message


def _mbox() -> bytes:
    one = b"From m@example.org Wed Feb 14 21:13:33 2024\n" + _message().as_bytes() + b"\n\n"
    return one * 2


def _slack() -> bytes:
    out = BytesIO()
    users = [{"id": "U1", "name": "marisol", "real_name": NAME}, {"id": "U2", "name": "bob", "real_name": "Bob Reed"}]
    day = [
        {"type": "message", "user": "U1", "text": f"my ssn is {SSN}", "ts": "1707945153.000100"},
        {"type": "message", "user": "U2", "text": "ok", "ts": "1707945154.000100"},
    ]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("users.json", json.dumps(users))
        archive.writestr("channels.json", json.dumps([{"id": "C1", "name": "general", "members": ["U1", "U2"]}]))
        archive.writestr("general/2024-02-14.json", json.dumps(day))
    return out.getvalue()


def database(*statements: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        base = sqlite3.connect(path)
        for statement in statements:
            base.execute(statement)
        base.commit()
        base.close()
        return path.read_bytes()


def _whatsapp() -> bytes:
    return database(
        "create table message (_id integer primary key, chat_row_id int, from_me int, sender_jid_row_id int, timestamp int, text_data text)",
        "create table jid (_id integer primary key, user text, raw_string text)",
        "create table chat (_id integer primary key, jid_row_id int, subject text)",
        "insert into jid values (1, '13055550142', '13055550142@s.whatsapp.net')",
        "insert into chat values (1, 1, null)",
        f"insert into message values (1, 1, 0, 1, 1707945153000, 'my ssn is {SSN}'), (2, 1, 1, 0, 1707945154000, 'ok')",
    )


def _people() -> bytes:
    rows = ",".join(f"('{NAME} {n}', '446-22-{2943 + n}')" for n in range(30))
    return database("create table people (name text, ssn text)", f"insert into people values {rows}")


PLIST = plistlib.dumps(
    {"patients": [{"name": NAME, "ssn": SSN}, {"name": "Bob Reed", "ssn": "401-22-2944"}]}, fmt=plistlib.FMT_BINARY
)
HAR = json.dumps({"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": [
    {"request": {"method": "POST", "url": "https://clinic.example/", "headers": [], "cookies": [], "postData": {
        "mimeType": "application/x-www-form-urlencoded", "params": [{"name": "name", "value": NAME}, {"name": "ssn", "value": SSN}]}},
     "response": {"status": 200, "content": {}}}]}}, indent=1).encode()  # fmt: skip
SAMPLES = (
    Sample("a.plist", "plist", lambda: PLIST, flipped=_ANY),
    Sample("a.har", "har", lambda: HAR, cut="read to its end as plain text, and a note says so", flipped=_ANY),
    Sample("plain.txt", "plain", lambda: _text(_FILLER + NOTE + _FILLER), cut=_END_MARK, flipped=_ANY),
    Sample("utf16.txt", "plain", lambda: (NOTE + _FILLER).encode("utf-16"), cut=_END_MARK, flipped=_ANY),
    Sample("page.html", "html", lambda: _text(_HTML), cut="browsers show a page that lacks its end", flipped=_ANY),
    Sample("people.json", "json", lambda: json.dumps({"people": [{"name": NAME, "ssn": SSN}] * 20}).encode(), cut=_AS_TEXT, flipped=_ANY),
    Sample("people.ndjson", "json", lambda: f'{{"name": "{NAME}", "ssn": "{SSN}"}}\n'.encode() * 20, flipped=_ANY,
           cut="lines may end anywhere between two objects"),
    Sample("people.xml", "xml", lambda: _text(_XML), cut=_AS_TEXT, flipped=_ANY),
    Sample("letter.rtf", "rtf", lambda: _text(_RTF), flipped=_ANY),
    Sample("dump.sql", "sql_dump", lambda: _text(_SQL), flipped=_ANY, cut="statements end at a line"),
    Sample("people.csv", "csv", lambda: _text("name,ssn\n" + f"{NAME},{SSN}\n" * 20), cut=_END_MARK, flipped=_ANY),
    Sample("chat.txt", "chat_text", lambda: _text(_CHAT), cut=_END_MARK, flipped=_ANY),
    Sample("headed.txt", "headed_text", lambda: _text(_HEADED), cut=_END_MARK, flipped=_ANY),
    Sample("result.json", "json_export", lambda: json.dumps(_TELEGRAM, indent=1).encode(), cut=_AS_TEXT, flipped=_ANY),
    Sample("messages.html", "html_chat", lambda: _text(_TELEGRAM_PAGE), flipped=_ANY,
           cut="browsers show a page that lacks its end"),
    Sample("sms.xml", "sms_backup", lambda: _text(_SMS), cut=_AS_TEXT, flipped=_ANY),
    Sample("chat.xml", "xml_chat", lambda: _text(_XML_CHAT), cut=_AS_TEXT, flipped=_ANY),
    Sample("call.vtt", "transcript", lambda: _text(_VTT), cut=_END_MARK, flipped=_ANY),
    Sample("card.vcf", "vcard", lambda: _text(_VCARD), cut="the beginning of its first line is a text", flipped=_ANY),
    Sample("visit.ics", "icalendar", lambda: _text(_CALENDAR), flipped=_ANY),
    Sample("messages.csv", "message_tables", lambda: _text("sender,recipient,sent,message\n" + _TABLE), cut=_END_MARK, flipped=_ANY),
    Sample("mail.eml", "mail", lambda: _message().as_bytes(), cut="cut in its headers, it has no body", flipped=_ANY),
    Sample("box.mbox", "mbox", _mbox, cut="a mailbox ends where its last message does", flipped=_ANY),
    Sample("slack.zip", "slack_zip", _slack),
    Sample("msgstore.db", "sqlite_chat", _whatsapp, flipped=_ANY),
    Sample("people.dat", "fixed_width", lambda: _text(_FIXED), cut=_END_MARK, flipped=_ANY),
    Sample("drawing.ps", "postscript", lambda: _text(_PS), state="partial"),
    Sample("people.db", "sqlite", _people, flipped=_ANY),
)  # fmt: skip
