"""From what workers handed over of a listed item to what the ledger takes: every node, a parent before its children."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pii_scan.engine.handover import Told
from pii_scan.engine.task import ordinal_key
from pii_scan.model.address import Address
from pii_scan.model.problem import Effect, Problem
from pii_scan.model.result import NodeResult
from pii_scan.model.state import State
from pii_scan.store.logged_nodes import LoggedNodes
from pii_scan.store.node_log import NodeLogReader

_ROOT = (0,)


def unit_nodes(told: Told, log: Callable[[], NodeLogReader]) -> Sequence[NodeResult]:
    """All nodes; none where the listed item is not finished.

    Args:
        log: opens the item's node log.
    """
    if told.logged:
        nodes = _logged(told, log)
        if len(nodes) and not nodes.unfinished:
            return nodes
        nodes.close()
        return ()
    found = {ordinal_key(frame.ordinal): frame.value for frame in told.frames}
    return tuple(found[path] for path in sorted(found)) if _ROOT in found else ()


def cut_short(
    told: Told, log: Callable[[], NodeLogReader], root: Address, size_bytes: int | None, problem: Problem
) -> Sequence[NodeResult]:
    """What is finished of an item that is given up; nodes that are not, and hold finished ones, are made up for."""
    if told.logged:
        nodes = _logged(told, log)
        for path, inside in nodes.unfinished:
            size = size_bytes if path == _ROOT else None
            nodes.add(path, _partial(path, inside, root, size, problem))
        if len(nodes):
            return nodes
        nodes.close()
    found = {ordinal_key(frame.ordinal): frame.value for frame in told.frames}
    for path, node in list(found.items()):
        for length in range(1, len(path)):
            if path[:length] not in found:
                size = size_bytes if length == 1 else None
                found[path[:length]] = _partial(path[:length], node, root, size, problem)
    if _ROOT not in found:
        found[_ROOT] = NodeResult(
            root, State.SKIPPED, size_bytes=size_bytes, problems=(replace(problem, effect=Effect.SKIPPED),)
        )
    return tuple(found[path] for path in sorted(found))


def _logged(told: Told, log: Callable[[], NodeLogReader]) -> LoggedNodes:
    nodes = LoggedNodes(log())
    for frame in told.frames:
        nodes.add(ordinal_key(frame.ordinal), frame.value)
    return nodes


def _partial(
    path: tuple[int, ...], inside: NodeResult, root: Address, size_bytes: int | None, problem: Problem
) -> NodeResult:
    address = Address(inside.address.steps[: len(root.steps) + len(path) - 1])
    return NodeResult(
        address, State.PARTIAL, size_bytes=size_bytes, problems=(replace(problem, effect=Effect.PARTIAL),)
    )
