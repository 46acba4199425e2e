"""Is it worth searching this text? A pattern of the standard library, asked by google-re2 first.

The library tries an alternation of words at every character, 5–10 MB a second; RE2 walks one automaton, some
hundreds. Most texts hold none of the words, so most searches end here. The gate is the pattern loosened to what
RE2 knows: it may let a text pass in vain, and never stops one that holds a match.
"""

import re
from functools import cached_property
from importlib.util import find_spec
from typing import Any

_WIDER = {"w": r"\pL\pN_", "d": r"\pN", "s": r"\s\x0b\x1c-\x1f\x{85}\pZ"}
"""What the library's classes take in text, as the inside of an RE2 class."""
_CANNOT = frozenset("WSDAZ")
_FLAGS = ((re.IGNORECASE, "i"), (re.MULTILINE, "m"), (re.DOTALL, "s"))
_FOLDED_BY_RE_ONLY = ("\u0130", "\u0131")
"""Dotted capital and dotless small i: `(?i)i` takes them, RE2 does not."""


class Prefilter:
    """True for every text in which one of the patterns matches; False for most others.

    Raises:
        ValueError: a pattern holds what cannot be loosened.
    """

    def __init__(self, *patterns: re.Pattern[str]) -> None:
        self._source = "|".join(_flagged(pattern) for pattern in patterns)

    def __call__(self, text: str) -> bool:
        gate = self._gate
        if gate is None or (not text.isascii() and any(letter in text for letter in _FOLDED_BY_RE_ONLY)):
            return True
        return gate.search(text.encode("utf-8", "replace")) is not None

    @cached_property
    def _gate(self) -> Any:
        if find_spec("re2") is None:
            return None
        import re2

        options = re2.Options()
        options.never_capture = True
        options.log_errors = False
        options.max_mem = 64 << 20
        return re2.compile(self._source.encode(), options=options)


def _flagged(pattern: re.Pattern[str]) -> str:
    if pattern.flags & re.VERBOSE:
        raise ValueError("a verbose pattern cannot be loosened")
    flags = "".join(letter for flag, letter in _FLAGS if pattern.flags & flag)
    return f"(?{flags}:{loosened(pattern.pattern)})" if flags else f"(?:{loosened(pattern.pattern)})"


def loosened(pattern: str) -> str:
    """RE2 syntax for a superset: edges of words and looks around are left out, classes widened to Unicode.

    Raises:
        ValueError: an end of the text, or the opposite of a class, would need the pattern narrowed.
    """
    out: list[str] = []
    at, inside = 0, False
    while at < len(pattern):
        ch = pattern[at]
        if ch == "\\":
            out.append(_escape(pattern[at + 1], inside))
            at += 2
        elif inside:
            inside = ch != "]"
            out.append(ch)
            at += 1
        elif ch == "[":
            first = re.compile(r"\[\^?\]?").match(pattern, at)
            assert first is not None
            out.append(first.group())
            at, inside = first.end(), True
        elif re.compile(r"\(\?<?[=!]").match(pattern, at):
            at = _closing(pattern, at)
        elif ch == "$":
            raise ValueError("the end of a line or text cannot be loosened")
        else:
            out.append(ch)
            at += 1
    return "".join(out)


def _escape(letter: str, inside: bool) -> str:
    if letter in _CANNOT:
        raise ValueError(f"\\{letter} cannot be loosened")
    if letter in "bB" and not inside:
        return ""
    if letter in _WIDER:
        return _WIDER[letter] if inside else f"[{_WIDER[letter]}]"
    return "\\" + letter


def _closing(pattern: str, at: int) -> int:
    """Past the bracket that closes the group opened at `at`."""
    depth, inside = 0, False
    while at < len(pattern):
        ch = pattern[at]
        if ch == "\\":
            at += 1
        elif inside:
            inside = ch != "]"
        elif ch == "[":
            inside = True
            at += pattern[at + 1] in "^]"
        else:
            depth += (ch == "(") - (ch == ")")
            if depth == 0:
                return at + 1
        at += 1
    raise ValueError("a group is not closed")
