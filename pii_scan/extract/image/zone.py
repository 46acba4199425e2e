"""The machine-readable zone of travel documents: a second reading with its own alphabet, on traces only."""

import re
from collections.abc import Callable, Sequence

from pii_scan.extract.image.view import View
from pii_scan.extract.image.words import Reading

_TRACE = re.compile(r"[A-Z0-9]<|<[A-Z0-9]|<<|[A-Z]{2,}[«‹][A-Z«‹]")
_LINE = re.compile(r"[A-Z0-9<]{24,48}")
# Fillers among fillers come out as K, S, C, E or X.
_FILLER = re.compile(r"(?<=<<)[KSCEX]+(?=<)|(?<=<<<)[KSCEX]+$")


def has_traces(text: str) -> bool:
    """Fillers among capitals, as ordinary OCR renders them."""
    return _TRACE.search(text) is not None


def zone_lines(reading: Reading) -> tuple[str, ...]:
    """The lines that can be MRZ lines, top to bottom, their runs of fillers mended."""
    lines: dict[int, list[str]] = {}
    for word in reading.words:
        lines.setdefault(word.line, []).append(word.text)
    joined = ("".join(parts) for parts in lines.values())
    return mended([line for line in joined if _LINE.fullmatch(line) and "<" in line])


def mended(lines: Sequence[str]) -> tuple[str, ...]:
    """Letters read for fillers turned back, the longest run of fillers stretched to the line's length.

    Lengths by ICAO 9303: three lines of 30, two of 36 (parts 5 and 6), two of 44 (part 4). Engines
    count neither long runs of fillers nor drop anything else, so the run is what is stretched.
    """
    filled = [_filled(line) for line in lines]
    longest = max(map(len, filled), default=0)
    length = 30 if len(filled) >= 3 or longest <= 32 else 36 if longest <= 37 and filled[0][:1] != "P" else 44
    return tuple(_stretched(line, length) for line in filled)


def _filled(line: str) -> str:
    # Each turn can bare the fillers that the next one needs to its left.
    while (turned := _FILLER.sub(lambda found: "<" * len(found[0]), line)) != line:
        line = turned
    return line


def well_formed(lines: Sequence[str]) -> bool:
    """Two or three lines of one standard length."""
    return len(lines) in (2, 3) and {len(line) for line in lines} <= {30, 36, 44} and len({*map(len, lines)}) == 1


def _stretched(line: str, length: int) -> str:
    runs = sorted(re.finditer(r"<{2,}", line), key=lambda run: len(run[0]))
    if not runs or len(line) == length:
        return line
    run = runs[-1]
    fillers = len(run[0]) + length - len(line)
    return line[: run.start()] + "<" * fillers + line[run.end() :] if fillers >= 1 else line


def read_zone(view: View, read: Callable[[View], Reading]) -> tuple[str, ...]:
    """The lowest two fifths at several sizes, then the whole view, until the check digits hold.

    Args:
        view: the picture as it was turned for reading.
        read: one block of text in the MRZ alphabet; 20–60 ms a try.
    """
    top = int(view.height * 0.6)
    low = view.crop((0, top, view.width, view.height - top))
    best: tuple[str, ...] = ()
    for part in (low, low.scaled(0.7), low.scaled(0.85), view):
        lines = zone_lines(read(part))
        if _rank(lines) > _rank(best):
            best = lines
        if _rank(best)[0] == 3:
            break
    return best


def _rank(lines: tuple[str, ...]) -> tuple[int, bool, int]:
    """How many of the three field check digits hold, whether the shape does, how many lines there are."""
    if not well_formed(lines):
        return 0, False, len(lines)
    if len(lines) == 3:
        fields = (lines[0][5:15], lines[1][0:7], lines[1][8:15])
    else:
        fields = (lines[1][0:10], lines[1][13:20], lines[1][21:28])
    return sum(map(_holds, fields)), True, len(lines)


def _holds(field: str) -> bool:
    """ICAO 9303 part 3, 4.9: weights 7, 3, 1; A is 10."""
    total = sum((7, 3, 1)[at % 3] * (0 if ch == "<" else int(ch, 36)) for at, ch in enumerate(field[:-1]))
    return field[-1] == str(total % 10)
