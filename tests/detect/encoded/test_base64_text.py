"""Base64; encoded by the standard library."""

import random
from base64 import b64encode, encodebytes, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detect.encoded.readings import readings, written


def b64(text: str, encoding: str = "utf-8") -> str:
    return b64encode(text.encode(encoding)).decode()


@pytest.mark.parametrize(
    "around", ["{}", "ssn_b64: {}", '"v":"{}"', "Authorization: Basic {}", "<v>{}</v>", "a={}; b=2"]
)
@pytest.mark.parametrize(
    "value",
    [
        "ann@example.com:x1",
        "SSN: 219-45-6789",
        '{"name":"Ann","ssn":"219456789"}',
        "Señor Peña, 219-45-6789",
        "Nombre: José\nSSN: 219-45-6789",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_decoded_in_its_place(around: str, value: str, encoding: str) -> None:
    assert readings(around.format(b64(value, encoding))) == [around.format(value)]


def test_other_letters() -> None:
    """In UTF-8; UTF-16 of other than Latin letters looks like anything."""
    value = "Фамилия Иванов, паспорт 4500 123456"
    assert readings(f"v: {b64(value)}") == [f"v: {value}"]


def test_without_padding_and_url_safe() -> None:
    value = "ssn 219-45-6789 >>> ??? ~~~"
    blob = urlsafe_b64encode(value.encode()).decode().rstrip("=")
    assert "-" in blob or "_" in blob
    assert readings(f"t={blob}") == [f"t={value}"]


def test_parts_of_a_web_token() -> None:
    head, body = '{"alg":"HS256","typ":"JWT"}', '{"sub":"ann@example.com","ssn":"219456789"}'
    token = ".".join(urlsafe_b64encode(p.encode()).decode().rstrip("=") for p in (head, body))
    assert readings(f"Bearer {token}.c2lnbmF0dXJl") == [f"Bearer {head}.{body}.c2lnbmF0dXJl"]


@pytest.mark.parametrize("margin", ["", "  "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines(margin: str, end: str) -> None:
    value = "".join(f"Name: Person {n}, SSN: 219-45-{6000 + n}\n" for n in range(40))
    blob = encodebytes(value.encode()).decode().replace("\n", end + margin).rstrip()
    (reading,) = readings(f"Content:{end}{margin}{blob}{end}--part")
    assert reading.rstrip("\r") == f"Content:{end}{margin}{value}"


def test_values_of_a_column_stay_apart() -> None:
    values = [f"person{n}@example.com" for n in range(10, 30)]
    assert readings("\n".join(b64(v) for v in values)) == ["\n".join(values)]


@pytest.mark.parametrize("value", ["218447732", "218-44-7732", "1994-04-28", "04/28/1994", "2025550143", "28.04.1994"])
def test_a_short_number_needs_no_sixteen_characters(value: str) -> None:
    blob = b64(value)
    assert len(blob.rstrip("=")) < 16
    assert readings(f"ssn:: {blob}\nv=1") == [f"ssn:: {value}"]
    assert readings(f"v: x{blob}") == readings(f"v: _{blob}") == []
    assert written(f"v: {blob}", value) == blob.rstrip("=")


def test_data_url() -> None:
    assert readings(f"src='data:text/plain;base64,{b64('SSN: 219-45-6789')}'") == [
        "src='data:text/plain;base64,SSN: 219-45-6789'"
    ]


def test_place_in_the_text() -> None:
    blob = b64("xx 219-45-6789 yy")
    assert written(f"v: {blob}", "219-45-6789") == blob[4:19]
    assert written(f"v: {blob}", "xx 219-45-6789 yy") == blob.rstrip("=")


@pytest.mark.parametrize(
    "text",
    [
        "d41d8cd98f00b204e9800998ecf8427e",
        "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "/usr/lib/python3/dist-packages/foo_bar/InternationalizationHelper",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "00000000000000000000000000000000",
        "The internationalization-of-responsibilities_and_characteristics",
        "8f14e45f-ceea-467f-a8f2-6a5c1d7e8b90",
        b64("justsomeletters"),
        b64("1234567"),
        "LICENSING NewYorkState OrderNumbers MjE4NDQ3NzMx2",
        "U1NOOiAyMTktNDU",
    ],
)
def test_left_alone(text: str) -> None:
    """Hashes, pictures, paths, words, letters without a sign of a value, and what is too short."""
    assert readings(text) == []


def test_random_bytes_are_hardly_ever_text() -> None:
    rng = random.Random(7)
    lines = [b64encode(rng.randbytes(rng.choice((12, 16, 20, 24, 32, 64)))).decode() for _ in range(5000)]
    assert sum(bool(readings(line)) for line in lines) <= 2


@given(
    st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0x2FF, exclude_characters="%&=\\\x7f+"),
        min_size=16,
        max_size=60,
    )
)
def test_every_text_is_read(value: str) -> None:
    value = "Valor 1: " + value
    text = f"v: {b64(value)}"
    assert readings(text) == [f"v: {value}"]
