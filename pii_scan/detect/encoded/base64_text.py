"""Base64 (RFC 4648 sections 4 and 5) whose bytes are text: settings, tokens, `Basic` logins, data URLs, mail parts.

Hashes, keys and pictures look alike; what does not decode to printable text with a digit, a blank or an `@` is none.
Not covered: UTF-16 of other than Latin letters, runs under sixteen characters but for numbers.
"""

import re
from binascii import a2b_base64
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from pii_scan.detect.encoded.base64_runs import SHORTEST, likely_runs

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_NUMBER = re.compile(r"[0-9][0-9 ./-]{6,}[0-9]")
_WRAPPED = (60, 64, 72, 76)
"""Line lengths that encoders cut at: PEM, MIME and those that leave room for a margin."""
_FEWEST_PRINTABLE = 0.95
_SHORT, _FEWEST_ASCII = 24, 0.7
"""Bytes of a blob so short that chance matters, and the share of ASCII that it must have."""
_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\r") + b"\x7f"
_PADDING = re.compile(r"(?:=|%3[Dd]|\\u003[Dd]|&#61;){1,2}")
_PADDING_SIGNS = "=%\\&"
_NEXT_LINE = re.compile(r"\r?\n[ \t]{0,8}([0-9A-Za-z+/]+)(?=={0,2}[ \t]*(?:\r?\n|$|[\"'<]))")
_SPEAKS = re.compile(r"[0-9@ ]")
_HEXADECIMAL = re.compile(r"(?:[0-9A-F]+|[0-9a-f]+)=*")
_SIGNS = "%\\&#"
_ESCAPE_AFTER = re.compile(r"%2[BbFf]|\\/|\\u00(?:2[BbFf])|&#(?:43|47);")


class Blob(NamedTuple):
    """`text` was written as the base64 at `begin`–`end`, its padding included."""

    begin: int
    end: int
    text: str
    starts: "Array | None" = None
    """Original offsets of each character; None where character `j` is byte `j` of an unbroken run."""
    ends: "Array | None" = None


def blobs(text: str, data: bytes) -> list[Blob]:
    """Disjoint, in the order of the text.

    Args:
        data: the text, one byte per character; what is beyond Latin-1 does not matter.
    """
    out: list[Blob] = []
    done = 0
    for begin, end in likely_runs(text, data):
        if begin >= done and (blob := _blob(text, begin, end)) is not None:
            out.append(blob)
            done = blob.end
    return out


def _blob(text: str, begin: int, end: int) -> Blob | None:
    after = text[end : end + 1]
    if (begin and text[begin - 1] in _SIGNS) or (after and after in _SIGNS and _ESCAPE_AFTER.match(text, end)):
        return None  # once the escape is off it is another run
    lines = [(begin, end)]
    if end - begin in _WRAPPED:
        lines.extend(_further_lines(text, end, end - begin))
    body = text[begin:end] if len(lines) == 1 else "".join([text[a:b] for a, b in lines])
    over = len(body) % 4
    body = body[:-1] if over == 1 else body + "=" * (-over % 4)
    raw = a2b_base64(body.replace("-", "+").replace("_", "/"))
    read = _read(raw)
    if read is None or _HEXADECIMAL.fullmatch(body):
        return None
    decoded, encoding = read
    if end - begin < SHORTEST and not _NUMBER.fullmatch(decoded):
        return None
    stop = lines[-1][1]
    if text[stop : stop + 1] in _PADDING_SIGNS and (padding := _PADDING.match(text, stop)) is not None:
        stop = padding.end()
    if len(lines) == 1 and encoding == "ascii":
        return Blob(begin, stop, decoded)
    starts, ends = _offsets(lines, raw, encoding, len(decoded))
    return Blob(begin, stop, decoded, starts, ends)


def _further_lines(text: str, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The lines that a first one of a usual width goes on in, the last one shorter."""
    size = width
    while size == width and (line := _NEXT_LINE.match(text, end)) is not None:
        begin, end = line.span(1)
        size = end - begin
        if size <= width:
            yield begin, end


def _read(raw: bytes) -> tuple[str, str] | None:
    """The text and how it was written, if it is one with a digit, a blank or an `@` in it."""
    encoding = "ascii"
    if raw.count(0) * 3 > len(raw):
        big = raw[0] == 0 or raw[:2] == b"\xfe\xff"
        encoding = "utf-16-be" if big else "utf-16-le"
        text = raw[: len(raw) // 2 * 2].decode(encoding, "replace")
        controls = len(text) - len(text.encode("ascii", "replace").translate(None, _CONTROLS))
    elif raw.isascii():
        text = raw.decode("ascii")
        controls = len(raw) - len(raw.translate(None, _CONTROLS))
    else:
        try:
            text, encoding = raw.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            if error.start < len(raw) - 3:
                return None
            text, encoding = raw[: error.start].decode("utf-8"), "utf-8"
        if len(raw) < _SHORT and sum(map(str.isascii, text)) < _FEWEST_ASCII * len(text):
            return None  # one random run in some thousand is UTF-8 by chance
        controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if not text or controls > (1 - _FEWEST_PRINTABLE) * len(text) or not _SPEAKS.search(text):
        return None
    return text, encoding


def _offsets(lines: list[tuple[int, int]], raw: bytes, encoding: str, count: int) -> "tuple[Array, Array]":
    """Where the base64 characters of each decoded character begin and end."""
    import numpy as np

    begins, ends = np.array(lines).T
    sizes = ends - begins
    before = np.cumsum(sizes) - sizes
    places = np.arange(int(sizes.sum())) + np.repeat(begins - before, sizes)
    codes = np.frombuffer(raw, np.uint8)
    if encoding.startswith("utf-16"):
        high = codes[: len(codes) // 2 * 2].view("<u2" if encoding.endswith("le") else ">u2")
        firsts = np.flatnonzero((high & 0xFC00) != 0xDC00) * 2
    else:
        firsts = np.flatnonzero((codes & 0xC0) != 0x80)
    firsts = np.append(firsts, len(codes))[: count + 1]
    lasts, firsts = firsts[1:] - 1, firsts[:-1]
    # Byte `n` begins in character `n + n // 3` of the run and ends in the next.
    return places[firsts + firsts // 3], places[np.minimum(lasts + lasts // 3 + 1, len(places) - 1)] + 1
