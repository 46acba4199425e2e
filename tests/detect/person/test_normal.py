import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.person.normal import fold, normal_name


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("Maria L. Gonzalez", "MARIA L GONZALEZ"),
        ("GARCIA, JOSE M", "JOSE M GARCIA"),
        ("O'Brien, José M. Jr.", "JOSE M OBRIEN JR"),
        ("Dr. Anna-Lena Weiß", "ANNA LENA WEISS"),
        ("Daniel Okafor, Esq.", "DANIEL OKAFOR"),
        ("Mrs. Kowalski", "KOWALSKI"),
        ("Núñez de la Cruz, Ana", "ANA NUNEZ DE LA CRUZ"),
        ("王小明", "王小明"),
        ("--", ""),
    ],
)
def test_known_names(raw: str, normal: str) -> None:
    assert normal_name(raw) == normal


@given(st.text(max_size=40))
def test_a_canonical_name_has_single_spaces(raw: str) -> None:
    once = normal_name(raw)
    assert "  " not in once
    assert once == once.strip()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzáéíóúñüç", min_size=1, max_size=20))
def test_folding_leaves_ascii_capitals_only(word: str) -> None:
    assert fold(word).isascii()
    assert fold(word).isupper()
