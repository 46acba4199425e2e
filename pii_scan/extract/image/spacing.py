"""Gives RapidOCR's lines the spaces that it swallows and Tesseract saw (`LNHUTCHINS` → `LN HUTCHINS`)."""

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
