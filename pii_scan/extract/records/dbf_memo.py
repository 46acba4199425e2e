"""Memo files beside DBF files: dBase III and IV (.dbt), FoxPro (.fpt).

Source: the layouts in dBase's and FoxPro's manuals ("Memo File Structure").
"""

import struct
from dataclasses import dataclass, field
from typing import BinaryIO

MEMO_MAX = 4 << 20
_SPARE = 64 << 20
_DBASE4_MARK = b"\xff\xff\x08\x00"


@dataclass(slots=True)
class MemoFile:
    """Reads blocks by number. What all memos together give is at most four times the file, for a hostile table points
    to one large memo from every row."""

    stream: BinaryIO
    foxpro: bool
    size_bytes: int
    block_bytes: int = 512
    lost: int = 0
    """Pointers to nothing, and memos cut or left out by a limit."""
    _left: int = field(init=False)

    def __post_init__(self) -> None:
        head = self.stream.read(32)
        if len(head) >= 8 and self.foxpro:
            self.block_bytes = struct.unpack_from(">H", head, 6)[0] or 1
        elif len(head) >= 22:
            stated = struct.unpack_from("<H", head, 20)[0]
            self.block_bytes = stated if stated and stated % 64 == 0 else 512
        self._left = 4 * self.size_bytes + _SPARE

    def read(self, number: int) -> tuple[bytes, bool]:
        """(content, whether it is text); empty where there is none."""
        if number <= 0:
            return b"", True
        at = number * self.block_bytes
        if at >= self.size_bytes or self._left <= 0:
            self.lost += 1
            return b"", True
        self.stream.seek(at)
        data, text = self._foxpro() if self.foxpro else self._dbase()
        self._left -= len(data)
        return data, text

    def _foxpro(self) -> tuple[bytes, bool]:
        head = self.stream.read(8)
        if len(head) < 8:
            self.lost += 1
            return b"", True
        kind, length = struct.unpack(">II", head)
        return self._take(length), kind == 1

    def _dbase(self) -> tuple[bytes, bool]:
        head = self.stream.read(8)
        if head[:4] == _DBASE4_MARK:
            length = struct.unpack("<I", head[4:])[0] if len(head) == 8 else 0
            return self._take(max(0, length - 8)), True
        # dBase III: text up to 0x1A, over as many blocks as it takes.
        data = head
        while (end := data.find(b"\x1a")) < 0:
            block = self.stream.read(4096)
            if not block or len(data) > MEMO_MAX:
                self.lost += 1
                return data, True
            data += block
        return data[:end], True

    def _take(self, length: int) -> bytes:
        data = self.stream.read(min(length, MEMO_MAX, self.size_bytes))
        self.lost += len(data) < length
        return data
