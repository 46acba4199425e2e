"""Disks of QEMU (QCOW2), plain or packed, with the image below them where that lies in the same folder."""

from pii_scan.extract.disk.disk import Disk, StreamDisk
from pii_scan.extract.disk.image import LIBRARY, Opening, Unopened, reads
from pii_scan.extract.disk.qcow2_disk import Qcow2Disk, Qcow2Header, Refused
from pii_scan.extract.disk.segments import beside
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode

QCOW2 = "application/x-qemu-disk"
_BELOW = 16


def opened(given: Input, stack: Opening) -> Disk:
    """The sectors of the disk's present state."""
    return _layer(given, given.payload, stack, 0)


def _layer(given: Input, payload: Payload, stack: Opening, depth: int) -> Disk:
    file = StreamDisk(stack.enter_context(payload.open()), payload.size_bytes)
    if depth and file.read_at(0, 4) != b"QFI\xfb":
        return file
    try:
        header = Qcow2Header(file)
    except Refused as why:
        code = ProblemCode.ENCRYPTED if why.encrypted else ProblemCode.UNREADABLE
        raise Unopened(code, str(why)) from None
    below = None
    if header.backing:
        path = beside(given, header.backing) if depth < _BELOW else None
        if path is None:
            raise Unopened(ProblemCode.PARTLY_READ, "a layer above another image, which does not lie beside it")
        below = _layer(given, Payload(path=str(path)), stack, depth + 1)
    return Qcow2Disk(file, header, below)


EXTRACTOR = Extractor(
    id="qcow2",
    title="QEMU disks (QCOW2)",
    media_types=(QCOW2,),
    extract=reads("QEMU disk", opened),
    extensions=(".qcow2", ".qcow"),
    library=f"own, {LIBRARY}",
    reads="as raw disk images; packed ones (zlib, zstd); layers with the image below them in the same folder",
    not_read="internal snapshots, layers whose lower image is not there, encrypted ones, version 1",
)
