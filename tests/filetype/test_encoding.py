"""Encodings by first bytes; the texts are encoded by Python's own codecs."""

import pytest

from pii_scan.filetype.encoding import head_text, quick_encoding

TEXT = "Número de teléfono: +1 305 555 0100\nDirección: Calle Ocho 12\n" * 4


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_with_and_without_mark(codec: str) -> None:
    assert head_text(TEXT.encode(codec)) == TEXT


def test_eight_bit_text_is_text_and_noise_is_not() -> None:
    assert quick_encoding(TEXT.encode("cp1252")) == "latin-1"
    assert quick_encoding(bytes(range(256)) * 4) is None


def test_a_character_cut_at_the_end_is_no_damage() -> None:
    assert quick_encoding("aé".encode()[:-1]) == "utf-8"


def test_text_with_a_few_binary_bytes_stays_text() -> None:
    assert head_text(b"name: Ann\x00\nphone: 305 555 0100\naddress: 12 Main St\n" * 3) is not None
