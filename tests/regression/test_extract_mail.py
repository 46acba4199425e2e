"""Words of a message that mail programs do not show."""

from email.message import EmailMessage

import pii_scan.extract.mail.message as message_reader

SECRET = "219-09-9999"
WORDS = " ".join(f"word{n}" for n in range(200))


def alternative(plain: str, page: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "Hello"
    message.set_content(plain)
    message.add_alternative(page, subtype="html")
    return message.as_bytes()


def test_what_only_the_page_says_is_kept(gather):
    got = gather(alternative(WORDS, f"<p>{WORDS}</p><p>Number</p><p>SSN: {SECRET}</p><p>word1</p>"), "a.eml")
    (_, added) = got.texts
    # 203 distinct words, 3 of them new: their lines and the neighbours, not the whole page.
    assert added.text.splitlines()[-3:] == ["Number", f"SSN: {SECRET}", "word1"]


def test_a_page_that_adds_nothing_is_left_out(gather):
    assert len(gather(alternative(WORDS, f"<p>{WORDS}</p>"), "a.eml").texts) == 1


def test_words_around_the_parts_are_read(gather):
    source = (
        "From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="XX"\r\n\r\n'
        "This is a multi-part message in MIME format.\r\n"
        "--XX\r\nContent-Type: text/plain\r\n\r\nHello\r\n--XX--\r\n"
        f"SSN: {SECRET}\r\n"
    )
    got = gather(source.encode(), "a.eml")
    assert [t.text for t in got.texts if t.layer == "hidden"] == [f"SSN: {SECRET}"]
    front = gather(source.replace("This is a multi-part message in MIME format.", f"SSN: {SECRET}").encode(), "a.eml")
    assert [t.text for t in front.texts if t.layer == "hidden"] == [f"SSN: {SECRET}\nSSN: {SECRET}"]


def test_parts_past_the_limit_are_told(gather, monkeypatch):
    monkeypatch.setattr(message_reader, "_PARTS_MAX", 3)
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "Hello"
    message.set_content("Hello")
    for number in range(3):
        message.add_attachment(b"x" * 90, maintype="application", subtype="octet-stream", filename=f"{number}.bin")
    got = gather(message.as_bytes(), "a.eml")
    assert len(got.children) == 2
    assert got.codes == ["too_large"]


def test_many_attachments_of_one_name_cost_their_number(gather):
    head = (
        "From: a@example.com\nTo: b@example.com\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="XX"\n\n'
    )
    part = '--XX\nContent-Type: image/png; name="a.png"\n\nx\n'
    got = gather((head + part * 2000 + "--XX--\n").encode(), "a.eml")
    assert len(got.children) == 2000
    assert list(got.children)[-1] == "a.png (2000)"
