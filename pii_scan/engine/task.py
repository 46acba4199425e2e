"""What the supervisor asks of a worker."""

from dataclasses import dataclass, field

from pii_scan.engine.division import Division, Joining
from pii_scan.model.address import Address
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode
from pii_scan.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Cut:
    """A node that stalled or killed its worker twice: read this many pieces of evidence, then stop."""

    evidence: int
    code: ProblemCode
    detail: str = ""
    """Empty for the number of pieces."""


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
    cuts: dict[str, Cut] = field(default_factory=dict)
    parts: int = 1
    """In so many parts a huge table may be divided among workers."""
    divide_bytes: int = 1 << 63
    """Size of the item from which that is worth it."""
    part: tuple[Division, int] | None = None
    """Only this part of the item's table is read."""
    joining: Joining | None = None
    """All parts are read: their figures are put together."""


def ordinal_key(path: str) -> tuple[int, ...]:
    """Sorts ordinal paths so that a parent stands before its children."""
    return tuple(int(part) for part in path.split("/"))
