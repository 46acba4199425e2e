"""Tables of partitions (MBR, GPT, Apple, BSD, Sun) through The Sleuth Kit."""

from dataclasses import dataclass

from pii_scan.extract.disk.disk import Disk, PatchedDisk, Window
from pii_scan.extract.disk.spans import between, common, joined
from pii_scan.extract.disk.tsk_image import image_of

_PARTITIONS_MAX = 512


@dataclass(frozen=True, slots=True)
class Partition:
    """What a table says of a stretch of the disk."""

    number: int
    """From 1, in the table's order; 0 for a stretch that belongs to none, -1 for the table itself."""
    start: int
    size: int


def partitions(disk: Disk) -> list[Partition]:
    """What the table lists, and what lies between; nothing where there is no table."""
    import pytsk3

    # Hostile tables bring out any error of the library.
    try:
        table = pytsk3.Volume_Info(image_of(PatchedDisk(disk)))
        sector = int(table.info.block_size)
        found = [(int(part.start), int(part.len), int(part.flags)) for part in table]
    except Exception:  # noqa: BLE001
        return []
    meta = int(pytsk3.TSK_VS_PART_FLAG_META)
    tables = joined((start, start + length) for start, length, flags in found if flags & meta)
    out: list[Partition] = []
    number = 0
    for start, length, flags in found:
        if flags & int(pytsk3.TSK_VS_PART_FLAG_ALLOC):
            number += 1
            out.append(Partition(number, start * sector, length * sector))
        elif flags & int(pytsk3.TSK_VS_PART_FLAG_UNALLOC):
            # Stretches of no partition are listed with the tables that lie in them.
            for begin, end in common([(start, start + length)], between(tables, start + length)):
                out.append(Partition(0, begin * sector, (end - begin) * sector))
        elif flags & int(pytsk3.TSK_VS_PART_FLAG_META):
            out.append(Partition(-1, start * sector, length * sector))
        if len(out) >= _PARTITIONS_MAX:
            break
    return out if number else []


def window(disk: Disk, part: Partition) -> Window:
    return Window(disk, part.start, part.size)
