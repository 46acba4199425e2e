"""What one listed item and all that lies inside it may still unpack: the one place where depth, count,
ratio and size are looked at."""

from dataclasses import dataclass

from pii_scan.model.evidence import Child
from pii_scan.model.limits import MIB, Limits
from pii_scan.model.problem import ProblemCode


@dataclass(slots=True)
class Budget:
    """Shared along the whole chain of children."""

    limits: Limits
    root_bytes: int
    children: int = 0
    unpacked: int = 0

    def refuse(self, child: Child, depth: int) -> ProblemCode | None:
        """Why this child is not opened, or None; a child that is opened is charged."""
        self.children += 1
        if self.children > self.limits.children:
            return ProblemCode.BOMB_SUSPECTED
        if child.payload is None:
            return None
        if depth > self.limits.depth:
            return ProblemCode.TOO_DEEP
        size = child.payload.size_bytes
        if size > self.limits.item_bytes:
            return ProblemCode.TOO_LARGE
        self.unpacked += size
        if self.unpacked > self.limits.child_bytes:
            return ProblemCode.BOMB_SUSPECTED
        if self.unpacked > 10 * MIB and self.unpacked > self.limits.ratio * max(self.root_bytes, 1):
            return ProblemCode.BOMB_SUSPECTED
        return None
