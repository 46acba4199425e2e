"""Pages of Access databases (Jet 3 and 4, ACE): which version, which pages are whose, and their bytes.

Source: the page layouts of the mdbtools project's description of the format (HACKING) and of Jackcess's documentation.
"""

import struct
from dataclasses import dataclass, field
from typing import Any, BinaryIO

MAGICS = (b"\x00\x01\x00\x00Standard Jet DB", b"\x00\x01\x00\x00Standard ACE DB")
_MASK_KEY = b"\xc7\xda\x39\x6b"
_DATA, _TABLE = 1, 2
_SCAN = 8 << 20
LVAL = int.from_bytes(b"LVAL", "little")
_PLAIN_CODE_PAGE = 1252


class JetError(Exception):
    """Not as the format has it; the text is fixed words of ours."""


def rc4(key: bytes, count: int) -> bytes:
    """So many bytes of RC4's key stream."""
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 0xFF
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for _ in range(count):
        i = (i + 1) & 0xFF
        j = (j + state[i]) & 0xFF
        state[i], state[j] = state[j], state[i]
        out.append(state[(state[i] + state[j]) & 0xFF])
    return bytes(out)


def _xor(data: bytes, stream: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(data, stream, strict=False))


@dataclass(slots=True)
class JetFile:
    """Pages by number, decoded where the database is encoded (Access 97 to 2003)."""

    stream: BinaryIO
    size_bytes: int
    page_bytes: int = 4096
    code_page: str = "cp1252"
    key: int = 0
    data_pages: dict[int, list[int]] = field(default_factory=dict)
    """Page of a table's definition → pages that hold its rows, in the file's order."""
    definitions: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        head = self.stream.read(256)
        if not head.startswith(MAGICS) or len(head) < 256:
            raise JetError("no Access header")
        self.page_bytes = 2048 if head[0x14] == 0 else 4096
        plain = _xor(head[0x18 : 0x18 + 126], rc4(_MASK_KEY, 126))
        code_page, self.key = struct.unpack_from("<HI", plain, 0x3C - 0x18)
        self.code_page = f"cp{code_page or _PLAIN_CODE_PAGE}"
        try:
            # An empty text is decoded by any name, known or not.
            b"a".decode(self.code_page)
        except LookupError:
            self.code_page = "cp1252"
        if head[0x14] >= 2:
            # Newer files keep no such key; theirs lies in a description of the encryption.
            self.key = 0

    @property
    def jet3(self) -> bool:
        return self.page_bytes == 2048

    @property
    def pages(self) -> int:
        return self.size_bytes // self.page_bytes

    def page(self, number: int) -> bytes:
        """
        Raises:
            JetError: there is no such page.
        """
        if not 0 < number < self.pages:
            raise JetError("pointer past the end of the file")
        self.stream.seek(number * self.page_bytes)
        data = self.stream.read(self.page_bytes)
        if len(data) < self.page_bytes:
            raise JetError("file cut")
        if self.key:
            return _xor(data, rc4(struct.pack("<I", number ^ self.key), self.page_bytes))
        return data

    def scan(self) -> None:
        """Finds the pages of every table by the first eight bytes of each page."""
        import numpy as np

        per_read = _SCAN // self.page_bytes
        for first in range(0, self.pages, per_read):
            self.stream.seek(first * self.page_bytes)
            data = self.stream.read(per_read * self.page_bytes)
            count = len(data) // self.page_bytes
            heads = np.frombuffer(data, np.uint8, count * self.page_bytes).reshape(count, self.page_bytes)[:, :8]
            if self.key:
                heads = self._decoded(heads, first)
            owners = np.ascontiguousarray(heads[:, 4:8]).view("<u4")[:, 0]
            for at in np.flatnonzero(heads[:, 0] == _TABLE).tolist():
                if first + at:
                    self.definitions.append(first + at)
            for at in np.flatnonzero((heads[:, 0] == _DATA) & (owners != LVAL)).tolist():
                if first + at:
                    self.data_pages.setdefault(int(owners[at]), []).append(first + at)

    def _decoded(self, heads: Any, first: int) -> Any:
        import numpy as np

        rows = [
            _xor(head.tobytes(), rc4(struct.pack("<I", number ^ self.key), 8))
            for number, head in enumerate(heads, first)
        ]
        return np.frombuffer(b"".join(rows), np.uint8).reshape(len(rows), 8)

    def rows(self, page: bytes) -> list[tuple[int, int, int]]:
        """(start, end, flags) of each row of a data page; flags 0x8000 deleted, 0x4000 elsewhere."""
        at = 8 if self.jet3 else 12
        count = struct.unpack_from("<H", page, at)[0]
        first = at + 2
        count = min(count, (self.page_bytes - first) // 2)
        out: list[tuple[int, int, int]] = []
        end = self.page_bytes
        for number in range(count):
            entry = struct.unpack_from("<H", page, first + 2 * number)[0]
            start = entry & 0x1FFF
            if first + 2 * count <= start <= end:
                out.append((start, end, entry & 0xC000))
                end = start
            else:
                out.append((0, 0, 0x8000))
        return out

    def row(self, number: int, row: int) -> bytes:
        """One row of any page.

        Raises:
            JetError: there is none.
        """
        page = self.page(number)
        if page[0] != _DATA:
            raise JetError("pointer to a page of another sort")
        rows = self.rows(page)
        if row >= len(rows):
            raise JetError("pointer to no row")
        start, end, _ = rows[row]
        return page[start:end]
