"""The little of ASN.1 (X.690, BER and DER) that a look into a CMS message needs."""

from collections.abc import Iterator
from typing import NamedTuple

_DEPTH = 16
SEQUENCE, OCTETS, OID = 0x30, 0x04, 0x06


class BerError(ValueError):
    """The bytes are no value, or one that leaves the data."""


class Value(NamedTuple):
    """A tag, and where its content lies; an indefinite length ends at its end mark."""

    tag: int
    start: int
    end: int
    after: int


def value(data: bytes, at: int, stop: int, depth: int = 0) -> Value:
    """
    Raises:
        BerError: see there.
    """
    if at + 2 > stop or data[at] & 0x1F == 0x1F or depth > _DEPTH:
        raise BerError("no value")
    tag, length = data[at], data[at + 1]
    at += 2
    if length == 0x80:
        inner = at
        while data[inner : inner + 2] != b"\x00\x00":
            inner = value(data, inner, stop, depth + 1).after
        return Value(tag, at, inner, inner + 2)
    if length & 0x80:
        width = length & 0x7F
        if width > 8 or at + width > stop:
            raise BerError("length")
        length = int.from_bytes(data[at : at + width], "big")
        at += width
    # A message that breaks off is read as far as it goes.
    return Value(tag, at, min(at + length, stop), at + length)


def inside(data: bytes, outer: Value) -> Iterator[Value]:
    """The values in a constructed one."""
    at = outer.start
    while at < outer.end:
        found = value(data, at, outer.end)
        yield found
        at = found.after


def octets(data: bytes, found: Value) -> bytes:
    """An octet string's bytes; one in pieces is put together."""
    if not found.tag & 0x20:
        return data[found.start : found.end]
    return b"".join(data[piece.start : piece.end] for piece in inside(data, found) if piece.tag == OCTETS)
