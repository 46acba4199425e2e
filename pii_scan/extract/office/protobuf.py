"""Protocol buffers without their schema (protobuf.dev, encoding): fields, and the strings among them."""

import re
from collections.abc import Iterator

_DEPTH = 40
_FIELDS_MAX = 2_000_000
_WORD = re.compile(r"[^\W_]")
_UNPRINTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def varint(data: bytes, at: int) -> tuple[int, int]:
    """(number, place behind it); -1 where it is cut or too long."""
    number = shift = 0
    while at < len(data) and shift < 64:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        shift += 7
    return -1, len(data)


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(field number, value); ends where the bytes are no field."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        number, wire = key >> 3, key & 7
        if key <= 0 or not number:
            return
        if wire == 0:
            value, at = varint(data, at)
            if value < 0:
                return
            yield number, value
        elif wire in (1, 5):
            width = 8 if wire == 1 else 4
            if at + width > len(data):
                return
            yield number, int.from_bytes(data[at : at + width], "little")
            at += width
        elif wire == 2:
            length, at = varint(data, at)
            if not 0 <= length <= len(data) - at:
                return
            yield number, data[at : at + length]
            at += length
        else:
            return


def strings(message: bytes) -> Iterator[str]:
    """Texts of a message and of those inside it, in their order. What can be read as both is taken for a text where
    every character of it is printable."""
    stack = [fields(message)]
    count = 0
    while stack and count < _FIELDS_MAX:
        field = next(stack[-1], None)
        if field is None:
            stack.pop()
            continue
        count += 1
        value = field[1]
        if not isinstance(value, bytes) or len(value) < 2:
            continue
        # A message of one string begins with a line feed as well.
        text = None if value[0] == 0x0A and value[1] == len(value) - 2 else _text(value)
        if text is not None:
            yield text
        elif len(stack) < _DEPTH:
            stack.append(fields(value))


def _text(value: bytes) -> str | None:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _UNPRINTED.search(text) or _WORD.search(text) is None:
        return None
    return text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\ufffc", " ").strip() or None
