"""What one listed item and all that lies inside it may cost: the one place where depth, count, ratio, size and
time are looked at."""

import time
from dataclasses import dataclass, field, replace

from pii_scan.model.evidence import Child
from pii_scan.model.limits import MIB, Limits
from pii_scan.model.problem import ProblemCode

_NODE_BYTES_PER_S = 4 * MIB
"""A node's seconds grow with its bytes: a table of gigabytes is read, and a small file that stalls is not."""
_PICTURE = 1 / 12
"""A node's seconds grow by so much of them for each picture that is a part of it: of a scan of a thousand pages none is
left out because it is the last."""
_TREE_NODES = 20
"""A listed item has the seconds of so many nodes …"""
_TREE_BYTES_PER_S = MIB // 8
"""… and these: an archive full of scans takes seconds for each megabyte …"""
_MEMBER_S = 2.0
"""… and these for each member that is opened: five thousand small pictures are hours of work, and no bomb."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """Time, spent or allowed: by the processor and by the clock."""

    cpu: float
    wall: float


def node_seconds(limits: Limits, size_bytes: int) -> Seconds:
    """What one node may take, its members left out."""
    more = size_bytes / _NODE_BYTES_PER_S
    return Seconds(limits.cpu_s + more, limits.wall_s + more)


def own_limits(limits: Limits, size_bytes: int) -> Limits:
    """What the reader of a container of so many bytes is told: three hundred thousand scans in a tarball are read."""
    return replace(limits, children=limits.members_of(size_bytes), child_bytes=limits.unpacked_of(size_bytes))


def with_picture(allowed: Seconds, limits: Limits) -> Seconds:
    """What a node may take that holds one picture more: a rendered page is read as a file of its own would be."""
    return Seconds(allowed.cpu + limits.cpu_s * _PICTURE, allowed.wall + limits.wall_s * _PICTURE)


@dataclass(frozen=True, slots=True)
class Charge:
    """What a node and all that lies inside it took from the budget."""

    children: int = 0
    unpacked: int = 0
    cpu_s: float = 0.0
    wall_s: float = 0.0
    opened: int = 0
    """Of the children, those that were not refused."""


@dataclass(slots=True)
class Budget:
    """Shared along the whole chain of children."""

    limits: Limits
    root_bytes: int
    children: int = 0
    unpacked: int = 0
    opened: int = 0
    _cpu_began: float = field(default_factory=time.process_time)
    _wall_began: float = field(default_factory=time.monotonic)

    @property
    def over_members(self) -> bool:
        """A mailbox of gigabytes holds more messages than the limit and is no bomb: each lies in bytes of its own."""
        return self.children > self.limits.members_of(self.root_bytes)

    def refuse(self, child: Child, depth: int) -> ProblemCode | None:
        """Why this child is not opened, or None; a child that is opened is charged."""
        self.children += 1
        if self.over_members:
            return ProblemCode.BOMB_SUSPECTED
        if child.payload is None:
            return None
        if depth > self.limits.depth:
            return ProblemCode.TOO_DEEP
        size = child.payload.size_bytes
        if size > self.limits.item_bytes:
            return ProblemCode.TOO_LARGE
        self.unpacked += size
        if self.unpacked > self.limits.unpacked_of(self.root_bytes):
            return ProblemCode.BOMB_SUSPECTED
        if self.unpacked > 10 * MIB and self.unpacked > self.limits.ratio * max(self.root_bytes, 1):
            return ProblemCode.BOMB_SUSPECTED
        self.opened += 1
        return None

    def spent(self) -> Charge:
        """All so far."""
        cpu_s, wall_s = time.process_time() - self._cpu_began, time.monotonic() - self._wall_began
        return Charge(self.children, self.unpacked, cpu_s, wall_s, self.opened)

    def since(self, before: Charge) -> Charge:
        """What was spent after `before`."""
        now = self.spent()
        return Charge(
            now.children - before.children,
            now.unpacked - before.unpacked,
            now.cpu_s - before.cpu_s,
            now.wall_s - before.wall_s,
            now.opened - before.opened,
        )

    def charge(self, earlier: Charge) -> None:
        """Takes what an earlier try of the same item had spent on what it had finished, so that limits bite at the
        same member in every run."""
        self.children += earlier.children
        self.unpacked += earlier.unpacked
        self.opened += earlier.opened
        self._cpu_began -= earlier.cpu_s
        self._wall_began -= earlier.wall_s

    def out_of_time(self) -> bool:
        """Whether the listed item as a whole took too long."""
        more = max(self.root_bytes, self.unpacked) / _TREE_BYTES_PER_S + self.opened * _MEMBER_S
        spent = self.spent()
        allowed = Seconds(_TREE_NODES * self.limits.cpu_s + more, _TREE_NODES * self.limits.wall_s + more)
        return spent.cpu_s > allowed.cpu or spent.wall_s > allowed.wall
