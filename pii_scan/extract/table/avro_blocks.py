"""Avro object containers (Apache Avro 1.12 specification, "Object Container Files"): header and blocks, unpacked."""

import bz2
import json
import lzma
import zlib
from dataclasses import dataclass
from typing import Any, BinaryIO

MAGIC = b"Obj\x01"
HEADER_MAX = 16 << 20
BLOCK_MAX = 256 << 20
"""Bytes of one block, packed or not."""
_SYNC = 16
_DEPTH = 64


class AvroError(Exception):
    """The bytes are not as the specification has them; the text is fixed words of ours."""


@dataclass(frozen=True, slots=True)
class AvroHeader:
    schema: Any
    codec: str
    sync: bytes
    start: int
    """Byte of the first block."""


@dataclass(frozen=True, slots=True)
class AvroBlock:
    rows: int
    """As stated."""
    data: bytes
    """Unpacked."""
    end: int


def read_header(stream: BinaryIO) -> AvroHeader:
    """
    Raises:
        AvroError: it is none, or its schema is no JSON.
    """
    data = stream.read(HEADER_MAX)
    if not data.startswith(MAGIC):
        raise AvroError("no Avro header")
    found: dict[bytes, bytes] = {}
    at = len(MAGIC)
    while True:
        count, at = _long(data, at)
        if count == 0:
            break
        if count < 0:
            count, (_, at) = -count, _long(data, at)
        for _ in range(count):
            key, at = _bytes(data, at)
            found[key], at = _bytes(data, at)
    if len(data) < at + _SYNC:
        raise AvroError("header cut")
    try:
        schema = json.loads(found.get(b"avro.schema", b""))
    except (ValueError, RecursionError) as error:
        raise AvroError("schema is no JSON") from error
    codec = found.get(b"avro.codec", b"null").decode("ascii", "replace") or "null"
    return AvroHeader(schema, codec, data[at : at + _SYNC], at + _SYNC)


def read_block(stream: BinaryIO, header: AvroHeader, at: int) -> AvroBlock:
    """
    Raises:
        AvroError: it is cut, damaged or packed in an unknown way.
    """
    stream.seek(at)
    head = stream.read(20)
    rows, used = _long(head, 0)
    size, used = _long(head, used)
    if rows < 0 or not 0 <= size <= BLOCK_MAX:
        raise AvroError("block of impossible size")
    stream.seek(at + used)
    data = stream.read(size + _SYNC)
    if len(data) < size + _SYNC:
        raise AvroError("block cut")
    if data[size:] != header.sync:
        raise AvroError("no mark behind the block")
    return AvroBlock(rows, unpacked(header.codec, data[:size]), at + used + size + _SYNC)


def next_block(stream: BinaryIO, sync: bytes, at: int) -> int | None:
    """The byte behind the next mark from `at` on."""
    stream.seek(at)
    held = b""
    while block := stream.read(1 << 20):
        data = held + block
        found = data.find(sync)
        if found >= 0:
            return at - len(held) + found + _SYNC
        at += len(block)
        held = data[-_SYNC + 1 :]
    return None


def unpacked(codec: str, data: bytes) -> bytes:
    """At most `BLOCK_MAX` bytes.

    Raises:
        AvroError: damage, too much, or an unknown codec.
    """
    try:
        out = _unpacked(codec, data)
    except AvroError:
        raise
    # Each library has its own errors for damage; pyarrow's are OSError and ArrowInvalid (a ValueError).
    except Exception as error:
        raise AvroError("block does not unpack") from error
    if len(out) > BLOCK_MAX:
        raise AvroError("block unpacks to more than 256 MiB")
    return out


def _unpacked(codec: str, data: bytes) -> bytes:
    most = BLOCK_MAX + 1
    if codec == "null":
        return data
    if codec == "deflate":
        return zlib.decompressobj(-15).decompress(data, most)
    if codec == "bzip2":
        return bz2.BZ2Decompressor().decompress(data, most)
    if codec == "xz":
        return lzma.LZMADecompressor(memlimit=256 << 20).decompress(data, most)
    if codec == "zstandard":
        from backports import zstd

        return bytes(zstd.ZstdDecompressor().decompress(data, most))
    if codec == "snappy":
        return _snappy(data)
    raise AvroError("codec unknown")


def _snappy(data: bytes) -> bytes:
    """Snappy without frame; its length stands in front, a checksum of the unpacked bytes behind."""
    import pyarrow as pa

    size, shift = 0, 0
    for byte in data[:6]:
        size |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            break
    if size > BLOCK_MAX:
        raise AvroError("block unpacks to more than 256 MiB")
    out: bytes = pa.Codec("snappy").decompress(data[:-4], decompressed_size=size, asbytes=True)
    if zlib.crc32(out) != int.from_bytes(data[-4:], "big"):
        raise AvroError("checksum wrong")
    return out


def hollow(schema: Any) -> bool:
    """Whether a few bytes may state any number of values: rows, or members of a list, that take no byte."""
    named: dict[str, Any] = {}
    # Names first: a list may hold what is declared behind it.
    _declared(schema, named, 0)
    sizes: dict[str, bool] = {}
    return not _takes(schema, named, sizes, 0) or _hollow(schema, named, sizes, 0)


def _declared(schema: Any, named: dict[str, Any], depth: int) -> None:
    if depth > _DEPTH:
        return
    if isinstance(schema, dict):
        if isinstance(schema.get("name"), str) and isinstance(schema.get("type"), str):
            named[schema["name"].rsplit(".", 1)[-1]] = schema
        for value in schema.values():
            if isinstance(value, (dict, list)):
                _declared(value, named, depth + 1)
    elif isinstance(schema, list):
        for value in schema:
            _declared(value, named, depth + 1)


def _hollow(schema: Any, named: dict[str, Any], sizes: dict[str, bool], depth: int) -> bool:
    if depth > _DEPTH:
        return True
    if isinstance(schema, list):
        return any(_hollow(branch, named, sizes, depth + 1) for branch in schema)
    if not isinstance(schema, dict):
        return False
    if schema.get("type") == "array" and not _takes(schema.get("items"), named, sizes, 0):
        return True
    return any(_hollow(value, named, sizes, depth + 1) for value in schema.values() if isinstance(value, (dict, list)))


def _takes(schema: Any, named: dict[str, Any], sizes: dict[str, bool], depth: int) -> bool:
    """Whether each value of this schema takes at least one byte."""
    if depth > _DEPTH:
        return False
    if isinstance(schema, str):
        name = schema.rsplit(".", 1)[-1]
        if name not in named:
            return name != "null"
        if name not in sizes:
            # False while it is asked: a record that holds itself gains nothing by that.
            sizes[name] = False
            sizes[name] = _takes(named[name], named, sizes, depth + 1)
        return sizes[name]
    if isinstance(schema, dict):
        kind = schema.get("type")
        if kind in ("record", "error"):
            fields = schema.get("fields")
            members = fields if isinstance(fields, list) else ()
            return any(_takes(f.get("type"), named, sizes, depth + 1) for f in members if isinstance(f, dict))
        if kind == "fixed":
            return bool(schema.get("size"))
        return _takes(kind, named, sizes, depth + 1) if isinstance(kind, (dict, list, str)) else True
    return True


def _long(data: bytes, at: int) -> tuple[int, int]:
    """A zigzag number of at most ten bytes."""
    value = shift = 0
    for used, byte in enumerate(data[at : at + 10], 1):
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return (value >> 1) ^ -(value & 1), at + used
    raise AvroError("number cut")


def _bytes(data: bytes, at: int) -> tuple[bytes, int]:
    size, at = _long(data, at)
    if not 0 <= size <= len(data) - at:
        raise AvroError("header cut")
    return data[at : at + size], at + size
