"""Parts, transfer encodings and charsets; the standard library's email package is the oracle for what it reads."""

import base64
import email
import random
from email.message import EmailMessage, Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.extract.mail import mime
from pii_scan.extract.mail.charset import body_text
from pii_scan.extract.mail.header import decoded
from pii_scan.extract.mail.message import _content
from pii_scan.extract.mail.transfer import Base64Stretch, from_base64, from_yenc, transferred

HEAD = "From: a@example.com\nTo: b@example.com\nSubject: x\nMIME-Version: 1.0\n"


def oracle(data: bytes) -> list[tuple[str, bytes | None]]:
    out: list[tuple[str, bytes | None]] = []

    def walk(part: Message, top: bool) -> None:
        held = part.get_payload()
        if part.get_content_maintype() == "message" and isinstance(held, list) and not top:
            out.append((part.get_content_type(), None))
        elif isinstance(held, list):
            for inner in held:
                walk(inner, False)
        else:
            raw = part.get_payload(decode=True)
            out.append((part.get_content_type(), raw.replace(b"\r\n", b"\n").rstrip()))

    walk(email.message_from_bytes(data), True)
    return out


def ours(data: bytes) -> list[tuple[str, bytes | None]]:
    out: list[tuple[str, bytes | None]] = []
    for part in mime.leaves(mime.parse(data, 10_000).top):
        content = _content(data, part)
        whole = None if part.kind.startswith("message/") else (content or b"").replace(b"\r\n", b"\n").rstrip()
        out.append((part.kind, whole))
    return out


def random_message(seed: int) -> EmailMessage:
    r = random.Random(seed)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.com", "b@example.com", f"s {seed}"
    mail.set_content(
        "\n".join("wörd " * r.randint(0, 30) for _ in range(r.randint(0, 8))) or "x",
        cte=r.choice(["8bit", "quoted-printable", "base64"]),
    )
    if r.random() < 0.4:
        mail.add_alternative("<p>" + "é" * r.randint(0, 300) + "</p>", subtype="html")
    for _ in range(r.randint(0, 3)):
        kind = r.randint(0, 2)
        if kind == 0:
            mail.add_attachment(
                r.randbytes(r.randint(0, 3000)), maintype="application", subtype="x", filename="a b.bin"
            )
        elif kind == 1:
            inner = EmailMessage()
            inner["Subject"] = "inner"
            inner.set_content("inner words")
            mail.add_attachment(inner)
        else:
            mail.add_attachment("text, not shown\n", filename="a.txt")
    return mail


@pytest.mark.parametrize("seed", range(120))
def test_parts_are_the_standard_parsers(seed):
    data = random_message(seed).as_bytes()
    if seed % 3 == 0:
        data = data.replace(b"\n", b"\r\n")
    assert ours(data) == oracle(data)


@pytest.mark.parametrize(
    "body",
    [
        'Content-Type: multipart/mixed; boundary="XX"\n\nfront\n--XX\n\none\n--XX\n\ntwo\n',
        'Content-Type: multipart/mixed; boundary="XX"\n\n--XX\n\none\n--XX--\nback\n',
        'Content-Type: multipart/mixed; boundary="X X:.?"\n\n--X X:.?\n\none\n--X X:.?--\n',
        'Content-Type: multipart/mixed; boundary="XX"\n\n--XX \t\n\none\n--XXY\nmore\n--XX--\n',
        'Content-Type: multipart/digest; boundary="XX"\n\n--XX\n\nSubject: in\n\nwords\n--XX--\n',
        'Content-Type: multipart/mixed; boundary="AA"\n\n--AA\nContent-Type: multipart/mixed; boundary="BB"\n\n--BB\n\none\n--AA\n\ntwo\n--AA--\n',
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\naGVsbG8=\nd29ybGQ=\n",
        "\n   starts with blanks\n \n   and goes on\n",
    ],
)
def test_odd_boundaries_are_the_standard_parsers(body):
    data = (HEAD + body).encode()
    assert ours(data)[:1] == oracle(data)[:1] or "base64" in body


def test_words_behind_a_padding_are_read():
    assert from_base64(b"aGVsbG8=\nd29ybGQ=\n") == b"helloworld"
    assert from_base64(b"aGV!!sb-G8") == from_base64(b"aGVsb+G8")
    assert from_base64(b"aGVsbG8h\nx") == b"hello!"


@given(st.binary(max_size=300), st.integers(1, 76))
def test_base64_of_any_line_length(data, width):
    text = base64.b64encode(data)
    lines = b"\r\n".join(text[i : i + width] for i in range(0, len(text), width))
    assert from_base64(lines) == data


@given(st.binary(max_size=300))
def test_yenc(data):
    # yEnc 1.3: every byte plus 42; NUL, LF, CR and = are escaped by = and another 64.
    out = bytearray()
    for byte in data:
        moved = (byte + 42) & 255
        out += bytes([0x3D, (moved + 64) & 255]) if moved in (0, 10, 13, 0x3D) else bytes([moved])
    assert from_yenc(bytes(out)) == data


def test_uuencode_with_wrong_padding():
    import binascii

    lines = b"".join(binascii.b2a_uu(b"hello world " * 3)[:-1].rstrip() + b"x\n" for _ in range(2))
    body = b"begin 644 a.txt\n" + lines + b"`\nend\n"
    assert transferred(body, "x-uuencode") == b"hello world " * 6


def test_files_in_old_bodies_are_children(gather):
    import binascii

    coded = b"".join(binascii.b2a_uu(b"name,ssn\nAnn,219-09-9999\n"[i : i + 45]) for i in range(0, 25, 45))
    got = gather(HEAD.encode() + b"\nsee below\nbegin 644 people.csv\n" + coded + b"`\nend\nafter\n", "a.eml")
    assert got.children["inline/people.csv"].payload.read() == b"name,ssn\nAnn,219-09-9999\n"
    assert "see below" in got.text and "after" in got.text and "begin 644" not in got.text


@pytest.mark.parametrize(
    "raw,stated,text",
    [
        ("año".encode(), "us-ascii", "año"),
        ("año".encode(), "iso-8859-1", "año"),
        ("año".encode("latin-1"), "us-ascii", "año"),
        ("“año”".encode("cp1252"), "iso-8859-1", "“año”"),
        ("日本語".encode("iso2022_jp"), "iso-2022-jp", "日本語"),
        ("日本語".encode("shift_jis"), "Shift-JIS", "日本語"),
        ("中文".encode("gb18030"), "gb2312", "中文"),
        ("한국어".encode("cp949"), "ks_c_5601-1987", "한국어"),
        ("año".encode(), "no-such-set", "año"),
        (b"hello", "rot13", "hello"),
        (b"Hi +AKM-", "utf-7", "Hi £"),
        (b"", "utf-8", ""),
    ],
)
def test_charsets_that_lie(raw, stated, text):
    assert body_text(raw, stated) == text


@pytest.mark.parametrize(
    "raw,text",
    [
        ("=?utf-8?q?Se=C3=B1al?=", "Señal"),
        ("=?utf-8?B?U2XDsWFs?= plain", "Señal plain"),
        ("=?utf-8?B?U2XDsWF?=", "Seña"),
        ('"=?utf-8?q?Se=C3=B1al?=" <a@b.c>', '"Señal" <a@b.c>'),
        ("=?utf-8?q?Se=C3?= =?utf-8?q?=B1al?=", "Señal"),
        ("=?x-none?q?abc?=", "abc"),
    ],
)
def test_encoded_words(raw, text):
    assert decoded(raw) == text


def test_many_parts_are_told_apart_and_the_rest_is_read(gather):
    parts = "".join(f'--XX\nContent-Type: text/x; name="{n}"\n\nbody {n}\n' for n in range(12_000))
    got = gather(
        (HEAD + 'Content-Type: multipart/mixed; boundary="XX"\n\n' + parts + "--XX--\n219-09-9999\n").encode(), "a.eml"
    )
    assert len(got.children) == 10_000
    assert "body 11999" in got.text and "219-09-9999" in got.text
    assert got.codes == ["too_large"]


def test_a_header_bomb_ends_at_its_bound(gather):
    got = gather(HEAD.encode() + b"X-A: " + b"a" * (3 << 20) + b"\n\nbody 219-09-9999\n", "a.eml")
    assert "body 219-09-9999" in got.text
    assert got.codes == ["too_large"]


def test_forwarded_a_hundred_times(gather):
    inner = "Subject: deep\nFrom: a@example.com\nTo: c@example.com\n\nwords\n"
    for n in range(100):
        inner = f'{HEAD}Content-Type: multipart/mixed; boundary="B{n}"\n\n--B{n}\nContent-Type: message/rfc822\n\n{inner}\n--B{n}--\n'
    payload, depth = inner.encode(), 0
    while payload:
        got = gather(payload, "a.eml")
        payload = next((child.payload.read() for child in got.children.values()), b"")
        depth += 1
    assert depth == 101
    assert "words" in got.text


def test_pgp_in_the_body_is_named(gather):
    got = gather(HEAD.encode() + b"\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n")
    assert got.codes == ["encrypted"]


def test_emlx_and_maildir(gather):
    message = (HEAD + "\nbody\n").encode()
    source = (
        str(len(message)).encode()
        + b"   \n"
        + message
        + b"<?xml version='1.0'?><plist><dict><key>date-sent</key><integer>17</integer></dict></plist>"
    )
    got = gather(source, "12.emlx")
    assert got.text.endswith("body\n\ndate-sent: 17")
    assert gather(b"Return-Path: <a@b.c>\n\nbody\n", "1707945153.M1P2.host:2,S").reader == "mail"
    cut = gather(str(len(message) + 50).encode() + b"\n" + message, "12.emlx")
    assert cut.codes == ["truncated"]


def test_a_large_attachment_is_decoded_as_it_is_read(gather):
    held = bytes(range(256)) * (120 << 10)
    coded = base64.encodebytes(held)
    head = HEAD.encode() + b'Content-Type: multipart/mixed; boundary="XX"\n\n--XX\n\nhello\n--XX\n'
    part = b'Content-Type: application/x; name="big.bin"\nContent-Transfer-Encoding: base64\n\n' + coded + b"--XX--\n"
    got = gather(head + part, "a.eml")
    assert got.children["big.bin"].payload.path is not None
    assert got.children["big.bin"].payload.read() == held


@given(st.binary(max_size=200), st.integers(1, 50), st.integers(1, 90))
def test_stretches_of_base64_are_the_whole(data, block, width):
    text = base64.b64encode(data)
    lines = b"\n".join(text[i : i + width] for i in range(0, len(text), width))
    stretch = Base64Stretch(b"xx" + lines + b"yy", 2, 2 + len(lines))
    stretch._BLOCK = block
    out = b""
    while piece := stretch.read(7):
        out += piece
    assert out == data
