"""Encrypted members of zip archives: the traditional cipher (APPNOTE 6.1) and WinZip's AES (AE-1 and AE-2).

Nothing but `cryptography` is needed. The traditional cipher goes byte by byte in Python, about 2 MB a second; of large
members libarchive takes it over, where there is one (`zip_open.py`).
"""

import hashlib
import hmac
import struct
import zipfile
from functools import cache
from typing import Any

from pii_scan.extract.archive.spool import Readable

AES_METHOD = 99
_AES_EXTRA = 0x9901
_KEY_BYTES = {1: 16, 2: 24, 3: 32}
_ROUNDS = 1000
_MAC_BYTES = 10
_BLOCK = 1 << 16


class WrongPassword(Exception):
    """By the check bytes at the member's beginning: one wrong password in 256 (AES: 65,536) passes them."""


class CryptoDamage(Exception):
    """The member is cut, or its authentication code does not hold."""


def aes_extra(info: zipfile.ZipInfo) -> tuple[int, int] | None:
    """(strength 1–3, compression method) of a member that WinZip's AES encrypts."""
    at, extra = 0, info.extra
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _AES_EXTRA and size >= 7 and at + 4 + size <= len(extra):
            strength, method = struct.unpack_from("<xxxxBH", extra, at + 4)
            return (strength, method) if strength in _KEY_BYTES else None
        at += 4 + size
    return None


class AesStream:
    """Decrypts `size` bytes of `raw`: salt, check bytes, data, authentication code (www.winzip.com/aes_info.htm).

    Raises:
        WrongPassword, CryptoDamage: from the constructor.
    """

    def __init__(self, raw: Readable, size: int, strength: int, password: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        key_bytes = _KEY_BYTES[strength]
        salt = raw.read(key_bytes // 2)
        check = raw.read(2)
        self._left = size - len(salt) - 2 - _MAC_BYTES
        if len(check) < 2 or self._left < 0:
            raise CryptoDamage
        keys = hashlib.pbkdf2_hmac("sha1", password, salt, _ROUNDS, 2 * key_bytes + 2)
        if not hmac.compare_digest(keys[-2:], check):
            raise WrongPassword
        self._raw = raw
        self._mac = hmac.new(keys[key_bytes : 2 * key_bytes], digestmod="sha1")
        # Its counter is little-endian, which no library's CTR mode is: the key stream is made from single blocks.
        self._blocks = Cipher(algorithms.AES(keys[:key_bytes]), modes.ECB()).encryptor()
        self._counter = 1
        self._proven = False

    def read(self, size: int, /) -> bytes:
        """
        Raises:
            CryptoDamage: at the end.
        """
        block = self._raw.read(min(self._left, max(16, size // 16 * 16), _BLOCK))
        if not block:
            if not self._proven and (self._left or self._raw.read(_MAC_BYTES) != self._mac.digest()[:_MAC_BYTES]):
                raise CryptoDamage
            self._proven = True
            return b""
        self._left -= len(block)
        self._mac.update(block)
        count = (len(block) + 15) // 16
        counters = b"".join(n.to_bytes(16, "little") for n in range(self._counter, self._counter + count))
        self._counter += count
        stream = self._blocks.update(counters)[: len(block)]
        joined = int.from_bytes(block, "little") ^ int.from_bytes(stream, "little")
        return joined.to_bytes(len(block), "little")


class PlainStream:
    """Decrypts `size` bytes of `raw` with the traditional cipher.

    Args:
        check: the byte that the twelfth one must decrypt to.

    Raises:
        WrongPassword, CryptoDamage: from the constructor.
    """

    def __init__(self, raw: Readable, size: int, check: int, password: bytes) -> None:
        self._raw = raw
        self._left = size - 12
        self._keys = [0x12345678, 0x23456789, 0x34567890]
        self._pass(password, plain=True)
        head = raw.read(12)
        if len(head) < 12:
            raise CryptoDamage
        if self._pass(head)[11] != check:
            raise WrongPassword

    def read(self, size: int, /) -> bytes:
        """
        Raises:
            CryptoDamage: the member is cut.
        """
        block = self._raw.read(min(size, self._left, _BLOCK))
        if not block and self._left > 0:
            raise CryptoDamage
        self._left -= len(block)
        return self._pass(block)

    def _pass(self, data: bytes, plain: bool = False) -> bytes:
        """Decrypts, or, for the password itself, only turns the keys."""
        table = _crc_table()
        one, two, three = self._keys
        out = bytearray(data)
        for at, byte in enumerate(data):
            if not plain:
                mixed = three | 2
                byte ^= ((mixed * (mixed ^ 1)) >> 8) & 0xFF
                out[at] = byte
            one = (one >> 8) ^ table[(one ^ byte) & 0xFF]
            two = ((two + (one & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
            three = (three >> 8) ^ table[(three ^ (two >> 24)) & 0xFF]
        self._keys = [one, two, three]
        return bytes(out)


@cache
def _crc_table() -> list[int]:
    table: list[int] = []
    for number in range(256):
        crc = number
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
        table.append(crc)
    return table


def decrypted(raw: Readable, info: zipfile.ZipInfo, password: bytes) -> tuple[Any, int]:
    """(stream of the packed bytes, compression method).

    Raises:
        WrongPassword, CryptoDamage
    """
    if info.compress_type == AES_METHOD:
        found = aes_extra(info)
        if found is None:
            raise CryptoDamage
        return AesStream(raw, info.compress_size, found[0], password), found[1]
    # With sizes behind the data the check byte comes from the time (APPNOTE 6.1.6).
    check = dos_time(info) >> 8 & 0xFF if info.flag_bits & 8 else info.CRC >> 24 & 0xFF
    return PlainStream(raw, info.compress_size, check, password), info.compress_type


def dos_time(info: zipfile.ZipInfo) -> int:
    """As the directory holds it."""
    hour, minute, second = info.date_time[3:]
    return hour << 11 | minute << 5 | second // 2
