"""Parts beside the records: calls, attorneys, keys and values (each a folder of *.parquet), written whole and named
by the batch they are of.

A worker hands over small ones as bytes and large ones as a file that it has written below `unfinished/`, where it stays
until the commit stands. A part that no committed batch names is removed when the case is next opened.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.model.result import SidePart
from pii_scan.store.call_rows import schema_of
from pii_scan.store.database import has_table
from pii_scan.store.paths import CasePaths, link_or_copy, make_private_folder, sync_folder
from pii_scan.store.records import file_sha256

if TYPE_CHECKING:
    import pyarrow as pa

_HELD_BYTES = 8 << 20
_GROUP_ROWS = 1 << 20


class SideWriter:
    """Takes batches of one sort and keeps them in memory or, past 8 MB, in a file."""

    def __init__(self, sort: str, folder: Path | None) -> None:
        """
        Args:
            folder: inside the case, for what is not finished; None to keep everything in memory.
        """
        self._sort, self._folder = sort, folder
        self._held: list[pa.RecordBatch] = []
        self._held_bytes = 0
        self._path: Path | None = None
        self._writer: Any = None
        self.rows = 0
        self._closed: list[SidePart] = []
        self._closed_rows = 0

    def write(self, batch: "pa.RecordBatch") -> None:
        self._held.append(batch)
        self._held_bytes += batch.nbytes
        self.rows += batch.num_rows
        if self._folder is not None and self._held_bytes > _HELD_BYTES * (8 if self._writer is not None else 1):
            self._spill()

    def finish(self) -> tuple[SidePart, ...]:
        if self._writer is not None:
            return self.close_file()
        if not self._held:
            return tuple(self._closed)
        rows = self.rows - self._closed_rows
        return (*self._closed, SidePart(self._sort, _stream(self._held, self._sort), "", rows))

    def close_file(self) -> tuple[SidePart, ...]:
        """Puts everything taken so far into files, durable; what comes later goes into another one."""
        if self._held or self._writer is not None:
            self._spill()
            self._writer.close()
            assert self._path is not None
            _sync(self._path)
            self._closed.append(SidePart(self._sort, b"", str(self._path), self.rows - self._closed_rows))
            self._writer, self._path, self._closed_rows = None, None, self.rows
        return tuple(self._closed)

    def _spill(self) -> None:
        import pyarrow as pa

        if self._writer is None:
            assert self._folder is not None
            make_private_folder(self._folder)
            self._path = self._folder / f".part-{secrets.token_hex(8)}.spill"
            self._writer = _parquet_writer(self._path, self._sort)
        if self._held:
            table = pa.Table.from_batches(self._held, schema=schema_of(self._sort))
            self._writer.write_table(table, row_group_size=_GROUP_ROWS)
        self._held, self._held_bytes = [], 0


class SideWriters:
    """The writers of one content, by sort."""

    def __init__(self, folder: Path | None) -> None:
        """
        Args:
            folder: the case's; None to keep everything in memory.
        """
        self._folder = folder
        self._writers: dict[str, SideWriter] = {}
        self._finished: list[SidePart] = []
        self._keep: Path | None = None

    def keep_in(self, folder: Path) -> None:
        """Writes into this folder from now on, so that what a killed run has written is there for the next."""
        self._finished += self._finish()
        self._keep = folder

    def of(self, sort: str) -> SideWriter:
        if sort not in self._writers:
            folder = self._keep or (None if self._folder is None else CasePaths(self._folder).unfinished_sides)
            self._writers[sort] = SideWriter(sort, folder)
        return self._writers[sort]

    def parts(self) -> tuple[SidePart, ...]:
        """All of them; nothing may be written afterwards."""
        return (*self._finished, *self._finish())

    def close_files(self) -> tuple[SidePart, ...]:
        """All parts so far, whole and on the disk; later rows go into new ones."""
        return (*self._finished, *(part for sort in sorted(self._writers) for part in self._writers[sort].close_file()))

    def adopt(self, parts: tuple[SidePart, ...]) -> None:
        """What an earlier run had written."""
        self._finished = list(parts)

    def _finish(self) -> tuple[SidePart, ...]:
        writers, self._writers = self._writers, {}
        return tuple(part for sort in sorted(writers) for part in writers[sort].finish())


def moved_rows(part: SidePart, by: int) -> SidePart:
    """The same file with the numbers of its rows moved, written anew beside it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    old = Path(part.path)
    path = old.with_name(f".part-{secrets.token_hex(8)}.spill")
    with pq.ParquetFile(old) as source, _parquet_writer(path, part.sort) as writer:
        at = schema_of(part.sort).get_field_index("row")
        for batch in source.iter_batches(batch_size=_GROUP_ROWS):
            rows = pa.array(batch.column("row").to_numpy() + by, pa.int64())
            writer.write_batch(batch.set_column(at, "row", rows))
    _sync(path)
    return SidePart(part.sort, b"", str(path), part.rows)


def _stream(batches: "Sequence[pa.RecordBatch]", sort: str) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, schema_of(sort), options=options) as stream:
        for batch in batches:
            stream.write_batch(batch)
    return bytes(sink.getvalue().to_pybytes())


def _parquet_writer(path: Path, sort: str) -> Any:
    import pyarrow.parquet as pq

    path.touch(mode=0o600)
    return pq.ParquetWriter(str(path), schema_of(sort), compression="zstd")


def write_sides(root: Path, batch_id: int, sides: Sequence[SidePart]) -> Iterator[tuple[str, str, str, int]]:
    """Writes what a batch holds, durable before this returns: (sort, file name, SHA-256, rows) of each part.

    A side's own file stays where it is.
    """
    for sort in sorted({side.sort for side in sides}):
        folder = root / sort
        make_private_folder(folder)
        some = [side for side in sides if side.sort == sort]
        number = 0
        for side in some:
            if side.path:
                name = f"part-{batch_id:08d}-{number}.parquet"
                link_or_copy(Path(side.path), folder / name)
                yield (sort, *_adopt(folder / name, folder, name), side.rows)
                number += 1
        streams = [side.data for side in some if side.data]
        if streams:
            path = folder / f".part-{batch_id:08d}.spill"
            rows = _write_streams(path, sort, streams)
            yield (sort, *_adopt(path, folder, f"part-{batch_id:08d}-{number}.parquet"), rows)


def write_named(folder: Path, name: str, sort: str, side: SidePart) -> str:
    """Writes one part of a given name, durable before this returns; its SHA-256."""
    make_private_folder(folder)
    path = folder / f".{name}.spill"
    _write_streams(path, sort, [side.data])
    return _adopt(path, folder, name)[1]


def _write_streams(path: Path, sort: str, streams: Iterable[bytes]) -> int:
    import pyarrow as pa

    rows = 0
    path.unlink(missing_ok=True)
    with _parquet_writer(path, sort) as writer:
        for data in streams:
            with pa.ipc.open_stream(data) as reader:
                table = reader.read_all()
                writer.write_table(table)
                rows += table.num_rows
    return rows


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _adopt(path: Path, folder: Path, name: str) -> tuple[str, str]:
    _sync(path)
    digest = file_sha256(path)
    path.chmod(0o600)
    path.rename(folder / name)
    sync_folder(folder)
    return name, digest


def side_files(connection: sqlite3.Connection, root: Path, sort: str) -> list[str]:
    """The parts that committed batches name."""
    if not has_table(connection, "side_parts"):
        return []
    rows = connection.execute("SELECT part FROM side_parts WHERE sort = ? ORDER BY part", (sort,))
    return [str(root / sort / name) for (name,) in rows]
