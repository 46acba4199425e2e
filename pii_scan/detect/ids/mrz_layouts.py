"""Layouts of machine-readable zones: where the fields of each format stand (ICAO Doc 9303, parts 4–7)."""

from collections.abc import Sequence
from dataclasses import dataclass

At = tuple[int, int, int]
"""Line, first character, end."""


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    lines: int
    width: int
    names: At
    number: At
    nationality: At
    birth: At
    sex: At
    expiry: At
    optional: At
    composite: tuple[At, ...] = ()
    """Parts the last check digit covers; visas have none."""
    composite_at: tuple[int, int] = (0, 0)
    overflow: At | None = None
    """Where a number goes on that is longer than its field (a filler then stands for its check digit)."""
    optional_checked: bool = False
    further: At | None = None
    """A second field of optional data."""


TD3 = Layout(
    "TD3", 2, 44, (0, 5, 44), (1, 0, 9), (1, 10, 13), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 28, 42),
    ((1, 0, 10), (1, 13, 20), (1, 21, 43)), (1, 43), optional_checked=True,
)  # fmt: skip
TD2 = Layout(
    "TD2", 2, 36, (0, 5, 36), (1, 0, 9), (1, 10, 13), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 28, 35),
    ((1, 0, 10), (1, 13, 20), (1, 21, 35)), (1, 35), overflow=(1, 28, 35),
)  # fmt: skip
TD1 = Layout(
    "TD1", 3, 30, (2, 0, 30), (0, 5, 14), (1, 15, 18), (1, 0, 6), (1, 7, 8), (1, 8, 14), (0, 15, 30),
    ((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)), (1, 29), overflow=(0, 15, 30), further=(1, 18, 29),
)  # fmt: skip
MRV_A = Layout("MRV-A", 2, 44, (0, 5, 44), (1, 0, 9), (1, 10, 13), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 28, 44))
MRV_B = Layout("MRV-B", 2, 36, (0, 5, 36), (1, 0, 9), (1, 10, 13), (1, 13, 19), (1, 20, 21), (1, 21, 27), (1, 28, 36))
SHAPES = ((44, 2), (36, 2), (30, 3))
"""(width, lines) of all of them."""


def layout_of(lines: Sequence[str]) -> Layout | None:
    """The layout that these lines' lengths and first letter say; None for any other."""
    widths = {len(line) for line in lines}
    if len(lines) == 3 and widths == {30}:
        return TD1 if lines[0][0] in "ACID" else None
    if len(lines) != 2 or len(widths) != 1:
        return None
    visa = lines[0][0] == "V"
    if widths == {44}:
        return MRV_A if visa else TD3 if lines[0][0] == "P" else None
    if widths == {36}:
        return MRV_B if visa else TD2 if lines[0][0] in "ACIPD" else None
    return None
