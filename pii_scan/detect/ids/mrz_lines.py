"""Finds machine-readable zones in text: lines that were split, joined, shortened or framed with noise when read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pii_scan.detect.ids.mrz_fields import ALPHABET, Mrz, decode_mrz
from pii_scan.detect.ids.mrz_layouts import SHAPES
from pii_scan.detect.sieve import Sieve

Span = tuple[int, int]
_TWO_FILLERS = re.compile(r"[<«‹≤〈] ?[<«‹≤〈({_]")
_LOOKALIKE_FILLER = str.maketrans({"«": "<", "‹": "<", "≤": "<", "〈": "<", "(": "<", "{": "<", "_": "<", "€": "<"})
_FRAME = "|.,:;'\"`~-–—•*[]!/\\ "
"""Borders and dirt that are read as marks at a line's ends."""
_PAGE = 20_000
_ZONE_AT = Sieve(r"[PVIACD][A-Z<][A-Z<]{3}[A-Z0-9<]{3,30}<[A-Z0-9<]{3}")
_STARTS = re.compile(r"[PVIACD][A-Z0-9<][A-Z0-9<]{3}")
_LINE_MAX = 120
_PIECE, _LEAST = 3, 24
_GROUP = 8
_TAILS = {44: (0, 2), 36: (0, 1), 30: (0, 1, 0)}
"""Characters at the end of each line that keep their place when fillers are put in before them."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    end: int


def find_mrz_lines(text: str) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Runs of lines that may be a zone, brought to full width, with their character span in `text`.

    Cheap on other text: nothing is split into lines unless two fillers or their look-alikes stand together.
    """
    if _TWO_FILLERS.search(text) is None:
        return
    if len(text) > _PAGE and next(_ZONE_AT.spans(text), None) is None:
        # Longer than what a camera sees on a page, so the fillers were not misread.
        return
    lines = _lines(text)
    index = 0
    while index < len(lines):
        first = lines[index].text
        if not (_STARTS.match(first) and "<" in first and len(first) >= 12):
            index += 1
            continue
        best: tuple[int, tuple[str, ...], int] | None = None
        for group, used in _groups(lines[index : index + _GROUP]):
            for shape in _fitted(group):
                zone = decode_mrz(shape)
                if zone is not None and (best is None or _worth(zone) > best[0]):
                    best = (_worth(zone), shape, used)
        if best is None:
            index += 1
            continue
        yield best[1], (lines[index].start, lines[index + best[2] - 1].end)
        index += best[2]


def _worth(zone: Mrz) -> int:
    """Checks that hold, an unrepaired reading before a repaired one."""
    return 2 * zone.held - zone.repaired


def _lines(text: str) -> list[_Line]:
    """Cleaned lines; those that cannot be part of a zone are empty."""
    out: list[_Line] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip()
        cleaned = re.sub(r"\s+", "", body.strip(_FRAME)).upper().translate(_LOOKALIKE_FILLER) if body else ""
        usable = len(raw) < _LINE_MAX and ALPHABET.fullmatch(cleaned) is not None
        out.append(_Line(cleaned if usable else "", offset, offset + len(body)))
        offset += len(raw)
    return out


def _groups(lines: Sequence[_Line]) -> Iterator[tuple[list[str], int]]:
    """Ways of taking up to three whole lines out of those that follow, and how many lines each used."""
    whole: list[tuple[str, int]] = []
    for number, line in enumerate(lines, 1):
        if len(line.text) >= _LEAST:
            whole.append((line.text, number))
        elif len(line.text) > 6 and whole and "<" not in line.text and not any(map(str.isdigit, line.text)):
            break
    for count in (2, 3):
        if len(whole) >= count:
            yield [text for text, _ in whole[:count]], whole[count - 1][1]
    first = lines[0].text
    for width, count in SHAPES:
        # Both lines in one, as some engines give them.
        if abs(len(first) - width * count) <= 2:
            yield [first[width * at : width * (at + 1)] for at in range(count)], 1
        pieces = _joined(lines, width, count)
        if pieces is not None:
            yield pieces


def _joined(lines: Sequence[_Line], width: int, count: int) -> tuple[list[str], int] | None:
    """Lines that were read in pieces, put together again where the pieces come to about the full width."""
    out: list[str] = []
    current, split = "", False
    for number, line in enumerate(lines, 1):
        if len(line.text) < _PIECE:
            continue
        split = split or bool(current)
        current += line.text
        if len(current) >= width - 2:
            if len(current) > width + 2:
                return None
            out.append(current)
            current = ""
            if len(out) == count:
                return (out, number) if split else None
    return None


def _fit(line: str, width: int, tail: int) -> str | None:
    """A line that lost or gained fillers, brought to `width`; `tail` characters at its end keep their place."""
    if len(line) == width:
        return line
    if abs(len(line) - width) > 6:
        return None
    missing = width - len(line)
    if missing > 0:
        cut = len(line) - tail
        if tail and "<" not in line[max(0, cut - 3) : cut + 1]:
            return None
        return line[:cut] + "<" * missing + line[cut:]
    run = re.search(rf"<{{{-missing},}}(?=[^<]{{0,{max(tail, 1)}}}$)", line)
    return line[: run.start()] + line[run.start() - missing :] if run else None


def _fitted(group: Sequence[str]) -> list[tuple[str, ...]]:
    shapes: list[tuple[str, ...]] = []
    for width, count in SHAPES:
        if len(group) != count:
            continue
        lines = [_fit(line, width, tail) for line, tail in zip(group, _TAILS[width], strict=True)]
        whole = tuple(line for line in lines if line is not None)
        if len(whole) == count:
            shapes.append(whole)
    return shapes
