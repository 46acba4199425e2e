"""How addresses of cryptocurrencies prove themselves: version bytes, prefixes and checksums of each chain."""

from functools import lru_cache

from pii_scan.detect.finance.base58 import BITCOIN, RIPPLE, checked, decode
from pii_scan.detect.finance.bech32 import prefix_of, valid_bech32
from pii_scan.detect.finance.keccak import keccak256

_BY_VERSION = {
    b"\x00": "btc", b"\x05": "btc", b"\x30": "ltc", b"\x32": "ltc", b"\x1e": "doge", b"\x16": "doge", b"\x41": "trx",
    b"\x4c": "dash", b"\x10": "dash", b"\x1c\xb8": "zec", b"\x1c\xbd": "zec", b"\x6f": "btc_test", b"\xc4": "btc_test",
}  # fmt: skip
_FIRST = frozenset("13LMmn2D9ATX7t")
_BY_PREFIX = {
    "bc": "btc", "tb": "btc_test", "ltc": "ltc", "addr": "ada", "stake": "ada", "cosmos": "atom", "osmo": "osmo",
    "bnb": "bnb", "inj": "inj", "terra": "luna", "thor": "rune", "kava": "kava", "celestia": "tia", "zs": "zec",
    "dgb": "dgb", "erd": "egld",
}  # fmt: skip
_HEX = frozenset("0123456789abcdefABCDEF")
_BLOCK = {2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}
"""Characters of a block of Monero's base58 and the bytes that it holds."""


@lru_cache(maxsize=4096)
def coin_of(text: str) -> str:
    """`btc`, `eth`… where the checksum holds; `eth?` for hex in one case, which has none; else empty."""
    size = len(text)
    if size == 42 and text[:2] == "0x":
        return _ethereum(text[2:])
    if "1" in text[2:9] and text[:2].isalpha() and (text.islower() or text.isupper()):
        coin = _BY_PREFIX.get(prefix_of(text).lower(), "")
        if coin:
            return coin if valid_bech32(text.lower()) else ""
    if size in (95, 106) and text[0] in "48":
        return "xmr" if _monero(text) else ""
    if 25 <= size <= 36 and text[0] in _FIRST:
        content = checked(text)
        if content is not None and len(content) in (21, 22):
            return _BY_VERSION.get(content[:-20], "")
    if 25 <= size <= 35 and text[0] == "r":
        content = checked(text, RIPPLE)
        return "xrp" if content is not None and len(content) == 21 and content[0] == 0 else ""
    return ""


def may_be_solana(text: str) -> bool:
    """Base58 of 32 bytes; no checksum."""
    raw = decode(text, BITCOIN) if 32 <= len(text) <= 44 else None
    return raw is not None and len(raw) == 32


def _ethereum(body: str) -> str:
    """EIP-55: a letter is a capital where the digest of the lower-case address has its high bit set."""
    if not set(body) <= _HEX:
        return ""
    if body.islower() or body.isupper() or body.isdigit():
        return "eth?"
    digest = keccak256(body.lower().encode("ascii")).hex()
    good = all(c.isdigit() or (c.isupper() == (int(d, 16) >= 8)) for c, d in zip(body, digest, strict=False))
    return "eth" if good else ""


def _monero(text: str) -> bool:
    raw = b""
    for at in range(0, len(text), 11):
        block = text[at : at + 11]
        size, number = _BLOCK.get(len(block)), 0
        for char in block:
            value = BITCOIN.find(char)
            if value < 0:
                return False
            number = number * 58 + value
        if size is None or number >> (8 * size):
            return False
        raw += number.to_bytes(size, "big")
    return keccak256(raw[:-4])[:4] == raw[-4:]
