"""The time that is spent on one node, without its children."""

import time
from dataclasses import dataclass, field

from pii_scan.engine.budget import Seconds
from pii_scan.engine.channel import WorkerEnd


@dataclass(slots=True)
class NodeClock:
    """Runs from its making on; the supervisor is told where it stands, and ends what does not look at it."""

    end: WorkerEnd
    ordinal: str
    allowed: Seconds
    cpu_entered: float = field(default_factory=time.process_time)
    wall_entered: float = field(default_factory=time.monotonic)
    cpu_before: float = 0.0
    wall_before: float = 0.0

    def tell(self, evidence: int = 0) -> None:
        """
        Args:
            evidence: pieces of the node that were fully handled.
        """
        self.end.at(self.ordinal, evidence, self.wall_s(), self.cpu_s(), self.allowed)

    @property
    def over(self) -> bool:
        return self.cpu_s() > self.allowed.cpu or self.wall_s() > self.allowed.wall

    def cpu_s(self) -> float:
        return self.cpu_before + time.process_time() - self.cpu_entered

    def wall_s(self) -> float:
        return self.wall_before + time.monotonic() - self.wall_entered

    def pause(self) -> None:
        """A child has its own."""
        self.cpu_before, self.wall_before = self.cpu_s(), self.wall_s()

    def resume(self) -> None:
        self.cpu_entered, self.wall_entered = time.process_time(), time.monotonic()
