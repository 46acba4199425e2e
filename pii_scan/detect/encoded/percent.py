"""URL encoding (RFC 3986 section 2.1; `+` of application/x-www-form-urlencoded; `%uXXXX` of JavaScript's escape)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pii_scan.detect.encoded.escapes import Escapes, byte_char, byte_run, code_unit

_ESCAPE = re.compile(
    rf"%(?:(?<=[0-9]%)(?<!%[0-9A-Fa-f]{{2}}%)[0-9]{{2}}(?=[\s.,;)]|$)|({byte_run('%')}|u[0-9A-Fa-f]{{4}}))"
)
"""A percentage first (`95%20 of`), then what is an escape."""
_PLUS = re.compile(r"\+(?<=[0-9A-Za-z.,;)]\+)(?=[0-9A-Za-z(#%])")
_BACK = 400
"""Characters before a plus in which its query string begins."""
_STOP = re.compile(r"[\s\"'<>]")
_PART = re.compile(r"(?:(?!%2[26Cc])[^&;])+")
"""A key and its value, or what quotes and commas part inside of a value."""


def escapes(text: str, *, plus: bool = True) -> Escapes:
    """Percent signs of prose (`95%20 of`) and of formats (`%02d`) stay; `plus`: whether those are blanks yet."""
    found = Escapes()
    if "%" in text:
        for match in _ESCAPE.finditer(text):
            if match[1] is not None and (char := _char(match[1])):
                found.add(match.start(), match.end(), char)
    if plus and "+" in text and "=" in text:
        for place in _pluses(text):
            found.add(place, place + 1, " ")
    return found


@lru_cache(maxsize=4096)
def _char(escape: str) -> str:
    return code_unit(escape[1:]) if escape[0] == "u" else byte_char(escape.replace("%", ""))


def _pluses(text: str) -> Iterator[int]:
    """Of `name=Ann+Lee&x=1`, but not of a mail address, a sum or a telephone number. Every query string is looked at
    once, however many there are in it."""
    end, place = 0, text.find("+")
    while place >= 0:
        begin = place - len(_STOP.split(text[max(end, place - _BACK) : place])[-1])
        stop = _STOP.search(text, place)
        end = stop.start() if stop else len(text)
        yield from _of_query(text, begin, end)
        place = text.find("+", end)


def _of_query(text: str, begin: int, end: int) -> Iterator[int]:
    query = text[begin:end]
    if "=" not in query or not any(c in query for c in "?&%"):
        return
    for part in _PART.finditer(text, begin + query.find("?") + 1, end):
        if "+" in part[0] and "@" not in part[0] and "%40" not in part[0]:
            for plus in _PLUS.finditer(text, *part.span()):
                yield plus.start()
