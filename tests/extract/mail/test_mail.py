"""Messages; Python's own email package writes them."""

import mailbox
from email.message import EmailMessage


def message(**headers: str) -> EmailMessage:
    out = EmailMessage()
    for name, value in {
        "From": "Ann Lee <ann@example.com>",
        "To": "bob@example.org",
        "Subject": "Señal",
        **headers,
    }.items():
        out[name] = value
    return out


def test_headers_body_and_attachment(gather):
    mail = message()
    mail.set_content("My SSN is 219-09-9999\n")
    mail.add_alternative("<p>My SSN is 219-09-9999 <a href='https://x.example/id'>here</a></p>", subtype="html")
    mail.add_attachment(b"name,ssn\nAnn,219-09-9999\n", maintype="text", subtype="csv", filename="péople.csv")
    got = gather(mail.as_bytes(), "a.eml")
    assert "From: Ann Lee <ann@example.com>" in got.text
    assert "Subject: Señal" in got.text
    assert "My SSN is 219-09-9999" in got.text
    assert got.children["péople.csv"].payload.read() == b"name,ssn\nAnn,219-09-9999\n"
    assert got.problems == []


def test_html_alone_is_read(gather):
    mail = message()
    mail.set_content("<p>Call <b>305-555-0100</b></p>", subtype="html")
    assert "Call 305-555-0100" in gather(mail.as_bytes()).text


def test_forwarded_message_is_a_child(gather):
    inner = message(Subject="inner")
    inner.set_content("inner words")
    outer = message(Subject="outer")
    outer.set_content("outer words")
    outer.add_attachment(inner)
    got = gather(outer.as_bytes())
    (child,) = got.children.values()
    assert b"inner words" in child.payload.read()
    assert "inner words" not in got.text


def test_raw_eight_bit_headers(gather):
    got = gather("From: José <j@example.com>\nTo: x@example.com\nSubject: año\n\nhola".encode())
    assert "From: José <j@example.com>" in got.text


def test_deep_nesting_falls_back_to_text(gather):
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(5000))
    got = gather(b"From: a@example.com\nTo: b@example.com\nSubject: x\n" + parts.encode() + b"\n219-09-9999\n")
    assert "219-09-9999" in got.text
    assert got.codes == ["partly_read", "truncated"]


def test_mailbox_splits(gather, tmp_path):
    box = mailbox.mbox(tmp_path / "box")
    for i in range(3):
        mail = message(Subject=f"m{i}")
        mail.set_content(f"From here on: body {i}\n")
        box.add(mail)
    box.close()
    got = gather((tmp_path / "box").read_bytes(), "box")
    assert got.media_type == "application/mbox"
    assert len(got.children) == 3
    assert b"\nFrom here on: body 1" in got.children["message-2.eml"].payload.read()


def test_a_file_name_in_eight_bit_letters_and_what_a_part_says_of_itself(gather):
    mail = (
        "From: a@example.com\nTo: b@example.com\nSubject: s\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhello\n--x\nContent-Type: text/plain\n"
        "Content-Description: statement of Ann Lee\nContent-Disposition: attachment;\n filename=Zoë Lee.txt\n\nfile\n--x--\n"
    )
    got = gather(mail.encode(), "a.eml")
    assert "statement of Ann Lee" in got.text
    assert [key.split(".")[0][:3] for key in got.children] == ["Zoë"]
