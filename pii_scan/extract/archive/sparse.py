"""Members of tar archives with holes: `lastlog` and images of machines, of hundreds of gigabytes in a few kilobytes."""

from tarfile import TarInfo
from typing import BinaryIO, cast

EXPANDED_BYTES = 64 << 20
"""Up to this size holes are read as the zeros they stand for."""
_GAP = bytes(512)
_BLOCK = 1 << 20


def _extents(info: TarInfo) -> list[tuple[int, int]]:
    """(offset, size) of what is stored of a sparse member; nothing for any other. typeshed calls the list bytes."""
    return cast("list[tuple[int, int]]", info.sparse or [])


def has_long_holes(info: TarInfo) -> bool:
    """Whether a member is sparse and too long to be read with its holes."""
    return bool(_extents(info)) and info.size > EXPANDED_BYTES


class DataOnly:
    """What is stored of a sparse member, in its order, with a block of zeros in place of each hole."""

    def __init__(self, stream: BinaryIO, info: TarInfo) -> None:
        self._stream = stream
        self._at = info.offset_data
        self._extents = [size for _, size in _extents(info) if size > 0]
        self._extents.reverse()
        self._left = self._extents.pop() if self._extents else 0

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size` of them; none at the end, or where the archive is cut."""
        if not self._left:
            if not self._extents:
                return b""
            self._left = self._extents.pop()
            return _GAP
        self._stream.seek(self._at)
        data = self._stream.read(min(size, self._left, _BLOCK))
        self._at += len(data)
        # An archive that is cut amid its data has nothing behind it either.
        self._left = self._left - len(data) if data else 0
        if not data:
            self._extents = []
        return data

    @property
    def stored(self) -> int:
        """Bytes that are still to come, gaps left out."""
        return self._left + sum(self._extents)
