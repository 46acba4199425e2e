"""Where the parts of one item's divided table stand."""

from dataclasses import dataclass, field

from pii_scan.engine.budget import Charge
from pii_scan.engine.division import Division, Joining, PartEnd


@dataclass(slots=True)
class SharedOut:
    """Shared by the item and its parts."""

    division: Division
    ends: dict[int, PartEnd] = field(default_factory=dict)
    cpu_s: float = 0.0
    """Spent on dividing, and on the parts so far."""

    def end(self, part: int, end: PartEnd, spent: Charge) -> None:
        self.ends[part] = end
        self.cpu_s += spent.cpu_s

    @property
    def complete(self) -> bool:
        return len(self.ends) == len(self.division.spans)

    def joining(self) -> Joining:
        failed = tuple((n, end.problem.code) for n, end in sorted(self.ends.items()) if end.problem is not None)
        return Joining(self.division, failed, self.cpu_s)
