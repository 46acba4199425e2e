"""A large delimited file as a table that is read block by block, fast where its form allows it, from any row on.

Every block is read by Arrow only where its quotes are regular and its rows come to the number of its line ends; every
other one is read by the csv module. Rows with more or fewer cells than the header are put in by hand at their place.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from pii_scan.extract.table.batches import batches
from pii_scan.extract.table.csv_blocks import BLOCK_BYTES, Block, whole_rows
from pii_scan.extract.table.csv_lines import CsvRows
from pii_scan.extract.table.dialect import Dialect
from pii_scan.model.evidence import Place, Span
from pii_scan.model.payload import Payload

if TYPE_CHECKING:
    import pyarrow as pa

_LONGEST = 32 << 20
"""Bytes in which a row must end for the fast reader."""
_ODD_ROWS = 2_000
"""Rows of another width in one block; with more of them the slow reader is faster."""
_FINEST = 64 << 10
"""Bytes by which a cut is looked for at the least."""
_STRETCH = 24 << 10
"""Bytes of one place of the sample."""


def can_read(encoding: str, dialect: Dialect) -> bool:
    """Whether line ends, delimiter and quote are one byte each and part of nothing else."""
    if len(dialect.delimiter) != 1 or dialect.delimiter in "\x00\r\n" or not dialect.delimiter.isascii():
        return False
    name = encoding.lower().replace("_", "-")
    return name in {"utf-8", "utf-8-sig", "ascii", "latin-1", "iso-8859-1"} or name.startswith(
        ("cp125", "windows-125", "iso-8859-", "iso8859-", "koi8-", "mac-", "macroman")
    )


@dataclass(slots=True)
class CsvSource:
    """`names` are the table's columns; the data begins at byte `start`."""

    payload: Payload
    encoding: str
    dialect: Dialect
    names: tuple[str, ...]
    start: int
    refused: int = 0
    """Rows that the csv module refused before the data."""
    block_bytes: int = BLOCK_BYTES
    place: Place = field(init=False)
    """How far it was read, and what was lost on the way: `offset` in bytes, `rows` given, `wide`, `short` and
    `refused` rows, `slow` bytes that the csv module read."""

    def __post_init__(self) -> None:
        self.place = self._begin()

    def _begin(self) -> Place:
        return {"offset": self.start, "rows": 0, "wide": 0, "short": 0, "refused": self.refused, "slow": 0}

    def divide(self, parts: int) -> list[Span]:
        """Spans of about equal bytes. The file is passed over once for it: in blocks whose quotes are regular the ends
        of rows are told by counting them, the other blocks are read by the csv module."""
        size = self.payload.size_bytes
        spans: list[Span] = []
        begin, at, rows = self._begin(), self.start, 0
        step = min(self.block_bytes, max(_FINEST, (size - self.start) // (8 * parts)))
        with self.payload.open() as stream:
            while at < size:
                at, more = self._pass_over(stream, at, size, step)
                rows += more
                if at >= size or (at - self.start) * parts >= (size - self.start) * (len(spans) + 1):
                    spans.append(Span(begin, {"offset": at}, rows))
                    begin, rows = {**dict.fromkeys(begin, 0), "offset": at}, 0
        return spans

    def _pass_over(self, stream: Any, at: int, size: int, step: int) -> tuple[int, int]:
        """(the byte at which a block that begins at `at` ends, rows in it)."""
        data, block = self._look(stream, at, size, step)
        if not data:
            return size, 0
        if block.size_bytes and block.regular:
            return at + block.size_bytes, block.rows
        rows = CsvRows(stream, self.encoding, self.dialect, at, until=size)
        count = sum(1 for _ in self._some(rows, step))
        return rows.at, count

    def joined(self, places: list[Place]) -> Place:
        """Bytes, rows and losses of all spans, which stand one behind the other."""
        total = {key: sum(place[key] for place in places) for key in self._begin()}
        return {**total, "offset": places[-1]["offset"]}

    def read(self, place: Place | None = None, until: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches from `place` on; `self.place` is where the last one ended."""
        self.place = dict(place) if place is not None else self._begin()
        size = self.payload.size_bytes if until is None else until["offset"]
        with self.payload.open() as stream:
            while self.place["offset"] < size:
                yield from self._next(stream, size)

    def _next(self, stream: Any, size: int) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        at = self.place["offset"]
        data, block = self._look(stream, at, size, self.block_bytes)
        if not data:
            # The file became shorter while it was read; its stamp tells.
            self.place["offset"] = size
            return
        parsed = self._fast(data[: block.size_bytes], block) if block.size_bytes and block.regular else None
        if parsed is None:
            yield from self._slow(stream, at, size)
            return
        self.place["offset"] = at + block.size_bytes
        self.place["rows"] += parsed.num_rows
        if parsed.num_rows:
            yield parsed, dict(self.place)

    def _look(self, stream: Any, at: int, size: int, want: int) -> tuple[bytes, Block]:
        """The bytes of the next block, and what they are; more of them where no row ends in fewer."""
        while True:
            stream.seek(at)
            data = stream.read(min(want, size - at))
            block = self._block(data, at + len(data) >= size)
            if block.size_bytes or want >= _LONGEST or not data:
                return data, block
            want *= 4

    def _block(self, data: bytes, last: bool) -> Block:
        escape = (self.dialect.escape or "").encode()
        return whole_rows(data, self.dialect.delimiter.encode(), self.dialect.quote.encode(), escape, last)

    def _fast(self, data: bytes, block: Block) -> "pa.RecordBatch | None":
        import pyarrow as pa
        from pyarrow import csv

        odd: list[tuple[int | None, int, str]] = []

        def keep_odd(row: Any) -> str:
            odd.append((row.number, row.actual_columns, row.text))
            return "skip" if len(odd) <= _ODD_ROWS else "error"

        try:
            table = csv.read_csv(
                io.BytesIO(self._utf8(data)),
                csv.ReadOptions(use_threads=False, block_size=len(data) * 2 + 1024, column_names=list(self.names)),
                csv.ParseOptions(
                    delimiter=self.dialect.delimiter,
                    quote_char=self.dialect.quote if block.quoted else False,
                    double_quote=True,
                    newlines_in_values=block.quoted,
                    invalid_row_handler=keep_odd,
                ),
                csv.ConvertOptions(
                    check_utf8=False,
                    column_types=dict.fromkeys(self.names, pa.string()),
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowInvalid:
            # What Arrow cannot read, or no row of which has the header's width, the csv module can.
            return None
        if table.num_rows + len(odd) != block.rows or any(number is None for number, _, _ in odd):
            return None
        parts = table.combine_chunks().to_batches()
        whole = parts[0] if len(parts) == 1 else None
        if not odd:
            return whole
        return self._put_in(whole, odd) if whole is not None else None

    def _put_in(self, rest: "pa.RecordBatch", odd: Sequence[tuple[int | None, int, str]]) -> "pa.RecordBatch":
        """Rows of another width at their place among the others."""
        import pyarrow as pa

        rows = [next(iter(CsvRows(io.BytesIO(text.encode()), "utf-8", self.dialect, 0)), []) for _, _, text in odd]
        wide = 0

        def count(_: int) -> None:
            nonlocal wide
            wide += 1

        fitted = pa.Table.from_batches(batches(rows, self.names, count)).combine_chunks().to_batches()[0]
        self.place["wide"] += wide
        self.place["short"] += sum(cells < len(self.names) for _, cells, _ in odd)
        pieces: list[pa.RecordBatch] = []
        at = 0
        for n, (number, _, _) in enumerate(odd):
            # Numbers count from 1 over all rows of the block, the odd ones among them.
            until = int(number or 1) - 1 - n
            pieces += [rest.slice(at, until - at), fitted.slice(n, 1)]
            at = until
        pieces.append(rest.slice(at))
        return pa.Table.from_batches(pieces).combine_chunks().to_batches()[0]

    def _utf8(self, data: bytes) -> bytes:
        if data.isascii():
            return data
        if not self.encoding.lower().startswith("utf-8"):
            return data.decode(self.encoding, "replace").encode()
        try:
            data.decode()
        except UnicodeDecodeError:
            return data.decode("utf-8", "replace").encode()
        return data

    @staticmethod
    def _some(rows: CsvRows, size_bytes: int) -> Iterator[list[str]]:
        """Rows of at least so many bytes, or what there is of them."""
        at = rows.at
        for row in rows:
            yield row
            if rows.at - at >= size_bytes:
                return

    def _slow(self, stream: Any, at: int, size: int) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Some rows by the csv module."""
        rows = CsvRows(stream, self.encoding, self.dialect, at, until=size)

        def count(_: int) -> None:
            self.place["wide"] += 1

        # Whole before it is given: the place after a part of it is not known.
        made = list(batches(self._some(rows, self.block_bytes), self.names, count))
        self.place["offset"] = rows.at
        self.place["refused"] += rows.refused
        self.place["slow"] += rows.at - at
        for batch in made:
            self.place["rows"] += batch.num_rows
        import pyarrow as pa

        if made:
            yield pa.Table.from_batches(made).combine_chunks().to_batches()[0], dict(self.place)

    def sample(self, rows: int, seed: int) -> "list[pa.RecordBatch]":
        """Whole lines of the header's width from places all over the file.

        A place may lie inside a quoted cell: rows of another width there are left out of the sample.
        """
        size = self.payload.size_bytes
        places = sorted(Random(seed).sample(range(self.start, size), min(64, size - self.start)))
        out: list[pa.RecordBatch] = []
        each = max(1, rows // max(1, len(places)))
        with self.payload.open() as stream:
            for place in places:
                stream.seek(place)
                _, _, data = stream.read(_STRETCH).partition(b"\n")
                lines = data[: data.rfind(b"\n") + 1]
                found = [
                    row
                    for row in CsvRows(io.BytesIO(lines), self.encoding, self.dialect, 0)
                    if len(row) == len(self.names)
                ]
                out += batches(found[:each], self.names)
        return out
