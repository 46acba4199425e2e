"""Documents through our engine."""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from tools.corpora.judging import Hit, Judged, Sought, judge
from tools.corpora.truth import Document

if TYPE_CHECKING:
    from pii_scan.detect.engine import DetectEngine
    from pii_scan.model.match import Band

Read = Callable[[Document], list[Hit]]


class _Said(Protocol):
    """What a hit of a text and a match of a table have in common."""

    @property
    def kind(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def band(self) -> "Band": ...
    @property
    def reasons(self) -> tuple[str, ...]: ...


def ours(engine: "DetectEngine", *, files: bool = True) -> Read:
    """A reader that gives every hit with its confidence, placeholders included.

    Args:
        files: whole files of rows go the way of tables, as in a scan; else everything is read as text.
    """
    from pii_scan.detect.detector import Context
    from pii_scan.model.evidence import How, Text

    context = Context()

    def read(document: Document) -> list[Hit]:
        if files and document.delimiter:
            return list(_table(engine, document, context))
        found = engine.hits(Text(document.text, how=How(document.how)), context)
        return [_hit(hit, hit.start, hit.end) for hit in found if hit.placed]

    return read


def judged(read: Read, documents: Iterable[Document]) -> Iterator[tuple[list[Judged], list[Sought]]]:
    for document in documents:
        yield judge(document, read(document))


def _hit(said: _Said, start: int, end: int) -> Hit:
    by_column = any(reason.startswith("column:") for reason in said.reasons)
    return Hit(said.kind, start, end, said.confidence, said.band.value, by_column)


def _table(engine: "DetectEngine", document: Document, context: object) -> Iterator[Hit]:
    import pyarrow as pa

    from pii_scan.detect.detector import Context
    from pii_scan.detect.table import scan_table
    from pii_scan.model.evidence import Table

    assert isinstance(context, Context)
    head, *rows = list(_cells(document))
    names = tuple(text for text, _ in head)
    columns = [[row[i][0] for row in rows] for i in range(len(names))]
    arrays = [pa.array(column, pa.string()) for column in columns]
    batch = pa.RecordBatch.from_arrays(arrays, names=list(names))
    for match in scan_table(engine, Table("", names, iter([batch])), context, 10_000).matches:
        if match.spot.row is None or match.spot.column is None or match.spot.row < 2:
            continue
        text, start = rows[match.spot.row - 2][names.index(match.spot.column)]
        yield _hit(match, start, start + len(text))


def _cells(document: Document) -> Iterator[list[tuple[str, int]]]:
    """Text and place of each cell, row by row; no cell of ours holds a line break."""
    line_start = 0
    for line in document.text.splitlines(keepends=True):
        row, at = [], line_start
        for cell in next(csv.reader([line.rstrip("\n")], delimiter=document.delimiter)):
            start = document.text.index(cell, at)
            row.append((cell, start))
            at = start + len(cell)
        yield row
        line_start += len(line)
