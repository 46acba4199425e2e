"""SQL dumps of any size: statement by statement, with a window of some megabytes in memory."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pii_scan.extract.table.batches import batches, unique_names
from pii_scan.extract.table.sql_values import (
    COPY,
    CREATE,
    INSERT,
    Finder,
    column_names,
    copy_row,
    created_columns,
    is_empty,
    plain_name,
    rows,
)
from pii_scan.extract.text.decode import choose_encoding, undecoded
from pii_scan.model.evidence import Evidence, Table, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

_WINDOW = 8 << 20
_ROW_MAX = 2 << 20
"""Characters left in the window below which more is read; a longer row is broken off and told."""
_ROW_LAST = 64 << 20
_TEXT, _TEXT_MAX = 1 << 20, 32 << 20

Cells = list[str | None]
Key = tuple[str, tuple[str, ...]]
_WORDS: tuple[Key, Cells] = (("", ()), [])


@dataclass(slots=True)
class _Dump:
    """Reads on as its rows are taken."""

    stream: Any
    decoder: Any
    window: str = ""
    at: int = 0
    ended: bool = False
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    between: list[str] = field(default_factory=list)
    held: int = 0
    """Characters in `between`."""
    broken: int = 0
    inserts: Finder = field(default_factory=lambda: Finder(INSERT))
    copies: Finder = field(default_factory=lambda: Finder(COPY))
    pending: tuple[Key, Cells] | None = None
    """The first row of the next table, met while the last one was read."""

    def fill(self, least: int = _ROW_MAX) -> None:
        """Reads on until `least` characters lie ahead, or the file ends."""
        if self.ended or len(self.window) - self.at >= least:
            return
        parts = [self.window[self.at :]]
        have = len(parts[0])
        while have < least + _WINDOW and not self.ended:
            block = self.stream.read(_WINDOW)
            self.ended = not block
            parts.append(self.decoder.decode(block, final=not block))
            have += len(parts[-1])
        self.window, self.at = "".join(parts), 0
        self.inserts.forget()
        self.copies.forget()

    def rows(self) -> Iterator[tuple[Key, Cells]]:
        """Every row with its table's name and columns; `_WORDS` where words wait to be taken."""
        while True:
            self.fill()
            insert, copy = self.inserts.after(self.window, self.at), self.copies.after(self.window, self.at)
            found = min((m for m in (insert, copy) if m is not None), key=lambda m: m.start(), default=None)
            # A statement's head may lie across the window's end.
            stop = found.start() if found is not None else len(self.window) if self.ended else len(self.window) - _TEXT
            if stop > self.at:
                self._keep(self.window[self.at : stop])
                self.at = stop
            if self.held >= _TEXT:
                yield _WORDS
            if found is None:
                if self.ended:
                    return
                continue
            name = plain_name(found.group("table"))
            stated = column_names(found.group("columns") or "") or self.columns.get(name.lower(), ())
            self.at = found.end()
            taken = self._copied() if found is copy else self._inserted()
            for cells in taken:
                head = stated if len(stated) == len(cells) else tuple(f"column_{i + 1}" for i in range(len(cells)))
                yield (name, head), cells

    def _keep(self, text: str) -> None:
        for found in CREATE.finditer(text):
            self.columns[plain_name(found.group("table")).lower()] = created_columns(text, found.end())
        if not is_empty(text):
            self.between.append(text)
            self.held += len(text)

    def _inserted(self) -> Iterator[Cells]:
        """The rows of one INSERT from its first bracket on."""
        any_row = False
        while True:
            more = failed = False
            begin = self.at
            for cells, end in rows(self.window, self.at):
                if cells is None:
                    # The end of the statement, or of the window in the middle of a row.
                    more = failed = not self.ended and len(self.window) - self.at < _ROW_MAX
                    if not more:
                        self.at = max(end, self.at) if any_row else max(end, self.at + 1)
                    break
                any_row = True
                self.at = end
                yield cells
                if not self.ended and len(self.window) - self.at < _ROW_MAX:
                    more = True
                    break
            if not more:
                break
            before = len(self.window) - self.at
            self.fill(_ROW_LAST if self.at == begin else 2 * _ROW_MAX)
            if failed and self.ended and len(self.window) - self.at == before:
                break
        self.broken += not any_row

    def _copied(self) -> Iterator[Cells]:
        while True:
            self.fill()
            end = self.window.find("\n", self.at)
            if end < 0 and not self.ended:
                self.fill(_ROW_LAST)
                end = self.window.find("\n", self.at)
            line = self.window[self.at : end if end >= 0 else len(self.window)].rstrip("\r")
            self.at = end + 1 if end >= 0 else len(self.window)
            if line == "\\.":
                return
            if line:
                yield copy_row(line)
            if end < 0:
                return

    def evidence(self) -> Iterator[Table | Text]:
        """A Table for each run of rows of one table, whose rows are read as its batches are; the words between."""
        source = self.rows()
        self.pending = next(source, None)
        while self.pending is not None:
            key = self.pending[0]
            if self.pending is _WORDS:
                self.pending = next(source, None)
            else:
                names = unique_names(list(key[1]), len(key[1]))
                data = self._run(key, source, names)
                yield Table(key[0], names, data, not names[0].startswith("column_"), 1)
                # What the taker left is passed over.
                for _ in data:
                    pass
            if self.held >= _TEXT and (text := self.words()) is not None:
                yield text

    def _run(self, key: Key, source: Iterator[tuple[Key, Cells]], names: tuple[str, ...]) -> "Iterator[pa.RecordBatch]":
        def same() -> Iterator[Cells]:
            while self.pending is not None and (self.pending[0] == key or self.pending is _WORDS):
                if self.pending is not _WORDS:
                    yield self.pending[1]
                elif self.held > _TEXT_MAX:
                    return
                self.pending = next(source, None)

        return batches(same(), names)

    def words(self) -> Text | None:
        """The statements between that were met so far."""
        text, self.between, self.held = "\n".join(self.between), [], 0
        return Text(text, layer="statements") if text.strip() else None


def stream_dump(payload: Payload) -> Iterator[Evidence]:
    """Tables in the order of the dump, and the other statements between them."""
    encoding = choose_encoding(payload)
    seen = False
    with payload.open() as stream:
        dump = _Dump(stream, codecs.getincrementaldecoder(encoding.name)("replace"))
        for piece in dump.evidence():
            seen = seen or isinstance(piece, Table)
            yield piece
        if (text := dump.words()) is not None:
            yield text
    if not seen:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "no rows of INSERT or COPY found; read as text", Effect.NOTE)
    if dump.broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{dump.broken} INSERT statements without a whole row")
    yield from undecoded(encoding)
