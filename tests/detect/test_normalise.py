"""One byte per character; accents folded for labels only."""

from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.normalise import LETTER, OTHER, fold, plain, plane


def test_twins_and_fillers() -> None:
    planes = plane("４１－１ a\u00a0é😀")
    assert planes.shape == b"\n41-1 a " + bytes([LETTER, OTHER]) + b"\n"
    assert planes.words == b"\n41-1 a e" + bytes([OTHER]) + b"\n"
    assert plain("４–1") == "4-1"
    assert fold("Número DE") == "numero de"


@given(st.text())
def test_one_byte_per_character(text: str) -> None:
    planes = plane(text)
    assert len(planes.shape) == len(planes.words) == len(text) + 2
    for byte, char in zip(planes.shape[1:-1], text, strict=True):
        assert not char.isascii() or byte == ord(char)


@given(st.text())
def test_plain_keeps_the_length(text: str) -> None:
    assert len(plain(text)) == len(text)
