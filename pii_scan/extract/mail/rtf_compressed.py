"""Compressed RTF ([MS-OXRTFCP] 2.1): a dictionary of 4096 bytes, begun with words that RTF uses."""

import struct
import zlib

_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_BEGINNING = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_SIZE = 4096
_OUT_MAX = 64 << 20


class RtfError(Exception):
    """It is no compressed RTF."""


def decompressed(data: bytes) -> tuple[bytes, bool]:
    """The RTF, and whether it is whole: length and checksum as stated.

    Raises:
        RtfError: no header of either sort.
    """
    if len(data) < 16:
        raise RtfError("too short")
    packed_size, raw_size, sort, crc = struct.unpack_from("<II4sI", data)
    body = data[16 : packed_size + 4]
    if sort == _PLAIN:
        return body[:raw_size], len(body) >= raw_size
    if sort != _COMPRESSED:
        raise RtfError("unknown type")
    out = _unpacked(body, min(raw_size, _OUT_MAX))
    # The checksum is CRC-32 without the usual complement at both ends.
    return out, len(out) == raw_size and (zlib.crc32(body, 0xFFFFFFFF) ^ 0xFFFFFFFF) == crc


def _unpacked(body: bytes, size: int) -> bytes:
    window = bytearray(_SIZE)
    window[: len(_BEGINNING)] = _BEGINNING
    write = len(_BEGINNING)
    out = bytearray()
    at = 0
    while at < len(body) and len(out) < size:
        control = body[at]
        at += 1
        for bit in range(8):
            if at >= len(body) or len(out) >= size:
                break
            if not control & (1 << bit):
                out.append(body[at])
                window[write] = body[at]
                write = (write + 1) % _SIZE
                at += 1
                continue
            if at + 1 >= len(body):
                return bytes(out)
            reference = body[at] << 8 | body[at + 1]
            at += 2
            read, count = reference >> 4, (reference & 15) + 2
            if read == write:
                # The end is marked by a reference to where the next byte goes.
                return bytes(out)
            for _ in range(count):
                byte = window[read]
                read = (read + 1) % _SIZE
                out.append(byte)
                window[write] = byte
                write = (write + 1) % _SIZE
    return bytes(out[:size])
