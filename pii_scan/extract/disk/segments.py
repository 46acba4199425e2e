"""Further files that an image consists of, where they lie beside it: only the item's own folder is looked at."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pii_scan.extract.archive.volumes import place_of
from pii_scan.extract.extractor import Input

_EWF = re.compile(r"(?P<stem>.+)\.(?P<first>[ESLesl])(?P<x>[xX]?)(?P<number>\d\d|[A-Za-z]{2})")
_FOLDER_MAX = 100_000


def neighbours(given: Input) -> dict[str, Path]:
    """Plain files beside the item and itself, by their name in lower case; empty for what was fetched or unpacked."""
    place = place_of(given)
    if place is None:
        return {}
    out: dict[str, Path] = {}
    for count, other in enumerate(_sorted(place.parent)):
        if count >= _FOLDER_MAX:
            break
        out.setdefault(other.name.lower(), other)
    return out


def beside(given: Input, name: str) -> Path | None:
    """The neighbour that an image calls by this name, of whatever system and folder."""
    own = PurePosixPath(name.replace("\\", "/")).name.lower()
    found = neighbours(given).get(own)
    return None if found is None or found == place_of(given) else found


def _sorted(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(other for other in folder.iterdir() if other.is_file() and not other.is_symlink())
    except OSError:
        return


def ewf_number(name: str) -> tuple[str, int] | None:
    """(what all segments are called, number from 1): .E01 to .E99, then .EAA to .EZZ, .FAA and so on."""
    found = _EWF.fullmatch(name)
    if found is None:
        return None
    letters, first = found["number"].upper(), found["first"].upper()
    stem = f"{found['stem'].lower()}.{found['x'].lower()}"
    if letters.isdigit():
        return stem, int(letters)
    more = (ord(letters[0]) - 65) * 26 + ord(letters[1]) - 65
    base = ord(first) - ord("L" if first >= "L" else "E")
    return stem, 100 + max(base, 0) * 676 + more


def ewf_segments(given: Input) -> list[Path]:
    """All of the same image that lie beside it, in order, up to the first that is missing."""
    own = ewf_number(given.name)
    if own is None:
        return []
    numbers: dict[int, Path] = {}
    for other in neighbours(given).values():
        if (number := ewf_number(other.name)) is not None and number[0] == own[0]:
            numbers.setdefault(number[1], other)
    out: list[Path] = []
    while (next_one := numbers.get(len(out) + 1)) is not None:
        out.append(next_one)
    return out


_NUMBERED = re.compile(r"(?P<stem>.+)\.(?P<number>\d{2,4})")


def raw_segments(given: Input) -> list[Path]:
    """image.001, .002 … (or from .000 on) beside it, in order, up to the first that is missing."""
    own = _NUMBERED.fullmatch(given.name)
    if own is None:
        return []
    numbers: dict[int, Path] = {}
    for other in neighbours(given).values():
        found = _NUMBERED.fullmatch(other.name)
        if found is not None and found["stem"].lower() == own["stem"].lower():
            numbers[int(found["number"])] = other
    at = 0 if 0 in numbers else 1
    out: list[Path] = []
    while (next_one := numbers.get(at + len(out))) is not None:
        out.append(next_one)
    return out
