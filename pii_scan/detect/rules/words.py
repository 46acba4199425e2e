"""Lists of words as a kind: code names of projects, names of clients.

Found as whole words whatever their case, accents and the gaps inside them: `Blue Heron`, `blue_heron`, `BlueHeron`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from pii_scan.detect.detector import Context, Found
from pii_scan.detect.normalise import plain, plane
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind

_PIECES = re.compile(r"[^\W_]+")
_GAP = r"[ \t\n._\-]{0,3}"
_MOST_GROUP = 1_000
"""Words of one sieve: RE2 bounds the size of one machine."""
_UNPARTED = re.compile("[\u0e00-\u0eff\u2e80-\uffff]")
"""Scripts that put no blank between words, or glue particles to them."""


def finder(kind: Kind, words: Sequence[str], confidence: float) -> Callable[[Text, Context], Iterable[Found]]:
    """A `find` that yields each place of each word; `normal` is the word as listed, in upper case."""
    listed = {_key(word): " ".join(_PIECES.findall(plain(word))).upper() for word in words}
    latin = [word for word in words if _in_plane(word).isascii()]
    shapes = _longest_first(_shape(_in_plane(word)) for word in latin)
    sieves = [Sieve(f"(?i)(?:{'|'.join(shapes[at : at + _MOST_GROUP])})") for at in range(0, len(shapes), _MOST_GROUP)]
    others = _longest_first(_shape(plain(word)) for word in words if word not in latin)
    other = re.compile("|".join(others), re.IGNORECASE) if others else None

    def spans(text: str) -> Iterator[tuple[int, int]]:
        for sieve in sieves:
            yield from sieve.spans(text)
        if other is not None and not text.isascii():
            yield from (match.span() for match in other.finditer(text))

    def find(text: Text, _context: Context) -> Iterator[Found]:
        for start, end in spans(text.text):
            raw = text.text[start:end]
            normal = listed.get(_key(raw))
            if normal is not None and _whole(text.text, start, end):
                yield Found(kind, raw, normal, confidence, start, end, ("listed_word",))

    return find


def _longest_first(shapes: Iterable[str]) -> list[str]:
    return sorted(set(shapes), key=lambda shape: (-len(shape), shape))


def _in_plane(word: str) -> str:
    """As the plane of words shows it: accents off; beyond ASCII where it has letters of another script."""
    return plane(plain(word)).words[1:-1].decode("latin-1")


def _shape(word: str) -> str:
    return _GAP.join(re.escape(piece) for piece in _PIECES.findall(word))


def _key(text: str) -> str:
    """Case, accents, gaps and signs off."""
    bare = unicodedata.normalize("NFKD", plain(text)).casefold()
    return "".join(char for char in bare if char.isalnum())


def _whole(text: str, start: int, end: int) -> bool:
    """A hump (`getBlueHeron`) parts words as a blank does."""
    before, first = text[start - 1 : start], text[start : start + 1]
    last, after = text[end - 1 : end], text[end : end + 1]
    open_left = before.isalnum() and not (before.islower() and first.isupper()) and not _UNPARTED.match(first)
    open_right = after.isalnum() and not (last.islower() and after.isupper()) and not _UNPARTED.match(last)
    return not (open_left or open_right)
