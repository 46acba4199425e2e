"""vCard and iCalendar; examples after RFC 2426, RFC 6350, RFC 5545 and the vCard 2.1 specification."""

import base64

CARD_21 = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Mu=F1oz;Ana\r\n"
    b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ana Mu=C3=\r\n=B1oz\r\nTEL;HOME;VOICE:+1 305 555 0142\r\nTEL;CELL:305-555-0143\r\n"
    b"ADR;HOME:;;14 Elm Street;Springfield;IL;62701;USA\r\nADR;WORK:;;99 Oak Ave;Chicago;IL;60601;USA\r\n"
    b"PHOTO;JPEG;ENCODING=BASE64:\r\n " + base64.b64encode(b"\xff\xd8\xff" + b"x" * 90) + b"\r\n\r\nEND:VCARD\r\n"
)
CARD_3 = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Moss;Ann;B.;Dr.;\nFN:Dr. Ann B. Moss\nitem1.EMAIL;type=INTERNET:ann@example.com\n"
    "BDAY:1980-02-01\nNOTE:likes tea\\, coffee\\nand 219-09-9999\nORG:Acme\\; Sons;Sales\nX-SPOUSE:Bob\nX-CUSTOM-ID:AB12\n"
    "item1.X-ABLabel:_$!<Home>!$_\nEND:VCARD\n"
)
CARD_4 = (
    'BEGIN:VCARD\nVERSION:4.0\nFN:山田太郎\nTEL;VALUE=uri;TYPE="voice,home":tel:+1-305-555-0144\n'
    "PHOTO:data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"y" * 90).decode() + "\nEND:VCARD\n"
)


def test_cards_of_three_versions(gather):
    got = gather(CARD_21 + CARD_3.encode() + CARD_4.encode(), "a.vcf")
    ana, ann, taro = got.rows
    assert (ana["last name"], ana["first name"], ana["full name"]) == ("Muñoz", "Ana", "Ana Muñoz")
    assert (ana["phone"], ana["phone 2"]) == ("+1 305 555 0142", "305-555-0143")
    assert (ana["street"], ana["zip"], ana["street 2"], ana["zip 2"]) == (
        "14 Elm Street",
        "62701",
        "99 Oak Ave",
        "60601",
    )
    assert (ann["date of birth"], ann["email"], ann["company"]) == ("1980-02-01", "ann@example.com", "Acme; Sons Sales")
    assert ann["note"] == "likes tea, coffee\nand 219-09-9999"
    assert (ann["spouse name"], ann["custom id"]) == ("Bob", "AB12")
    assert (taro["full name"], taro["phone"]) == ("山田太郎", "+1-305-555-0144")
    assert got.children["card-1/photo.jpeg"].payload.read().startswith(b"\xff\xd8\xff")
    assert any(c.payload.read().startswith(b"\x89PNG") for c in got.children.values())
    assert got.problems == []


def test_folded_lines_and_wide_encodings(gather):
    folded = CARD_3.replace("likes tea", "likes\n  tea")
    assert gather(folded.encode("utf-16"), "a.vcf").rows[0]["note"].startswith("likes tea, coffee")


def test_many_cards_come_in_tables(gather):
    got = gather(CARD_3.encode() * 12_000, "a.vcf")
    assert [len(rows) for _, rows in got.tables] == [5000, 5000, 2000]
    assert [table.first_row for table, _ in got.tables] == [1, 5001, 10_001]


def test_damage_is_counted(gather):
    got = gather(b"BEGIN:VCARD\nFN:Ann\nno property\nEND:VCARD\n", "a.vcf")
    assert got.rows == [{"full name": "Ann"}]
    assert got.codes == ["partly_read"]
    assert gather(b"BEGIN:VCARD\nFN:cut o", "a.vcf").rows == [{"full name": "cut o"}]


def test_calendar(gather):
    got = gather(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Visit\\, with Ann\r\nDTSTART;TZID=America/New_York:20240214T211200\r\n"
        b'ORGANIZER;CN="Reed, Bob":mailto:bob@example.org\r\nATTENDEE;ROLE=REQ-PARTICIPANT;CN=Ann Moss:MAILTO:ann@exam\r\n ple.com\r\n'
        b"DESCRIPTION:call 305-555-0142\\nsoon\r\nATTACH;ENCODING=BASE64;VALUE=BINARY;FILENAME=a.txt:aGVsbG8=\r\n"
        b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "a.ics",
    )
    tables = {table.name: rows for table, rows in got.tables}
    event = tables["events"][1]
    assert (event["summary"], event["description"]) == ("Visit, with Ann", "call 305-555-0142\nsoon")
    assert tables["participants"] == [
        {"name": "Reed, Bob", "email": "bob@example.org"},
        {"name": "Ann Moss", "email": "ann@example.com"},
    ]
    assert got.children["a.txt"].payload.read() == b"hello"
