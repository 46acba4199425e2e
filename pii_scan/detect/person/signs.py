"""Where in a text a name may stand: every word is looked up at once, and the name rules run only there.

A regular expression for names reads plain text at some ten to thirty megabytes a second, and there are a dozen of
them. Here numpy finds all words of a text, hashes their first sixteen letters and looks each up in one table, some
6 ms per megabyte for all rules together. Two words may share a hash; so the rules look again.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from pii_scan.detect.normalise import plane
from pii_scan.detect.person.beside import THINGS
from pii_scan.detect.person.common_words import COMMON, PLACES
from pii_scan.detect.person.gazetteer import everyday, firsts, opening_words, surnames
from pii_scan.detect.person.ordinary_words import ORDINARY_LASTS
from pii_scan.detect.person.sign_words import (
    CLOSING_WORDS,
    GREETING_WORDS,
    LABEL_WORDS,
    PART_WORDS,
    PLAIN_LABEL_WORDS,
    TITLE_WORDS,
)
from pii_scan.detect.person.word_hashes import BITS, PAD, foreign_words, hashes, hashes_of, words_in

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_OPENS, _FIRST, _TITLE, _GREETING, _CLOSING, _LABEL, _PLAIN, _PART, _LETTER, _SURNAME, _COMMON = (
    1 << bit for bit in range(11)
)


@dataclass(frozen=True, slots=True)
class Signs:
    """Character offsets at which words of a sort begin, in order."""

    firsts: list[int]
    """First names that go on with another word."""
    after_comma: list[int]
    """First names behind a comma."""
    titles: list[int]
    greetings: list[int]
    closings: list[int]
    labels: list[tuple[int, int]]
    """Start and end of words that may end a label, where a separator or a line end follows."""
    plain_labels: list[int]
    """Ends of words that label a name without any separator."""
    parts: list[int]
    """Words that may begin the label of a part of a name."""
    open_pairs: list[tuple[int, bool]]
    """First of two capitalised words side by side that are no everyday ones, and whether the second is a surname."""
    initials: list[int]
    """Single capitals with a full stop behind them that go on with a capital."""


@lru_cache(maxsize=2)
def signs(text: str) -> Signs:
    """Too many places rather than too few. Time grows with the text, whatever it holds."""
    import numpy as np

    data = plane(text).words + b"\n" * PAD
    letters = np.frombuffer(data, np.uint8)
    start, end = words_in(letters)
    flag = _table()[hashes(data, start, end - start)]
    if b"\xff" in data:
        flag |= foreign_words(letters, start) * np.uint16(_OPENS | _FIRST)
    open_pairs = _open_pairs(letters, start, end, flag)
    flag &= ~np.uint16(_SURNAME | _COMMON)
    hit = np.flatnonzero(flag)
    start, end, flag = start[hit], end[hit], flag[hit]
    first, before, after, behind = letters[start], letters[start - 1], letters[end], letters[end + 1]
    classes = _classes()
    upper, space = classes.capital[first], after == ord(" ")
    named = upper & ~classes.inner[before]
    name_follows = space & classes.capital[behind]
    # A capitalised word, a particle (de, la, van, bin, y) or the other half of a double name.
    goes_on = (space & classes.goes_on[behind]) | (after == ord("-")) | (after == ord("'"))
    is_opening, is_first = (flag & _OPENS) != 0, (flag & _FIRST) != 0
    comma = (before == ord(",")) | ((before == ord(" ")) & (letters[np.maximum(start - 2, 0)] == ord(",")))
    line_start = (before == ord("\n")) | (classes.blank[before] & classes.blank[letters[np.maximum(start - 2, 0)]])
    ends = classes.separator[after] | (
        space & (classes.separator[behind] | (behind == ord(" ")) | (behind == ord(".")))
    )
    ends |= (after == ord(".")) & (behind == ord("."))
    label = ((flag & _LABEL) != 0) & ends
    part = ((flag & _PART) != 0) & (ends | (space & classes.part[behind]) | classes.joint[after])

    def places(mask: "Array") -> list[int]:
        return (start[mask] - 1).tolist()  # type: ignore[no-any-return]

    return Signs(
        firsts=places((is_opening | is_first) & named & goes_on),
        after_comma=places((is_opening | is_first) & upper & comma),
        titles=places(((flag & _TITLE) != 0) & ~classes.inner[before] & (name_follows | (after == ord(".")))),
        greetings=places(((flag & _GREETING) != 0) & named & (after != ord("\n"))),
        closings=places(((flag & _CLOSING) != 0) & (line_start | named)),
        labels=list(zip((start[label] - 1).tolist(), (end[label] - 1).tolist(), strict=True)),
        plain_labels=(end[((flag & _PLAIN) != 0) & classes.blank[before] & name_follows] - 1).tolist(),
        parts=places(part),
        open_pairs=open_pairs,
        initials=places(((flag & _LETTER) != 0) & named & (after == ord(".")) & classes.goes_on_capital[behind]),
    )


@dataclass(frozen=True, slots=True)
class _Classes:
    """For each byte of the plane whether it belongs to the class."""

    capital: "Array"
    inner: "Array"
    blank: "Array"
    goes_on: "Array"
    goes_on_capital: "Array"
    separator: "Array"
    wide: "Array"
    part: "Array"
    joint: "Array"


@cache
def _classes() -> _Classes:
    import numpy as np

    def table(members: bytes) -> "Array":
        made = np.zeros(256, np.bool_)
        made[list(members)] = True
        return made

    capitals = bytes(range(ord("A"), ord("Z") + 1)) + b"\xff"
    return _Classes(
        capital=table(capitals),
        inner=table(b"0123456789_"),
        blank=table(b"\n\r\t "),
        goes_on=table(capitals + b"dlvbayezti"),
        goes_on_capital=table(capitals + b" -"),
        separator=table(b":#=>\"'(\t\r\n"),
        wide=table(b":#=>\"'(\t\r\n .-"),
        part=table(capitals + b"ni:./#"),
        joint=table(b"_/.;|-"),
    )


def _open_pairs(letters: "Array", start: "Array", end: "Array", flag: "Array") -> list[tuple[int, bool]]:
    """Pairs that a rule by lists says nothing about; the sequence model may."""
    import numpy as np

    # A capital and a small letter behind it: headings and constants in capitals are left out.
    title = _classes().capital[letters[start]] & (letters[np.minimum(start + 1, len(letters) - 1)] >= ord("a"))
    title &= (flag & _COMMON) == 0
    title &= end - start > 2
    beside = (start[1:] - end[:-1] == 1) & (letters[end[:-1]] == ord(" "))
    at = np.flatnonzero(title[:-1] & title[1:] & beside)
    surname = (flag[at + 1] & _SURNAME) != 0
    return list(zip((start[at] - 1).tolist(), surname.tolist(), strict=True))


@cache
def _table() -> "Array":
    """A bit for each sort of word at the words' hashes."""
    import numpy as np

    table = np.zeros(1 << BITS, np.uint16)
    for bit, words in (
        (_OPENS, opening_words()),
        (_FIRST, firsts()),
        (_TITLE, TITLE_WORDS),
        (_GREETING, GREETING_WORDS),
        (_CLOSING, CLOSING_WORDS),
        (_LABEL, LABEL_WORDS),
        (_PLAIN, PLAIN_LABEL_WORDS),
        (_PART, PART_WORDS),
        (_SURNAME, surnames()),
        (_COMMON, COMMON | PLACES | THINGS | ORDINARY_LASTS | everyday()),
        (_LETTER, [chr(letter) for letter in range(ord("A"), ord("Z") + 1)]),
    ):
        table[hashes_of(words)] |= bit
    return table
