"""What lies outside of files: strings out of it, within a budget, and how much of it there was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.extract.disk.disk import Counted, Disk
from pii_scan.extract.disk.recover import beginnings, extent
from pii_scan.extract.disk.spans import Span, length
from pii_scan.extract.text.carved import carve
from pii_scan.model.evidence import How, Text

_BLOCK = 4 << 20
_SMALL = 1 << 16
"""Around damage it is read in pieces of this size."""
_TAIL = re.compile(rb"[\t\x20-\x7e\x80-\xff\x00]{1,512}\Z")


@dataclass(slots=True)
class Searched:
    """Bytes of one sort of place."""

    inked: int = 0
    """In blocks that hold anything but zeros."""
    left: int = 0
    """Not looked at: past the budget."""
    damaged: int = 0
    found: int = 0
    """In whole files."""
    unprobed: bool = False
    """Whole files were looked for in a part of it only."""


@dataclass(frozen=True, slots=True)
class Found:
    """A whole file."""

    start: int
    size: int
    suffix: str


@dataclass(slots=True)
class Budget:
    """What may be spent on one image."""

    chars: int = 32 << 20
    inked_bytes: int = 2 << 30
    bytes: int = 1 << 30
    """With zeros."""

    probing: int = 4 << 30
    """Read for the ends of files in vain."""

    @property
    def spent(self) -> bool:
        return self.chars <= 0 or self.inked_bytes <= 0 or self.bytes <= 0


@dataclass(slots=True)
class Searcher:
    """For one image."""

    budget: Budget = field(default_factory=Budget)

    def search(self, disk: Disk, spans: list[Span], told: Searched, whole: bool = False) -> Iterator[Text | Found]:
        """Runs of six and more characters in these places.

        Args:
            whole: look for whole files, too; what they cover is not searched.
        """
        for number, (start, end) in enumerate(spans):
            before, passed = b"", 0
            while start < end:
                if self.budget.spent:
                    told.left += end - start + length(spans[number + 1 :])
                    return
                if hole := disk.hole_at(start):
                    start, before = start + hole, b""
                    continue
                block = self._read(disk, start, min(_BLOCK, end - start), told)
                start += len(block)
                self.budget.bytes -= len(block)
                if not block:
                    break
                inked = len(block.strip(b"\x00"))
                if not inked:
                    before = b""
                    continue
                self.budget.inked_bytes -= inked
                if whole:
                    for found in self._whole(disk, block, start - len(block), end, told):
                        yield found
                        block = _blanked(block, found.start - start + len(block), found.size)
                        passed = found.start + found.size
                    inked = len(block.strip(b"\x00"))
                told.inked += inked
                data = before + block
                if passed > start:
                    start, data = passed, data.rstrip(b"\x00")
                if words := carve(data):
                    self.budget.chars -= len(words)
                    yield Text(words, How.CARVED)
                # A run across the border is found whole in the next block; parts of it may come twice.
                tail = _TAIL.search(data[-512:])
                before = tail[0] if tail and passed < start else b""

    def _whole(self, disk: Disk, block: bytes, at: int, end: int, told: Searched) -> Iterator[Found]:
        """Files that begin in a block, which lies at byte `at`."""
        passed = 0
        for place in beginnings(block, at):
            if self.budget.probing <= 0:
                told.unprobed = True
                return
            if at + place < passed:
                continue
            counted = Counted(disk)
            size, suffix = extent(counted, at + place, end)
            if size:
                passed = at + place + size
                told.found += size
                yield Found(at + place, size, suffix)
            else:
                self.budget.probing -= counted.read

    @staticmethod
    def _read(disk: Disk, start: int, count: int, told: Searched) -> bytes:
        try:
            return disk.read_at(start, count)
        except OSError:
            pass
        blocks = []
        for at in range(start, start + count, _SMALL):
            want = min(_SMALL, start + count - at)
            try:
                blocks.append(disk.read_at(at, want))
            except OSError:
                told.damaged += want
                blocks.append(bytes(want))
        return b"".join(blocks)


def _blanked(data: bytes, start: int, size: int) -> bytes:
    """With zeros from `start` on, as far as it goes."""
    end = min(len(data), start + size)
    return data[:start] + bytes(end - start) + data[end:]
