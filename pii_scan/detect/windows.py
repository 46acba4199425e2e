"""Long texts are read in windows, so that memory stays bounded; nothing is lost at the seams."""

from collections.abc import Iterator
from dataclasses import dataclass

WINDOW = 1 << 20
"""Characters a window owns."""
LEAD = 1024
"""Characters of the window before, for context."""
TAIL = 8192
"""Characters of the window after, for values that run over the seam."""


@dataclass(frozen=True, slots=True)
class Window:
    """`text[begin:end]`; only what starts in `own_from`–`own_to` belongs to it. Character offsets."""

    begin: int
    end: int
    own_from: int
    own_to: int


def windows(text: str, size: int = WINDOW) -> Iterator[Window]:
    """Seams lie at line ends where there is one in the last quarter of a window."""
    length = len(text)
    own_from = 0
    while own_from < length:
        own_to = min(length, own_from + size)
        if own_to < length:
            seam = text.rfind("\n", own_to - size // 4, own_to)
            own_to = seam + 1 if seam > own_from else own_to
        yield Window(max(0, own_from - LEAD), min(length, own_to + TAIL), own_from, own_to)
        own_from = own_to
