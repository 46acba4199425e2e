"""Avro object containers: records as rows, nested records as columns of their own."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.table.avro_blocks import MAGIC, AvroError, hollow, read_header
from pii_scan.extract.table.avro_source import AvroSource, leaf_paths
from pii_scan.extract.table.batches import unique_names
from pii_scan.model.evidence import Evidence, Table
from pii_scan.model.problem import Effect, Problem, ProblemCode

AVRO = "application/x-avro"
_CODECS = frozenset({"null", "deflate", "bzip2", "xz", "zstandard", "snappy"})
_COLUMNS_MAX = 4096


def extract(given: Input) -> Iterator[Evidence]:
    """One Table. Blocks that are damaged or packed by an unknown codec are told."""
    import fastavro

    with given.payload.open() as stream:
        if stream.read(4) != MAGIC:
            raise NotThisFormat
        stream.seek(0)
        try:
            header = read_header(stream)
        except AvroError as error:
            yield Problem(ProblemCode.UNREADABLE, "extract", str(error), Effect.SKIPPED)
            return
    if header.codec not in _CODECS:
        yield Problem(ProblemCode.UNSUPPORTED, "extract", "packed by a codec that is not read", Effect.SKIPPED)
        return
    # fastavro answers a wrong schema with SchemaParseException, UnknownType, KeyError and others.
    try:
        schema = fastavro.parse_schema(header.schema)
        empty = hollow(header.schema)
    except Exception as error:  # noqa: BLE001
        detail = f"schema not understood ({type(error).__name__})"
        yield Problem(ProblemCode.UNREADABLE, "extract", detail, Effect.SKIPPED)
        return
    if empty:
        detail = "schema with lists of values that take no space, which may state any number of them"
        yield Problem(ProblemCode.BOMB_SUSPECTED, "extract", detail, Effect.SKIPPED)
        return
    paths = leaf_paths(header.schema)[:_COLUMNS_MAX]
    names = [".".join(path) or "value" for path in paths]
    source = AvroSource(given.payload, header, schema, unique_names(names, len(names)), tuple(paths))
    yield Table("", source.columns, (batch for batch, _ in source.read()), True, 1, source)
    if source.place["lost"]:
        detail = f"{source.place['lost']} blocks not or not wholly readable ({', '.join(sorted(source.errors))})"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)


EXTRACTOR = Extractor(
    id="avro",
    title="Avro container",
    media_types=(AVRO,),
    extract=extract,
    signatures=(Signature(AVRO, MAGIC),),
    extensions=(".avro",),
    library="fastavro; zlib, bz2, lzma (standard library), pyarrow (Snappy), backports.zstd",
    reads="all records, nested ones as columns `a.b`, lists and maps as JSON; null, deflate, bzip2, xz, zstandard and "
    "snappy codecs; what stands behind a damaged block",
    not_read="other codecs; single records and messages without a container (they hold no schema)",
)
