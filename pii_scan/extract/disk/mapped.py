"""Disks that a table maps block by block: what QCOW2 and VDI have in common."""

from abc import ABC, abstractmethod
from collections import OrderedDict

from pii_scan.extract.disk.disk import Disk

_STEPS = 1 << 16
_HELD = 32
"""Blocks that were read last."""


class MappedDisk(ABC):
    """Blocks of one size. What is asked for again and again is held."""

    def __init__(self, size: int, block: int, below: Disk | None = None) -> None:
        """
        Args:
            below: shows through where a block is not allocated.
        """
        self.size = size
        self._block = block
        self._below = below
        self._held: OrderedDict[int, bytes] = OrderedDict()

    @abstractmethod
    def block(self, number: int) -> bytes | None:
        """A whole block; None where it is not allocated.

        Raises:
            OSError: it is damaged.
        """

    @abstractmethod
    def allocated(self, number: int) -> bool:
        """Whether a block was ever written."""

    def hole_at(self, start: int) -> int:
        if self._below is not None:
            return 0
        number = first = start // self._block
        while number < first + _STEPS and number * self._block < self.size and not self.allocated(number):
            number += 1
        return min(number * self._block, self.size) - start if number > first else 0

    def read_at(self, start: int, length: int) -> bytes:
        end = min(start + length, self.size)
        pieces = []
        while 0 <= start < end:
            number, inside = divmod(start, self._block)
            count = min(self._block - inside, end - start)
            data = self._one(number)
            if data is None:
                pieces.append(self._through(start, count))
            else:
                pieces.append(data[inside : inside + count].ljust(count, b"\x00"))
            start += count
        return b"".join(pieces)

    def _through(self, start: int, count: int) -> bytes:
        return bytes(count) if self._below is None else self._below.read_at(start, count).ljust(count, b"\x00")

    def _one(self, number: int) -> bytes | None:
        if (known := self._held.get(number)) is not None:
            self._held.move_to_end(number)
            return known
        data = self.block(number)
        if data is not None:
            self._held[number] = data
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        return data
