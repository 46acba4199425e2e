"""Disks of VMware (VMDK) through libvmdk: sparse, stream-optimised, flat and split ones whose parts lie beside them."""

from typing import Any

from pii_scan.extract.disk.disk import Disk, LibraryDisk
from pii_scan.extract.disk.image import LIBRARY, Elsewhere, Opening, Unopened, reads
from pii_scan.extract.disk.segments import beside, neighbours
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode

VMDK = "application/x-virtualbox-vmdk"
_FLAT = 1
_EXTENTS_MAX = 10_000
_DESCRIPTOR_MAX = 64 << 10


def opened(given: Input, stack: Opening) -> Disk:
    """The sectors of the disk; of a further part a hint at the first."""
    import pyvmdk

    handle = pyvmdk.handle()
    stream = stack.enter_context(given.payload.open())
    # The library answers damage with OSError; hostile bytes may bring out others.
    try:
        handle.open_file_object(stream)
        stack.callback(handle.close)
        extents = [handle.get_extent_descriptor(at) for at in range(min(handle.number_of_extents, _EXTENTS_MAX))]
        names = [str(extent.filename or "") for extent in extents]
        flat = bool(extents) and all(int(extent.type) == _FLAT for extent in extents)
        parent = handle.get_parent_filename()
    except Exception as error:  # noqa: BLE001
        _part_of_another(given)
        raise Unopened(ProblemCode.UNREADABLE, f"its header is damaged ({type(error).__name__})") from None
    if parent:
        raise Unopened(ProblemCode.PARTLY_READ, "a snapshot above another disk")
    embedded = given.payload.head(4) == b"KDMV"
    if flat and len(names) == 1 and beside(given, names[0]) is not None:
        raise Elsewhere("a description; its sectors lie in a file beside it, which is read by itself")
    streams = []
    for name in names:
        path = None if embedded else beside(given, name)
        if path is None and not (embedded and len(names) == 1):
            raise Unopened(ProblemCode.TRUNCATED, "its parts do not all lie beside it")
        streams.append(stream if path is None else stack.enter_context(Payload(path=str(path)).open()))
    return _disk(handle, streams)


def _disk(handle: Any, streams: list[Any]) -> Disk:
    try:
        handle.open_extent_data_files_as_file_objects(streams)
        return LibraryDisk(handle, int(handle.get_media_size()))
    except Exception as error:  # noqa: BLE001 - as above
        raise Unopened(ProblemCode.UNREADABLE, f"its tables are damaged ({type(error).__name__})") from None


def _part_of_another(given: Input) -> None:
    """Parts of a split disk have no description of their own: one that names them may lie beside them.

    Raises:
        Elsewhere
    """
    own = given.name.lower().encode("utf-8", "replace")
    for name, path in neighbours(given).items():
        if name.endswith(".vmdk") and path.name != given.name and path.stat().st_size <= _DESCRIPTOR_MAX:
            words = Payload(path=str(path)).read(_DESCRIPTOR_MAX).lower()
            if words.startswith(b"# disk descriptor") and b'"' + own + b'"' in words:
                raise Elsewhere("a part of a split disk; read with its description")


EXTRACTOR = Extractor(
    id="vmdk",
    title="VMware disks (VMDK)",
    media_types=(VMDK,),
    extract=reads("VMware disk", opened),
    signatures=(Signature(VMDK, b"# Disk DescriptorFile"), Signature(VMDK, b"COWD")),
    extensions=(".vmdk",),
    library=f"libvmdk-python, {LIBRARY}",
    reads="as raw disk images: sparse, stream-optimised, and split ones whose parts lie in one folder",
    not_read="snapshots above another disk, parts in an object store or inside an archive without the others",
)
