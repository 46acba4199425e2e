"""What runs that were killed say against the item that they were at."""

from collections.abc import Callable

from pii_scan.engine.task import Cut
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.store.entries import PendingItem
from pii_scan.store.ledger import SUSPECT_ATTEMPTS

HOPELESS_ATTEMPTS = 4
"""Begun so often since something of it was last finished, the last times alone, and no run lived to tell of its end."""
_HOPELESS = Problem(ProblemCode.KILLED, "engine", "run after run ended while it was read", Effect.SKIPPED)


def suspect(pending: PendingItem) -> bool:
    """It was under way when runs ended without a word, so it runs alone and last."""
    return pending.attempts >= SUSPECT_ATTEMPTS


def cuts(pending: PendingItem) -> dict[str, Cut]:
    """Of a hopeless item nothing more is read; a worker looks whether what is left of it is of its bytes."""
    if pending.attempts < HOPELESS_ATTEMPTS:
        return {}
    return {"0": Cut(0, _HOPELESS.code, _HOPELESS.detail)}


def refused(pending: PendingItem, left: Callable[[PendingItem], bool]) -> Problem | None:
    """Why it is not even handed to a worker; None where it is.

    Args:
        left: whether members of it are finished.
    """
    if pending.attempts < HOPELESS_ATTEMPTS or (pending.attempts == HOPELESS_ATTEMPTS and left(pending)):
        return None
    return _HOPELESS
