"""The table that is printed: figures, goals, and whether they were met."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Goal:
    """`at_least` or `at_most`, in the unit of the figure."""

    at_least: float | None = None
    at_most: float | None = None

    def verdict(self, value: float | None) -> str:
        """`≥ 5: met`, `≤ 0.3: MISSED`; a figure that could not be taken is no success."""
        sign, bound = ("≥", self.at_least) if self.at_least is not None else ("≤", self.at_most)
        assert bound is not None
        if value is None:
            return f"{sign} {bound:g}: NOT MEASURED"
        met = value >= bound if sign == "≥" else value <= bound
        return f"{sign} {bound:g}: {'met' if met else 'MISSED'}"


@dataclass(slots=True)
class Section:
    """One table."""

    title: str
    columns: tuple[str, ...]
    notes: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, *cells: str | float | None, value: float | None = None, goal: Goal | None = None) -> None:
        """A row; its last cell is the goal, judged on `value`."""
        shown = [figure(cell) for cell in cells]
        self.rows.append((*shown, goal.verdict(value) if goal is not None else ""))

    def markdown(self) -> str:
        head = (*self.columns, "goal")
        widths = [max(len(row[i]) for row in (head, *self.rows)) for i in range(len(head))]
        lines = [_line(head, widths), "| " + " | ".join("-" * width for width in widths) + " |"]
        lines += [_line(row, widths) for row in self.rows]
        return "\n".join([f"## {self.title}", "", *(f"{note}" for note in self.notes), "", *lines, ""])


def figure(value: str | float | None) -> str:
    """Three significant digits; a dash where there is none."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value else "0"


def ratio(one: float | None, other: float | None) -> float | None:
    """`one` in terms of `other`; None where it cannot be said."""
    return one / other if one is not None and other else None


def missed(sections: Sequence[Section]) -> list[str]:
    """`section: row` of every goal not met."""
    return [
        f"{section.title}: {row[0]} ({row[-1]})"
        for section in sections
        for row in section.rows
        if row[-1].endswith(("MISSED", "NOT MEASURED"))
    ]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
