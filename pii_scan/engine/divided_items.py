"""Items whose table several workers read: their parts, until each has ended."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.engine.budget import Charge
from pii_scan.engine.division import Division, PartEnd
from pii_scan.engine.shared_out import SharedOut
from pii_scan.engine.work import Work


@dataclass(slots=True)
class DividedItems:
    """Of one run."""

    wholes: dict[int, Work] = field(default_factory=dict)
    """By ticket."""
    parts: deque[Work] = field(default_factory=deque)
    """Those that nobody reads yet."""

    def divide(self, whole: Work, division: Division, spent: Charge) -> None:
        """
        Args:
            spent: on dividing it.
        """
        whole.shared = SharedOut(division, cpu_s=spent.cpu_s)
        self.wholes[whole.ticket] = whole
        for number in range(len(division.spans)):
            self.parts.append(Work(whole.address, whole.payload, whole.ticket, shared=whole.shared, part=number))

    def next_parts(self, room: int) -> Iterator[Work]:
        """At most so many, which are the caller's from now on."""
        for _ in range(min(room, len(self.parts))):
            yield self.parts.popleft()

    def end_part(self, part: Work, end: PartEnd, spent: Charge) -> Work | None:
        """The item as a whole, with the last of its parts."""
        assert part.shared is not None and part.part is not None
        part.shared.end(part.part, end, spent)
        return self.wholes.pop(part.ticket) if part.shared.complete else None
