"""Keys and values of LevelDB's files (google/leveldb, doc/table_format.md and doc/log_format.md)."""

import struct
import zlib
from collections.abc import Iterator

from pii_scan.extract.office.protobuf import varint
from pii_scan.extract.office.snappy import SnappyDamage, unpack_block

MAGIC = bytes.fromhex("57fb808b247547db")
FOOTER, TRAILER = 48, 5
_PLAIN, _SNAPPY, _DEFLATED = 0, 1, {2: 15, 4: -15}
_ZSTD = b"\x28\xb5\x2f\xfd"
_LOG_BLOCK, _LOG_HEAD = 32_768, 7
_FULL, _FIRST, _MIDDLE, _LAST = 1, 2, 3, 4
_DELETED, _PUT = 0, 1
_KEY_MAX, _VALUE_MAX = 1 << 20, 64 << 20

Entry = tuple[bytes, bytes]


class LevelDamageError(Exception):
    """The block is cut, or packed in a way that is not read."""


def table_entries(data: bytes, most: int) -> Iterator[Entry | None]:
    """(key without its eight bytes of number and kind, value) of a table file; None for a block that cannot be read.

    Raises:
        LevelDamageError: no footer, or its index is damaged.
    """
    if len(data) < FOOTER or data[-8:] != MAGIC:
        raise LevelDamageError
    footer = data[-FOOTER:]
    at = 0
    for _ in range(2):
        _, at = varint(footer, at)
    index = _handle(footer, at)
    for _, handle in _entries(_block(data, *index, most)):
        try:
            block = _block(data, *_handle(handle, 0), most)
            most -= len(block)
            yield from ((key[:-8], value) for key, value in _entries(block))
        except LevelDamageError:
            yield None


def _handle(data: bytes, at: int) -> tuple[int, int]:
    start, at = varint(data, at)
    size, at = varint(data, at)
    if start < 0 or size < 0:
        raise LevelDamageError
    return start, size


def _block(data: bytes, start: int, size: int, most: int) -> bytes:
    if start + size + TRAILER > len(data):
        raise LevelDamageError
    raw, kind = data[start : start + size], data[start + size]
    if kind == _PLAIN:
        return raw
    if kind == _SNAPPY:
        try:
            return unpack_block(raw, most)
        except SnappyDamage:
            raise LevelDamageError from None
    if raw.startswith(_ZSTD):
        return _zstd(raw, most)
    if kind in _DEFLATED:
        # Minecraft's kind of LevelDB packs with zlib, with and without its header.
        try:
            return zlib.decompressobj(_DEFLATED[kind]).decompress(raw, most)
        except zlib.error:
            raise LevelDamageError from None
    raise LevelDamageError


def _zstd(raw: bytes, most: int) -> bytes:
    import sys

    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    try:
        return bytes(zstd.ZstdDecompressor().decompress(raw, max_length=most))
    except (zstd.ZstdError, EOFError):
        raise LevelDamageError from None


def _entries(block: bytes) -> Iterator[Entry]:
    """Keys share their beginning with the one before; the numbers behind the entries say where they begin anew."""
    if len(block) < 4:
        raise LevelDamageError
    end = len(block) - 4 - 4 * int.from_bytes(block[-4:], "little")
    key, at = b"", 0
    while at < end:
        shared, at = varint(block, at)
        own, at = varint(block, at)
        size, at = varint(block, at)
        if min(shared, own, size) < 0 or shared > len(key) or at + own + size > end or shared + own > _KEY_MAX:
            raise LevelDamageError
        key = key[:shared] + block[at : at + own]
        at += own
        yield key, block[at : at + size]
        at += size


def log_entries(data: bytes) -> Iterator[Entry | None]:
    """(key, value) of the batches in a log, deleted keys with an empty value; None for a record that is cut."""
    held = bytearray()
    at = 0
    while at + _LOG_HEAD <= len(data):
        room = _LOG_BLOCK - at % _LOG_BLOCK
        if room < _LOG_HEAD:
            at += room
            continue
        size, kind = struct.unpack_from("<HB", data, at + 4)
        if not kind and not size:
            # Space that was set aside and not written.
            at += room
            continue
        piece = data[at + _LOG_HEAD : at + _LOG_HEAD + size]
        if kind > _LAST or len(piece) < size or size > room - _LOG_HEAD:
            yield None
            at += room
            held.clear()
            continue
        if kind in (_FULL, _FIRST):
            held.clear()
        if len(held) <= _VALUE_MAX:
            held += piece
        if kind in (_FULL, _LAST):
            yield from _batch(bytes(held))
            held.clear()
        at += _LOG_HEAD + size
    if held:
        yield None


def _batch(data: bytes) -> Iterator[Entry | None]:
    """Sequence number, count, then kind, key and value of each."""
    at = 12
    while at < len(data):
        kind = data[at]
        size, at = varint(data, at + 1)
        if kind not in (_DELETED, _PUT) or size < 0 or at + size > len(data):
            yield None
            return
        key, at = data[at : at + size], at + size
        value = b""
        if kind == _PUT:
            size, at = varint(data, at)
            if size < 0 or at + size > len(data):
                yield None
                return
            value, at = data[at : at + size], at + size
        yield key, value


def is_log(head: bytes) -> bool:
    """Whether the first record is a batch of entries, by its form; a text has letters where numbers would stand."""
    if len(head) < 20:
        return False
    size, kind = struct.unpack_from("<HB", head, 4)
    number, count = struct.unpack_from("<QI", head, 7)
    if kind not in (_FULL, _FIRST) or not 13 <= size <= _LOG_BLOCK - _LOG_HEAD or not 0 < count < 1 << 20:
        return False
    return number < 1 << 56 and head[19] in (_DELETED, _PUT) and (kind == _FULL or size == _LOG_BLOCK - _LOG_HEAD)
