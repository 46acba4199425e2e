"""Base64 (RFC 4648 sections 4 and 5) whose bytes are text: settings, tokens, `Basic` logins, data URLs, mail parts.

Hashes, keys and pictures look alike. The first sixteen characters of every run are decoded together, in numpy, and
looked at: one random run in some thousand begins like text. Only those are decoded whole.
"""

import re
from binascii import a2b_base64
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_SHORTEST = 16
_SHORTEST_NUMBER = 11
_SHORT_RUN = re.compile(r"(?<![-_])(?:[0-9A-Za-z+/]{11,12}|[0-9A-Za-z+/]{14,15})(?![0-9A-Za-z+/_-])")
_NUMBER = re.compile(r"[0-9][0-9 ./-]{6,}[0-9]")
_WRAPPED = (60, 64, 72, 76)
"""Line lengths that encoders cut at: PEM, MIME and those that leave room for a margin."""
_FEWEST_PRINTABLE = 0.95
_SHORT, _FEWEST_ASCII = 24, 0.7
"""Bytes of a blob so short that chance matters, and the share of ASCII that it must have."""
_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\r") + b"\x7f"
_STANDARD, _URL_SAFE = b"+/", b"-_"
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
    standard, url_safe = (_members(data, alphabet) for alphabet in (_STANDARD, _URL_SAFE))
    runs = _likely_runs(data, standard, url_safe) + _short_numbers(text, data, standard)
    for begin, end in sorted(runs, key=lambda run: (run[0], -run[1])):
        if begin >= done and (blob := _blob(text, begin, end)) is not None:
            out.append(blob)
            done = blob.end
    return out


def _likely_runs(data: bytes, standard: "Array", url_safe: "Array") -> list[tuple[int, int]]:
    """Runs of one alphabet that begin like text; of two that begin together the longer first."""
    import numpy as np

    codes = np.frombuffer(data, np.uint8)
    begins, ends = _runs(standard)
    other_begins, other_ends = _runs(url_safe)
    if len(begins) and len(other_begins):
        twin = np.minimum(np.searchsorted(begins, other_begins), len(begins) - 1)
        new = (begins[twin] != other_begins) | (ends[twin] != other_ends)
        other_begins, other_ends = other_begins[new], other_ends[new]
    begins, ends = np.concatenate((begins, other_begins)), np.concatenate((ends, other_ends))
    for quads in (1, 4):
        like = _begins_like_text(codes, begins, quads)
        begins, ends = begins[like], ends[like]
    return list(zip(begins.tolist(), ends.tolist(), strict=True))


def _short_numbers(text: str, data: bytes, members: "Array") -> list[tuple[int, int]]:
    """Shorter runs that are nothing but digits and what parts them: a date, a number of nine digits."""
    import numpy as np

    codes = np.frombuffer(data, np.uint8)
    # The first six bits of a digit or a dash.
    places = np.flatnonzero(codes - np.uint8(ord("L")) < 4)
    places = places[(places + _SHORTEST_NUMBER <= len(codes)) & ((places == 0) | (members[places - 1] == 0))]
    if len(places):
        places = places[(_tables()[2][_decoded(codes, places, 2)]).all(0)]
    return [run.span() for place in places.tolist() if (run := _SHORT_RUN.match(text, place)) is not None]


def _runs(members: "Array") -> "tuple[Array, Array]":
    """Begins and ends of the runs of one alphabet that are long enough.

    Whole words of four bytes first: a run of sixteen holds three, and there are four times fewer of them.
    """
    import numpy as np

    size = len(members)
    words = members[: size // 4 * 4].view(np.uint32) == 0x01010101
    threes = np.zeros(len(words) + 2, bool)
    threes[1:-3] = words[:-2] & words[1:-1] & words[2:]
    edges = np.flatnonzero(threes[1:] != threes[:-1]) * 4
    begins, ends = edges[::2], edges[1::2] + 8
    for _ in range(3):
        begins = begins - members[begins - 1] * (begins > 0)
        ends = ends + members[np.minimum(ends, size - 1)] * (ends < size)
    long = ends - begins >= _SHORTEST
    return begins[long], ends[long]


def _members(data: bytes, alphabet: bytes) -> "Array":
    """1 for each character of the alphabet, else 0."""
    import numpy as np

    return np.frombuffer(data.translate(_member_table(alphabet)), np.uint8)


@cache
def _member_table(alphabet: bytes) -> bytes:
    return bytes(chr(c).isascii() and (chr(c).isalnum() or c in alphabet) for c in range(256))


@cache
def _tables() -> "tuple[Array, Array, Array]":
    """The six bits of each base64 character; what each byte is in UTF-8 (0 never, 1 alone, 2 first, 3 further); and
    whether it may stand in a number."""
    import numpy as np

    values, sorts = np.zeros(256, np.uint8), np.zeros(256, np.uint8)
    for value, code in enumerate(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"):
        values[code] = value
    values[ord("-")], values[ord("_")] = 62, 63
    sorts[0x20:0x7F] = 1
    sorts[list(b"\t\n\r")] = 1
    sorts[0xC2:0xF5] = 2
    sorts[0x80:0xC0] = 3
    numeric = np.zeros(256, bool)
    numeric[list(b"0123456789-/. ")] = True
    return values, sorts, numeric


def _decoded(codes: "Array", begins: "Array", quads: int) -> "Array":
    """The bytes of so many times four characters from each place on: a row for each byte, a column for each run;
    numpy is several times slower the other way round."""
    import numpy as np

    v = _tables()[0][codes[np.arange(4 * quads)[:, None] + begins]]
    raw = np.empty((3 * quads, len(begins)), np.uint8)
    raw[0::3] = v[0::4] << 2 | v[1::4] >> 4
    raw[1::3] = v[1::4] << 4 | v[2::4] >> 2
    raw[2::3] = v[2::4] << 6 | v[3::4]
    return raw


def _begins_like_text(codes: "Array", begins: "Array", quads: int) -> "Array":
    """Whether the first so many times four characters are text: UTF-8, or UTF-16 of Latin letters."""
    raw = _decoded(codes, begins, quads)
    sort = _tables()[1][raw]
    further, first = sort == 3, sort == 2
    utf8 = (sort > 0).all(0) & ~further[0]
    utf8 &= (~further[1:] | (sort[:-1] >= 2)).all(0) & (~first[:-1] | further[1:]).all(0)
    little = (raw[3::2] == 0).all(0) & ((raw[1] == 0) | (raw[0] == 0xFF))
    big = (raw[2::2] == 0).all(0) & ((raw[0] == 0) | (raw[0] == 0xFE))
    like: Array = utf8 | little | big
    return like


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
    if end - begin < _SHORTEST and not _NUMBER.fullmatch(decoded):
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
