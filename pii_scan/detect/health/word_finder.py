"""Where any of a closed list of words stands: the gate of a `find` and its first step, from one list."""

import re
from collections.abc import Iterable, Iterator

from pii_scan.detect.normalise import fold
from pii_scan.detect.sieve import Sieve


class WordFinder:
    """Whole words and phrases, in any case, with or without accents, with blanks or hyphens between."""

    def __init__(self, *lists: Iterable[str]) -> None:
        """
        Args:
            lists: phrases in lower case, letters, digits, blanks and apostrophes.
        """
        phrases = sorted({phrase for words in lists for phrase in words}, key=lambda p: (-len(p), p))
        self.gate = tuple(phrases)
        """For `Detector.gate`: each phrase as it is."""
        rough = "|".join(re.escape(fold(phrase)).replace(r"\ ", "[ _-]{1,2}") for phrase in phrases)
        self._sieve = Sieve(rf"(?i:\b(?:{rough})\b)")

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, phrase as listed but without accents), in order, without overlap."""
        for start, end in self._sieve.spans(text):
            yield start, end, _GAPS.sub(" ", fold(text[start:end]))


_GAPS = re.compile(r"[ _-]+")
