"""BSON documents (bsonspec.org, version 1.1) to Python values, and these to flat rows."""

import json
import struct
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

DOCUMENT_MAX = (16 << 20) + (16 << 10)
"""MongoDB's limit, and what it allows itself beyond."""
_DEPTH = 100
_FLAT_DEPTH = 4
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class BsonError(Exception):
    """Not as the specification has it; the text is fixed words of ours."""


def document(data: bytes) -> dict[str, Any]:
    """
    Args:
        data: exactly one document.

    Raises:
        BsonError: damaged, or nested deeper than 100 levels.
    """
    try:
        found, end = _document(data, 0, len(data), 0)
    except (struct.error, IndexError) as error:
        raise BsonError("document cut") from error
    if end != len(data):
        raise BsonError("document of another length than stated")
    return found


def _document(data: bytes, at: int, end: int, depth: int) -> tuple[dict[str, Any], int]:
    if depth > _DEPTH:
        raise BsonError("nested too deep")
    size = struct.unpack_from("<i", data, at)[0]
    stop = at + size
    if size < 5 or stop > end or data[stop - 1]:
        raise BsonError("document of impossible length")
    out: dict[str, Any] = {}
    at += 4
    while at < stop - 1:
        kind = data[at]
        name, at = _cstring(data, at + 1, stop)
        value, at = _value(data, at, stop, kind, depth)
        while name in out:
            name += "_2"
        out[name] = value
    return out, stop


def _cstring(data: bytes, at: int, end: int) -> tuple[str, int]:
    stop = data.find(b"\0", at, end)
    if stop < 0:
        raise BsonError("name without an end")
    return data[at:stop].decode("utf-8", "replace"), stop + 1


def _string(data: bytes, at: int, end: int) -> tuple[str, int]:
    size = struct.unpack_from("<i", data, at)[0]
    if size < 1 or at + 4 + size > end:
        raise BsonError("text of impossible length")
    return data[at + 4 : at + 3 + size].decode("utf-8", "replace"), at + 4 + size


def _value(data: bytes, at: int, end: int, kind: int, depth: int) -> tuple[Any, int]:
    if kind in (0x02, 0x0D, 0x0E):
        return _string(data, at, end)
    if kind in (0x03, 0x04):
        found, at = _document(data, at, end, depth + 1)
        return (list(found.values()) if kind == 0x04 else found), at
    if kind in _FIXED:
        size, decode = _FIXED[kind]
        if at + size > end:
            raise BsonError("value cut")
        return decode(data[at : at + size]), at + size
    if kind == 0x05:
        size = struct.unpack_from("<i", data, at)[0]
        if size < 0 or at + 5 + size > end:
            raise BsonError("bytes of impossible length")
        return _binary(data[at + 5 : at + 5 + size], data[at + 4]), at + 5 + size
    if kind == 0x0B:
        pattern, at = _cstring(data, at, end)
        options, at = _cstring(data, at, end)
        return f"/{pattern}/{options}", at
    if kind == 0x0C:
        name, at = _string(data, at, end)
        return f"{name}:{data[at : at + 12].hex()}", at + 12
    if kind == 0x0F:
        code, _ = _string(data, at + 4, end)
        return code, at + max(5, struct.unpack_from("<i", data, at)[0])
    raise BsonError("value of an unknown type")


def _binary(data: bytes, subtype: int) -> str | None:
    if subtype in (3, 4) and len(data) == 16:
        text = data.hex()
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() else None


def _time(data: bytes) -> str:
    value: int = struct.unpack("<q", data)[0]
    try:
        return (_EPOCH + timedelta(milliseconds=value)).strftime("%Y-%m-%d %H:%M:%S")
    except OverflowError:
        return str(value)


_FIXED: dict[int, tuple[int, Callable[[bytes], Any]]] = {
    0x01: (8, lambda d: struct.unpack("<d", d)[0]),
    0x06: (0, lambda d: None),  # noqa: ARG005
    0x07: (12, lambda d: d.hex()),
    0x08: (1, lambda d: d != b"\0"),
    0x09: (8, _time),
    0x0A: (0, lambda d: None),  # noqa: ARG005
    0x10: (4, lambda d: struct.unpack("<i", d)[0]),
    0x11: (8, lambda d: struct.unpack("<Q", d)[0]),
    0x12: (8, lambda d: struct.unpack("<q", d)[0]),
    0x13: (16, lambda d: d.hex()),
    0x7F: (0, lambda d: None),  # noqa: ARG005
    0xFF: (0, lambda d: None),  # noqa: ARG005
}
_json = json.JSONEncoder(ensure_ascii=False, skipkeys=True).encode


def flat(value: dict[str, Any], out: dict[str, str | None], path: str = "", depth: int = 0) -> dict[str, str | None]:
    """Members by their path `a.b`, lists as JSON."""
    for key, member in value.items():
        name = f"{path}{key}"
        if isinstance(member, dict) and depth < _FLAT_DEPTH:
            flat(member, out, f"{name}.", depth + 1)
        elif member is None:
            out[name] = None
        elif isinstance(member, bool):
            out[name] = "true" if member else "false"
        elif isinstance(member, (dict, list)):
            out[name] = _json(member)
        else:
            out[name] = f"{member:.15g}" if isinstance(member, float) else str(member)
    return out


def looks_like_documents(head: bytes) -> bool:
    """Whether whole documents, or the beginning of one, stand here."""
    at = count = 0
    while at + 7 <= len(head) and count < 4:
        size = struct.unpack_from("<i", head, at)[0]
        kind = head[at + 4]
        if not 5 <= size <= DOCUMENT_MAX or (size > 5 and not (1 <= kind <= 0x13)):
            return False
        name = head[at + 5 : at + 5 + 256].split(b"\0")[0]
        if size > 5 and (not name or not name.isascii() or not name.decode("ascii").isprintable()):
            return False
        if at + size <= len(head):
            try:
                document(head[at : at + size])
            except BsonError:
                return False
            at += size
            count += 1
        else:
            return count > 0 or (size > len(head) and kind in (0x02, 0x07, 0x10, 0x12) and len(head) >= 4096)
    return count > 0 and at <= len(head)
