"""What the sequence model sees of each word: cheap, deterministic, the same in training and in use."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pii_scan.detect.person.common_words import ORGANISATIONS, STREETS
from pii_scan.detect.person.gazetteer import is_common, is_everyday, is_first, is_strong_first, is_surname
from pii_scan.detect.person.label_words import ENDINGS
from pii_scan.detect.person.normal import HONORIFICS, fold
from pii_scan.detect.person.ordinary_words import ORDINARY_FIRSTS, ORDINARY_LASTS
from pii_scan.detect.person.sign_words import TITLE_WORDS

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]|_+")
_TITLES = TITLE_WORDS | HONORIFICS
_FIRMS = ORGANISATIONS | STREETS


@lru_cache(maxsize=8192)
def _shape(word: str) -> str:
    if word.isdigit():
        return "d" if len(word) < 3 else "ddd"
    if not word[0].isalpha():
        return word
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "XX"
    if word.islower():
        return "xx"
    return "Xx" if word[1:].islower() else "Xm"


@lru_cache(maxsize=8192)
def lists_of(word: str) -> str:
    """On which lists a word stands, as letters; `-` for none."""
    if not word[0].isalpha():
        return "."
    folded = fold(word)
    letters = ""
    if is_strong_first(word):
        letters += "F"
    elif is_first(word):
        letters += "f"
    if is_surname(word):
        letters += "S"
    if folded in ORDINARY_FIRSTS or folded in ORDINARY_LASTS:
        letters += "o"
    if is_common(word):
        letters += "c"
    elif not letters and is_everyday(word):
        letters += "e"
    if folded in _TITLES:
        letters += "t"
    if folded in ENDINGS:
        letters += "l"
    if folded in _FIRMS:
        letters += "O"
    return letters or "-"


def features(words: Sequence[str], known: Sequence[str] | None = None) -> list[list[str]]:
    """For each word its own look, its lists, and those of two words on either side.

    Args:
        known: what `lists_of` says of each word, where training hides some of it.
    """
    lists = list(map(lists_of, words)) if known is None else list(known)
    shapes = list(map(_shape, words))
    small = [word.lower() for word in words]
    looks = [f"{lists[n]}/{shapes[n]}" for n in range(len(words))]
    padded_looks = ["^", "^", *looks, "$", "$"]
    padded_small = ["^", *small, "$"]
    out: list[list[str]] = []
    for n, word in enumerate(small):
        before, here, after = padded_looks[n + 1], padded_looks[n + 2], padded_looks[n + 3]
        out.append(
            [
                f"w={word}",
                f"s={word[-3:]}",
                f"l={here}",
                f"w-={padded_small[n]}",
                f"w+={padded_small[n + 2]}",
                f"l-={before}",
                f"l+={after}",
                f"l--={padded_looks[n]}",
                f"l++={padded_looks[n + 4]}",
                f"b-={before}|{here}",
                f"b+={here}|{after}",
            ]
        )
    return out
