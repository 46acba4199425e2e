"""Lists of words as a kind: code names of projects, names of clients.

Found as whole words whatever their case, accents and the gaps inside them: `Blue Heron`, `blue_heron`, `BlueHeron`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from pii_scan.detect.detector import Context, Found
from pii_scan.detect.normalise import fold, plain
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind

_PIECES = re.compile(r"[^\W_]+")
_SPAN_GAP = r"[ \t\n._\-]{0,3}"
_MOST_GROUP = 1_000
"""Words of one sieve: RE2 bounds the size of one machine."""


def finder(kind: Kind, words: Sequence[str], confidence: float) -> Callable[[Text, Context], Iterable[Found]]:
    """A `find` that yields each place of each word; `normal` is the word as listed, folded to upper case."""
    listed = {_squeezed(word): _canonical(word) for word in words}
    shapes = sorted({_shape(word) for word in words}, key=lambda shape: (-len(shape), shape))
    sieves = [Sieve(f"(?i)(?:{'|'.join(shapes[at : at + _MOST_GROUP])})") for at in range(0, len(shapes), _MOST_GROUP)]

    def find(text: Text, _context: Context) -> Iterator[Found]:
        for sieve in sieves:
            for start, end in sieve.spans(text.text):
                raw = text.text[start:end]
                normal = listed.get(_squeezed(raw))
                if normal is None or not _whole(text.text, start, end):
                    continue
                yield Found(kind, raw, normal, confidence, start, end, ("listed_word",))

    return find


def _canonical(word: str) -> str:
    return " ".join(_PIECES.findall(plain(word))).upper()


def _squeezed(text: str) -> str:
    return "".join(_PIECES.findall(_flat(text)))


def _flat(text: str) -> str:
    """As the words plane shows it: folded where that is ASCII, a letter beyond it as it is."""
    return fold(text) if fold(text).strip() else plain(text).lower()


def _shape(word: str) -> str:
    """Over the plane of words, where a letter beyond Latin is the byte FF and any other sign A0."""
    pieces = ["".join(_byte(char) for char in piece) for piece in _PIECES.findall(plain(word))]
    return _SPAN_GAP.join(pieces)


def _byte(char: str) -> str:
    if char.isascii():
        return re.escape(char)
    base = fold(char)
    return re.escape(base[0]) if "\u0080" <= char < "\u0250" and base[:1].isalpha() else "\\xff"


def _whole(text: str, start: int, end: int) -> bool:
    """A hump (`getBlueHeron`) parts words as a blank does."""
    before, first = text[start - 1 : start], text[start : start + 1]
    last, after = text[end - 1 : end], text[end : end + 1]
    open_left = before.isalnum() and not (before.islower() and first.isupper())
    open_right = after.isalnum() and not (last.islower() and after.isupper())
    return not (open_left or open_right)
