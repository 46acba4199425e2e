"""What the engine with all detectors says of a text or a column."""

from collections.abc import Iterator, Sequence

import pyarrow as pa

from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.detect.table import scan_table
from pii_scan.model.evidence import How, Table, Text
from pii_scan.model.match import Band, Match


def matches(text: str, how: str = "native", document_type: str = "") -> list[Match]:
    context = Context(document_type=document_type, document_confidence=1.0 if document_type else 0.0, how=how)
    return shared_engine().scan(Text(text, how=How(how)), context)


def high(text: str, kind: str, how: str = "native") -> list[str]:
    """Canonical values of the kind found as `high`."""
    return [m.normal.reveal() for m in matches(text, how) if m.kind == kind and m.band is Band.HIGH]


def bands(text: str, kind: str) -> list[Band]:
    return [m.band for m in matches(text) if m.kind == kind]


def column(name: str, cells: Sequence[str | None], cell_rows: int = 10_000) -> list[Match]:
    """Matches of a table with this column and a counter beside it; fewer `cell_rows` than cells: as a large one."""

    def batches() -> Iterator[pa.RecordBatch]:
        arrays = [
            pa.array(list(cells), pa.string()),
            pa.array([str(n) for n in range(1, len(cells) + 1)], pa.string()),
        ]
        yield pa.RecordBatch.from_arrays(arrays, names=[name, "row"])

    table = Table(name="", columns=(name, "row"), batches=batches())
    result = scan_table(shared_engine(), table, Context(), cell_rows)
    return [m for m in result.matches if m.spot.column == name]


def column_values(name: str, cells: Sequence[str | None], kind: str) -> list[str]:
    return [m.normal.reveal() for m in column(name, cells) if m.kind == kind and m.band is Band.HIGH]
