"""Soundex against the examples that the National Archives print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.ids.soundex import soundex


@pytest.mark.parametrize(("name", "code"), [
    ("Washington", "W252"), ("Lee", "L000"), ("Gutierrez", "G362"), ("Pfister", "P236"), ("Jackson", "J250"),
    ("Tymczak", "T522"), ("VanDeusen", "V532"), ("Ashcraft", "A261"), ("O'Hara", "O600"), ("O'Brien", "O165"), ("", ""), ("42", ""),
])  # fmt: skip
def test_published_examples(name: str, code: str) -> None:
    assert soundex(name) == code


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1))
def test_vowels_behind_change_nothing(name: str) -> None:
    code = soundex(name)
    assert (len(code), code[0]) == (4, name[0])
    assert soundex(name + "AEIOUY") == code
    assert soundex(name.lower()) == code
