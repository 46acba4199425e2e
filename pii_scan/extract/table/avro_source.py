"""An Avro container as a table that is read block by block, from any block on."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from pii_scan.extract.table.arrow_text import value_text
from pii_scan.extract.table.avro_blocks import AvroError, AvroHeader, next_block, read_block
from pii_scan.extract.table.batches import BATCH_ROWS
from pii_scan.model.evidence import Place
from pii_scan.model.payload import Payload

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH_BYTES = 32 << 20
_PLACES = 64
_DEPTH = 6
"""Records inside of records that become columns; deeper ones stay JSON."""

Path = tuple[str, ...]


@dataclass(slots=True)
class AvroSource:
    """`place` counts `rows` given, `lost` damaged blocks, and the byte `offset` of the next block."""

    payload: Payload
    header: AvroHeader
    schema: Any
    """As fastavro has parsed it."""
    columns: tuple[str, ...]
    paths: tuple[Path, ...]
    place: Place = field(init=False)
    errors: set[str] = field(default_factory=set)
    """Fixed words and names of errors."""

    def __post_init__(self) -> None:
        self.place = self._begin()

    def _begin(self) -> Place:
        return {"offset": self.header.start, "rows": 0, "lost": 0}

    def read(self, place: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches of whole blocks from `place` on; past a damaged block it goes on behind the next mark."""
        self.place = dict(place) if place is not None else self._begin()
        size = self.payload.size_bytes
        held: list[Any] = []
        chars = 0
        with self.payload.open() as stream:
            while self.place["offset"] < size:
                before = self.place["offset"]
                chars += self._step(stream, held, size)
                if held and (len(held) >= BATCH_ROWS or chars >= _BATCH_BYTES or self.place["offset"] >= size):
                    self.place["rows"] += len(held)
                    yield self._batch(held), dict(self.place)
                    held, chars = [], 0
                if self.place["offset"] <= before:
                    return
        if held:
            self.place["rows"] += len(held)
            yield self._batch(held), dict(self.place)

    def _step(self, stream: Any, held: list[Any], size: int) -> int:
        """One block further; its bytes."""
        try:
            block = read_block(stream, self.header, self.place["offset"])
        except AvroError as error:
            self._lose(str(error))
            found = next_block(stream, self.header.sync, self.place["offset"] + 1)
            self.place["offset"] = found if found is not None else size
            return 0
        self.place["offset"] = block.end
        if not self._rows(block.rows, block.data, held):
            self._lose("rows do not decode")
        return len(block.data)

    def _lose(self, why: str) -> None:
        self.place["lost"] += 1
        self.errors.add(why)

    def _rows(self, count: int, data: bytes, out: list[Any]) -> bool:
        """Rows up to the first that does not decode; whether all did."""
        from fastavro import schemaless_reader

        stream = io.BytesIO(data)
        # fastavro answers damage with EOFError, IndexError, UnicodeDecodeError and others.
        try:
            # As they come, so that rows before the damage are kept.
            out.extend(schemaless_reader(stream, self.schema, None) for _ in range(count))
        except Exception:  # noqa: BLE001
            return False
        return stream.tell() == len(data)

    def _batch(self, rows: Sequence[Any]) -> "pa.RecordBatch":
        import pyarrow as pa

        arrays = [_texts(_column(rows, path)) for path in self.paths]
        return pa.RecordBatch.from_arrays(arrays, names=list(self.columns))

    def sample(self, rows: int, seed: int) -> "list[pa.RecordBatch]":
        """The beginnings of blocks from all over the file."""
        size = self.payload.size_bytes
        chance = Random(seed)
        starts: set[int] = set()
        out: list[pa.RecordBatch] = []
        with self.payload.open() as stream:
            for _ in range(_PLACES):
                at = next_block(stream, self.header.sync, chance.randrange(self.header.start - 16, size))
                starts.add(at if at is not None and at < size else self.header.start)
            for start in sorted(starts):
                held: list[Any] = []
                try:
                    block = read_block(stream, self.header, start)
                except AvroError:
                    continue
                self._rows(block.rows, block.data, held)
                if held:
                    out.append(self._batch(held[: max(1, -(-rows // len(starts)))]))
        return out


def _column(rows: Sequence[Any], path: Path) -> list[Any]:
    values = list(rows)
    for key in path:
        values = [value.get(key) if type(value) is dict else None for value in values]
    return values


def _texts(values: list[Any]) -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    first = next((value for value in values if value is not None), "")
    try:
        if type(first) is str:
            return pa.array(values, pa.string())
        if type(first) in (int, float):
            return pc.cast(pa.array(values, pa.int64() if type(first) is int else pa.float64()), pa.string())
    # A union's values are of several types; a lone surrogate cannot be stored.
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError, UnicodeEncodeError):
        pass
    return pa.array([value_text(value) for value in values], pa.string())


def leaf_paths(schema: Any, path: Path = ()) -> list[Path]:
    """The columns of a schema: fields of nested records by their path, everything else as it is."""
    if isinstance(schema, list):
        branches = [branch for branch in schema if branch != "null"]
        # Only one record beside null has the same fields in every row.
        return leaf_paths(branches[0], path) if len(branches) == 1 else [path]
    if isinstance(schema, dict) and schema.get("type") in ("record", "error") and len(path) < _DEPTH:
        fields = schema.get("fields")
        out: list[Path] = []
        for f in fields if isinstance(fields, list) else ():
            if isinstance(f, dict) and isinstance(f.get("name"), str):
                out += leaf_paths(f.get("type"), (*path, f["name"]))
        return out or [path]
    if isinstance(schema, dict) and isinstance(schema.get("type"), (dict, list)):
        return leaf_paths(schema["type"], path)
    return [path]
