"""The state in which a node ends."""

from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.state import State


def state_of(problems: list[Problem], touched: bool, size_bytes: int) -> State:
    """By what kept it from being read; where nothing did and nothing was found in its bytes, that becomes a problem.

    Args:
        touched: anything at all was read.
    """
    effects = {problem.effect for problem in problems}
    if Effect.SKIPPED in effects and not touched:
        return State.SKIPPED
    if effects & {Effect.PARTIAL, Effect.SKIPPED}:
        return State.PARTIAL if touched else State.SKIPPED
    if not touched and size_bytes:
        # Bytes were there and nothing came out of them: that is not clean.
        problems.append(Problem(ProblemCode.PARTLY_READ, "extract", "no text, table or property found"))
        return State.PARTIAL
    return State.COMPLETE
