"""Base58 with its checksum, as Bitcoin and its kin write addresses and keys.

https://en.bitcoin.it/wiki/Base58Check_encoding: four bytes of a double SHA-256; 1 in 4 billion random strings passes.
"""

from hashlib import sha256

BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_VALUES = {alphabet: {char: n for n, char in enumerate(alphabet)} for alphabet in (BITCOIN, RIPPLE)}


def decode(text: str, alphabet: str = BITCOIN) -> bytes | None:
    """The bytes, leading zeros included; None where a character is not of the alphabet."""
    values, number = _VALUES[alphabet], 0
    for char in text:
        value = values.get(char)
        if value is None:
            return None
        number = number * 58 + value
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def checked(text: str, alphabet: str = BITCOIN) -> bytes | None:
    """Version and payload without the checksum; None where it does not hold."""
    raw = decode(text, alphabet)
    if raw is None or len(raw) < 5:
        return None
    return raw[:-4] if sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:] else None
