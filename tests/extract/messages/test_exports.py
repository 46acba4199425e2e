"""One small export of each program, written by hand after its documented or published structure."""

import io
import json
import zipfile

import pytest

from pii_scan.extract.messages.shapes.meta import mended


def as_json(value: object) -> bytes:
    return json.dumps(value).encode()


def test_telegram(gather):
    got = gather(
        as_json(
            {
                "name": "Ann Moss",
                "type": "personal_chat",
                "id": 1,
                "messages": [
                    {"id": 1, "type": "service", "date": "2024-02-14T21:12:33", "actor": "Ann Moss", "action": "phone_call", "text": ""},
                    {"id": 2, "type": "message", "date": "2024-02-14T21:13:33", "from": "Ann Moss", "from_id": "user1",
                     "text": ["call ", {"type": "phone", "text": "+13055550142"}, " now"]},
                    {"id": 3, "type": "message", "date": "2024-02-14T21:14:33", "from": "Bob", "from_id": "user2", "text": "",
                     "contact_information": {"first_name": "Eve", "phone_number": "+13055550143"}},
                ],
            }
        ),
        "result.json",
    )  # fmt: skip
    assert got.texts[0].text == (
        "Conversation: Ann Moss\n\n[2024-02-14T21:12:33] Ann Moss: phone call\n"
        "[2024-02-14T21:13:33] Ann Moss: call +13055550142 now\n"
        "[2024-02-14T21:14:33] Bob: \ncontact_information.first_name: Eve\ncontact_information.phone_number: +13055550143\n"
    )
    assert [turn.party for turn in got.texts[0].turns] == [-1, -1, 0, 1]


def test_facebook_letters_are_mended(gather):
    # Each byte of the UTF-8 text stands as a character of its own.
    name = "René Moss".encode().decode("latin-1")
    got = gather(
        as_json(
            {
                "participants": [{"name": name}, {"name": "Bob Reed"}],
                "messages": [
                    {
                        "sender_name": name,
                        "timestamp_ms": 1707945153000,
                        "content": "olá 😀".encode().decode("latin-1"),
                    },
                    {"sender_name": "Bob Reed", "timestamp_ms": 1707945154000, "content": "yo"},
                ],
                "title": name,
            }
        ),
        "message_1.json",
    )
    assert got.texts[0].text == (
        "Conversation: René Moss\n\n[2024-02-14 21:12:33] René Moss: olá 😀\n[2024-02-14 21:12:34] Bob Reed: yo\n"
    )
    assert [row["name"] for row in got.rows] == ["René Moss", "Bob Reed"]
    assert "Ã" not in got.text


@pytest.mark.parametrize("text", ["plain", "naïve", "Ã", "日本", ""])
def test_what_is_whole_is_not_mended(text):
    assert mended(text) == text


def test_discord(gather):
    author = {"id": "99", "name": "annm", "discriminator": "0", "nickname": "Ann Moss"}
    got = gather(
        as_json(
            {
                "guild": {"name": "G"},
                "channel": {"name": "general"},
                "messages": [
                    {
                        "id": "1",
                        "type": "Default",
                        "timestamp": "2024-02-14T21:12:33+00:00",
                        "content": "hello",
                        "author": author,
                    }
                ],
            }
        )
    )
    assert got.texts[0].text == (
        "Conversation: G / general\nParticipant: Ann Moss\nusername: annm\nuser id: 99\n\n"
        "[2024-02-14T21:12:33+00:00] Ann Moss: hello\n"
    )
    assert got.rows == [{"nickname": "Ann Moss", "username": "annm", "user id": "99"}]


def test_teams_of_both_sorts(gather):
    graph = {
        "value": [
            {"id": "1", "createdDateTime": "2024-02-14T21:12:33Z", "from": {"application": None, "user": {"displayName": "Ann Moss"}},
             "body": {"contentType": "html", "content": "<p>my number is <b>219-09-9999</b></p>"}}
        ]
    }  # fmt: skip
    assert gather(as_json(graph)).texts[0].text == "[2024-02-14T21:12:33Z] Ann Moss: my number is 219-09-9999\n"
    skype = {
        "conversations": [
            {"id": "8:live:ann", "displayName": "Ann Moss", "MessageList": [
                {"id": "1", "displayName": None, "originalarrivaltime": "2024-02-14", "messagetype": "Text", "content": "a &amp; b", "from": "8:live:ann"}]}
        ]
    }  # fmt: skip
    assert gather(as_json(skype)).texts[0].text == "Conversation: Ann Moss\n\n[2024-02-14] live:ann: a & b\n"


def test_any_other_json(gather):
    got = gather(
        as_json(
            {
                "exportVersion": "2",
                "threads": [
                    {
                        "threadId": 88,
                        "participants": [
                            {"role": "inmate", "name": "Carlos Brandt", "inmateNumber": "A271814"},
                            {"role": "contact", "name": "Rosa Nguyen", "phone": "+13055550142"},
                        ],
                        "messages": [
                            {"ts": 1707945153000, "from": "inmate", "text": "hello my dear"},
                            {"ts": 1707945154000, "from": "contact", "text": "who is this?"},
                        ],
                    }
                ],
            }
        )
    )
    assert got.texts[0].text == (
        "Participant: Carlos Brandt\nrole: inmate\ninmateNumber: A271814\n"
        "Participant: Rosa Nguyen\nrole: contact\nphone: +13055550142\n\n"
        "[2024-02-14 21:12:33] Carlos Brandt: hello my dear\n[2024-02-14 21:12:34] Rosa Nguyen: who is this?\n"
    )
    assert {"role": "inmate", "name": "Carlos Brandt", "inmateNumber": "A271814"} in got.rows
    assert "exportVersion: 2" in got.text
    assert "threads.threadId: 88" in got.text


def test_json_without_messages_is_read_as_before(gather):
    got = gather(as_json({"note": {"text": "hello", "author": "x"}, "people": [{"name": "Ann"}, {"name": "Bob"}]}))
    assert got.texts[0].text.startswith("note.text: hello")
    assert [row["name"] for row in got.rows] == ["Ann", "Bob"]


def test_nothing_of_a_json_export_is_lost(gather):
    value = {"a": [{"sender": "Ann", "text": "word1", "sent": "2024", "z": {"deep": ["word2", {"q": "word3"}]}},
                   {"sender": "Bob", "text": "word4", "sent": "2024", "w": "word5"}], "b": [["word6"]], "c": "word7"}  # fmt: skip
    got = gather(as_json(value))
    everything = got.text + str(got.rows)
    assert got.reader == "json_export"
    assert [f"word{n}" for n in range(1, 8) if f"word{n}" not in everything] == []


def test_sms_backup(gather):
    source = (
        "<?xml version='1.0' encoding='UTF-8'?><smses count='3'>"
        "<sms address='+13055550142' date='1707945153000' type='1' subject='null' body='hi &#10;there' contact_name='Ann Moss'/>"
        "<sms address='+13055550142' date='1707945154000' type='2' body='yo' contact_name='Ann Moss'/>"
        "<mms date='1707945155000' msg_box='1' address='+13055550142~+13055550143' contact_name='Ann Moss, Bob Reed'>"
        "<parts><part seq='0' ct='image/png' cl='a.png' data='aGVsbG8='/><part ct='text/plain' text='to all'/></parts>"
        "<addrs><addr address='+13055550143' type='137'/></addrs></mms></smses>"
    )
    got = gather(source.encode(), "sms.xml")
    assert [t.text for t in got.texts] == [
        "Participant: Ann Moss\nphone number: +13055550142\n\n"
        "[2024-02-14 21:12:33] Ann Moss: hi \nthere\n[2024-02-14 21:12:34] Me: yo\n",
        "Conversation: Ann Moss, Bob Reed\nParticipant: Ann Moss\nphone number: +13055550142\n"
        "Participant: Bob Reed\nphone number: +13055550143\n\n[2024-02-14 21:12:35] Bob Reed: to all\n",
    ]
    assert got.rows[0] == {"contact name": "Ann Moss", "phone number": "+13055550142"}
    assert got.children["message-3/a.png"].payload.read() == b"hello"


def test_sms_backup_that_breaks_off_says_so(gather):
    got = gather(
        b"<?xml version='1.0'?><smses><sms address='1' type='1' date='1' body='hello there'/><sms address='2", "s.xml"
    )
    assert "hello there" in got.text
    assert "partly_read" in got.codes


def test_slack(gather):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("users.json", json.dumps([{"id": "U0123ABCD", "name": "annm", "real_name": "Ann Moss"}]))
        archive.writestr("channels.json", json.dumps([{"id": "C1", "name": "general"}]))
        message = {"type": "message", "user": "U0123ABCD", "text": "hi <@U0123ABCD>", "ts": "1707945153.000100"}
        archive.writestr("general/2024-02-14.json", json.dumps([message]))
        archive.writestr("general/2024-02-15.json", "[{]")
        archive.writestr("notes.txt", "hello")
    got = gather(held.getvalue(), "slack.zip")
    assert got.texts[0].text == "Conversation: general\n\n[2024-02-14 21:12:33] Ann Moss: hi @Ann Moss\n"
    # What was not read as messages is an item of its own.
    assert set(got.children) == {
        "users.json", "channels.json", "general/2024-02-14.json", "general/2024-02-15.json", "notes.txt",
    }  # fmt: skip
    assert [key for key, child in got.children.items() if child.told] == ["general/2024-02-14.json"]
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("partly_read", "partial")]
    assert got.problems[0].detail.startswith("1 files")


def test_a_slack_channel_whose_packed_bytes_are_damaged_is_no_empty_channel(gather):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("users.json", "[]")
        archive.writestr("channels.json", json.dumps([{"id": "C1", "name": "general"}]))
        message = {"type": "message", "user": "U1", "text": "hi there " * 40, "ts": "1707945153.000100"}
        archive.writestr("general/2024-02-14.json", json.dumps([message]))
        where = archive.getinfo("general/2024-02-14.json").header_offset
    data = bytearray(held.getvalue())
    for at in range(where + 60, where + 90):
        data[at] ^= 0xFF
    got = gather(bytes(data), "slack.zip")
    assert got.media_type == "application/vnd.slack.export+zip"
    assert ("partly_read", "partial") in [(p.code.value, p.effect.value) for p in got.problems]
    assert "general/2024-02-14.json" in got.children


def test_telegram_page(gather):
    page = """<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap">
    <div class="page_header"><div class="text bold">Ann Moss</div></div><div class="history">
    <div class="message service" id="m1"><div class="body details">14 February 2024</div></div>
    <div class="message default clearfix" id="m2"><div class="pull_left userpic_wrap"><div class="initials">AM</div></div>
    <div class="body"><div class="pull_right date details" title="14.02.2024 21:12:33">21:12</div>
    <div class="from_name">Ann Moss</div><div class="text">hello</div></div></div>
    <div class="message default clearfix joined" id="m3"><div class="body">
    <div class="pull_right date details" title="14.02.2024 21:12:35">21:12</div><div class="text">second</div></div></div>
    </div></div></body></html>"""
    got = gather(page.encode(), "messages.html")
    assert got.texts[0].text == (
        "Conversation: Ann Moss\n\n14 February 2024\n[14.02.2024 21:12:33] Ann Moss: hello\n"
        "[14.02.2024 21:12:35] Ann Moss: second\n"
    )


def test_facebook_page(gather):
    page = (
        '<html><head><title>Ann Moss</title></head><body><div class="_a706"><div class="pam _3-95 _a6-g">'
        '<div class="_3-95 _a6-h">Ann Moss</div><div class="_3-95 _a6-p"><div>hello there</div></div>'
        '<div class="_3-94 _a6-o">Feb 14, 2024, 9:12 PM</div></div>after</div></body></html>'
    )
    got = gather(page.encode(), "message_1.html")
    assert got.texts[0].text == "Conversation: Ann Moss\n\n[Feb 14, 2024, 9:12 PM] Ann Moss: hello there\n"
    assert "after" in got.text


def test_any_other_xml(gather):
    source = (
        '<?xml version="1.0"?><export><conversation id="7"><message from="Ann Moss" to="Bob Reed" date="2024-02-14">hello my dear friend</message>'
        '<message from="Bob Reed" to="Ann Moss" date="2024-02-14">my number is 219-09-9999<ip>10.0.0.1</ip></message>tail'
        "<note>x</note></conversation></export>"
    )
    got = gather(source.encode(), "a.xml")
    assert got.reader == "xml_chat"
    assert got.texts[0].text == (
        "[2024-02-14] Ann Moss: hello my dear friend\n[2024-02-14] Bob Reed: my number is 219-09-9999\n"
    )
    everything = got.text + str(got.rows)
    assert all(word in everything for word in ("tail", "note: x", "10.0.0.1"))
