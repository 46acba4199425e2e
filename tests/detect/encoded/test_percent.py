"""URL encoding; what is expected comes from RFC 3986 by hand and from the standard library."""

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detect.encoded.readings import readings, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ssn=219%2D45%2D6789", "ssn=219-45-6789"),
        ("ssn%3d219-45-6789&x=1", "ssn=219-45-6789&x=1"),
        ("GET /p?mail=ann%40example.com HTTP/1.1", "GET /p?mail=ann@example.com HTTP/1.1"),
        ("?name=Jos%C3%A9%20P%C3%A9rez", "?name=José Pérez"),
        ("?name=Jos%E9", "?name=José"),
        ("?name=Jos%u00e9&n=1", "?name=José&n=1"),
        ("?name=Ann+Lee&born=1980", "?name=Ann Lee&born=1980"),
        ("born=1980&name=Ann+Lee", "born=1980&name=Ann Lee"),
        ("name=Ann+Lee&born=1980", "name=Ann Lee&born=1980"),
        ("phone=%2B1%20202%20555%200143", "phone=+1 202 555 0143"),
        ("/c+1?social+security=219456789&q=a+b", "/c+1?social security=219456789&q=a b"),
        ("tag=1%2B2&q=a+b", "tag=1+2&q=a b"),
        ("calle=123%20Calle%20Mayor%2C%202%C2%BA", "calle=123 Calle Mayor, 2º"),
        ("%32%31%39-45-6789", "219-45-6789"),
        ("219-45-67%38%39", "219-45-6789"),
        ("p=%22Ann+Lee%22%2C%22a%40example.com%22", 'p="Ann Lee","a@example.com"'),
        ("SSN\n219%2D45%2D6789\nend", "SSN\n219-45-6789"),
    ],
)
def test_decoded(text: str, expected: str) -> None:
    assert readings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "some 95%20 of 100",
        "from 5%10 to 95%.",
        "100% of 25%",
        'printf("%02d:%02d %s %5.2f", 12, 34)',
        "strftime('%Y-%m-%d') 2024",
        "mail=ann+news@example.com&x=1",
        "mail=ann+news%example.com",
        "call +1 202 555 0143",
        "sum = 1+2",
        "https://example.com/a%zz/12",
        "a%2",
        "%",
    ],
)
def test_left_alone(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(
    ("value", "as_written"), [("219-45-6789", "219%2D45%2D6789"), ("José", "Jos%C3%A9"), ("é", "%C3%A9")]
)
def test_place_in_the_text(value: str, as_written: str) -> None:
    assert written(f"?x=%20&v={as_written}%20and&y=1", value) == as_written


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="%&=\\"), min_size=1, max_size=30))
def test_what_the_standard_library_quotes_is_read(value: str) -> None:
    text = f"?n=1%2D1&v={quote(value, safe='')}&z=%C3%B1"
    (reading,) = readings(text)
    assert reading == unquote(text)
