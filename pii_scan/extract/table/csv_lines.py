"""Rows of a delimited text by the csv module, each with the byte at which it ends: slow, and right on anything."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pii_scan.extract.table.dialect import Dialect

FIELD_MAX = 16 << 20
_LINE_MAX = 64 << 20
"""Bytes of one line; a longer one is refused unread."""
_READ = 1 << 20


@dataclass(slots=True)
class CsvRows:
    """Reads from one place of a file on.

    Encodings are those in which a line's end is one byte and no part of another character.
    """

    stream: BinaryIO
    encoding: str
    dialect: Dialect
    at: int
    """The byte at which the rows given so far end."""
    refused: int = 0
    until: int | None = None
    """The byte, where a row ends, at which reading ends; None for the end of the file."""

    def __iter__(self) -> Iterator[list[str]]:
        """Rows that are not blank."""
        csv.field_size_limit(FIELD_MAX)
        reader = csv.reader(
            self._lines(),
            delimiter=self.dialect.delimiter,
            quotechar=self.dialect.quote,
            doublequote=self.dialect.doubled,
            escapechar=self.dialect.escape,
        )
        while True:
            # A field past the limit is refused by the reader, which then goes on with the next line.
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                self.refused += 1
                continue
            if row:
                yield row

    def _lines(self) -> Iterator[str]:
        self.stream.seek(self.at)
        held = b""
        while True:
            block = self.stream.read(_READ)
            held += block
            lines = held.splitlines(keepends=True)
            # The last line may go on, and a carriage return at the end may be half of a line's end.
            held = lines.pop() if block and lines else b""
            for line in lines:
                if self.until is not None and self.at >= self.until:
                    return
                self.at += len(line)
                yield self._text(line)
            if not block:
                return
            if len(held) > _LINE_MAX:
                held = self._drop(held)

    def _drop(self, held: bytes) -> bytes:
        """Past the rest of a line that is too long; what follows it."""
        self.refused += 1
        self.at += len(held)
        while block := self.stream.read(_READ):
            ends = [end for end in (block.find(b"\n"), block.find(b"\r")) if end >= 0]
            if ends:
                cut = min(ends) + 1
                self.at += cut
                return block[cut:]
            self.at += len(block)
        return b""

    def _text(self, line: bytes) -> str:
        text = line.decode(self.encoding, "replace")
        return text[1:] if text.startswith("\ufeff") and self.at == len(line) else text
