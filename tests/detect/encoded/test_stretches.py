"""All encodings together: nesting, stretches, the way back, growth."""

from base64 import b64encode
from itertools import pairwise
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.encoded import stretches as stretches_module
from pii_scan.detect.encoded.stretches import decoded_stretches
from tests.detect.encoded.readings import readings, written


def b64(text: str) -> str:
    return b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("text", "expected", "how"),
    [
        ("b " + b64("ssn%3D219%2D45%2D6789&x=1"), "b ssn=219-45-6789&x=1", "base64+percent"),
        ("p=" + quote(b64("ssn: 219-45-6789 >>>???~~~"), safe=""), "p=ssn: 219-45-6789 >>>???~~~", "percent+base64"),
        (quote("Jos&eacute; 219-45-6789"), "José 219-45-6789", "percent+html"),
        ("ssn%253D219-45-6789", "ssn=219-45-6789", "percent"),
        (r"{\"n\":\"Jos\\u00e9\",\"id\":7}", '{"n":"José","id":7}', "json"),
        ("Jos&amp;eacute; 12", "José 12", "html"),
        ("219&amp;#45;45-6789", "219-45-6789", "html"),
        (r"Jos&#92;u00e9 12", "José 12", "html+json"),
        ("ssn=219%2D45&ndash;6789", "ssn=219-45–6789", "percent+html"),
        ("q " + b64("name=Ann+Lee&born=1980"), "q name=Ann Lee&born=1980", "base64+percent"),
        (b64("again: " + b64("SSN: 219-45-6789")), "again: SSN: 219-45-6789", "base64"),
    ],
)
def test_one_inside_another(text: str, expected: str, how: str) -> None:
    assert [(d.text, d.how) for d in decoded_stretches(text)] == [(expected, how)]


def test_place_of_the_inner_value() -> None:
    assert written("ssn%253D219%252D45-6789&x", "219-45-6789") == "219%252D45-6789"
    blob = b64("ssn=219%2D45-6789")
    assert written(f"t {blob} x", "219-45-6789") == blob[5:23]  # bytes 4 to 16 are bits 32 to 135


def test_whole_lines_and_the_one_above() -> None:
    text = "plain\nNumber of the person\nssn 219%2D45-6789 and more\nplain\n" + "x\n" * 500 + "mail: a%40example.com"
    first, second = decoded_stretches(text)
    assert first.text == "Number of the person\nssn 219-45-6789 and more"
    assert text[first.begin : first.end] == "Number of the person\nssn 219%2D45-6789 and more"
    assert second.text == "x\nmail: a@example.com"
    assert second.end == len(text)


def test_a_long_line_is_not_read_whole() -> None:
    (stretch,) = decoded_stretches("word " * 20000 + "ssn=219%2D45-6789 " + "word " * 20000)
    assert len(stretch.text) < 1000
    assert "ssn=219-45-6789" in stretch.text


def test_a_blob_that_begins_before_the_stretch_stays_whole() -> None:
    value = "Name: Person, SSN: 219-45-6789. " * 60
    (stretch,) = decoded_stretches(f"x {b64(value)} z%40b 1")
    assert stretch.text == f"x {value} z@b 1"


PIECES = st.sampled_from(
    ["%20", "%C3%A9", "&nbsp;", "&#45;", r"\n", r"\u00e9", "\\", "=\n", "=3D", "=C3=A9", "\n", " ", "219", "-45-6789", "é", "ñ",
     "a@b.c", "Name: ", "?a=b&c=", "+", "%", "&", "😀", "\ud800", "\x00", b64("SSN: 219-45-6789 x"), b64("a%2Db \\u00e9 & 12 xyz"), "x" * 300,
     b64("Señor " * 20), "%2"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_way_back(text: str) -> None:
    """Stretches are in order and disjoint, no longer than the text, and every character has its place in order."""
    stretches = list(decoded_stretches(text))
    assert sum(len(s.text) for s in stretches) <= len(text)
    assert all(a.end <= b.begin for a, b in pairwise(stretches))
    for s in stretches:
        assert 0 <= s.begin < s.end <= len(text)
        assert len(s.text) == len(s.starts) == len(s.ends)
        places = list(zip(s.starts.tolist(), s.ends.tolist(), strict=True))
        assert all(s.begin <= a < b <= s.end for a, b in places)
        assert all(a <= c and b <= d for (a, b), (c, d) in pairwise(places))
        written = [(text[a], char) for char, (a, b) in zip(s.text, places, strict=True) if b == a + 1]
        assert all(was == char or (was, char) == ("+", " ") for was, char in written)


LINE = "plain words of a line\n"


@pytest.mark.parametrize(
    "text",
    [
        LINE * 200 + "ssn=219%2D45-6789\n" + LINE * 200,
        "Name: x, SSN: 219-45=\n-6789 and\n" * 300,
        "words " * 700 + "ssn=219%2D45-6789 " + "words " * 700,
        "x%40y.1&" * 900,
        "v: " + b64("SSN: 219-45-6789, " * 300),
        "".join(f"line {n} n=%2D{n}\r\n" for n in range(500)),
    ],
)
def test_pieces_change_nothing(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def characters() -> set[tuple[str, int, int]]:
        """All that was written differently or left out, and where."""
        found = set()
        for stretch in decoded_stretches(text):
            starts, ends = stretch.starts.tolist(), stretch.ends.tolist()
            found |= {c for c in zip(stretch.text, starts, ends, strict=True) if text[c[1] : c[2]] != c[0]}
            found |= {("", end, start) for end, start in zip(ends, starts[1:], strict=False) if start > end}
        return found

    whole = characters()
    assert whole
    monkeypatch.setattr(stretches_module, "_PIECE", 1000)
    assert characters() == whole


@given(st.text(max_size=200))
def test_any_text_is_borne(text: str) -> None:
    list(decoded_stretches(text))


@pytest.mark.parametrize(
    "text",
    ["", "plain prose, no. 12.\n" * 50, "2024-01-02 INFO id=20 path=/usr/lib/foo/bar-baz/qux_1 took=41ms\n" * 50],
)
def test_plain_text_yields_nothing(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "%",
        "&",
        "\\",
        "=",
        "+",
        "=\n",
        "%2",
        "&#",
        "\\u00",
        "A" * 16,
        "a+b&",
        "=3D=",
        r"\nx ",
        "?a=b+c",
        "AAAA/-",
        "x" * 190 + "'=a+b&",
    ],
)
def test_hostile_text_grows_linearly(piece: str) -> None:
    """Counted in characters looked at, not in seconds: 2 MB would not come to an end otherwise."""
    list(decoded_stretches(piece * (2_000_000 // len(piece))))
