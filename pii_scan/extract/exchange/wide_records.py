"""Records of one width, with or without line ends."""

from collections.abc import Iterator

from pii_scan.extract.exchange.segments import segments
from pii_scan.extract.extractor import Input, NotThisFormat


def wide_records(given: Input, width: int) -> Iterator[bytes]:
    """Lines, or blocks of `width` bytes where a file has no line ends.

    Raises:
        NotThisFormat: the file is shorter than one record.
    """
    if given.payload.size_bytes < width // 2:
        raise NotThisFormat
    head = given.payload.head(width + 2)
    if b"\n" in head or b"\r" in head:
        yield from segments(given.payload, b"\n\r")
        return
    with given.payload.open() as stream:
        while block := stream.read(width):
            yield block
