"""Runs of base64 characters (RFC 4648) that may be text.

The first sixteen characters of every run are decoded together, in numpy, and looked at: one random run in some
thousand begins like text.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

SHORTEST = 16
"""Characters; shorter ones are looked at only where they are a number."""
_STANDARD, _URL_SAFE = b"+/", b"-_"
_SHORTEST_NUMBER = 11
_SHORT_RUN = re.compile(r"(?<![-_])(?:[0-9A-Za-z+/]{11,12}|[0-9A-Za-z+/]{14,15})(?![0-9A-Za-z+/_-])")


def likely_runs(text: str, data: bytes) -> list[tuple[int, int]]:
    """In order; of two that begin together the longer first. They may overlap: a run of one alphabet, and its part
    that is one of the other.

    Args:
        data: the text, one byte per character.
    """
    standard, url_safe = (_members(data, alphabet) for alphabet in (_STANDARD, _URL_SAFE))
    runs = _begun_runs(data, standard, url_safe) + _short_numbers(text, data, standard)
    return sorted(runs, key=lambda run: (run[0], -run[1]))


def _begun_runs(data: bytes, standard: "Array", url_safe: "Array") -> list[tuple[int, int]]:
    """Runs of one alphabet that begin like text."""
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
    long = ends - begins >= SHORTEST
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
