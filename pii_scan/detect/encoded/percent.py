"""URL encoding (RFC 3986 section 2.1; `+` of application/x-www-form-urlencoded; `%uXXXX` of JavaScript's escape)."""

import re
from functools import lru_cache

from pii_scan.detect.encoded.escapes import Escapes, byte_char, byte_run, code_unit

_ESCAPE = re.compile(
    rf"%(?:(?<=[0-9]%)(?<!%[0-9A-Fa-f]{{2}}%)[0-9]{{2}}(?=[\s.,;)]|$)|({byte_run('%')}|u[0-9A-Fa-f]{{4}}))"
)
"""A percentage first (`95%20 of`), then what is an escape."""
_PLUS = re.compile(r"\+(?<=[0-9A-Za-z.,;)]\+)(?=[0-9A-Za-z(#%])")
_TOKEN = 200
"""Characters of a query string that are looked at before and after a plus."""
_TOKEN_START = re.compile(r"[^\s\"'<>]*$")
_TOKEN_END = re.compile(r"(?:(?!%2[26Cc])[^\s\"'<>&;])*")
_NEXT_PAIR = re.compile(r"&[\w.\[\]%-]{1,40}=")


def escapes(text: str, *, plus: bool = True) -> Escapes:
    """Percent signs of prose (`95%20 of`) and of formats (`%02d`) stay; `plus`: whether those are blanks yet."""
    found = Escapes()
    if "%" in text:
        for match in _ESCAPE.finditer(text):
            if match[1] is not None and (char := _char(match[1])):
                found.add(match.start(), match.end(), char)
    if plus and "+" in text and "=" in text:
        for match in _PLUS.finditer(text):
            if _in_query(text, match.start()):
                found.add(match.start(), match.end(), " ")
    return found


@lru_cache(maxsize=4096)
def _char(escape: str) -> str:
    return code_unit(escape[1:]) if escape[0] == "u" else byte_char(escape.replace("%", ""))


def _in_query(text: str, place: int) -> bool:
    """`name=Ann+Lee&x=1`, but not the plus of a mail address, a sum or base64."""
    before = _TOKEN_START.search(text, max(0, place - _TOKEN), place)
    key, equals, value = before.group().rpartition("=") if before else ("", "", "")
    if not equals or "&" in value or "@" in value:
        return False
    stop = _TOKEN_END.match(text, place, place + _TOKEN)
    after = stop.group() if stop else ""
    if "@" in after or "%40" in after:
        return False
    return any(c in key for c in "?&%") or "%" in value or _NEXT_PAIR.match(text, place + len(after)) is not None
