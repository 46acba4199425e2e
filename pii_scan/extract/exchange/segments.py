"""A stream of segments that a byte ends; and what no field claims, as text."""

from collections.abc import Iterator

from pii_scan.model.evidence import Text
from pii_scan.model.payload import Payload

_BLOCK = 1 << 20
LONGEST = 64 << 20
"""Bytes of one segment: a report in one OBX may be long."""
_TEXT_CHARS = 1 << 20


def segments(payload: Payload, ends: bytes) -> Iterator[bytes]:
    """Pieces between any of the bytes in `ends`, without blanks around; one above 64 MiB comes in several."""
    first, others = ends[:1], ends[1:]
    held = b""
    with payload.open() as stream:
        while block := stream.read(_BLOCK):
            for other in others:
                block = block.replace(bytes([other]), first)
            parts = block.split(first)
            parts[0] = held + parts[0]
            held = parts.pop()
            for part in parts:
                if piece := part.strip():
                    yield piece
            if len(held) > LONGEST:
                yield held
                held = b""
    if piece := held.strip():
        yield piece


class Rest:
    """Lines of everything that is in no column."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._size = self._offset = self._number = 0

    def add(self, line: str) -> None:
        """An empty line is none."""
        if line:
            self._lines.append(line)
            self._size += len(line) + 1

    def texts(self, *, last: bool = False) -> Iterator[Text]:
        """A text of about a million characters, or what is left."""
        if self._size >= _TEXT_CHARS or (last and self._lines):
            yield Text("\n".join(self._lines), offset=self._offset, first_line=self._number + 1)
            self._offset += self._size
            self._number += len(self._lines)
            self._lines, self._size = [], 0


def decoded(data: bytes) -> str:
    """UTF-8, else the Windows code page that such senders use."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
