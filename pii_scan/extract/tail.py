"""Bytes of a file that its own format does not account for: behind its end, between its members."""

from collections.abc import Iterator

from pii_scan.extract.archive.spool import Unpacked, unpack
from pii_scan.extract.text.carved import carve
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem

SLACK = 64
"""So few bytes are no item of their own; words in them are still read."""
AFTER = "after the end"
_BLANK = b"\x00\t\n\r "
_BLOCK = 1 << 20


class _Part:
    """`length` bytes of a payload from `start` on, as a readable."""

    def __init__(self, payload: Payload, start: int, length: int) -> None:
        self._stream = payload.open()
        self._stream.seek(start)
        self._left = length

    def read(self, size: int, /) -> bytes:
        block = self._stream.read(min(size, self._left))
        self._left -= len(block)
        return block

    def close(self) -> None:
        self._stream.close()


def cut_out(payload: Payload, start: int, end: int, limits: Limits) -> Unpacked:
    """The bytes from `start` up to `end` as a payload of their own; large ones lie in a nameless file."""
    part = _Part(payload, start, end - start)
    try:
        return unpack(part, limits, None, limits.child_bytes, (OSError,))
    finally:
        part.close()


def leftover(
    payload: Payload, start: int, limits: Limits, end: int | None = None, key: str = AFTER
) -> Iterator[Evidence]:
    """What lies from `start` to `end` (the payload's end): a Child above 64 bytes, the words of fewer bytes as
    Text, nothing where there are only zeros and blanks."""
    stop = payload.size_bytes if end is None else min(end, payload.size_bytes)
    first = first_inked(payload, start, stop)
    if first is None:
        return
    if stop - start <= SLACK:
        with payload.open() as stream:
            stream.seek(start)
            if words := carve(stream.read(stop - start)):
                yield Text(words, How.CARVED, layer="hidden")
        return
    got = cut_out(payload, first, stop, limits)
    if got.problem is not None:
        yield Problem(got.problem, "extract", "bytes outside of the format's structure")
    yield Child("tail", key, got.payload, stop - first, None if got.payload is not None else got.problem)


def first_inked(payload: Payload, start: int, end: int) -> int | None:
    """Where the first byte stands that is neither zero, 0xFF nor blank; None where there is none."""
    with payload.open() as stream:
        stream.seek(start)
        at = start
        while at < end:
            block = stream.read(min(_BLOCK, end - at))
            if not block:
                return None
            # Erased flash memory reads as 0xFF; a picture starts with one of them.
            inked = block.lstrip(_BLANK)
            if inked.strip(b"\xff"):
                return at + len(block) - len(inked)
            at += len(block)
    return None
