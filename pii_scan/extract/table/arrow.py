"""Apache Arrow IPC files and streams, Feather 1 and 2: columns as text, batch by batch."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.table.arrow_text import as_texts
from pii_scan.extract.table.batches import unique_names
from pii_scan.extract.table.parquet_source import GroupSource
from pii_scan.model.evidence import Evidence, Table
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

ARROW, STREAM, FEATHER = "application/x-arrow-file", "application/x-arrow-stream", "application/x-feather"
_METADATA_MAX = 8 << 20


def probe(head: bytes, name: str) -> str | None:  # noqa: ARG001 - the bytes say it all
    """A stream has no magic: a continuation mark, a length, and a flatbuffer table that says "schema"."""
    if head[:4] != b"\xff\xff\xff\xff" or len(head) < 48:
        return None
    size, root = int.from_bytes(head[4:8], "little"), int.from_bytes(head[8:12], "little")
    if not 16 <= size <= _METADATA_MAX or size % 4 or not 4 <= root <= 64 or root % 4:
        return None
    table = 8 + root
    vtable = table - int.from_bytes(head[table : table + 4], "little", signed=True)
    if not 8 < vtable < table or vtable + 8 > len(head):
        return None
    # Message: field 1 is the type of its header, 1 for a schema (Arrow columnar format, "Message.fbs").
    kind = int.from_bytes(head[vtable + 6 : vtable + 8], "little")
    return STREAM if kind and table + kind < len(head) and head[table + kind] == 1 else None


def extract(given: Input) -> Iterator[Evidence]:
    """One Table of nullable strings."""
    with given.payload.open() as stream:
        # pyarrow answers damage with ArrowInvalid, OSError and others of its own.
        try:
            names, batches, source = _open(given.media_type, stream)
        except Exception as error:  # noqa: BLE001
            detail = f"pyarrow cannot open it ({type(error).__name__})"
            yield Problem(ProblemCode.UNREADABLE, "extract", detail, Effect.SKIPPED)
            return
        columns = unique_names(names, len(names))
        if source is not None:
            source.as_text = partial(as_texts, columns)
            batches = (batch for batch, _ in source.read())
        failed: list[str] = []
        yield Table("", columns, _guarded(batches, columns, failed) if source is None else batches, True, 1, source)
        if source is not None and source.place["lost"]:
            detail = f"{source.place['lost']} batches not readable ({', '.join(sorted(set(source.errors)))})"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
        if failed:
            yield Problem(ProblemCode.PARTLY_READ, "extract", f"read up to a damaged batch ({failed[0]})")


def _open(media_type: str, stream: Any) -> "tuple[list[str], Iterator[pa.RecordBatch], GroupSource | None]":
    from pyarrow import feather, ipc

    if media_type == STREAM:
        reader = ipc.open_stream(stream)
        return list(reader.schema.names), iter(reader), None
    if media_type == FEATHER:
        table = feather.read_table(stream)
        return list(table.schema.names), iter(table.to_batches()), None
    file = ipc.open_file(stream)
    counts = tuple(_rows(stream, number) for number in range(file.num_record_batches))
    return list(file.schema.names), iter(()), GroupSource(partial(_pieces, file), counts, _unnamed)


def _rows(stream: Any, number: int) -> int:
    """Rows of a batch, by its first column alone."""
    from pyarrow import ipc

    try:
        rows: int = ipc.open_file(stream, options=ipc.IpcReadOptions(included_fields=[0])).get_batch(number).num_rows
    # Damage is told when the batch is read.
    except Exception:  # noqa: BLE001
        return 0
    return rows


def _pieces(file: Any, number: int, rows: int) -> "Iterator[pa.RecordBatch]":
    whole = file.get_batch(number)
    whole.validate(full=True)
    return (whole.slice(start, rows) for start in range(0, whole.num_rows, rows))


def _guarded(
    batches: "Iterator[pa.RecordBatch]", columns: tuple[str, ...], failed: list[str]
) -> "Iterator[pa.RecordBatch]":
    while True:
        # As above.
        try:
            batch = next(batches, None)
            if batch is None:
                return
            batch.validate(full=True)
            texts = as_texts(columns, batch)
        except Exception as error:  # noqa: BLE001
            failed.append(type(error).__name__)
            return
        yield texts


def _unnamed(batch: "pa.RecordBatch") -> "pa.RecordBatch":
    return batch


EXTRACTOR = Extractor(
    id="arrow",
    title="Arrow IPC, Feather",
    media_types=(ARROW, STREAM, FEATHER),
    extract=extract,
    signatures=(Signature(ARROW, b"ARROW1\x00\x00"), Signature(FEATHER, b"FEA1")),
    probe=probe,
    extensions=(".arrow", ".feather", ".arrows", ".ipc"),
    priority=30,
    library="pyarrow",
    reads="all columns of files, streams and Feather 1 and 2, packed or not; nested values as JSON",
    not_read="streams of the time before Arrow 0.15, which have no mark",
)
