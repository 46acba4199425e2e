"""Images of EnCase, FTK and ewfacquire (E01, Ex01, s01) through libewf, all segments that lie beside one another."""

from contextlib import ExitStack

from pii_scan.extract.disk.disk import Disk, LibraryDisk
from pii_scan.extract.disk.image import LIBRARY, Elsewhere, Unopened, reads
from pii_scan.extract.disk.segments import ewf_number, ewf_segments
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.model.payload import Payload
from pii_scan.model.problem import ProblemCode

EWF = "application/x-ewf"
_TITLE = "EnCase image"


def opened(given: Input, stack: ExitStack) -> Disk:
    """The sectors that were acquired."""
    import pyewf

    number = ewf_number(given.name)
    paths = ewf_segments(given)
    if number is not None and number[1] > 1:
        if len(paths) >= number[1]:
            raise Elsewhere("a further segment; read with the first")
        raise Unopened(ProblemCode.TRUNCATED, f"segment {number[1]}; the first does not lie beside it")
    parts = [Payload(path=str(path)) for path in paths] or [given.payload]
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
