"""What the supervisor asks of a worker."""

from dataclasses import dataclass, field

from pii_scan.engine.budget import Charge
from pii_scan.model.address import Address
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode
from pii_scan.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Cut:
    """A node that stalled or killed its worker twice: read this many pieces of evidence, then stop."""

    evidence: int
    code: ProblemCode


@dataclass(frozen=True, slots=True)
class Task:
    """One listed item with all that lies inside it."""

    address: Address
    payload: Payload
    settings: Settings
    channel: str
    hash_key: bytes = field(repr=False)
    ledger: str = ""
    """Path of the ledger, for the read-only question whether these bytes are known."""
    done: dict[str, Charge] = field(default_factory=dict)
    """Nodes that an earlier try finished, by ordinal path, and what each had taken with all that lies inside it."""
    cuts: dict[str, Cut] = field(default_factory=dict)


def ordinal_key(path: str) -> tuple[int, ...]:
    """Sorts ordinal paths so that a parent stands before its children."""
    return tuple(int(part) for part in path.split("/"))
