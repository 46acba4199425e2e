"""Puts labels beside their values where the engine read a card or form column by column."""

import re
from dataclasses import replace
from statistics import median

from pii_scan.extract.image.words import Reading, Word

_LABEL = re.compile(
    r"(?:\b(?:dob|d\.?o\.?b\.?|born|birth|exp(?:ires|iration|iry)?|iss(?:ued)?|sex|hgt|wgt|height|weight|eyes|hair|class|"
    r"end|rest|restr|dln?|lic|idn?|ln|fn|dd|name|surname|names|given|address|addr|add|street|city|state|zip|phone|tel|"
    r"date|no|number|unit|housing|booking|booked|facility|custody|inmate|offender|relationship|residence|ssn|account|"
    r"routing|nombres?|apellidos?|fecha|nacimiento|domicilio|sexo|correo|tel[eé]fono)\b[.:]?|[:#])$",
    re.IGNORECASE,
)
"""A label and nothing behind it: `Account number: 7730` stands in no column of labels."""
_MOST_WORDS = 160
"""A page of running text keeps the engine's order: its columns are columns of prose."""


def in_rows(reading: Reading) -> Reading:
    """`reading` sorted into rows across the page where one of its blocks is a column of labels; else unchanged.

    Boxes must be in pixels of the picture as it was read, its lines level.
    """
    if len(reading.words) > _MOST_WORDS or not _label_column(reading):
        return reading
    rows: list[list[Word]] = []
    for word in sorted(reading.words, key=_middle):
        near = next((row for row in reversed(rows[-3:]) if _beside(word, row)), None)
        if near is None:
            rows.append([word])
        else:
            near.append(word)
    rows.sort(key=lambda row: median(map(_middle, row)))
    words: list[Word] = []
    block, bottom = 0, None
    for number, row in enumerate(rows):
        top, height = min(w.box[1] for w in row), median(w.box[3] for w in row)
        block += bottom is not None and top - bottom > 1.5 * height
        bottom = max(w.box[1] + w.box[3] for w in row)
        words += [replace(w, line=number, block=block) for w in sorted(row, key=lambda w: w.box[0])]
    return Reading(tuple(words), reading.engine)


def _label_column(reading: Reading) -> bool:
    """A block of two or more short lines, mostly labels, that has another block's lines to its right."""
    blocks: dict[int, dict[int, list[Word]]] = {}
    for word in reading.words:
        blocks.setdefault(word.block, {}).setdefault(word.line, []).append(word)
    lines = [(block, line, " ".join(w.text for w in line)) for block, rows in blocks.items() for line in rows.values()]
    labels = [entry for entry in lines if len(entry[1]) <= 4 and _LABEL.search(entry[2])]
    # Labels may each be a block of their own, so the lines are counted, not the blocks.
    apart = sum(any(other[0] != block and _right_of(other[1], line) for other in lines) for block, line, _ in labels)
    return apart >= 2 and apart * 2 >= len(labels)


def _right_of(other: list[Word], line: list[Word]) -> bool:
    first, last = other[0], line[-1]
    return first.box[0] > last.box[0] + last.box[2] and _level(first, last)


def _middle(word: Word) -> float:
    return word.box[1] + word.box[3] / 2


def _level(one: Word, other: Word) -> bool:
    return abs(_middle(one) - _middle(other)) < 0.5 * max(one.box[3], other.box[3])


def _beside(word: Word, row: list[Word]) -> bool:
    """Whether the word's middle lies level with the nearest word of the row, and on no other word's place."""
    nearest = min(row, key=lambda w: abs(w.box[0] - word.box[0]))
    overlap = any(min(w.box[0] + w.box[2], word.box[0] + word.box[2]) - max(w.box[0], word.box[0]) > 3 for w in row)
    return not overlap and _level(word, nearest)
