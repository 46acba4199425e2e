"""Sectors of a QCOW2 image (QEMU, docs/interop/qcow2.rst, versions 2 and 3)."""

import struct
import zlib

from pii_scan.extract.disk.disk import Disk
from pii_scan.extract.disk.mapped import MappedDisk

_OFFSET = 0x00FFFFFFFFFFFE00
_COMPRESSED, _ZERO = 1 << 62, 1
_FLAG = 1 << 63
_L1_MAX = 32 << 20
_DIRTY, _CORRUPT, _DATA_FILE, _COMPRESSION, _EXTENDED = 1, 2, 4, 8, 16


class Refused(Exception):
    """Why it cannot be read, in words; `encrypted` where that is why."""

    def __init__(self, words: str, encrypted: bool = False) -> None:
        super().__init__(words)
        self.encrypted = encrypted


class Qcow2Header:
    """What stands in the first bytes."""

    def __init__(self, file: Disk) -> None:
        """
        Raises:
            Refused
        """
        head = file.read_at(0, 112)
        if len(head) < 72 or head[:4] != b"QFI\xfb":
            raise Refused("no header")
        fields = struct.unpack_from(">IQIIQIIQQIIQ", head, 4)
        version, backing, backing_size, self.bits, self.size, crypt, self.l1_count, self.l1_at = fields[:8]
        self.snapshots = int(fields[10])
        if version not in (2, 3):
            raise Refused(f"version {version}")
        if crypt:
            raise Refused("encrypted", encrypted=True)
        features = struct.unpack_from(">Q", head, 72)[0] if version == 3 and len(head) >= 80 else 0
        if features & ~(_DIRTY | _CORRUPT | _COMPRESSION):
            raise Refused("its data lie in another file" if features & _DATA_FILE else "a feature that is not read")
        self.zstd = bool(features & _COMPRESSION) and head[104:105] == b"\x01"
        if not 9 <= self.bits <= 21 or self.l1_count * 8 > _L1_MAX:
            raise Refused("its header is damaged")
        name = file.read_at(backing, min(backing_size, 1023)) if backing else b""
        self.backing = name.decode("utf-8", "replace")


class Qcow2Disk(MappedDisk):
    """The active state; internal snapshots are others."""

    def __init__(self, file: Disk, header: Qcow2Header, below: Disk | None) -> None:
        super().__init__(header.size, 1 << header.bits, below)
        self._file, self._bits, self._zstd = file, header.bits, header.zstd
        table = file.read_at(header.l1_at, header.l1_count * 8)
        self._l1 = struct.unpack(f">{len(table) // 8}Q", table[: len(table) // 8 * 8])
        self._l2: dict[int, tuple[int, ...]] = {}

    def allocated(self, number: int) -> bool:
        each = self._block // 8
        first = number // each
        if first >= len(self._l1) or not self._l1[first] & _OFFSET:
            return False
        try:
            return bool(self._entry(first, number % each) & ~_FLAG)
        except OSError:
            return True

    def block(self, number: int) -> bytes | None:
        each = self._block // 8
        entry = self._entry(number // each, number % each)
        if entry & _COMPRESSED:
            return self._unpacked(entry)
        place = entry & _OFFSET
        if entry & _ZERO:
            return bytes(self._block)
        if not place:
            return None
        data = self._file.read_at(place, self._block)
        if not data:
            raise OSError("cut")
        return data

    def _entry(self, first: int, second: int) -> int:
        place = self._l1[first] & _OFFSET if first < len(self._l1) else 0
        if not place:
            return 0
        table = self._l2.get(place)
        if table is None:
            data = self._file.read_at(place, self._block)
            if len(data) < self._block:
                raise OSError("cut")
            if len(self._l2) > 64:
                self._l2.clear()
            table = self._l2[place] = struct.unpack(f">{len(data) // 8}Q", data)
        return table[second]

    def _unpacked(self, entry: int) -> bytes:
        split = 62 - (self._bits - 8)
        place = entry & ((1 << split) - 1)
        sectors = (entry >> split & ((1 << (self._bits - 8)) - 1)) + 1
        packed = self._file.read_at(place, sectors * 512 - (place & 511))
        try:
            return self._zstd_of(packed) if self._zstd else zlib.decompressobj(-12).decompress(packed, self._block)
        except (zlib.error, ValueError) as error:
            raise OSError(type(error).__name__) from None

    def _zstd_of(self, packed: bytes) -> bytes:
        from backports.zstd import ZstdDecompressor, ZstdError

        try:
            return ZstdDecompressor().decompress(packed, self._block)
        except ZstdError as error:
            raise OSError(type(error).__name__) from None
