"""All records of a case as columns of numbers, in files of a workshop: each column is loaded when it is worked on.

Ten million records are 5 GB as keys in text and some 80 MB a column as numbers.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pii_scan.store.hex_keys import DIGITS, halves, left_half
from pii_scan.store.record_marks import marks

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 65_536
_WORDS = ("state", "state_basis", "issuer", "document_type")
_FLAGS = ("minor", "number_unread")
_NAME = b"person_name:"
"""Further key that every record with a name has; it says nothing beyond `name_key`."""
FURTHER_ROW, FURTHER_SORT, FURTHER_KEY = "more.row", "more.sort", "more.key"


@dataclass(slots=True)
class RecordColumns:
    """Rows are numbered in the order of the parts. Keys are their first 64 bits (`hex_keys.left_half`)."""

    folder: Path
    keyed: tuple[str, ...]
    """Columns of keys that are kept."""
    rows: int = 0
    vocabularies: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in (*_WORDS, "classes")})
    """Column → words by their number."""
    _files: dict[str, BinaryIO] = field(default_factory=dict)
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def load(cls, parts: Iterable[str], folder: Path, keyed: Collection[str]) -> "RecordColumns":
        """Reads every part once.

        Raises:
            CaseError: a part holds what no record has.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        made = cls(folder, tuple(keyed))
        wanted = {"record_id", "more_keys", "classes", "rows", *_WORDS, *_FLAGS, *keyed}
        try:
            for part in parts:
                with pq.ParquetFile(part) as file:
                    names = [name for name in file.schema_arrow.names if name in wanted]
                    for batch in file.iter_batches(_ROWS, columns=names, use_threads=False):
                        made._add(batch)
        finally:
            for stream in made._files.values():
                stream.close()
        pa.default_memory_pool().release_unused()
        return made

    def has(self, column: str) -> bool:
        """Whether any record has a key there, as first or as further one."""
        return column in self._files

    def keys(self, column: str) -> Any:
        """64 bits a row, 0 for none."""
        return self._column(column, "u8")

    def ids(self) -> tuple[Any, Any]:
        """The two halves of the record ids."""
        return self._column("id.left", "u8"), self._column("id.right", "u8")

    def words(self, column: str) -> Any:
        """Numbers in the column's vocabulary; -1 for none."""
        return self._column(column, "i4") - 1

    def flags(self, column: str) -> Any:
        """1, 0, or -1 where it is not known."""
        return self._column(column, "i1") - 1

    def classes(self) -> Any:
        """Bits by the vocabulary `classes`."""
        return self._column("classes", "u8")

    def counts(self) -> Any:
        """Rows that a record stands for."""
        return self._column("rows", "i8")

    def fullness(self) -> Any:
        """How many further keys of any kind a record has."""
        return self._column("fullness", "u2")

    def bare(self) -> Any:
        """Whether the further keys say no more than a name."""
        return self._column("bare", "?")

    def marks(self) -> Any:
        """Bits of `record_marks`."""
        return self._column("marks", "u1")

    def further(self, column: str) -> tuple[Any, Any]:
        """(row, key) of the further keys of a column."""
        if not self.has(FURTHER_KEY) or column not in self.keyed:
            return self._column("none", "u4", 0), self._column("none", "u8", 0)
        mine = self._whole(FURTHER_SORT, "u1") == self.keyed.index(column)
        return self._whole(FURTHER_ROW, "u4")[mine], self._whole(FURTHER_KEY, "u8")[mine]

    def _column(self, name: str, sort: str, rows: int | None = None) -> Any:
        import numpy as np

        rows = self.rows if rows is None else rows
        found = self._whole(name, sort) if name in self._files else np.zeros(0, sort)
        if len(found) == rows:
            return found
        # What is missing at the end of the file is nothing.
        out = np.zeros(rows, sort)
        out[: len(found)] = found
        return out

    def _whole(self, name: str, sort: str) -> Any:
        import numpy as np

        return np.fromfile(self.folder / f"{name}.column", sort)

    def _add(self, batch: "pa.RecordBatch") -> None:
        import numpy as np

        rows = batch.num_rows
        for name in self.keyed:
            if (column := _column_of(batch, name)) is not None and column.null_count < rows:
                self._put(name, left_half(column))
        for name, half in zip(("id.left", "id.right"), halves(batch.column("record_id")), strict=True):
            self._put(name, half)
        for name in _WORDS:
            if (column := _column_of(batch, name)) is not None and column.null_count < rows:
                self._put(name, self._coded(name, column))
        for name in _FLAGS:
            if (column := _column_of(batch, name)) is not None and column.null_count < rows:
                values = column.cast("int8").fill_null(-1).to_numpy(zero_copy_only=False)
                self._put(name, values + np.int8(1))
        counts = _column_of(batch, "rows")
        self._put(
            "rows",
            np.ones(rows, np.int64)
            if counts is None
            else counts.cast("int64").fill_null(1).to_numpy(zero_copy_only=False),
        )
        if (lists := _column_of(batch, "classes")) is not None:
            self._put("classes", self._bits(lists))
        self._more(_column_of(batch, "more_keys"), rows)
        self.rows += rows

    def _coded(self, name: str, column: "pa.Array") -> Any:
        """Numbers from 1; 0 for none."""
        import numpy as np

        coded = column.dictionary_encode()
        known = np.array([*(self._number(name, word) + 1 for word in coded.dictionary.to_pylist()), 0], np.int32)
        return known[coded.indices.fill_null(len(known) - 1).to_numpy(zero_copy_only=False)]

    def _number(self, name: str, word: str) -> int:
        numbers = self._numbers.setdefault(name, {})
        if word not in numbers:
            numbers[word] = len(numbers)
            self.vocabularies[name].append(word)
        return numbers[word]

    def _bits(self, lists: "pa.Array") -> Any:
        import numpy as np

        out = np.zeros(len(lists), np.uint64)
        coded = lists.flatten().dictionary_encode()
        bits = np.array([1 << self._number("classes", word) for word in coded.dictionary.to_pylist()], np.uint64)
        if len(bits):
            of = bits[coded.indices.to_numpy()]
            sizes = lists.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
            held = np.flatnonzero(sizes)
            out[held] = np.bitwise_or.reduceat(of, (np.cumsum(sizes) - sizes)[held])
        return out

    def _more(self, lists: "pa.Array | None", rows: int) -> None:
        """Further keys of the columns kept; `column:key` each."""
        import numpy as np
        import pyarrow.compute as pc

        if lists is None:
            self._put("bare", np.ones(rows, bool))
            return
        sizes = lists.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
        self._put("fullness", np.minimum(sizes, 65_535).astype(np.uint16))
        values = lists.flatten()
        where = np.repeat(np.arange(rows), sizes)
        named = np.asarray(pc.starts_with(values, _NAME.decode()))
        bare = np.ones(rows, bool)
        bare[where[~named]] = False
        self._put("bare", bare)
        # `ssn_key:` and 32 digits: the other kinds' own keys, which a large table has by the million, pass quickly.
        slot = np.flatnonzero(~named)
        if not len(slot):
            return
        values, where = values.take(slot), where[slot]
        if "credentials" in self._numbers.get("classes", ()):
            self._put("marks", marks(values, where, rows))
        for sort, name in enumerate(self.keyed):
            mine = np.flatnonzero(np.asarray(pc.starts_with(values, f"{name}:")))
            if len(mine):
                keys = left_half(pc.utf8_slice_codeunits(values.take(mine), len(name) + 1, len(name) + 1 + DIGITS))
                self._append(FURTHER_ROW, (self.rows + where[mine]).astype(np.uint32))
                self._append(FURTHER_SORT, np.full(len(mine), sort, np.uint8))
                self._append(FURTHER_KEY, keys)
                if name not in self._files:
                    self._files[name] = self._open(name)

    def _put(self, name: str, values: Any) -> None:
        """At this batch's place; batches without the column leave a hole of zeros."""
        if name not in self._files:
            self._files[name] = self._open(name)
        stream = self._files[name]
        stream.seek(self.rows * values.dtype.itemsize)
        stream.write(values.tobytes())

    def _append(self, name: str, values: Any) -> None:
        if name not in self._files:
            self._files[name] = self._open(name)
        self._files[name].write(values.tobytes())

    def _open(self, name: str) -> BinaryIO:
        return (self.folder / f"{name}.column").open("wb")


def _column_of(batch: "pa.RecordBatch", name: str) -> "pa.Array | None":
    return batch.column(name) if name in batch.schema.names else None
