"""Volumes that hold volumes: APFS containers, XFS, LVM, and encrypted ones that a password of the list opens."""

import re
import struct
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

from pii_scan.extract.disk import volumes
from pii_scan.extract.disk.disk import Disk, DiskStream, LibraryDisk, PatchedDisk
from pii_scan.extract.disk.entry import FileSystem
from pii_scan.extract.disk.yal import YalFileSystem
from pii_scan.extract.passwords import Attempt

_RECOVERY = re.compile(r"(?:\d{6}-){7}\d{6}")
_VOLUMES_MAX = 256


def _xfs_place(block: int, group: int, bits: int, at: int) -> int:
    """XFS numbers blocks within groups: the library gives the number, not the place (Algorithms & Data Structures,
    sb_agblocks and sb_agblklog)."""
    number, inside = divmod(at, block)
    return (number >> bits) * group * block + (number & (1 << bits) - 1) * block + inside


class Layers:
    """Opens them; what has to be closed goes on the stack. Hostile bytes bring out any error of the libraries."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def apfs(self, disk: Disk, opens: Callable[[Any], bool]) -> list[tuple[str, FileSystem | None]]:
        """(name, file system, or None where it is locked) of a container's volumes.

        Args:
            opens: whether a locked volume could be unlocked.
        """
        import pyfsapfs

        container = pyfsapfs.container()
        out: list[tuple[str, FileSystem | None]] = []
        try:
            container.open_file_object(DiskStream(PatchedDisk(disk)))
            self._stack.callback(container.close)
            for at in range(min(int(container.number_of_volumes), _VOLUMES_MAX)):
                volume = container.get_volume(at)
                name = str(volume.name or f"volume {at + 1}").replace("/", "_")
                if volume.is_locked() and not opens(volume):
                    out.append((name, None))
                    continue
                out.append((name, YalFileSystem("APFS", "", volume.get_root_directory(), disk.size)))
        except Exception:  # noqa: BLE001
            return out
        return out

    def xfs(self, disk: Disk) -> FileSystem | None:
        import pyfsxfs

        volume = pyfsxfs.volume()
        try:
            volume.open_file_object(DiskStream(PatchedDisk(disk)))
            self._stack.callback(volume.close)
            head = disk.read_at(0, 128)
            block, groups = (struct.unpack_from(">I", head, at)[0] for at in (4, 84))
            place = partial(_xfs_place, block, groups, head[124])
            return YalFileSystem("XFS", str(volume.label or ""), volume.get_root_directory(), disk.size, place)
        except Exception:  # noqa: BLE001
            return None

    def lvm(self, disk: Disk) -> list[tuple[str, Disk]]:
        """(name, volume) of a group that lies on this disk alone."""
        import pyvslvm

        handle = pyvslvm.handle()
        stream = DiskStream(disk)
        out: list[tuple[str, Disk]] = []
        try:
            handle.open_file_object(stream)
            self._stack.callback(handle.close)
            handle.open_physical_volume_files_as_file_objects([stream])
            group = handle.get_volume_group()
            for at in range(min(int(group.number_of_logical_volumes), _VOLUMES_MAX)):
                volume = group.get_logical_volume(at)
                name = str(volume.name or f"volume {at + 1}").replace("/", "_")
                out.append((name, LibraryDisk(volume, int(volume.size))))
        except Exception:  # noqa: BLE001
            return out
        return out

    def unlocked(self, kind: str, disk: Disk, attempt: Attempt) -> Disk | None:
        """What a password of the list opens, or none is needed for; None where none does."""
        if kind == volumes.BITLOCKER:
            open_with = self._bitlocker
        elif kind == volumes.LUKS:
            open_with = self._luks
        else:
            return None
        found: list[Disk] = []

        def opens(password: str) -> bool:
            inside = open_with(disk, password)
            if inside is not None:
                found.append(inside)
            return inside is not None

        if kind == volumes.BITLOCKER and (inside := open_with(disk, "")) is not None:
            return inside
        return found[0] if attempt.first(opens) is not None else None

    def _opened(self, volume: Any, disk: Disk) -> Disk | None:
        volume.open_file_object(DiskStream(disk))
        if volume.is_locked():
            volume.unlock()
        if volume.is_locked():
            volume.close()
            return None
        self._stack.callback(volume.close)
        return LibraryDisk(volume, int(volume.get_size()))

    def _bitlocker(self, disk: Disk, password: str) -> Disk | None:
        """Without a password one whose protection is suspended: its key lies beside it."""
        import pybde

        volume = pybde.volume()
        try:
            if password:
                recovery = _RECOVERY.fullmatch(password.strip())
                (volume.set_recovery_password if recovery else volume.set_password)(
                    password.strip() if recovery else password
                )
            return self._opened(volume, disk)
        except Exception:  # noqa: BLE001
            return None

    def _luks(self, disk: Disk, password: str) -> Disk | None:
        import pyluksde

        volume = pyluksde.volume()
        try:
            volume.set_password(password)
            return self._opened(volume, disk)
        except Exception:  # noqa: BLE001
            return None
