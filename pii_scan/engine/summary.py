"""How a case stands, for the last lines of a command and its exit code."""

from dataclasses import dataclass
from pathlib import Path

from pii_scan.model.state import Risk


@dataclass(frozen=True, slots=True)
class Outcome:
    headline: str
    incomplete: bool
    """Some item ended partial or skipped, or is still waiting."""
    worst: Risk

    def at_least(self, level: str) -> bool:
        """Whether an item has this risk or worse; `unknown` is not worse than anything."""
        order = list(Risk)
        return order.index(self.worst) <= order.index(Risk(level))


def outcome(case: Path) -> Outcome:
    """Reads the store; needs no key."""
    from pii_scan.report.terminal import headline
    from pii_scan.report.view import build_view
    from pii_scan.store.reader import CaseReader

    reader = CaseReader(case)
    view = build_view(reader)
    totals = reader.state_totals()
    levels = [Risk(risk) for risk, _ in reader.item_risk().values()] or [Risk.UNKNOWN]
    order = list(Risk)
    return Outcome(
        headline(view),
        any(totals.get(state, (0, 0))[0] for state in ("partial", "skipped", "pending")),
        min(levels, key=order.index),
    )
