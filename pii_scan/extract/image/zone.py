"""The machine-readable zone of travel documents: a second reading with its own alphabet, on traces only."""

import re
from collections.abc import Callable

from pii_scan.extract.image.view import View
from pii_scan.extract.image.words import Reading

_TRACE = re.compile(r"[A-Z0-9]<|<[A-Z0-9]|<<|[A-Z]{2,}[«‹][A-Z«‹]")
_LINE = re.compile(r"[A-Z0-9<]{24,48}")


def has_traces(text: str) -> bool:
    """Fillers among capitals, as ordinary OCR renders them."""
    return _TRACE.search(text) is not None


def zone_lines(reading: Reading) -> tuple[str, ...]:
    """The lines that can be MRZ lines (24–48 characters of its alphabet with a filler), top to bottom."""
    lines: dict[int, list[str]] = {}
    for word in reading.words:
        lines.setdefault(word.line, []).append(word.text)
    joined = ("".join(parts) for parts in lines.values())
    return tuple(line for line in joined if _LINE.fullmatch(line) and ("<" in line or sum(map(str.isdigit, line)) > 8))


def read_zone(view: View, read: Callable[[View], Reading]) -> tuple[tuple[str, ...], Reading]:
    """The lowest two fifths, then the whole view.

    Args:
        view: the picture as it was turned for reading.
        read: one block of text in the MRZ alphabet.
    """
    top = int(view.height * 0.6)
    best: tuple[tuple[str, ...], Reading] = ((), Reading((), ""))
    for part in (view.crop((0, top, view.width, view.height - top)), view):
        reading = read(part)
        lines = zone_lines(reading)
        if len(lines) > len(best[0]):
            best = lines, reading
        if len(lines) >= 2:
            break
    return best
