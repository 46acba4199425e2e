"""What pdfium's characters of a page leave out or mangle: lines that stand upright, letters drawn twice, and fonts
that do not say which letters their shapes are."""

import ctypes
import math
import re
from typing import Any

_LONE = re.compile(r"(?m)^\S{1,2}\r?$")
_LONE_MIN = 6
_ROTATED_MAX = 20_000
_UPRIGHT = math.radians(20)
_TWICE = re.compile(r"(?<!\S)(?:(\S)\1){4,}(?!\S)")
_DOUBLED = re.compile(r"(?<!\S)(?:(\S)\1)+(?!\S)")
_SAMPLES = 60
_MUTE_SHARE = 0.3
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\x01-\x08\x0b\x0c\x0e-\x1f]")


def upright_lines(textpage: Any, text: str) -> list[str]:
    """Lines at an angle above 20 degrees: pdfium breaks them at every letter."""
    import pypdfium2.raw as raw

    if len(_LONE.findall(text)) < _LONE_MIN:
        return []
    lines: list[list[str]] = []
    end, level = 0.0, 0.0
    for index in range(min(textpage.count_chars(), _ROTATED_MAX)):
        angle = raw.FPDFText_GetCharAngle(textpage, index)
        if raw.FPDFText_IsGenerated(textpage, index) == 1 or abs(math.sin(angle)) < math.sin(_UPRIGHT):
            continue
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        x, y = ctypes.c_double(), ctypes.c_double()
        if not raw.FPDFText_GetCharOrigin(textpage, index, x, y) or not raw.FPDFText_GetCharBox(
            textpage, index, left, right, bottom, top
        ):
            continue
        sign = chr(raw.FPDFText_GetUnicode(textpage, index))
        if sign.isspace():
            continue
        # Along the line and across it, whatever its angle: pdfium counts it clockwise.
        corners = [
            one.value * math.cos(angle) - other.value * math.sin(angle)
            for one in (left, right)
            for other in (bottom, top)
        ]
        across = x.value * math.sin(angle) + y.value * math.cos(angle)
        size = max(2.0, right.value - left.value, top.value - bottom.value)
        gap = min(corners) - end
        if not lines or abs(across - level) > 0.6 * size or abs(gap) > 2.5 * size:
            lines.append([])
        elif gap > 0.25 * size:
            lines[-1].append(" ")
        lines[-1].append(sign)
        end, level = max(corners), across
    joined = (" ".join("".join(line).split()) for line in lines)
    return [line for line in joined if len(line) > 2]


def drawn_once(text: str) -> str:
    """Words whose every letter stands twice (drawn again beside itself, to look bold) with each letter once, in lines
    where one is long enough not to be chance.

    Only digits may stand so by chance: they are given both ways.
    """
    if _TWICE.search(text) is None:
        return text
    return "\n".join(_DOUBLED.sub(_once, line) if _TWICE.search(line) else line for line in text.split("\n"))


def _once(match: re.Match[str]) -> str:
    word = match[0][::2]
    return word if any(map(str.isalpha, word)) else f"{match[0]} {word}"


def mute(textpage: Any, text: str) -> bool:
    """Whether the letters of a page say little: their fonts map to no characters, or to private ones."""
    import pypdfium2.raw as raw

    count = textpage.count_chars()
    if not count:
        return False
    if len(_PRIVATE.findall(text)) > _MUTE_SHARE * len(text):
        return True
    step = max(1, count // _SAMPLES)
    places = range(0, count, step)
    errors = sum(int(raw.FPDFText_HasUnicodeMapError(textpage, index)) > 0 for index in places)
    return errors > _MUTE_SHARE * len(places)
