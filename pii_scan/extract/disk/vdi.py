"""Disks of VirtualBox (VDI): fixed and dynamic ones."""

import struct

from pii_scan.extract.disk.disk import Disk, StreamDisk
from pii_scan.extract.disk.image import LIBRARY, Opening, Unopened, reads
from pii_scan.extract.disk.mapped import MappedDisk
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.model.problem import Problem, ProblemCode

VDI = "application/x-virtualbox-vdi"
_FREE, _ZERO = 0xFFFFFFFF, 0xFFFFFFFE
_DIFFERENCING = 4
_BLOCK_MAX = 64 << 20


class VdiDisk(MappedDisk):
    """By VirtualBox's VDICore.h: a header of 0x200 bytes, a map of blocks, the blocks."""

    def __init__(self, file: Disk) -> None:
        head = file.read_at(0, 512)
        # From byte 0x4C: kind, flags, comment of 256 bytes, then places of map and data.
        (self.kind,) = struct.unpack_from("<I", head, 0x4C)
        map_at, self._data = struct.unpack_from("<II", head, 0x154)
        (size,) = struct.unpack_from("<Q", head, 0x170)
        block, extra, count, _ = struct.unpack_from("<IIII", head, 0x178)
        if not 512 <= block <= _BLOCK_MAX or count * 4 > file.size:
            raise ValueError
        super().__init__(min(size, block * count), block)
        self._file, self._step, self._extra = file, block + extra, extra
        table = file.read_at(map_at, count * 4)
        self._map = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        last = max((place for place in self._map if place not in (_FREE, _ZERO)), default=-1)
        self.missing = max(0, self._data + (last + 1) * self._step - file.size)
        """Bytes of blocks that would lie past the file's end."""

    def allocated(self, number: int) -> bool:
        return number < len(self._map) and self._map[number] not in (_FREE, _ZERO)

    def block(self, number: int) -> bytes | None:
        if not self.allocated(number):
            return None
        place = self._map[number]
        data = self._file.read_at(self._data + place * self._step + self._extra, self._block)
        if not data:
            raise OSError("cut")
        return data


def opened(given: Input, stack: Opening) -> Disk:
    """The sectors of the disk."""
    file = StreamDisk(stack.enter_context(given.payload.open()), given.payload.size_bytes)
    try:
        disk = VdiDisk(file)
    except (ValueError, struct.error):
        raise Unopened(ProblemCode.UNREADABLE, "its header is damaged") from None
    if disk.kind == _DIFFERENCING:
        raise Unopened(ProblemCode.PARTLY_READ, "a differencing disk; its parent is another file")
    if disk.missing:
        detail = f"VirtualBox disk: {disk.missing:,} bytes of its blocks lie past the file's end"
        stack.problems.append(Problem(ProblemCode.TRUNCATED, "extract", detail))
    return disk


EXTRACTOR = Extractor(
    id="vdi",
    title="VirtualBox disks (VDI)",
    media_types=(VDI,),
    extract=reads("VirtualBox disk", opened),
    signatures=(Signature(VDI, b"\x7f\x10\xda\xbe", 64),),
    extensions=(".vdi",),
    library=f"own, {LIBRARY}",
    reads="as raw disk images",
    not_read="differencing disks (snapshots)",
)
