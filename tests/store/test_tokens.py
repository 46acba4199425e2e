"""Tokens stand for values, can be opened with the key, and tell nothing without it."""

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pii_scan.store.tokens import Tokens

_ANY_PACE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
KEY, OTHER = bytes(range(32)), bytes(32)


@_ANY_PACE
@given(st.lists(st.integers(1, 2 * 10**18), min_size=1, max_size=50))
def test_numbers_open_again_and_equal_ones_alone_are_equal(numbers: list[int]) -> None:
    tokens = Tokens(KEY)
    left, right = tokens.numbers(np.array(numbers, np.uint64))
    assert [tokens.open(int(a), int(b)) for a, b in zip(left, right, strict=True)] == numbers
    assert len(set(left.tolist())) == len(set(numbers))


@_ANY_PACE
@given(st.text(min_size=1, max_size=20))
def test_short_texts_open_again_and_long_ones_do_not(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    left, right = Tokens(KEY).texts([text, text])
    opened = Tokens(KEY).open(int(left[0]), int(right[0]))
    assert opened == (text if len(text.encode()) <= 14 else None)
    assert left[0] == left[1]


def test_another_key_gives_other_tokens_and_opens_none() -> None:
    left, right = Tokens(KEY).numbers(np.array([16143240143], np.uint64))
    assert Tokens(OTHER).numbers(np.array([16143240143], np.uint64))[0][0] != left[0]
    assert Tokens(OTHER).open(int(left[0]), int(right[0])) is None


def test_a_number_and_a_text_of_the_same_digits_differ() -> None:
    tokens = Tokens(KEY)
    assert tokens.numbers(np.array([123], np.uint64))[0][0] != tokens.texts(["123"])[0][0]


def test_the_block_is_aes() -> None:
    """FIPS 197, example vectors of appendix C.3: the library's AES-256 on one block."""
    key = bytes.fromhex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    assert (
        encryptor.update(bytes.fromhex("00112233445566778899aabbccddeeff")).hex() == "8ea2b7ca516745bfeafc49904b496089"
    )
