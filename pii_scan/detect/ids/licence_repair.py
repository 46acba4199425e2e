"""Misread characters in a licence number, put right where the state's own shapes say letter or digit."""

import re
from functools import lru_cache

from pii_scan.detect.ids.licence_formats import fits, licence_formats
from pii_scan.detect.ids.ocr_digits import to_digits

_TO_LETTER = str.maketrans({"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"})
_MOST_CHANGES = 3
_PIECE = re.compile(r"(\[[^\]]*\]|[A-Z9*])(?:\{(\d+)(?:,(\d+))?\})?")


@lru_cache(maxsize=1024)
def templates(state: str, length: int) -> tuple[str, ...]:
    """The state's shapes at this length: `A` letter, `9` digit, `?` either, other letters themselves."""
    out: list[str] = []
    for row in licence_formats():
        if row.state != state:
            continue
        pieces = [(p[1], int(p[2] or 1), int(p[3] or p[2] or 1)) for p in _PIECE.finditer(row.shape)]
        spare = length - sum(least for _, least, _ in pieces)
        template = ""
        for symbol, least, most in pieces:
            count = min(most, least + max(0, spare))
            spare -= count - least
            template += ("?" if symbol[0] == "[" else symbol) * count
        if len(template) == length and spare == 0:
            out.append(template)
    return tuple(out)


def repaired(compact: str, state: str) -> str | None:
    """The number with the fewest characters changed that has a shape of the state; None where that takes too many."""
    best, fewest = None, _MOST_CHANGES + 1
    for template in templates(state, len(compact)):
        attempt = "".join(_as(want, char) for want, char in zip(template, compact, strict=True))
        changes = sum(a != b for a, b in zip(attempt, compact, strict=True))
        if 0 < changes < fewest and fits(attempt, state):
            best, fewest = attempt, changes
    return best


def _as(want: str, char: str) -> str:
    if want == "9":
        return to_digits(char)
    return char if want == "?" else char.translate(_TO_LETTER)
