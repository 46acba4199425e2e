"""Disks of Hyper-V and Virtual PC (VHD, VHDX) through libvhdi: dynamic, and differencing ones with their parent."""

from typing import Any, BinaryIO

from pii_scan.extract.disk.disk import Disk, LibraryDisk
from pii_scan.extract.disk.image import LIBRARY, Opening, Unopened, reads
from pii_scan.extract.disk.segments import beside
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode

VHD, VHDX = "application/x-vhd", "application/x-vhdx"
_PARENTS = 16


def opened(given: Input, stack: Opening) -> Disk:
    """The sectors of the disk."""
    file = _file(given.payload.open(), stack)
    below = file
    for _ in range(_PARENTS):
        try:
            wanted = below.get_parent_filename() if below.get_parent_identifier() else None
        except (OSError, ValueError):
            wanted = None
        if wanted is None:
            return LibraryDisk(file, int(file.get_media_size()))
        path = beside(given, wanted)
        if path is None:
            raise Unopened(ProblemCode.PARTLY_READ, "a differencing disk; its parent does not lie beside it")
        parent = _file(Payload(path=str(path)).open(), stack)
        try:
            below.set_parent(parent)
        except (OSError, ValueError):
            raise Unopened(
                ProblemCode.PARTLY_READ, "a differencing disk; what lies beside it is not its parent"
            ) from None
        below = parent
    raise Unopened(ProblemCode.TOO_DEEP, f"a differencing disk above {_PARENTS} others")


def _file(stream: BinaryIO, stack: Opening) -> Any:
    import pyvhdi

    stack.enter_context(stream)
    file = pyvhdi.file()
    # The library answers damage with OSError; hostile bytes may bring out others.
    try:
        file.open_file_object(stream)
        stack.callback(file.close)
        file.get_media_size()
    except Exception as error:  # noqa: BLE001
        raise Unopened(ProblemCode.UNREADABLE, f"its header or tables are damaged ({type(error).__name__})") from None
    return file


EXTRACTOR = Extractor(
    id="vhd",
    title="Hyper-V disks (VHD, VHDX)",
    media_types=(VHD, VHDX),
    extract=reads("VHD disk", opened),
    extensions=(".vhd", ".vhdx", ".avhd", ".avhdx"),
    library=f"libvhdi-python, {LIBRARY}",
    reads="files of the partitions, deleted ones as far as they are still there, strings of unused space; differencing "
    "disks with a parent in the same folder; fixed disks (page blobs) as raw images",
    not_read="differencing disks whose parent is not there, what a VHDX still has in its log",
)
