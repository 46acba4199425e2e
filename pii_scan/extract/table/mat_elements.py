"""Elements of MAT-files of level 5 ("MAT-File Format", MathWorks, R2024a): variables as plain values."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_INT8, _UINT8, _UINT16, _INT32, _MATRIX, _PACKED, _UTF8, _UTF16, _UTF32 = 1, 2, 4, 5, 14, 15, 16, 17, 18
_FORMATS = {1: "b", 2: "B", 3: "h", 4: "H", 5: "i", 6: "I", 7: "f", 9: "d", 12: "q", 13: "Q"}
CELL, STRUCT, OBJECT, CHAR, SPARSE = 1, 2, 3, 4, 5
_NUMBERS = range(6, 16)
_DEPTH, _ELEMENTS = 32, 2_000_000
_FEW = 1000
_UNPACKED_MAX = 512 << 20


class MatError(Exception):
    """Damage: an element breaks off or states what cannot be."""


@dataclass(slots=True)
class Variable:
    """A matrix: its texts, members or numbers, by its class."""

    name: str
    kind: int
    shape: tuple[int, ...]
    text: str = ""
    """Of characters one row a line, of few numbers all of them."""
    members: list["Variable"] = field(default_factory=list)
    """Of cells and structures, as they stand: columns first, a structure's fields before its next element."""
    fields: tuple[str, ...] = ()


@dataclass(slots=True)
class Reader:
    """`order` is `<` or `>`."""

    order: str
    elements: int = 0
    numbers: int = 0
    """Arrays of numbers that were not looked at."""
    unread: int = 0
    """Variables of classes that are not published, and what is nested too deeply."""

    def variables(self, data: bytes) -> Iterator[Variable]:
        """
        Raises:
            MatError: behind the last whole variable.
        """
        at = 0
        while at + 8 <= len(data):
            kind, content, at = self._element(data, at)
            if kind == _PACKED:
                for inner, one in self._inside(_unpacked(content)):
                    if inner == _MATRIX:
                        yield self._matrix(one, 0)
            elif kind == _MATRIX:
                yield self._matrix(content, 0)
        if data[at:].strip(b"\x00"):
            raise MatError

    def _inside(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        at = 0
        while at + 8 <= len(data):
            kind, content, at = self._element(data, at)
            yield kind, content

    def _element(self, data: bytes, at: int) -> tuple[int, bytes, int]:
        self.elements += 1
        if at + 8 > len(data) or self.elements > _ELEMENTS:
            raise MatError
        kind, size = struct.unpack_from(f"{self.order}II", data, at)
        if kind >> 16:
            # Up to four bytes stand in the tag itself.
            size, kind = kind >> 16, kind & 0xFFFF
            if size > 4:
                raise MatError
            return kind, data[at + 4 : at + 4 + size], at + 8
        end = at + 8 + size
        if end > len(data):
            raise MatError
        return kind, data[at + 8 : end], end if kind == _PACKED else at + 8 + -(-size // 8) * 8

    def _matrix(self, data: bytes, depth: int) -> Variable:
        parts = self._inside(data)
        try:
            _, flags = next(parts)
            kind = struct.unpack_from(f"{self.order}I", flags)[0] & 0xFF
            if kind > SPARSE and kind not in _NUMBERS:
                self.unread += 1
                return Variable("", kind, ())
            _, dims = next(parts)
            _, name = next(parts)
        except (StopIteration, struct.error):
            # An empty matrix may be nothing at all.
            if data:
                raise MatError from None
            return Variable("", 0, ())
        shape = struct.unpack(f"{self.order}{len(dims) // 4}i", dims[: len(dims) // 4 * 4])
        out = Variable(name.decode("latin-1").rstrip("\x00"), kind, shape)
        if kind in (CELL, STRUCT, OBJECT):
            self._members(out, parts, depth)
        else:
            self._values(out, parts)
        return out

    def _members(self, out: Variable, parts: Iterator[tuple[int, bytes]], depth: int) -> None:
        if depth >= _DEPTH:
            self.unread += 1
            return
        if out.kind == OBJECT:
            next(parts, None)
        if out.kind != CELL:
            _, width = next(parts, (0, b""))
            _, names = next(parts, (0, b""))
            step = struct.unpack(f"{self.order}i", width)[0] if len(width) == 4 else 0
            if step < 1:
                raise MatError
            out.fields = tuple(
                names[at : at + step].partition(b"\x00")[0].decode("latin-1") for at in range(0, len(names), step)
            )
        for kind, content in parts:
            if kind == _MATRIX:
                out.members.append(self._matrix(content, depth + 1))

    def _values(self, out: Variable, parts: Iterator[tuple[int, bytes]]) -> None:
        kind, content = next(parts, (0, b""))
        if out.kind == CHAR:
            out.text = self._characters(kind, content, out.shape)
            return
        letter = _FORMATS.get(kind)
        count = len(content) // struct.calcsize(letter) if letter else 0
        if letter is None or count > _FEW or out.kind == SPARSE:
            self.numbers += bool(content)
            return
        numbers = struct.unpack(f"{self.order}{count}{letter}", content[: count * struct.calcsize(letter)])
        out.text = " ".join(str(int(n)) if n == n and abs(n) < 1e18 and n == int(n) else repr(n) for n in numbers)

    def _characters(self, kind: int, content: bytes, shape: tuple[int, ...]) -> str:
        wide = "utf-16-le" if self.order == "<" else "utf-16-be"
        long = "utf-32-le" if self.order == "<" else "utf-32-be"
        encoding = {_UINT16: wide, _UTF16: wide, _UTF32: long, _UTF8: "utf-8"}.get(kind, "latin-1")
        text = content.decode(encoding, "replace")
        rows = shape[0] if shape else 1
        # Letters of a column stand together.
        return "\n".join(text[row::rows].rstrip() for row in range(min(rows, len(text)))) if rows > 1 else text


def _unpacked(data: bytes) -> bytes:
    tool = zlib.decompressobj()
    try:
        out = tool.decompress(data, _UNPACKED_MAX)
    except zlib.error:
        raise MatError from None
    if not tool.eof:
        raise MatError
    return out
