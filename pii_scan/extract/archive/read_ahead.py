"""Lets a reader that steps back a little read from a stream that cannot."""

from pii_scan.extract.archive.spool import Readable

_BLOCK = 1 << 16


class ReadAhead:
    """A stream without seeks as `Streams` wants it: it goes back by less than 128 KiB."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._kept = b""
        self._start = 0
        self._at = 0

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset if whence == 0 else self._at + offset
        return self._at

    def read(self, size: int, /) -> bytes:
        while self._start + len(self._kept) < self._at + size:
            block = self._stream.read(max(_BLOCK, size))
            if not block:
                break
            self._kept += block
        begin = self._at - self._start
        out = self._kept[begin : begin + size]
        self._at += len(out)
        if begin > 4 * _BLOCK:
            drop = begin - 2 * _BLOCK
            self._kept, self._start = self._kept[drop:], self._start + drop
        return out
