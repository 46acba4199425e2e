"""Apache Parquet and ORC files: columns as text, batch by batch."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.table.batches import BATCH_ROWS, unique_names
from pii_scan.model.evidence import Evidence, Table
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

PARQUET, ORC = "application/x-parquet", "application/x-orc"


def extract(given: Input) -> Iterator[Evidence]:
    """One Table of nullable strings; nested values as JSON-like text."""
    if given.payload.head(4) == b"PARE":
        yield Problem(ProblemCode.ENCRYPTED, "extract", "the file's footer is encrypted", Effect.SKIPPED)
        return
    with given.payload.open() as stream:
        # pyarrow answers damage with ArrowInvalid, OSError and others of its own.
        try:
            names, source = _open(given.media_type, stream)
        except Exception as error:  # noqa: BLE001
            detail = f"pyarrow cannot open it ({type(error).__name__})"
            yield Problem(ProblemCode.UNREADABLE, "extract", detail, Effect.SKIPPED)
            return
        columns = unique_names(names, len(names))
        lost: list[str] = []
        yield Table("", columns, _batches(source, columns, lost), True, 1)
        if lost:
            yield Problem(ProblemCode.PARTLY_READ, "extract", f"row groups not readable ({lost[0]})")


def _open(media_type: str, stream: Any) -> "tuple[list[str], Iterator[pa.RecordBatch]]":
    if media_type == ORC:
        from pyarrow import orc

        file = orc.ORCFile(stream)
        stripes = (file.read_stripe(i) for i in range(file.nstripes))
        return list(file.schema.names), stripes
    from pyarrow import parquet

    source = parquet.ParquetFile(stream)
    return list(source.schema_arrow.names), source.iter_batches(batch_size=BATCH_ROWS, use_threads=False)


def _batches(
    source: "Iterator[pa.RecordBatch]", columns: tuple[str, ...], lost: list[str]
) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa

    while True:
        try:
            batch = next(source)
            arrays = [_text(column) for column in batch.columns]
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001
            lost.append(type(error).__name__)
            return
        if columns:
            yield pa.RecordBatch.from_arrays(arrays, names=list(columns))


def _text(column: Any) -> Any:
    import pyarrow as pa
    from pyarrow import compute

    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        return pa.array([None if v is None else v.decode("utf-8", "replace") for v in column.to_pylist()], pa.string())
    try:
        return compute.cast(column, pa.string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return pa.array([None if v is None else str(v) for v in column.to_pylist()], pa.string())


EXTRACTOR = Extractor(
    id="parquet",
    title="Parquet, ORC",
    media_types=(PARQUET, ORC),
    extract=extract,
    signatures=(Signature(PARQUET, b"PAR1"), Signature(PARQUET, b"PARE"), Signature(ORC, b"ORC")),
    extensions=(".parquet", ".orc"),
    library="pyarrow",
    reads="all columns, nested values as text",
    not_read="encrypted files",
)
