"""Parquet's variant columns (Spark 4, Iceberg 3): values of any type in one column, coded as bytes.

Source: Apache Parquet Format, "Variant Binary Encoding" and "Variant Shredding", version 1. A field may be shredded:
what has the expected type lies in `typed_value`, the rest in `value`.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

_PARTS = frozenset(("metadata", "value", "typed_value"))
_VERSION = 1
_DEEPEST = 100
_EPOCH = datetime(1970, 1, 1)
_MISSING = object()
_BAD = (IndexError, ValueError, OverflowError, RecursionError, struct.error)


def may_hold_variants(kind: Any) -> bool:
    """Whether an Arrow type may be one, or hold one."""
    return "metadata: " in str(kind) and "value: " in str(kind)


def without_variants(value: Any) -> Any:
    """The same value with every variant inside of it as plain values; what is damaged, or none, stays as it is."""
    if isinstance(value, list):
        return [without_variants(one) for one in value]
    if not isinstance(value, dict):
        return value
    metadata = value.get("metadata")
    is_one = value.keys() <= _PARTS and "value" in value
    if is_one and isinstance(metadata, bytes) and metadata and metadata[0] & 0x0F == _VERSION:
        try:
            found = _shredded(value, _names(metadata), 0)
        except _BAD:
            return value
        return None if found is _MISSING else found
    return {name: without_variants(one) for name, one in value.items()}


def _names(metadata: bytes) -> list[str]:
    """The names of fields that values refer to by number."""
    size = (metadata[0] >> 6) + 1
    count = _int(metadata, 1, size)
    first = 1 + size * (count + 2)
    if first > len(metadata):
        raise ValueError
    ends = [_int(metadata, 1 + size * (n + 1), size) for n in range(count + 1)]
    text = metadata[first:]
    return [text[a:b].decode("utf-8", "replace") for a, b in pairwise(ends)]


def _shredded(node: dict[str, Any], names: list[str], depth: int) -> Any:
    typed, rest = node.get("typed_value"), node.get("value")
    if depth > _DEEPEST:
        raise ValueError
    if isinstance(typed, dict):
        found = {name: _part(one, names, depth) for name, one in typed.items()}
        out = {name: one for name, one in found.items() if one is not _MISSING}
        others = _Bytes(rest, names, len(rest)).value(0, depth) if rest is not None else {}
        return {**others, **out} if isinstance(others, dict) else [out, others]
    if isinstance(typed, list):
        return [None if one is None else _part(one, names, depth) for one in typed]
    if typed is not None:
        return typed
    return _MISSING if rest is None else _Bytes(rest, names, len(rest)).value(0, depth)


def _part(node: Any, names: list[str], depth: int) -> Any:
    return _shredded(node, names, depth + 1) if isinstance(node, dict) else _MISSING if node is None else node


@dataclass(slots=True)
class _Bytes:
    """One coded value."""

    data: bytes
    names: Sequence[str]
    left: int
    """Values that may still be met: each takes a byte at least, and offsets may point at one many times over."""

    def value(self, at: int, depth: int) -> Any:
        self.left -= 1
        if depth > _DEEPEST or self.left < 0:
            raise ValueError
        data, header = self.data, self.data[at] >> 2
        match data[at] & 3:
            case 0:
                return _primitive(data, at + 1, header)
            case 1:
                return _bytes(data, at + 1, header).decode("utf-8", "replace")
            case 2:
                width, id_width = (header & 3) + 1, (header >> 2 & 3) + 1
                count, ids = _count(data, at + 1, header >> 4 & 1)
                numbers = [_int(data, ids + n * id_width, id_width) for n in range(count)]
                values = self._values(count, ids + count * id_width, width, depth)
                return {self.names[number]: value for number, value in zip(numbers, values, strict=True)}
        count, offsets = _count(data, at + 1, header >> 2 & 1)
        return self._values(count, offsets, (header & 3) + 1, depth)

    def _values(self, count: int, offsets: int, width: int, depth: int) -> list[Any]:
        first = offsets + (count + 1) * width
        return [self.value(first + _int(self.data, offsets + n * width, width), depth + 1) for n in range(count)]


def _count(data: bytes, at: int, is_large: int) -> tuple[int, int]:
    """Number of elements, and where what follows it begins."""
    size = 4 if is_large else 1
    count = _int(data, at, size)
    if count > len(data):
        raise ValueError
    return count, at + size


def _primitive(data: bytes, at: int, sort: int) -> Any:
    match sort:
        case 0:
            return None
        case 1 | 2:
            return sort == 1
        case 3 | 4 | 5 | 6:
            return struct.unpack_from("<" + "bhiq"[sort - 3], data, at)[0]
        case 7 | 14:
            return struct.unpack_from("<d" if sort == 7 else "<f", data, at)[0]
        case 8 | 9 | 10:
            size = 4 << (sort - 8)
            whole = int.from_bytes(_bytes(data, at + 1, size), "little", signed=True)
            return Decimal(whole).scaleb(-min(data[at], 38))
        case 11:
            return date(1970, 1, 1) + timedelta(days=struct.unpack_from("<i", data, at)[0])
        case 12 | 13 | 18 | 19:
            moment = struct.unpack_from("<q", data, at)[0]
            found = _EPOCH + timedelta(microseconds=moment if sort < 18 else moment // 1000)
            return found.replace(tzinfo=UTC) if sort in (12, 18) else found
        case 15:
            return _bytes(data, at + 4, _int(data, at, 4))
        case 16:
            return _bytes(data, at + 4, _int(data, at, 4)).decode("utf-8", "replace")
        case 17:
            micros = struct.unpack_from("<q", data, at)[0]
            return (datetime.combine(date.min, time()) + timedelta(microseconds=micros)).time()
        case 20:
            return UUID(bytes=_bytes(data, at, 16))
    raise ValueError


def _bytes(data: bytes, at: int, size: int) -> bytes:
    if at + size > len(data):
        raise ValueError
    return data[at : at + size]


def _int(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(_bytes(data, at, size), "little")
