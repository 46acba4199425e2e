"""One column of a table that may be one of calls, and what a table of calls is found to have."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pii_scan.detect.calls.moments import Moments
from pii_scan.detect.calls.roles import Role

SHARE, SHARE_ALONE = 0.5, 0.9
"""Of a column's cells: enough beside a telling header, enough by themselves."""


@dataclass(slots=True)
class CallColumns:
    """Indices of the columns; None where the table has none of that sort."""

    numbers: list[int] = field(default_factory=list)
    """At most four; the first two are `caller` and `called`."""
    caller: int | None = None
    called: int | None = None
    start: int | None = None
    clock: int | None = None
    moments: Moments | None = None
    duration: int | None = None
    unit_s: float = 1.0
    inmate: int | None = None
    account: int | None = None
    facility: int | None = None
    state: int | None = None
    recording: int | None = None
    flags: list[int] = field(default_factory=list)
    weak_flags: list[int] = field(default_factory=list)
    recorded: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    """Those of `texts` that say what sort of call or party it is."""
    turned: int | None = None
    """A column that says of which calls `called` is the one who called: telephones name the other party alone."""
    named_states: bool = False
    """The names of facilities end in their states."""
    outside: bool = False
    """Numbers are dialled with a 9 for an outside line."""
    points: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class Column:
    """Its first cells and what they look like."""

    index: int
    header: str
    role: Role | None
    cells: list[str | None]
    filled: list[str]
    numbers: float
    """Share of its cells that are telephone numbers or extensions."""
    full: float
    """Share of those with an area code."""


def share(column: Column, test: Callable[[str], object]) -> float:
    """Of the filled cells, 0 to 1, those that pass the test."""
    return sum(bool(test(cell)) for cell in column.filled) / max(1, len(column.filled))
