"""Snappy's block format (google/snappy, format_description.txt)."""


class SnappyDamage(Exception):
    """The block is cut, refers to before its start, or is larger than allowed."""


def unpack_block(data: bytes, most: int) -> bytes:
    """
    Raises:
        SnappyDamage
    """
    try:
        size, at = _length(data)
        if size > most:
            raise SnappyDamage
        out = bytearray()
        while at < len(data):
            tag = data[at]
            at += 1
            kind = tag & 3
            if kind == 0:
                length = tag >> 2
                if length >= 60:
                    width = length - 59
                    length = int.from_bytes(data[at : at + width], "little")
                    at += width
                length += 1
                if at + length > len(data):
                    raise SnappyDamage
                out += data[at : at + length]
                at += length
            else:
                if kind == 1:
                    length, offset = (tag >> 2 & 7) + 4, (tag >> 5) << 8 | data[at]
                    at += 1
                else:
                    width = 2 if kind == 2 else 4
                    length, offset = (tag >> 2) + 1, int.from_bytes(data[at : at + width], "little")
                    at += width
                if not 0 < offset <= len(out):
                    raise SnappyDamage
                piece = out[-offset:][:length]
                # A copy may read what it writes itself.
                while len(piece) < length:
                    piece += piece[: length - len(piece)]
                out += piece
            if len(out) > size:
                raise SnappyDamage
    except IndexError as error:
        raise SnappyDamage from error
    if len(out) != size:
        raise SnappyDamage
    return bytes(out)


def _length(data: bytes) -> tuple[int, int]:
    size = shift = at = 0
    while True:
        byte = data[at]
        at += 1
        size |= (byte & 0x7F) << shift
        if byte < 0x80:
            return size, at
        shift += 7
        if shift > 28:
            raise SnappyDamage
