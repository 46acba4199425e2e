"""Tables of statistics programs: Stata (dta), SPSS (sav, zsav, por), SAS (sas7bdat, xpt)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any, BinaryIO

from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.table.arrow_text import as_text
from pii_scan.extract.table.batches import unique_names
from pii_scan.model.evidence import Evidence, Place, Table, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

if TYPE_CHECKING:
    import pyarrow as pa

STATA, SPSS, PORTABLE = "application/x-stata-dta", "application/x-spss-sav", "application/x-spss-por"
SAS, XPORT = "application/x-sas-data", "application/x-sas-xport"
_READERS = {
    STATA: "read_dta", SPSS: "read_sav", PORTABLE: "read_por", SAS: "read_sas7bdat", XPORT: "read_xport",
}  # fmt: skip
_SAS_MAGIC = bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c181f1011")
_ROWS = 65_536
_RUNS, _LABEL_MAX = 16, 80
_CARD = 80
"""A transport file is made of records of so many bytes (SAS TS-140)."""


def probe(head: bytes, name: str) -> str | None:
    """Stata before 13 (2013) has a version, a byte order and a 1 in front; SPSS's portable files say so further on."""
    if len(head) > 200 and 102 <= head[0] <= 115 and head[1] in (1, 2) and head[2] == 1 and head[3] == 0:
        return STATA if name.lower().endswith(".dta") or head[10:90].rstrip(b"\0").isascii() else None
    return PORTABLE if b"SPSS PORT FILE" in head[:256] else None


@dataclass(slots=True)
class StatisticsSource:
    """Rows by number; `place` counts `rows`."""

    reader: Any
    """pyreadstat's function for this format."""
    file: BinaryIO
    """Open as evidence is opened: ReadStat, given a name, would move the file's time of access."""
    names: tuple[str, ...]
    rows: int | None
    """As stated; SAS's transport files do not say."""
    encoding: str | None
    options: dict[str, bool]
    place: Place = field(default_factory=lambda: {"rows": 0})

    def read(self, place: Place | None = None) -> "Iterator[tuple[pa.RecordBatch, Place]]":
        """Batches from `place` on."""
        self.place = dict(place) if place is not None else {"rows": 0}
        while self.rows is None or self.place["rows"] < self.rows:
            batch = self._some(self.place["rows"], _ROWS)
            if not batch.num_rows:
                return
            self.place["rows"] += batch.num_rows
            yield batch, dict(self.place)

    def _some(self, first: int, count: int) -> "pa.RecordBatch":
        import pyarrow as pa

        data, _ = _asked(
            self.reader,
            self.file,
            row_offset=first,
            row_limit=count,
            output_format="dict",
            encoding=self.encoding,
            **self.options,
        )
        arrays = [as_text(pa.array(list(column), from_pandas=True)) for column in data.values()]
        return pa.RecordBatch.from_arrays(arrays, names=list(self.names))

    def sample(self, rows: int, seed: int) -> "list[pa.RecordBatch]":
        """Runs of rows from all over the table."""
        if self.rows is None or self.rows <= rows:
            return [self._some(0, rows)]
        each = max(1, rows // _RUNS)
        starts = sorted(Random(seed).sample(range(max(1, self.rows // each)), min(_RUNS, self.rows // each)))
        return [self._some(start * each, each) for start in starts]


def extract(given: Input) -> Iterator[Evidence]:
    """One Table; the variables' labels as Text."""
    import pyreadstat

    with given.payload.open() as file:
        read = getattr(pyreadstat, _READERS[given.media_type])
        # ReadStat's errors are ReadstatError, PyreadstatError, UnicodeDecodeError and others.
        try:
            source, labels = _open(read, file)
            # Values that their owner declared missing are values all the same.
            source.options = {"user_missing": True} if given.media_type in (SPSS, STATA, SAS) else {}
        except Exception as error:  # noqa: BLE001
            detail = f"the statistics reader refuses it ({type(error).__name__})"
            yield Problem(ProblemCode.UNREADABLE, "extract", detail, Effect.SKIPPED)
            return
        failed: list[str] = []
        yield Table("", source.names, _guarded(source, failed), True, 1, source)
        if any(labels):
            words = "\n".join(f"{name}: {label}" for name, label in zip(source.names, labels, strict=True) if label)
            yield Text(words, layer="properties")
        if failed:
            detail = f"read up to row {source.place['rows']:,} ({failed[0]})"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    if given.media_type == XPORT and given.payload.size_bytes % _CARD:
        yield Problem(ProblemCode.TRUNCATED, "extract", "the transport file ends inside a record")


def _asked(read: Any, file: BinaryIO, **how: Any) -> Any:
    """The library reads on from where a file stands."""
    file.seek(0)
    return read(file, **how)


def _open(read: Any, file: BinaryIO) -> tuple[StatisticsSource, list[str]]:
    """Text that is no UTF-8 in a file that names no encoding is read as Windows-1252."""
    encoding = None
    try:
        _, about = _asked(read, file, metadataonly=True)
        _asked(read, file, row_limit=100)
    except UnicodeDecodeError:
        encoding = "WINDOWS-1252"
        _, about = _asked(read, file, metadataonly=True, encoding=encoding)
    except Exception as error:
        if "encoding" not in str(error).lower() and "convert" not in str(error).lower():
            raise
        encoding = "WINDOWS-1252"
        _, about = _asked(read, file, metadataonly=True, encoding=encoding)
    labels = [label or "" for label in about.column_labels]
    names = list(about.column_names)
    # `q12` says nothing, its label does.
    shown = [label if 0 < len(label) <= _LABEL_MAX else name for name, label in zip(names, labels, strict=True)]
    columns = unique_names(shown, len(shown))
    said = [f"{name} {label}".strip() if label else "" for name, label in zip(names, labels, strict=True)]
    return StatisticsSource(read, file, columns, about.number_rows, encoding, {}), said


def _guarded(source: StatisticsSource, failed: list[str]) -> "Iterator[pa.RecordBatch]":
    pieces = source.read()
    while True:
        # As above.
        try:
            found = next(pieces, None)
        except Exception as error:  # noqa: BLE001
            failed.append(type(error).__name__)
            return
        if found is None:
            return
        yield found[0]


EXTRACTOR = Extractor(
    id="statistics",
    title="Statistics data (Stata, SPSS, SAS)",
    media_types=(STATA, SPSS, PORTABLE, SAS, XPORT),
    extract=extract,
    signatures=(
        Signature(STATA, b"<stata_dta>"),
        Signature(SPSS, b"$FL2@(#)"),
        Signature(SPSS, b"$FL3@(#)"),
        Signature(SPSS, b"$FL2"),
        Signature(SPSS, b"$FL3"),
        Signature(SAS, _SAS_MAGIC),
        Signature(XPORT, b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!"),
        Signature(XPORT, b"HEADER RECORD*******LIBV8"),
    ),
    probe=probe,
    extensions=(".dta", ".sav", ".zsav", ".por", ".sas7bdat", ".xpt"),
    priority=32,
    library="pyreadstat (ReadStat)",
    reads="all rows under the variables' labels, or their names; dates; labels",
    not_read="labels of single values; catalogues of formats; several data sets of one transport file but the first",
)
