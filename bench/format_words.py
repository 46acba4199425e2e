"""What counts as a word when two readers of one file are compared."""

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{3,}|\d{4,}")
_FRACTION = re.compile(r"(?<=\d)\.\d{4,}(?:e[+-]?\d+)?")
_OTHERS = re.compile(r"[\W_]+")


def words(text: str) -> set[str]:
    """Runs of three and more letters or four and more digits, compatibility forms and case folded (UAX #15, NFKC).

    Decimals of a fraction are left out: readers round differently.
    """
    return set(_WORD.findall(_FRACTION.sub("", unicodedata.normalize("NFKC", text).casefold())))


class Seen:
    """All that one reader said of a file, to ask for words in."""

    def __init__(self, texts: Iterable[str]) -> None:
        whole = "\n".join(texts)
        self.words = words(whole)
        self._squeezed = _OTHERS.sub("", unicodedata.normalize("NFKC", whole).casefold())

    def missing(self, others: set[str]) -> set[str]:
        """Of these words the ones that were not seen, however they were cut: a line broken within a word, or a number
        written in groups, is seen all the same."""
        return {word for word in others - self.words if word not in self._squeezed}
