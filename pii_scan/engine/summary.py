"""How a case stands, for the last lines of a command and its exit code."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.model.state import Risk, State

if TYPE_CHECKING:
    from pii_scan.report.view import View


@dataclass(frozen=True, slots=True)
class Outcome:
    report: Path
    """The folder of the report files."""
    headline: str
    incomplete: bool
    """Some item ended partial or skipped, or is still waiting."""
    worst: Risk

    def at_least(self, level: str) -> bool:
        """Whether an item has this risk or worse; `unknown` is not worse than anything."""
        order = list(Risk)
        return order.index(self.worst) <= order.index(Risk(level))


def outcome(view: "View", report: Path) -> Outcome:
    """What the totals of an assessed case amount to."""
    from pii_scan.report.terminal import headline

    unread = (State.PARTIAL, State.SKIPPED, State.PENDING)
    order = list(Risk)
    return Outcome(
        report,
        headline(view),
        any(view.items.by_state[state] for state in unread),
        min((Risk(level) for level, _ in view.risk.values()), key=order.index, default=Risk.UNKNOWN),
    )
