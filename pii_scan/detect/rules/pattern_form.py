"""Reads a pattern's form: what it allows, how long it may be, how many ways it can be tried.

Rules come from people who never saw the engine, and one bad pattern would slow a whole case down. RE2 searches in
linear time, but Python's `re`, which tests single cells and is the fallback, goes back and tries again: so the number
of ways a pattern can be split over a text is bounded before it is used.
"""

import re
from dataclasses import dataclass

UNBOUNDED = 200
"""What `*` and `+` count as: no cell or token that is looked at is longer."""
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")
_ASKS = re.compile(r"\(\?(?!:|i:)")
_CLASSES = frozenset("dDwWsS")
_DOUBLE = frozenset({"--", "&&", "~~", "||"})
"""Set operations to come in Python's `re`, plain characters to RE2."""
_MARKS = frozenset(r"""^$.|?*+()[]{}\/-_:;,#&~=!<>@%'" """)


class PatternError(ValueError):
    """What is wrong with a pattern, and what to write instead. Quotes nothing of the pattern."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class PatternForm:
    """`ways`: an upper bound of how often a backtracking matcher starts over."""

    shortest: int
    longest: int
    """In characters; `*` and `+` count as `UNBOUNDED`."""
    ways: int
    literals: int
    """Letters and digits that must stand there as written."""
    unbounded: bool
    spreads: bool
    """May match a line break."""


_EMPTY = PatternForm(0, 0, 1, 0, False, False)
_CHAR = PatternForm(1, 1, 1, 0, False, False)
_LINES = PatternForm(1, 1, 1, 0, False, True)
_LETTER = PatternForm(1, 1, 1, 1, False, False)


def pattern_form(pattern: str, *, anchors: bool = False) -> PatternForm:
    """
    Args:
        anchors: `^`, `$` and `\\b` are allowed, as in a header; values are bounded by the engine.

    Raises:
        PatternError: not in the syntax that RE2 and `re` share, or not safe to run.
    """
    if not pattern.isascii() or not pattern.isprintable():
        raise PatternError("the pattern holds characters beyond ASCII", "write labels for words; shapes are ASCII")
    reader = _Reader(pattern, anchors)
    form = reader.alternatives()
    if reader.at < len(pattern):
        raise PatternError("a bracket closes that was never opened", "put a backslash before a literal `)`")
    return form


@dataclass(slots=True)
class _Reader:
    pattern: str
    anchors: bool
    at: int = 0

    def alternatives(self) -> PatternForm:
        forms = [self._sequence()]
        while self._take("|"):
            forms.append(self._sequence())
        return PatternForm(
            min(f.shortest for f in forms),
            max(f.longest for f in forms),
            sum(f.ways for f in forms),
            min(f.literals for f in forms),
            any(f.unbounded for f in forms),
            any(f.spreads for f in forms),
        )

    def _sequence(self) -> PatternForm:
        whole = _EMPTY
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            part = self._repeated(self._atom())
            whole = PatternForm(
                whole.shortest + part.shortest,
                whole.longest + part.longest,
                whole.ways * part.ways,
                whole.literals + part.literals,
                whole.unbounded or part.unbounded,
                whole.spreads or part.spreads,
            )
        return whole

    def _repeated(self, form: PatternForm) -> PatternForm:
        least, most, found = 1, 1, True
        unbounded = form.unbounded
        if self._take("?"):
            least = 0
        elif self._take("*"):
            least, most, unbounded = 0, UNBOUNDED, True
        elif self._take("+"):
            most, unbounded = UNBOUNDED, True
        elif count := _COUNT.match(self.pattern, self.at):
            self.at = count.end()
            if not count[1]:
                raise PatternError("a count has no lower end", "write {0,5}: RE2 and Python read {,5} differently")
            least = int(count[1])
            most = int(count[3]) if count[3] else UNBOUNDED if count[2] else least
            unbounded = unbounded or (bool(count[2]) and not count[3])
            if most < least or most > 1000:
                raise PatternError("a count in braces is the wrong way round or above 1000", "write {least,most}")
        else:
            found = False
        if not found:
            return form
        if self._take("+"):
            raise PatternError("a possessive repeat (`++`, `?+`, `*+`) is not RE2", "leave the second `+` out")
        self._take("?")
        if self.at < len(self.pattern) and self.pattern[self.at] in "*?{":
            raise PatternError("a repeat is repeated", "put the inner part into (?:…)")
        # Each count of the part is a way of its own, and each of its copies has the part's own ways.
        ways = sum(min(form.ways, 1 << 40) ** min(k, 64) for k in range(least, most + 1)) if form.ways > 1 else (
            most - least + 1
        )  # fmt: skip
        return PatternForm(
            least * form.shortest, most * form.longest, ways, least * form.literals, unbounded, form.spreads
        )

    def _atom(self) -> PatternForm:
        char = self.pattern[self.at]
        if _ASKS.match(self.pattern, self.at):
            raise PatternError(
                "look-around, named groups and flags are not RE2 here",
                "say what must stand beside the value with labels, what must not with anti_labels; (?i:…) is fine",
            )
        if char == "(":
            self.at += 4 if self.pattern.startswith("(?i:", self.at) else 3 if self._at("(?:") else 1
            form = self.alternatives()
            if not self._take(")"):
                raise PatternError("a bracket is never closed", "put a backslash before a literal `(`")
            return form
        if char == "[":
            return self._class()
        self.at += 1
        if char == "\\":
            return self._escape()
        if char in "^$":
            return self._anchor()
        if char in "*+?{":
            raise PatternError("a repeat has nothing before it", "put a backslash before a literal mark")
        return _LETTER if char.isalnum() else _CHAR

    def _escape(self) -> PatternForm:
        if self.at >= len(self.pattern):
            raise PatternError("the pattern ends in a lone backslash", "write two for a literal one")
        char = self.pattern[self.at]
        self.at += 1
        if char in _CLASSES:
            return _LINES if char in "sDW" else _CHAR
        if char in "bB":
            return self._anchor()
        if char in "nrt":
            return _LINES if char != "t" else _CHAR
        if char not in _MARKS:
            raise PatternError(
                "an escape is none that RE2 and Python share",
                r"write \d, \w, \s or a backslash before a mark; there are no back-references",
            )
        return _CHAR

    def _anchor(self) -> PatternForm:
        if not self.anchors:
            raise PatternError(
                r"the pattern holds an anchor (^, $ or \b)",
                "leave it out: the engine itself refuses tokens that go on with a letter or digit",
            )
        return _EMPTY

    def _class(self) -> PatternForm:
        self.at += 1
        spreads = self._take("^")
        first = True
        while self.at < len(self.pattern) and (self.pattern[self.at] != "]" or first):
            first = False
            if self.pattern.startswith("[", self.at):
                raise PatternError("a bracket stands inside a bracket", r"write \[ for a literal one, a-z for letters")
            if self.pattern[self.at : self.at + 2] in _DOUBLE:
                raise PatternError("a mark stands twice inside square brackets", "write it once, with a backslash")
            if self._take("\\"):
                spreads = spreads or self.pattern[self.at : self.at + 1] in ("n", "r", "s", "D", "W")
                self._escape()
            else:
                self.at += 1
        if not self._take("]"):
            raise PatternError("a square bracket is never closed", r"write \[ for a literal one")
        return _LINES if spreads else _CHAR

    def _at(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def _take(self, text: str) -> bool:
        if not self._at(text):
            return False
        self.at += len(text)
        return True
