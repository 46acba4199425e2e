"""Quoted-printable (RFC 2045 section 6.7): `=3D`, and the soft line break that cuts a value in two.

`=20` is also what a log writes behind a key, so escapes count only near a sign that the text is of this kind.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.detect.encoded.escapes import Escapes, byte_char, byte_run

if TYPE_CHECKING:
    import numpy as np

_SOFT = re.compile(r"=\r?\n(?=[^\s=])")
_SIGN = re.compile(
    r"=(?:[C-F][0-9A-F]=[89AB][0-9A-F]|[02-7][0-9A-F]=[02-9A-F][0-9A-F](?![0-9A-Za-z.]*&)"
    r"|3D[\"']|40[A-Za-z0-9-]+\.[A-Za-z]|[23][0-9A-F]\r?\n[A-Z])"
)
_HEADER_WORD = re.compile(r"=\?[\w-]{2,20}\?[Qq]\?[^?\s]{1,100}\?=")
"""An encoded word of a mail header (RFC 2047), where `_` is a blank."""
_BLANK = re.compile("_")
_HEADER = re.compile("quoted-printable")
_ESCAPE = re.compile("=" + byte_run("=", lower=False))
_WORDS = re.compile("[ :<@,]")
_NEAR = 4000
"""Characters between an escape and a sign."""
_LONG = 60
"""A line that a mail program cut has 76 characters or a little less."""


def escapes(text: str, data: bytes) -> Escapes:
    """`data` is the text, one byte per character."""
    found = Escapes()
    if "=" not in text:
        return found
    every, signs = {}, [m.start() for m in _HEADER.finditer(text)]
    for place in _places(data):
        soft = _SOFT.match(text, place)
        if soft is not None and _cut_here(text, place):
            every[place] = (soft.end(), "")
            signs.append(place)
        elif (word := _HEADER_WORD.match(text, place)) is not None:
            every.update({m.start(): (m.end(), " ") for m in _BLANK.finditer(text, *word.span())})
            signs.append(place)
        elif _SIGN.match(text, place):
            signs.append(place)
    signs.sort()
    for low, high in _around(signs):
        for match in _ESCAPE.finditer(text, low, high):
            char = byte_char(match[0].replace("=", ""))
            if char:
                every[match.start()] = (match.end(), char)
    for begin in sorted(every):
        found.add(begin, *every[begin])
    return found


def _places(data: bytes) -> list[int]:
    """Where a sign, a soft line break or a header word may be: most equals signs of logs and code fall away."""
    import numpy as np

    codes = np.frombuffer(data + b"\0\0\0", np.uint8)
    places = np.flatnonzero(codes[:-3] == ord("="))
    one, two, three = (codes[places + n] for n in (1, 2, 3))
    others = (one == 10) | (one == 13) | (one == ord("?"))
    signs = (
        _hexadecimal(one) & _hexadecimal(two) & (((three < 62) & ~_hexadecimal(three)) | ((one == 52) & (two == 48)))
    )
    found: list[int] = places[others | (signs & (three != 32) & (three != 0))].tolist()
    return found


def _hexadecimal(codes: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    return (codes - 48 < 10) | (codes - 65 < 6)


def _around(signs: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches near signs, disjoint."""
    low = high = 0
    for sign in signs:
        if sign - _NEAR > high:
            if high:
                yield low, high
            low = max(0, sign - _NEAR)
        high = sign + _NEAR
    if high:
        yield low, high


def _cut_here(text: str, place: int) -> bool:
    """Neither an empty setting (`KEY=`) nor the end of a base64 line."""
    line = text[max(0, text.rfind("\n", max(0, place - 100), place) + 1, place - 100) : place]
    if not line or line[-1] == "=":
        return False
    words = _WORDS.search(line) is not None
    return words or (not line.isalnum() and (line[-1].isdigit() or len(line) >= _LONG))
