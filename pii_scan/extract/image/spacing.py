"""Gives RapidOCR's lines the spaces that it swallows and Tesseract saw (`LNHUTCHINS` → `LN HUTCHINS`)."""

import re
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from pii_scan.extract.image.words import Reading, Word


def respaced(reading: Reading, guide: Reading, *, letters: bool = True) -> Reading:
    """`reading` with spaces where `guide` has a gap at the same place between the same letters.

    Args:
        reading: what lacks spaces.
        guide: what has them.
        letters: also part letters from letters; not for handwriting, whose gaps within words are wide.
    """
    return Reading(tuple(_respaced(word, guide.words, letters) for word in reading.words), reading.engine)


def parted(reading: Reading) -> Reading:
    """`8807 ELM ST` with the small field number 8 in front as `8 807 ELM ST`.

    A card prints its field numbers to the left of a common margin. Where a line starts with an 8 glued to
    digits and the line below starts well to the right of it, the 8 is that number; where both start
    at one margin, it belongs to the house number. `FNRUTH` is the field's name and a name: none begins so.
    """
    words: list[Word] = []
    for word in reading.words:
        below = _below(word, reading.words) if _STUCK.match(word.text) else None
        hangs = below is not None and below.box[0] - word.box[0] > 0.5 * word.box[3]
        text = f"8 {word.text[1:].lstrip()}" if hangs else _FIELD_NAME.sub(r"\1 ", word.text)
        words.append(word if text == word.text else replace(word, text=text))
    return Reading(tuple(words), reading.engine)


_FIELD_NAME = re.compile(r"^([FL]N)(?=[A-Z]{3})")
_STUCK = re.compile(r"8\d{2,5} +[A-Z]")


def _below(word: Word, words: tuple[Word, ...]) -> Word | None:
    """The first word of the line of like size right below."""
    x, y, width, height = word.box
    near = [
        other
        for other in words
        if 0.6 * height < other.box[1] - y < 2.2 * height
        and x - height < other.box[0] < x + width
        and 0.6 < other.box[3] / height < 1.6
    ]
    return min(near, key=lambda other: (other.box[1] // max(1, height), other.box[0])) if near else None


def _respaced(word: Word, guides: tuple[Word, ...], letters: bool) -> Word:
    same_line = [guide for guide in guides if guide.confidence >= 0.2 and _beside(guide, word)]
    if len(same_line) < 2:
        return word
    same_line.sort(key=lambda guide: guide.box[0])
    spaced = align(word.text, [guide.text for guide in same_line], letters=letters)
    return word if spaced == word.text else replace(word, text=spaced)


def align(text: str, parts: list[str], *, letters: bool = True) -> str:
    """`text` with a space wherever two neighbouring `parts` meet inside it; stray single letters part nothing."""
    joined = "".join(parts)
    ends: set[int] = set()
    length = 0
    for part, following in pairwise(parts):
        length += len(part)
        if (len(part) > 1 or part.isdigit()) and len(following) > 1:
            ends.add(length)
    cuts: set[int] = set()
    for tag, a, b, c, d in SequenceMatcher(None, joined.upper(), text.upper(), autojunk=False).get_opcodes():
        # Letters read differently stand in for one another only where as many were read.
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            cuts |= {c + (end - a) for end in ends if a <= end <= b}
    return "".join(
        (" " if at in cuts and at and _may_part(text[at - 1], char, letters) else "") + char
        for at, char in enumerate(text)
    )


def _may_part(before: str, after: str, letters: bool) -> bool:
    """Numbers stay whole, and one space is enough."""
    if before.isalpha() and after.isalpha() and not letters:
        return False
    return not (before.isspace() or after.isspace() or (before.isdigit() and after.isdigit()))


def _beside(guide: Word, word: Word) -> bool:
    """Whether the middle of `guide` lies in the box of `word`."""
    x, y, width, height = word.box
    middle_x, middle_y = guide.box[0] + guide.box[2] / 2, guide.box[1] + guide.box[3] / 2
    return x <= middle_x <= x + width and y <= middle_y <= y + height
