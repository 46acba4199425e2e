"""JSON escapes; what is expected comes from RFC 8259 by hand and from the standard library."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.detect.encoded.readings import readings, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r'{"dob":"01\/02\/1980"}', '{"dob":"01/02/1980"}'),
        (r'{"p":"{\"n\":\"Jos\u00e9\",\"id\":7}"}', '{"p":"{"n":"José","id":7}"}'),
        (r"ann\u0040example.com", "ann@example.com"),
        (r"219\u002d45\u002D6789", "219-45-6789"),
        (r'"\u0053\u0053\u004e 219-45-6789"', '"SSN 219-45-6789"'),
        (r"\ud83d\ude00 1", "\U0001f600 1"),
        (r"\ud83d 1", "\ufffd 1"),
        (r"b'Jos\xc3\xa9'", "b'José'"),
        (r"ann\x40example.com", "ann@example.com"),
        (r"Name: Ann Lee\nSSN: 219-45-6789\r\nDOB: 1980-01-02", "Name: Ann Lee\nSSN: 219-45-6789\r\nDOB: 1980-01-02"),
        (r"name: ann\nssn: 219-45-6789", "name: ann\nssn: 219-45-6789"),
        (r"first\tAnn\\n9", "first\tAnn\n9"),
        (r"01\\\/02\\\/1980", "01/02/1980"),
    ],
)
def test_decoded(text: str, expected: str) -> None:
    assert readings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        r"C:\new\tables\report 12.txt",
        r"\\server\new\users 12",
        r"C:\Users\ann\x2",
        r"regex \d{3}-\d{2} \b",
        r"{\"ssn\":\"219456789\"}",
        "\\",
        r"\u12",
    ],
)
def test_left_alone(text: str) -> None:
    """Paths, patterns, and quotes that part words as they are."""
    assert readings(text) == []


def test_place_in_the_text() -> None:
    assert written(r'"a":"\u00f1 01\/02\/1980\n"', "01/02/1980") == r"01\/02\/1980"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="%&=\\"), max_size=30))
def test_what_the_standard_library_dumps_is_read(value: str) -> None:
    text = '{"n":"1\\u00e9","v":' + json.dumps(value) + "}"
    (reading,) = readings(text)
    assert reading == '{"n":"1é","v":"' + value + '"}'
