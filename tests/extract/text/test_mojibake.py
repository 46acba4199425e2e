"""Text in UTF-8 that was taken for a single-byte set and encoded again: ftfy's and everybody's everyday case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.extract.text.mojibake import mended_lines


def spoiled(text: str) -> str:
    """As a program does that takes UTF-8 for Windows-1252 and passes what that leaves open through."""
    out = ""
    for byte in text.encode():
        try:
            out += bytes([byte]).decode("cp1252")
        except UnicodeDecodeError:
            out += chr(byte)
    return out


@pytest.mark.parametrize(
    "text", ["José Pérez", "Müller, Zoë", "Иванов Пётр", "Ñandú ’quoted’", "山田太郎", "£50 – Łódź"]
)
def test_once_and_twice(text: str) -> None:
    assert mended_lines(spoiled(text)) == text
    assert mended_lines(spoiled(spoiled(text))) == text


@given(st.text(st.sampled_from("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ "), min_size=1, max_size=20).filter(str.strip))
def test_every_latin_letter_comes_back(text: str) -> None:
    assert mended_lines("x " + spoiled(text)) == "x " + text


@pytest.mark.parametrize("text", ["Ann Lee", "José, Ângela, Ão, Âge, Ça va", "naïve façade über Ärger", "Иванов", "Ã"])
def test_right_text_is_left_alone(text: str) -> None:
    assert mended_lines(text) == ""


def test_the_lines_are_searched_once_more(gather) -> None:
    page = f"plain line\n{spoiled('José Pérez')} 219-09-9999\n"
    got = gather(page.encode(), "a.txt")
    assert [t.text for t in got.texts] == [page, "José Pérez 219-09-9999"]
    assert [(p.code.value, p.effect.value) for p in got.problems] == [("partly_read", "note")]


def test_many_signs_cost_their_number_alone() -> None:
    assert [mended_lines("Ã©" * n).count("é") for n in (1_000, 2_000, 4_000)] == [1_000, 2_000, 4_000]
