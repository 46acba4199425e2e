"""How the cells of a delimited text are set apart, found on several places of the file."""

import csv
import re
from dataclasses import dataclass

_DELIMITERS = ",;\t|"
_LONE = ":^~\x1f\x01"
_LINES = 40


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the reader of the csv module wants to know."""

    delimiter: str
    quote: str = '"'
    doubled: bool = True
    escape: str | None = None
    score: float = 0.0
    """0–1: the share of rows that have the usual number of cells, times a bonus for many cells."""


def find_dialect(samples: list[str], hint: str | None = None) -> Dialect | None:
    """The dialect under which most lines have the same number (two or more) of cells; None without one.

    Args:
        samples: stretches of whole lines from several places of the file.
        hint: the delimiter that the name suggests (`.tsv`); wins ties.
    """
    if hint is None and samples and samples[0][:4].lower() == "sep=" and len(samples[0]) > 4:
        return Dialect(samples[0][4], score=1.0)
    best: Dialect | None = None
    for delimiter in _DELIMITERS + _LONE:
        for quote in '"', "'":
            if quote == "'" and not any(f"{delimiter}'" in s or s.startswith("'") for s in samples):
                continue
            found = _score(samples, delimiter, quote, delimiter in _LONE)
            bonus = 0.02 if delimiter == hint else 0.0
            if found > 0 and (best is None or found + bonus > best.score + 1e-9):
                escape = "\\" if _backslashed(samples, quote) else None
                best = Dialect(delimiter, quote, escape is None, escape, found + bonus)
    return best


def _score(samples: list[str], delimiter: str, quote: str, lone: bool) -> float:
    counts: list[int] = []
    cells: list[str] = []
    for sample in samples:
        lines = sample.splitlines()[: _LINES * 2]
        # strict=False never raises but for a NUL in old versions or an over-long field.
        try:
            rows = [r for r in csv.reader(lines, delimiter=delimiter, quotechar=quote) if r]
        except csv.Error:
            return 0.0
        counts += [len(r) for r in rows]
        cells += [c for r in rows[:_LINES] for c in r]
    if not counts:
        return 0.0
    usual = max(set(counts), key=lambda n: (counts.count(n), n))
    if usual < 2 or (lone and (usual < 3 or len(counts) < 3)):
        return 0.0
    share = counts.count(usual) / len(counts)
    # Prose has commas too: its "cells" start with a blank and are long.
    prose = sum(1 for c in cells if len(c) > 1 and c[0] == " " and c[1].isalpha()) / max(1, len(cells))
    long = sum(1 for c in cells if len(c) > 200) / max(1, len(cells))
    return max(0.0, share * (1 - 1 / (usual + 1)) * (1 - prose) * (1 - long) * (0.8 if lone else 1.0))


def _backslashed(samples: list[str], quote: str) -> bool:
    """Whether a backslash stands before quotes inside of cells, where others double the quote."""
    joined = "".join(samples)
    # Before a delimiter or a line's end the backslash may as well be the cell's own last character.
    if not re.search(rf"\\{quote}[^,;\t|\r\n]", joined):
        return False
    # An empty quoted cell is no doubled quote.
    inner = joined.replace(f"{quote}{quote},", "").replace(f",{quote}{quote}", "")
    return quote + quote not in inner
