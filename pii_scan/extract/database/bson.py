"""MongoDB's dumps: files of BSON documents, and archives of several collections (mongodump --archive)."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, BinaryIO

from pii_scan.extract.database.bson_values import DOCUMENT_MAX, BsonError, document, flat, looks_like_documents
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.table.batches import unique_names
from pii_scan.model.evidence import Evidence, Place, Table
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

BSON, ARCHIVE = "application/bson", "application/x-mongodump-archive"
_MAGIC = b"\x6d\xe2\x99\x81"
_END = b"\xff\xff\xff\xff"
_ROWS, _CHARS = 16_384, 32 << 20
_LOOK = 1000
_COLUMNS_MAX = 500
_WALK = 5_000_000
_OTHER = "other fields"

Row = dict[str, str | None]


def probe(head: bytes, name: str) -> str | None:  # noqa: ARG001 - the bytes say it all
    return BSON if looks_like_documents(head) else None


def extract(given: Input) -> Iterator[Evidence]:
    """One Table, of an archive one for each run of a collection's documents."""
    if given.media_type == ARCHIVE:
        yield from _archive(given.payload)
        return
    with given.payload.open() as stream:
        looked = [row for row, _ in _rows(stream, 0, given.payload.size_bytes, _LOOK) if row is not None]
    if not looked:
        raise NotThisFormat
    columns = _columns(looked)
    source = BsonSource(given.payload, columns)
    yield Table("", columns, (batch for batch, _ in source.read()), True, 1, source)
    if source.place["damaged"]:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{source.place['damaged']} documents damaged")
    if source.place["offset"] < given.payload.size_bytes:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"read up to byte {source.place['offset']:,}")


def _columns(rows: Sequence[Row]) -> tuple[str, ...]:
    """Of the first thousand documents; members that only later ones have go to the last."""
    names = list(dict.fromkeys(key for row in rows for key in row))[:_COLUMNS_MAX]
    names = [name for name in names if name != _OTHER]
    return unique_names([*names, _OTHER], len(names) + 1)


def _next(stream: BinaryIO) -> bytes | None:
    """One document, None at the end.

    Raises:
        BsonError: there is none here.
    """
    head = stream.read(4)
    if not head:
        return None
    size = struct.unpack("<i", head)[0] if len(head) == 4 else 0
    if not 5 <= size <= DOCUMENT_MAX:
        raise BsonError("document of impossible length")
    body = stream.read(size - 4)
    if len(body) < size - 4:
        raise BsonError("document cut")
    return head + body


def _rows(stream: BinaryIO, at: int, end: int, most: int | None = None) -> Iterator[tuple[Row | None, int]]:
    """(row, byte behind it); None for a damaged document. Ends where the chain of documents breaks."""
    stream.seek(at)
    while at < end and most != 0:
        try:
            data = _next(stream)
        except BsonError:
            return
        if data is None:
            return
        at += len(data)
        try:
            yield flat(document(data), {}), at
        except BsonError:
            yield None, at
        most = most - 1 if most is not None else None


def _batch(rows: Sequence[Row], columns: tuple[str, ...]) -> "pa.RecordBatch":
    import pyarrow as pa

    known = set(columns)
    arrays = [pa.array([_stored(row.get(name)) for row in rows], pa.string()) for name in columns[:-1]]
    other = [" ".join(f"{k}: {v}" for k, v in row.items() if k not in known and v) or None for row in rows]
    arrays.append(pa.array([_stored(text) for text in other], pa.string()))
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))


def _stored(text: str | None) -> str | None:
    return text if text is None or text.isascii() else text.encode("utf-8", "replace").decode()


@dataclass(slots=True)
class BsonSource:
    """`place` counts `rows`, `damaged` documents, and the byte `offset` of the next."""

    payload: Payload
    columns: tuple[str, ...]
    place: Place = field(default_factory=lambda: {"offset": 0, "rows": 0, "damaged": 0})

    def read(self, place: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches from `place` on."""
        self.place = dict(place) if place is not None else {"offset": 0, "rows": 0, "damaged": 0}
        held: list[Row] = []
        begin = self.place["offset"]
        with self.payload.open() as stream:
            for row, end in _rows(stream, begin, self.payload.size_bytes):
                self.place["offset"] = end
                if row is None:
                    self.place["damaged"] += 1
                else:
                    held.append(row)
                if len(held) >= _ROWS or end - begin >= _CHARS:
                    self.place["rows"] += len(held)
                    if held:
                        yield _batch(held, self.columns), dict(self.place)
                    held, begin = [], end
        if held:
            self.place["rows"] += len(held)
            yield _batch(held, self.columns), dict(self.place)

    def sample(self, rows: int, seed: int) -> "list[pa.RecordBatch]":
        """Documents from all over the first five million."""
        starts: list[int] = []
        size = self.payload.size_bytes
        with self.payload.open() as stream:
            at = 0
            while at < size and len(starts) < _WALK:
                stream.seek(at)
                head = stream.read(4)
                length = struct.unpack("<i", head)[0] if len(head) == 4 else 0
                if not 5 <= length <= DOCUMENT_MAX:
                    break
                starts.append(at)
                at += length
            chosen = sorted(Random(seed).sample(starts, min(rows, len(starts))))
            found = [row for at in chosen for row, _ in _rows(stream, at, size, 1) if row is not None]
        return [_batch(found, self.columns)] if found else []


def _archive(payload: Payload) -> Iterator[Evidence]:
    """A header, the collections' metadata, then blocks: a document that names the collection, its documents, an end."""
    broken = False
    with payload.open() as stream:
        stream.read(4)
        try:
            _until_end(stream)
            while (head := _next(stream)) is not None:
                about = document(head)
                name = f"{about.get('db', '')}.{about.get('collection', '')}"
                rows = [row for data in _until_end(stream) for row in _flat_or_none(data)]
                if rows:
                    columns = _columns(rows)
                    pieces = (_batch(rows[at : at + _ROWS], columns) for at in range(0, len(rows), _ROWS))
                    yield Table(name, columns, pieces, True, 1)
        except BsonError:
            broken = True
        at = stream.tell()
    if broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"archive damaged before byte {at:,}")


def _flat_or_none(data: bytes) -> list[Row]:
    try:
        return [flat(document(data), {})]
    except BsonError:
        return []


def _until_end(stream: BinaryIO) -> list[bytes]:
    """Documents up to the end mark; mongodump makes blocks of at most 16 MiB.

    Raises:
        BsonError: damage, or a block past 256 MiB.
    """
    out: list[bytes] = []
    size = 0
    while True:
        here = stream.tell()
        if stream.read(4) == _END:
            return out
        stream.seek(here)
        data = _next(stream)
        if data is None:
            raise BsonError("archive cut")
        out.append(data)
        size += len(data)
        if size > 256 << 20:
            raise BsonError("block too large")


EXTRACTOR = Extractor(
    id="bson",
    title="MongoDB dump (BSON, mongodump archive)",
    media_types=(BSON, ARCHIVE),
    extract=extract,
    signatures=(Signature(ARCHIVE, _MAGIC),),
    probe=probe,
    extensions=(".bson",),
    priority=35,
    library="own",
    reads="all documents, nested members as columns `a.b`, lists as JSON; archives of several collections; members "
    "that only late documents have, in one column",
    not_read="binary values that are no text",
)
