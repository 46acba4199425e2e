"""What an OCR engine saw: words with places, and how they become text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pii_scan.extract.image.view import Box, View
from pii_scan.model.evidence import WordBox


@dataclass(frozen=True, slots=True)
class Word:
    """A word (RapidOCR: a stretch of a line) as read."""

    text: str
    confidence: float
    """0–1."""
    box: Box
    """In pixels of what was read; `Reading.placed` maps it to the upright original."""
    line: int
    """Words of one line have the same number; lines are in reading order."""
    block: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One engine's result for one picture."""

    words: tuple[Word, ...]
    engine: str

    @property
    def mean(self) -> float:
        """Mean confidence, each word weighted by its length; 0 without words.

        Fillers of a machine-readable zone, which has a reading of its own, speak neither for nor against.
        """
        words = [w for w in self.words if "<" not in w.text and len(w.text) < 30] or self.words
        total = sum(len(w.text) for w in words)
        return sum(w.confidence * len(w.text) for w in words) / total if total else 0.0

    @property
    def good(self) -> int:
        """Words of two or more characters read with confidence 0.7 or better."""
        return sum(len(part) >= 2 for w in self.words if w.confidence >= 0.7 for part in w.text.split())

    @property
    def characters(self) -> float:
        """Letters and digits, each counted by its word's confidence: what two readings are compared by."""
        return sum(w.confidence * sum(c.isalnum() for c in w.text) for w in self.words if w.confidence >= 0.5)

    def placed(self, view: View) -> "Reading":
        """Boxes in pixels of `view` as boxes in the upright original."""
        return Reading(tuple(replace(w, box=view.upright_box(*w.box)) for w in self.words), self.engine)

    def text(self) -> tuple[str, tuple[WordBox, ...]]:
        """Lines in reading order, an empty line between blocks, and each word's place in it."""
        parts: list[str] = []
        boxes: list[WordBox] = []
        length = 0
        before: Word | None = None
        for word in self.words:
            if before is not None:
                gap = " " if word.line == before.line else "\n" if word.block == before.block else "\n\n"
                parts.append(gap)
                length += len(gap)
            parts.append(word.text)
            boxes.append(WordBox(length, length + len(word.text), word.box))
            length += len(word.text)
            before = word
        return "".join(parts), tuple(boxes)


def merged(first: Reading, second: Reading) -> Reading:
    """`first`, and those lines of `second` that stand where `first` read nothing, in reading order.

    A place read by both is taken from `first` alone: two versions of one number would be two findings.
    """
    lines: list[list[Word]] = _lines(first.words)
    for line in _lines(second.words):
        sure = [w for w in line if w.confidence >= 0.6 and any(c.isalnum() for c in w.text)]
        fresh = [w for w in sure if not any(_covered(w.box, other.box) for other in first.words)]
        if fresh and len(fresh) * 2 >= len(line):
            lines.append(fresh)
    lines.sort(key=lambda line: (min(w.box[1] + w.box[3] / 2 for w in line), line[0].box[0]))
    words = [Word(w.text, w.confidence, w.box, number) for number, line in enumerate(lines) for w in line]
    return Reading(tuple(words), f"{first.engine}+{second.engine}")


def _lines(words: Iterable[Word]) -> list[list[Word]]:
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def _covered(box: Box, by: Box) -> bool:
    """Whether a third of `box` lies in `by`."""
    width = min(box[0] + box[2], by[0] + by[2]) - max(box[0], by[0])
    height = min(box[1] + box[3], by[1] + by[3]) - max(box[1], by[1])
    return width > 0 and height > 0 and width * height * 3 >= box[2] * box[3]
