"""Apache Parquet and ORC files: columns as text, batch by batch."""

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
        source.as_text = partial(as_texts, columns)
        yield Table("", columns, (batch for batch, _ in source.read() if columns), True, 1, source if columns else None)
        if source.place["lost"]:
            refused = f"{source.place['refused']:,} rows refused" if source.place["refused"] else "rows refused"
            detail = f"{source.place['lost']} row groups not readable: {refused} ({', '.join(source.errors)})"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
        elif columns and source.place["rows"] != sum(source.group_rows):
            detail = f"{source.place['rows']:,} rows read of {sum(source.group_rows):,}"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)


def _open(media_type: str, stream: Any) -> tuple[list[str], GroupSource]:
    if media_type == ORC:
        from pyarrow import orc

        file = orc.ORCFile(stream)
        return list(file.schema.names), GroupSource(partial(_stripe, file), _stripe_rows(file), _unnamed)
    from pyarrow import parquet

    # Where a page bears a checksum, values that a flipped bit has changed are not taken for the file's.
    whole = parquet.ParquetFile(stream, page_checksum_verification=True)
    counts = tuple(whole.metadata.row_group(n).num_rows for n in range(whole.metadata.num_row_groups))

    def group(number: int, rows: int) -> "Iterator[pa.RecordBatch]":
        batches: Iterator[pa.RecordBatch]
        batches = whole.iter_batches(batch_size=max(1, rows), row_groups=[number], use_threads=False)
        return batches

    return list(whole.schema_arrow.names), GroupSource(group, counts, _unnamed)


def _stripe(file: Any, number: int, rows: int) -> "Iterator[pa.RecordBatch]":
    whole = file.read_stripe(number)
    return (whole.slice(start, rows) for start in range(0, whole.num_rows, rows))


def _stripe_rows(file: Any) -> tuple[int, ...]:
    """ORC's reader does not tell the rows of a stripe; the file's are the stripes' together."""
    if file.nstripes == 1:
        return (file.nrows,)
    counts = []
    for number in range(file.nstripes):
        try:
            counts.append(file.read_stripe(number, columns=[file.schema.names[0]]).num_rows)
        except Exception:  # noqa: BLE001 - damage is told when the stripe is read
            counts.append(0)
    return tuple(counts)


def _unnamed(batch: "pa.RecordBatch") -> "pa.RecordBatch":
    return batch


EXTRACTOR = Extractor(
    id="parquet",
    title="Parquet, ORC",
    media_types=(PARQUET, ORC),
    extract=extract,
    signatures=(Signature(PARQUET, b"PAR1"), Signature(PARQUET, b"PARE"), Signature(ORC, b"ORC")),
    extensions=(".parquet", ".orc"),
    library="pyarrow",
    reads="all columns, nested and variant values as text, points of GeoParquet",
    not_read="encrypted files",
)
