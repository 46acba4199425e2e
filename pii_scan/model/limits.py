"""How much one item may cost."""

from dataclasses import dataclass

MIB = 1 << 20
_BYTES_PER_MEMBER = 1024
"""Of these each member may have its own, however many the limit is: no bomb is cheaper than the bytes it lies in."""
_UNPACKED_PER_BYTE = 4
"""So much for each byte of its own something may always unpack: a tarball of a whole leak is no bomb."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Frozen, built once, stored with the case. Times in seconds, sizes in bytes."""

    wall_s: float = 300.0
    """Per node (an item or one of its members), one second more for each 4 MiB of it, and a twelfth of it more for each
    page that is read as a picture; for a listed item with all that lies inside it 20 times as much, eight seconds more
    for each MiB and two for each member."""
    cpu_s: float = 120.0
    """Likewise."""
    memory_bytes: int = 3072 * MIB
    """Address space of a worker."""
    item_bytes: int = 65536 * MIB
    depth: int = 8
    children: int = 100_000
    """Members of one listed item, all levels together."""
    child_bytes: int = 4096 * MIB
    """Bytes unpacked from one listed item, all levels together; four times its own bytes where that is more."""
    ratio: float = 200.0
    """Unpacked to packed; looked at once a member passes 10 MiB."""
    pages: int = 100_000
    pixels: int = 200_000_000
    cell_rows: int = 10_000
    """Tables up to this many rows give a match per cell, larger ones one per column and kind."""
    text_chars: int = 512 * MIB
    kills: int = 20
    """Tries of a listed item that may kill or stall a worker and bring less than they cost, before it is given up."""

    def members_of(self, size_bytes: int) -> int:
        """How many members something of so many bytes may hold."""
        return max(self.children, size_bytes // _BYTES_PER_MEMBER)

    def unpacked_of(self, size_bytes: int) -> int:
        """How many bytes may come out of it."""
        return max(self.child_bytes, _UNPACKED_PER_BYTE * size_bytes)
