"""Images of EnCase, FTK and ewfacquire (E01, Ex01, s01) through libewf, all segments that lie beside one another."""

from pii_scan.extract.disk.disk import Disk, LibraryDisk
from pii_scan.extract.disk.image import LIBRARY, Elsewhere, Opening, Unopened, reads
from pii_scan.extract.disk.segments import ewf_number, ewf_segments
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

EWF = "application/x-ewf"
_TITLE = "EnCase image"


def opened(given: Input, stack: Opening) -> Disk:
    """The sectors that were acquired."""
    import pyewf

    number = ewf_number(given.name)
    paths = ewf_segments(given)
    if number is not None and number[1] > 1:
        if len(paths) >= number[1]:
            raise Elsewhere("a further segment; read with the first")
        raise Unopened(ProblemCode.TRUNCATED, f"segment {number[1]}; the first does not lie beside it")
    parts = [Payload(path=str(path)) for path in paths] or [given.payload]
    if not _ends(parts[-1]):
        detail = f"{_TITLE}: {len(parts)} segments here, further ones do not lie beside it, or it is cut"
        stack.problems.append(Problem(ProblemCode.TRUNCATED, "extract", detail))
    streams = [stack.enter_context(part.open()) for part in parts]
    handle = pyewf.handle()
    # The library answers damage and missing segments with OSError; hostile bytes may bring out others.
    try:
        handle.open_file_objects(streams)
        stack.callback(handle.close)
        size = int(handle.get_media_size())
    except Exception as error:  # noqa: BLE001
        count = f"{len(parts)} segments here" if len(parts) > 1 else "one segment here"
        raise Unopened(ProblemCode.TRUNCATED, f"damaged or not whole, {count} ({type(error).__name__})") from None
    return LibraryDisk(handle, size)


def _ends(part: Payload) -> bool:
    """Whether it is the last segment: its last section says so (type `done`, in the second version 15)."""
    with part.open() as stream:
        second = stream.read(4) in (b"EVF2", b"LEF2")
        length = 64 if second else 76
        stream.seek(max(0, part.size_bytes - length))
        last = stream.read(length)
    return last[:4] == b"\x0f\x00\x00\x00" if second else last[:5] == b"done\x00"


EXTRACTOR = Extractor(
    id="ewf",
    title="EnCase images (E01, Ex01, s01)",
    media_types=(EWF,),
    extract=reads(_TITLE, opened),
    signatures=(
        Signature(EWF, b"EVF2\x0d\x0a\x81\x00"),
        Signature(EWF, b"LVF\x09\x0d\x0a\xff\x00"),
    ),
    extensions=(".e01", ".ex01", ".s01"),
    library=f"libewf-python, {LIBRARY}",
    reads="files of the partitions, deleted ones as far as they are still there, strings of unused space; all segments "
    "that lie in one folder",
    not_read="sets with a missing segment, in an object store or inside an archive; logical evidence files (L01)",
)
