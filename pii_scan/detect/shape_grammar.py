"""Patterns as shapes: digits, letters, and the signs that part them.

`[0-9]{3}-[0-9]{2}-[0-9]{4}` asks for nothing but sorts of characters: whether it matches a token depends on the
token's shape alone, and the answer for a shape can be remembered (see `shapes`). `[2-6][0-9]{12,18}` asks for more,
but its rough form, in which every digit stands for all digits and every letter for all letters, tells by the shape
where it is worth trying. A pattern of unbounded length, or one that may match where no digit stands, has no shape.
"""

import re
from dataclasses import dataclass

MAX_LENGTH = 128
SHORT = 4
"""Letters that a word without digits may have to count as part of a number: `AB 12 34 56 C`."""
MOST_SIGNS = 3
"""Signs in a row, before or inside a value."""
SEPARATORS = b" -./()+:*_#"
_SET = re.compile(r"\[((?:\\.|[^\]\\^])(?:\\.|[^\]\\])*)\]")
_RANGE = re.compile(r"\\?(.)-(?!\\?\])\\?([0-9A-Za-z])|\\?(.)", re.DOTALL)
_OTHER_THAN = re.compile(r"\[\^(?:\\.|[^\]\\])+\]|\.")
_ANY = r"[\x00-\xff]"
_ANY_COUNT = re.compile(r"(?:[*+?]|\{\d+(?:,\d*)?\})\??")
_COUNT = re.compile(r"\{(\d+)(?:,(\d+))?\}|\?")


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern's rough form."""

    pattern: str
    exact: bool
    """Whether the rough form matches just what the pattern does."""


@dataclass(frozen=True, slots=True)
class _Runs:
    """The longest run of one sort of characters over all strings that a part of a pattern matches; -1 where there
    can be none: a string that is nothing else, at the left edge, at the right edge, and inside."""

    whole: int
    left: int = -1
    right: int = -1
    inside: int = -1

    def then(self, other: "_Runs") -> "_Runs":
        return _Runs(
            _sum(self.whole, other.whole),
            max(self.left, _sum(self.whole, other.left)),
            max(other.right, _sum(self.right, other.whole)),
            max(self.inside, other.inside, _sum(self.right, other.left)),
        )

    def either(self, other: "_Runs") -> "_Runs":
        return _Runs(
            max(self.whole, other.whole),
            max(self.left, other.left),
            max(self.right, other.right),
            max(self.inside, other.inside),
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """Bounds of a part of a pattern."""

    digits: int
    """At least."""
    length: int
    """At most."""
    letters: _Runs
    """Of a word without any digit."""
    signs: _Runs
    gaps: _Runs
    """Signs between two digits, letters among them not counted: how many words without a digit may follow another."""

    def then(self, other: "_Part") -> "_Part":
        return _Part(
            self.digits + other.digits,
            self.length + other.length,
            self.letters.then(other.letters),
            self.signs.then(other.signs),
            self.gaps.then(other.gaps),
        )

    def either(self, other: "_Part") -> "_Part":
        return _Part(
            min(self.digits, other.digits),
            max(self.length, other.length),
            self.letters.either(other.letters),
            self.signs.either(other.signs),
            self.gaps.either(other.gaps),
        )


_EMPTY = _Part(0, 0, _Runs(0), _Runs(0), _Runs(0))
_SIGN = _Part(0, 1, _Runs(-1, 0, 0), _Runs(1), _Runs(1))
_LETTER = _Part(0, 1, _Runs(1), _Runs(-1, 0, 0), _Runs(0))
_DIGIT = _Part(1, 1, _Runs(-1), _Runs(-1, 0, 0), _Runs(-1, 0, 0))


def shape_of_pattern(pattern: str, fewest_digits: int = 0) -> Shape | None:
    """None where the pattern can only be searched for.

    Args:
        fewest_digits: what every candidate has, though the pattern does not say so.
    """
    reader = _Reader(pattern, loose=False)
    try:
        part = reader.alternatives(ignore_case=False)
    except ValueError:
        return None
    if reader.at != len(pattern) or max(part.digits, fewest_digits) < 1 or part.length > MAX_LENGTH:
        return None
    letters, signs = part.letters, part.signs
    # A single word has its digit in itself, however many letters it may have.
    several = max(signs.whole, signs.left, signs.right, signs.inside) > 0
    wordy = max(letters.whole, letters.left, letters.right, letters.inside)
    if several and wordy > SHORT:
        return None
    # Only a word next to a digit is taken for part of a number, not one behind another word.
    gaps = part.gaps
    if several and wordy > 0 and (max(gaps.left, gaps.right, gaps.whole) > 1 or gaps.inside > 2):
        return None
    if max(signs.left, signs.inside) > MOST_SIGNS or signs.right > 1:
        return None
    return Shape("".join(reader.out), reader.exact)


def rough_form(pattern: str) -> Shape | None:
    """The rough form of a pattern that is to match a whole cell: any signs and any length. None where it cannot be
    told; the pattern must then be tried itself."""
    reader = _Reader(pattern, loose=True)
    try:
        reader.alternatives(ignore_case=False)
    except ValueError:
        return None
    return Shape("".join(reader.out), reader.exact) if reader.at == len(pattern) else None


class _Reader:
    """Recursive descent over the constructs that a shape may have."""

    def __init__(self, pattern: str, *, loose: bool) -> None:
        self.pattern = pattern
        self.loose = loose
        """Takes what has no bounds; the parts that come back then mean nothing."""
        self.at = 0
        self.out: list[str] = []
        self.exact = True

    def alternatives(self, *, ignore_case: bool) -> _Part:
        part = self._sequence(ignore_case)
        while self.pattern.startswith("|", self.at):
            self._take("|")
            part = part.either(self._sequence(ignore_case))
        return part

    def _sequence(self, ignore_case: bool) -> _Part:
        part = _EMPTY
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            part = part.then(self._repeated(self._atom(ignore_case)))
        return part

    def _atom(self, ignore_case: bool) -> _Part:
        for opening, folds in (("(?:", ignore_case), ("(?i:", True)):
            if self.pattern.startswith(opening, self.at):
                self._take(opening, "(?:")
                part = self.alternatives(ignore_case=folds)
                self._take(")")
                return part
        if (found := _SET.match(self.pattern, self.at)) is not None:
            self.at = found.end()
            return self._set(found.group(1), ignore_case)
        if self.loose and (found := _OTHER_THAN.match(self.pattern, self.at)) is not None:
            # Some character that is none of these: nearly all of them are left.
            self._take(found.group(), _ANY)
            self.exact = False
            return _EMPTY
        if self.pattern.startswith("\\d", self.at):
            self._take("\\d", "[0-9]")
            return _DIGIT
        escaped = self.pattern[self.at] == "\\"
        char = self.pattern[self.at + escaped : self.at + escaped + 1]
        if not char or (escaped and char.isalnum()) or (not escaped and char in ".^$*+?{}[]("):
            raise ValueError(self.pattern)
        self.at += 1 + escaped
        return self._set(re.escape(char), ignore_case)

    def _set(self, body: str, ignore_case: bool) -> _Part:
        chars = set()
        for first, last, single in _RANGE.findall(body):
            chars |= {single} if single else {chr(code) for code in range(ord(first), ord(last) + 1)}
        if ignore_case:
            chars |= {c.swapcase() for c in chars if c.isalpha()}
        sorts = [("0-9", "0123456789"), ("A-Z", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), ("a-z", "abcdefghijklmnopqrstuvwxyz")]
        rough, signs = "", set(chars)
        for name, members in sorts:
            own = chars.intersection(members)
            signs -= own
            if own:
                rough += name
                self.exact &= len(own) == len(members)
        if any(not sign.isascii() or (ord(sign) not in SEPARATORS and not self.loose) for sign in signs):
            raise ValueError(self.pattern)
        self.out.append("[" + rough + "".join(re.escape(sign) for sign in sorted(signs)) + "]")
        options = [_DIGIT] if "0-9" in rough else []
        options += [_LETTER] if "A-Z" in rough or "a-z" in rough else []
        options += [_SIGN] if signs else []
        part = options[0]
        for option in options[1:]:
            part = part.either(option)
        return part

    def _repeated(self, part: _Part) -> _Part:
        if self.loose and (found := _ANY_COUNT.match(self.pattern, self.at)) is not None:
            self._take(found.group())
            return part
        count = _COUNT.match(self.pattern, self.at)
        if count is None:
            if self.pattern[self.at : self.at + 1] in ("*", "+", "{"):
                raise ValueError(self.pattern)
            return part
        self._take(count.group())
        low, high = (0, 1) if count.group() == "?" else (int(count.group(1)), int(count.group(2) or count.group(1)))
        if high > MAX_LENGTH:
            raise ValueError(self.pattern)
        total = _EMPTY
        for step in range(high):
            more = total.then(part)
            total = more if step < low else total.either(more)
        return total

    def _take(self, text: str, written: str | None = None) -> None:
        if not self.pattern.startswith(text, self.at):
            raise ValueError(self.pattern)
        self.at += len(text)
        self.out.append(text if written is None else written)


def _sum(one: int, other: int) -> int:
    return one + other if one >= 0 and other >= 0 else -1
