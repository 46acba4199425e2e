"""Which of many phrases stand in a text: all of them in one pass, without a step in Python per word.

A trie over words. Every word's code is looked up in a table that maps it to a small number, and the phrases are
followed word by word for all places at once. Time does not grow with the number of phrases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pii_scan.detect.normalise import plane
from pii_scan.detect.words import DIGITS, GAP_BYTES, LETTERS, MAX_GAP, Words, words_of

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_SLOTS_A_WORD = 8
_SPREAD = 0xD6E8FEB86659FD93
_GLUED_FROM = 5
"""Letters from which a phrase is also found written as one word: `dateofbirth`."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Places of phrases in order, without overlap: plane offsets and the phrase's number."""

    starts: "Array"
    ends: "Array"
    numbers: "Array"


class PhraseTable:
    """Built once; case and accents of the phrases do not matter."""

    def __init__(self, phrases: Sequence[Sequence[str]]) -> None:
        """
        Args:
            phrases: the writings of each (`ss no`, `s.s. no`); its number is its index. Of equal writings the
                first one counts.
        """
        import numpy as np

        self.pieces: list[tuple[tuple[str, ...], ...]] = []
        """For each phrase the words of its writings."""
        codes: dict[int, int] = {}
        nodes: dict[tuple[int, int], int] = {}
        ends: dict[int, int] = {}
        chains = iter(_chains([writing for writings in phrases for writing in writings]))
        glued: list[tuple[int, str]] = []
        entries: list[tuple[int, list[int]]] = []
        for number, writings in enumerate(phrases):
            own = [next(chains) for _ in writings]
            self.pieces.append(tuple(pieces for _, pieces in own))
            entries += [(number, words) for words, _ in own]
            joined = {"".join(pieces) for pieces in self.pieces[-1] if len(pieces) > 1}
            glued += [
                (number, word)
                for word in sorted(joined)
                if len(word) >= _GLUED_FROM and word.isascii() and word.isalpha()
            ]
        more = _chains([word for _, word in glued])
        entries += [(number, words) for (number, _), (words, _) in zip(glued, more, strict=True)]
        for number, words in entries:
            node = 0
            for code in words:
                word = codes.setdefault(code, len(codes) + 1)
                node = nodes.setdefault((node, word), len(nodes) + 1)
            if words:
                ends.setdefault(node, number)
        self._width = len(codes) + 1
        count = len(nodes) + 1
        self._lookup = _CodeTable(codes)
        self._first = np.zeros(self._width, np.int32)
        self._end = np.full(count, -1, np.int32)
        self._inner = np.zeros(count, bool)
        keys = {}
        for (node, word), following in nodes.items():
            if node == 0:
                self._first[word] = following
            else:
                keys[node * self._width + word] = following
                self._inner[node] = True
        for node, number in ends.items():
            self._end[node] = number
        ordered = sorted(keys)
        self._keys = np.array([*ordered, 1 << 62], np.int64)
        self._next = np.array([*(keys[key] for key in ordered), 0], np.int32)

    def find(self, words: Words) -> Hits:
        """The longest phrase at each place, leftmost first."""
        import numpy as np

        starts, ends, numbers = self._walk(words)
        if words.unparted is not None:
            whole = self._walk(words.unparted)
            pairs = zip((starts, ends, numbers), whole, strict=True)
            starts, ends, numbers = (np.concatenate(pair) for pair in pairs)
            order = np.lexsort((-ends, starts))
            starts, ends, numbers = starts[order], ends[order], numbers[order]
        # `4d` in `0b4d3f` or `4d3f` is no label; `SSN219514938` begins with one.
        free = ~((_glued(words.sorts, starts) | (words.sorts[starts] == DIGITS)) & _glued(words.sorts, ends))
        return _apart(starts[free], ends[free], numbers[free])

    def _walk(self, words: Words) -> "tuple[Array, Array, Array]":
        """For each place the longest phrase that begins there."""
        import numpy as np

        known = self._lookup.numbers(words.codes)
        node = self._first[known]
        at = np.flatnonzero(node)
        node = node[at]
        best, last = self._end[node], at.copy()
        rows = np.flatnonzero(self._inner[node])
        current, node = at[rows], node[rows]
        while len(rows):
            following = current + 1
            near = following < len(known)
            near &= self._linked(words, current, np.minimum(following, len(known) - 1))
            rows, following, node = rows[near], following[near], node[near]
            key = node.astype(np.int64) * self._width + known[following]
            slot = np.searchsorted(self._keys, key)
            met = self._keys[slot] == key
            rows, current, node = rows[met], following[met], self._next[slot[met]]
            ended = self._end[node] >= 0
            best[rows[ended]] = self._end[node[ended]]
            last[rows[ended]] = current[ended]
            deeper = self._inner[node]
            rows, current, node = rows[deeper], current[deeper], node[deeper]
        hit = best >= 0
        return words.starts[at[hit]], words.ends[last[hit]], best[hit]

    @staticmethod
    def _linked(words: Words, current: "Array", following: "Array") -> "Array":
        import numpy as np

        begin, end = words.ends[current], words.starts[following]
        size = end - begin
        linked = size <= MAX_GAP
        top = len(words.gaps) - 1
        for step in range(MAX_GAP):
            linked &= (size <= step) | words.gaps[np.minimum(begin + step, top)]
        return np.asarray(linked)


class _CodeTable:
    """Codes of words to small numbers, 0 for any other word: slots by the code's high bits, two or three deep."""

    def __init__(self, codes: dict[int, int]) -> None:
        import numpy as np

        bits = max(8, (len(codes) * _SLOTS_A_WORD).bit_length())
        self._shift = np.uint64(64 - bits)
        known, numbers = np.array(list(codes), np.uint64), np.array(list(codes.values()), np.int32)
        self._levels: list[tuple[Array, Array]] = []
        while len(known):
            level = np.zeros(1 << bits, np.uint64), np.zeros(1 << bits, np.int32)
            slots, chosen = np.unique(self._slots(known), return_index=True)
            level[0][slots], level[1][slots] = known[chosen], numbers[chosen]
            self._levels.append(level)
            known, numbers = np.delete(known, chosen), np.delete(numbers, chosen)

    def _slots(self, codes: "Array") -> "Array":
        import numpy as np

        return np.asarray(((codes * np.uint64(_SPREAD)) >> self._shift).astype(np.intp))

    def numbers(self, codes: "Array") -> "Array":
        import numpy as np

        slots = self._slots(codes)
        found = np.zeros(len(codes), np.int32)
        for level_codes, level_numbers in self._levels:
            found += np.where(level_codes[slots] == codes, level_numbers[slots], 0)
        return found


def _chains(phrases: Sequence[str]) -> list[tuple[list[int], tuple[str, ...]]]:
    """Each phrase as codes of words, and its words that are no signs; all phrases are read as lines of one text."""
    import numpy as np

    data = plane("\n".join(phrase.lower().replace("\n", " ") for phrase in phrases)).labels
    words = words_of(data)
    lines = np.cumsum(np.frombuffer(data, np.uint8) == 0x0A)[words.starts] - 1
    out: list[tuple[list[int], list[str]]] = [([], []) for _ in phrases]
    places = zip(lines.tolist(), words.starts.tolist(), words.ends.tolist(), words.codes.tolist(), strict=True)
    for line, start, end, code in places:
        text = data[start:end].decode("latin-1")
        out[line][0].append(code)
        if text.isalnum() or not text.isascii():
            out[line][1].append(text)
    return [(codes, tuple(texts)) for codes, texts in out]


def squeezed(phrase: str) -> str:
    """What is equal for all writings of one phrase: gaps taken out."""
    return plane(phrase.lower()).labels[1:-1].translate(None, GAP_BYTES).decode("latin-1")


def _glued(sorts: "Array", edges: "Array") -> "Array":
    """Whether a letter meets a digit at these edges."""
    import numpy as np

    left, right = sorts[edges - 1], sorts[edges]
    return np.asarray((left + right == LETTERS + DIGITS) & (left != right) & (left * right > 0))


def _apart(starts: "Array", ends: "Array", numbers: "Array") -> Hits:
    """Without overlap, leftmost first; only clusters of overlapping hits are walked one by one."""
    import numpy as np

    if len(starts) > 1:
        reach = np.maximum.accumulate(ends)
        clash = np.flatnonzero(starts[1:] < reach[:-1]) + 1
        if len(clash):
            keep = np.ones(len(starts), bool)
            free = -1
            last = -2
            for i in clash.tolist():
                # A gap in the list of clashes is a hit that overlaps nothing before it: it stays.
                if i != last + 1:
                    free = int(ends[i - 1])
                if starts[i] < free:
                    keep[i] = False
                else:
                    free = int(ends[i])
                last = i
            starts, ends, numbers = starts[keep], ends[keep], numbers[keep]
    return Hits(starts, ends, numbers)
