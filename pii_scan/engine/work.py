"""One listed item, or a part of its table, on its way through the pool."""

from dataclasses import dataclass, field

from pii_scan.engine.channel import Channel
from pii_scan.engine.shared_out import SharedOut
from pii_scan.engine.task import Cut
from pii_scan.model.address import Address
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode


@dataclass(slots=True)
class Work:
    """What is known of it, over all tries."""

    address: Address
    payload: Payload | None
    """None while it waits for another try and its bytes were let go."""
    ticket: int
    """The caller's number for it."""
    attempts: int = 1
    earlier: bytes = b""
    """What the last try had finished, as it lay in its channel: many may wait, and each channel is a descriptor."""
    cuts: dict[str, Cut] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    kills: int = 0
    """Tries that cost more than they brought. What kills workers now and then costs a mailbox of days nothing else."""
    kept: bool = False
    """Something of it is finished, and outlives the run."""
    channel: Channel | None = None
    started: float = 0.0
    stopped_for: ProblemCode | None = None
    memory: int = 0
    """Address space of its worker, in bytes, when it was last looked at."""
    turn: int = 0
    """Its place in the queue of tasks; they begin in this order."""
    lost_since: float = 0.0
    """When it was first seen to be lost; 0 while it is not."""
    shared: SharedOut | None = None
    """Its table has been divided; of a part, the same."""
    part: int | None = None
    """Which part of the item's table this is; None for the item as a whole."""
