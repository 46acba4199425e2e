"""Every reader of mail and messages over damaged input: it ends, raises nothing and says what it is."""

import json
import random
import struct

import pytest

HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


def attribute(level: int, number: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, number, 6, len(data)) + data + b"\x00\x00"


SAMPLES = {
    "a.eml": b'From: a@b.c\nTo: d@e.f\nSubject: =?utf-8?q?x?=\nContent-Type: multipart/mixed; boundary="X"\n\n--X\n\nhi\n--X\n'
    b'Content-Type: application/x; name="a"\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--X--\n',
    "box.mbox": b"From a@b.c Wed Feb 14 21:12:33 2024\nSubject: a\nFrom: a@b.c\nTo: b\n\nhi\n\n" * 3,
    "winmail.dat": b"\x78\x9f\x3e\x22\x01\x00" + attribute(1, 0x8004, b"Subject\x00")
    + attribute(1, 0x9003, struct.pack("<IHHII", 1, 0x0102, 0x1009, 1, len(HELLO)) + HELLO + b"\x00" * 3)
    + attribute(2, 0x9002, b"\x00" * 14) + attribute(2, 0x800F, b"content"),
    "a.vcf": b"BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:Mu=F1oz;Ana\nTEL;HOME:+1 305 555 0142\nPHOTO;BASE64:\n aGVs\n\n"
    b"END:VCARD\n",
    "a.ics": b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\\, b\nATTENDEE;CN=\"A, B\":mailto:a@b.c\nEND:VEVENT\nEND:VCALENDAR\n",
    "smime.p7m": bytes.fromhex("308006092a864886f70d010702a0803080020101310030800609") + bytes.fromhex("2a864886f70d010701a080248004026869040100")
    + b"\x00" * 12,
    "_chat.txt": "[14/02/2024, 21:12:33] Ann Moss: hi\n[١٤/٢/٢٠٢٤، ٩:١٢:٣٣ م] آن: مرحبا\n2/14/24, 9:12\u202fPM - Bob: x\n".encode() * 3,
    "copy.txt": "Ann Moss — Today at 9:12 PM\nhello\nBob — Today at 9:13 PM\nyo\nAnn Moss — Today at 9:14 PM\nbye\n".encode(),
    "a.vtt": b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Ann>my social\n\n00:04.000 --> 00:05.000\nBob: ok\n",
    "a.srt": b"1\n00:00:01,000 --> 00:00:04,000\nANN: hello <i>you</i>\n\n2\n00:00:05,000 --> 00:00:06,000\nhow\n",
    "sms.xml": b"<?xml version='1.0'?><smses><sms address='+1' date='1707945153000' type='1' body='hi there' contact_name='A'/>"
    b"<mms address='1~2' msg_box='1'><parts><part ct='image/png' data='aGVs'/></parts><addrs><addr address='2' type='137'/></addrs></mms></smses>",
    "a.xml": b"<?xml version='1.0'?><x><message from='Ann' to='Bob' date='2024'>hello my dear</message><message from='Bob' to='Ann' date='2024'>"
    b"and to you</message></x>",
    "a.csv": b"sender,recipient,date,message\nAnn,Bob,2024-01-01,hello my friend\nBob,Ann,2024-01-02,\"hi, you\"\n" * 2,
    "telegram.json": json.dumps({"name": "A", "messages": [{"type": "message", "date": "2024", "from": "A", "text": ["a", {"text": "b"}]}] * 2}).encode(),
    "facebook.json": json.dumps({"participants": [{"name": "A"}], "messages": [{"sender_name": "A", "timestamp_ms": 1, "content": "x\u00c3\u00a9"}]}).encode(),
    "slack.json": json.dumps([{"type": "message", "user": "U0123ABCD", "text": "hi <@U0123ABCD>", "ts": "1.2", "files": [{"name": "a"}]}] * 2).encode(),
    "general.json": json.dumps({"threads": [{"participants": [{"name": "A", "phone": "1"}], "messages": [{"from": "A", "text": "x y", "ts": 1}]}]}).encode(),
    "messages.html": b'<html><body><div class="history"><div class="message default clearfix"><div class="from_name">A</div><div class="text">x'
    b"</div></div></div></body></html>",
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_ends_in_a_result(gather, name):
    whole = SAMPLES[name]
    assert gather(whole, name).reader not in ("carved", "plain"), "the sample is of its format"
    r = random.Random(name)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(r.randint(1, 6)):
            at = r.randrange(len(data))
            match r.randint(0, 3):
                case 0:
                    data[at] = r.randrange(256)
                case 1:
                    del data[at : at + r.randint(1, 12)]
                case 2:
                    data[at:at] = data[at : at + r.randint(1, 30)]
                case _:
                    data[at:at] = r.randbytes(r.randint(1, 8))
            data = data or bytearray(b"x")
        got = gather(bytes(data), name)
        assert got.texts or got.tables or got.children or got.problems


@pytest.mark.parametrize("name", [n for n in SAMPLES if n.endswith(".json")])
def test_values_of_other_types_are_no_messages_to_trip_over(gather, name):
    """Each leaf of an export in turn as null, a number, a list, an object."""
    value = json.loads(SAMPLES[name])

    def variants(node, put):
        if isinstance(node, dict):
            for key in list(node):
                yield from variants(node[key], lambda new, node=node, key=key: node.__setitem__(key, new))
        elif isinstance(node, list):
            for at in range(len(node)):
                yield from variants(node[at], lambda new, node=node, at=at: node.__setitem__(at, new))
        if put is not None:
            for other in (None, 7, [], {}, [None], {"a": [1]}, True, "\ud83d"):
                put(other)
                yield
            put(node)

    for _ in variants(value, None):
        gather(json.dumps(value).encode(), name)
