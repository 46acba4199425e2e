"""Quoted-printable; what is expected comes from RFC 2045 by hand and from the standard library."""

import quopri

import pytest

from tests.detect.encoded.readings import readings, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SSN: 219-45=\n-6789", "SSN: 219-45-6789"),
        ("SSN: 219-45=\r\n-6789", "SSN: 219-45-6789"),
        ("219-4=\n5-6789", "219-45-6789"),
        ("El n=C3=BAmero es 219-45-6789", "El número es 219-45-6789"),
        ("El n=C3=BAmero=3D219-45-6789=20", "El número=219-45-6789 "),
        ("ann=40example.com", "ann@example.com"),
        ('<a href=3D"x">219-45-6789</a>', '<a href="x">219-45-6789</a>'),
        ("Content-Transfer-Encoding: quoted-printable\n\nSSN=3A219=2D45=2D6789", "SSN:219-45-6789"),
        ("Subject: =?utf-8?Q?Se=C3=B1ora_Lee_219=2D45=2D6789?=", "Subject: =?utf-8?Q?Señora Lee 219-45-6789?="),
        ("SSN=3A=20219=2D45=2D6789", "SSN: 219-45-6789"),
    ],
)
def test_decoded(text: str, expected: str) -> None:
    assert readings(text)[0].endswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "status=20 took=41 id=3F",
        "a=20 b=20 c=2D 5",
        "KEY=\nOTHER=12",
        "PORT1=\nPORT2=12",
        "x==\n12",
        "dGhpcyBpcyBub3QgY3V0IGhlcmUgYnV0IGVuZHMgaGVyZSAxMjM=\nzzz 12",
        "if a == 10 and b=12",
        "?id=3D12&n=20",
        "=",
    ],
)
def test_no_soft_break_or_escape(text: str) -> None:
    """The base64 line is decoded as such, and keeps its end."""
    assert all("\n" in r or "zzz" not in r for r in readings(text))
    assert "dGhp" in text or readings(text) == []


def test_place_in_the_text() -> None:
    assert written("Name: Jos=C3=A9, SSN: 219-45=\n-6789 x", "219-45-6789") == "219-45=\n-6789"


def test_a_mail_as_the_standard_library_writes_it() -> None:
    body = (
        "Querida señora Peña, su número de seguro social es el siguiente, como nos lo pidió por carta: 219-45-6789.\n"
    )
    text = quopri.encodestring(body.encode()).decode()
    assert "=\n" in text
    assert "".join(readings(text)) == body.removesuffix("\n")
