"""One file read as a worker reads it, members and all, without detection: what it says, its states, its cost."""

import contextlib
import resource
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import Clock, peak_mb
from pii_scan.engine import registry
from pii_scan.engine.budget import Budget
from pii_scan.engine.node_state import state_of
from pii_scan.engine.readers import evidence_of
from pii_scan.extract.extractor import Input
from pii_scan.model.address import Address, Step
from pii_scan.model.evidence import Child, Fact, Table, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.settings import Settings
from pii_scan.model.state import State

CPU_S = 60
_SETTINGS = Settings(ocr="off")
"""Plain tools read no pictures either; a picture that would need it says so and counts as read in part."""


@dataclass(slots=True)
class Walked:
    """What came out of one file."""

    media_type: str = ""
    reader: str = ""
    state: str = State.SKIPPED.value
    """Of the file with all that lies inside it, as the ledger states it."""
    reasons: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    members: dict[str, str] = field(default_factory=dict)
    """Path inside the file → state."""
    cpu_s: float = 0.0
    peak_mb: float = 0.0


def walk(path: str) -> Walked:
    """Reads in this process, under a limit of CPU seconds that kills it."""
    used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_S, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    # The peak of this process begins here; where the kernel does not allow it, what was imported before counts too.
    with contextlib.suppress(OSError), Path("/proc/self/clear_refs").open("w", encoding="ascii") as peak:
        peak.write("5")
    out = Walked()
    payload = Payload(path=path)
    address = Address((Step("file", path),))
    with Clock() as clock:
        table = registry.type_table()
        out.media_type = table.identify(payload, address.name)
        out.reader = reader_of(out.media_type)
        _node(out, address, payload, Budget(Limits(), payload.size_bytes), out.reasons)
    out.cpu_s, out.peak_mb = clock.cpu_s, peak_mb()
    states = {out.state, *out.members.values()}
    if len(states) > 1 and out.state == State.COMPLETE.value:
        out.state = State.PARTIAL.value
        out.reasons.append("members not read in full")
    return out


def reader_of(media_type: str) -> str:
    """The reader of the format itself: those of messages look at every table and hand on what is none of theirs."""
    table = registry.type_table()
    own = [r for r in table.readers(media_type) if "*/*" not in r.media_types] or list(table.readers(media_type))
    plain = [r for r in own if not r.extract.__module__.startswith("pii_scan.extract.messages")]
    return (plain or own)[0].id if own else ""


def _node(out: Walked, address: Address, payload: Payload, budget: Budget, reasons: list[str]) -> None:
    media_type = registry.type_table().identify(payload, address.name)
    given = Input(payload, media_type, address.name, Limits(), _SETTINGS)
    problems: list[Problem] = []
    touched = False
    try:
        for piece in evidence_of(given):
            match piece:
                case Problem():
                    problems.append(piece)
                case Child():
                    _child(out, piece, address, budget, problems)
                    touched = True
                case _:
                    out.texts += _said(piece)
                    touched = True
    except Exception as error:  # noqa: BLE001 - a reader that raises is a row of the table, not the end of it
        problems.append(Problem(ProblemCode.INTERNAL, "extract", type(error).__name__))
    state = state_of(problems, touched, payload.size_bytes).value
    if address.depth == 0:
        out.state = state
    else:
        out.members[_inside(address)] = state
    reasons += [f"{p.code.value}: {p.detail}".removesuffix(": ") for p in problems if p.effect != Effect.NOTE]


def _child(out: Walked, child: Child, parent: Address, budget: Budget, problems: list[Problem]) -> None:
    address = parent.child(child.scheme, child.key)
    refused = budget.refuse(child, address.depth)
    if refused is not None:
        problems.append(Problem(refused, "engine", "members left unread"))
    if refused is not None or child.payload is None:
        out.members[_inside(address)] = State.SKIPPED.value
        return
    out.texts.append(child.key)
    _node(out, address, child.payload, budget, [])


def _inside(address: Address) -> str:
    return "!/".join(step.key for step in address.steps[1:])


def _said(piece: object) -> Iterator[str]:
    match piece:
        case Text():
            yield piece.text
            yield piece.sheet or ""
        case Table():
            yield piece.name
            yield "\n".join(piece.columns)
            for batch in piece.batches:
                for column in batch.columns:
                    yield "\n".join(cell for cell in column.to_pylist() if cell)
        case Fact():
            yield str(piece.value)
