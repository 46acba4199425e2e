"""Character references; what is expected comes from the HTML standard by hand."""

import pytest

from tests.detect.encoded.readings import readings, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SSN:&nbsp;219-45-6789", "SSN:\xa0219-45-6789"),
        ("SSN 219&#45;45&#x2D;6789", "SSN 219-45-6789"),
        ("ann&#64;example.com", "ann@example.com"),
        ("ann&commat;example.com", "ann@example.com"),
        ("Jos&eacute; Pe&ntilde;a", "José Peña"),
        ("John&nbsp;Smith", "John\xa0Smith"),
        ("&lt;ssn&gt;219456789&lt;/ssn&gt;", "<ssn>219456789</ssn>"),
        ("DOB&nbsp01/02/1980", "DOB\xa001/02/1980"),
    ],
)
def test_decoded(text: str, expected: str) -> None:
    assert readings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["research &amp; development 1", "AT&T 12", "&copyright; 12", "a && b; 12", "&nosuchname; 12", "&#; 1", "&;"],
)
def test_left_alone(text: str) -> None:
    assert readings(text) == []


def test_place_in_the_text() -> None:
    assert written("SSN:&nbsp;219&#45;45&#45;6789&nbsp;x", "219-45-6789") == "219&#45;45&#45;6789"
