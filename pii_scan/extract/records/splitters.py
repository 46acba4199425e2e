"""Records of unlike length in a block of bytes: lines, and the variable records of mainframes (RDW, BDW)."""

from dataclasses import dataclass
from typing import Any, Protocol

_RDW_MAX = 32_760
_CHAIN = 8
"""Records in a row whose headers fit: then it is no chance."""


@dataclass(frozen=True, slots=True)
class Split:
    """Starts and lengths of whole records, and up to where the bytes were used."""

    starts: Any
    lengths: Any
    used: int
    broken: bool = False
    """The next record's header is none."""


class Splitter(Protocol):
    def split(self, data: bytes, last: bool) -> Split:
        """Whole records of `data`, which begins where one does; `last`: nothing follows."""

    def resync(self, data: bytes) -> int | None:
        """Where the first record begins in bytes from the middle of a file."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that one byte ends, carriage returns before it left out; blank ones are no records."""

    end: int = 0x0A
    blank: int = 0x20

    def split(self, data: bytes, last: bool) -> Split:
        import numpy as np

        chars = np.frombuffer(data, np.uint8)
        ends = np.flatnonzero(chars == self.end)
        used = int(ends[-1]) + 1 if len(ends) else 0
        if last and used < len(data):
            ends, used = np.append(ends, len(data)), len(data)
        starts = np.concatenate([[0], ends[:-1] + 1]) if len(ends) else np.zeros(0, np.int64)
        lengths = ends - starts
        if self.end == 0x0A:
            before = chars[np.maximum(ends - 1, 0)] if len(chars) else chars
            lengths = lengths - ((lengths > 0) & (before == 0x0D))
        kept = lengths > 0
        return Split(starts[kept], lengths[kept], used)

    def resync(self, data: bytes) -> int | None:
        at = data.find(bytes([self.end]))
        return at + 1 if at >= 0 else None


@dataclass(frozen=True, slots=True)
class VariableRecords:
    """Each record behind a word of four bytes: its length, big-endian and with the word, and two bytes of segment
    control (z/OS DFSMS Using Data Sets, "Variable-length record formats"). In blocks, each block has one too."""

    blocked: bool = False

    def split(self, data: bytes, last: bool) -> Split:
        import numpy as np

        starts: list[int] = []
        lengths: list[int] = []
        at, broken = 0, False
        while at + 4 <= len(data):
            size = _size(data, at)
            if not _fits(data, at, 8 if self.blocked else 4):
                broken = True
                break
            if at + size > len(data):
                broken = last
                break
            if not self.blocked:
                starts.append(at + 4)
                lengths.append(size - 4)
            elif not _inner(data, at + 4, at + size, starts, lengths):
                broken = True
                break
            at += size
        return Split(np.array(starts, np.int64), np.array(lengths, np.int64), at, broken)

    def resync(self, data: bytes) -> int | None:
        for at in range(min(len(data), _RDW_MAX)):
            if data[at + 2 : at + 4] != b"\0\0":
                continue
            # A block that its records fill exactly is no chance.
            if self.blocked and _fits(data, at, 8) and _inner(data, at + 4, at + _size(data, at), [], []):
                return at
            if not self.blocked and _chain(data, at) >= _CHAIN:
                return at
        return None


def _fits(data: bytes, at: int, least: int) -> bool:
    return least <= _size(data, at) <= _RDW_MAX and data[at + 2] <= 3 and data[at + 3] == 0


def _inner(data: bytes, at: int, end: int, starts: list[int], lengths: list[int]) -> bool:
    """Records that fill a block exactly."""
    before = len(starts)
    while at + 4 <= end and _fits(data, at, 4):
        size = _size(data, at)
        starts.append(at + 4)
        lengths.append(size - 4)
        at += size
    if at == end:
        return True
    del starts[before:], lengths[before:]
    return False


def _size(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")


def _chain(data: bytes, at: int) -> int:
    count = 0
    while count < _CHAIN and at + 4 <= len(data) and _fits(data, at, 4):
        at += _size(data, at)
        count += 1
    return count


def variable_form(head: bytes, whole: bool) -> VariableRecords | None:
    """Whether the bytes are variable records from the first one on.

    Args:
        whole: nothing follows these bytes.
    """
    for form in (VariableRecords(blocked=True), VariableRecords()):
        found = form.split(head, whole)
        if not found.broken and len(found.starts) >= 3 and (not whole or found.used == len(head)):
            return form
    return None
