"""R's own files: one value (.rds) or a workspace (.RData); tables of data frames, words of everything else."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime

from pii_scan.extract.database.r_values import RDamageError, Reader, Value
from pii_scan.extract.exchange.segments import Rest
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.extract.text.carved import carved
from pii_scan.model.evidence import Evidence, Table
from pii_scan.model.problem import Problem, ProblemCode

R_DATA = "application/x-r-data"
_FORMATS = {b"X\n": ">", b"B\n": "<"}
_INTEGER, _REAL, _STRING, _LIST, _PAIRS, _SYMBOL, _ENVIRONMENT = 13, 14, 16, 19, 2, 1, 4
_DEPTH_MAX = 50


def extract(given: Input) -> Iterator[Evidence]:
    """Each data frame as a table; texts of other values as lines under their names."""
    with given.payload.open() as stream:
        head = stream.read(5)
        if head in (b"RDX2\n", b"RDX3\n", b"RDB2\n", b"RDB3\n"):
            head = stream.read(2)
        else:
            stream.seek(2)
            head = head[:2]
        if head not in _FORMATS:
            raise NotThisFormat
        reader = Reader(stream, _FORMATS[head])
        try:
            reader.header()
            value = reader.value()
        except (RDamageError, RecursionError):
            yield from carved(given)
            code = ProblemCode.TRUNCATED if reader.cut else ProblemCode.UNSUPPORTED
            yield Problem(code, "extract", "R data cut, damaged or of a kind that is not read; readable strings only")
            return
    rest = Rest()
    yield from _told("", value, rest, 0)
    yield from rest.texts(last=True)


def _told(name: str, value: Value, rest: Rest, depth: int) -> Iterator[Evidence]:
    if depth > _DEPTH_MAX or value.kind == _SYMBOL:
        return
    columns = value.words("names")
    if "data.frame" in value.words("class") and value.data and len(columns) == len(value.data):
        yield _frame(name, value, columns)
        return
    if value.kind == _STRING:
        names = columns if len(columns) == len(value.data) else [""] * len(value.data)
        for own, one in zip(names, value.data, strict=True):
            if one is not None:
                label = " ".join(part for part in (name, own) if part)
                rest.add(f"{label}: {one}" if label else str(one))
        yield from rest.texts()
    elif value.kind in (_INTEGER, _REAL) and name:
        rest.add(f"{name}: {', '.join(cell for cell in _cells(value) if cell is not None)}"[: 1 << 20])
    elif value.kind != _ENVIRONMENT or depth < 3:
        labels = value.tags if len(value.tags) == len(value.data) else columns
        for number, one in enumerate(value.data):
            if isinstance(one, Value):
                own = labels[number] if number < len(labels) else ""
                yield from _told(" ".join(part for part in (name, own) if part), one, rest, depth + 1)
    for key, one in value.attributes.items():
        if key not in ("names", "class", "row.names", "levels", "dim", "tzone", "srcref", "wholeSrcref"):
            yield from _told(f"{name} {key}".strip(), one, rest, depth + 1)


def _frame(name: str, value: Value, columns: list[str]) -> Table:
    parts = [_cells(one) if isinstance(one, Value) else [] for one in value.data]
    rows = max(map(len, parts), default=0)
    found = [part + [None] * (rows - len(part)) for part in parts]
    labels = value.words("row.names")
    names = list(columns)
    if len(labels) == rows and rows and labels != [str(n) for n in range(1, rows + 1)]:
        # Names of rows are often names of people.
        names, found = ["row", *names], [list(labels), *found]
    return to_table(name, Layout([], unique_names(names, len(names)), True, 1, zip(*found, strict=True)))


def _cells(value: Value) -> list[str | None]:
    kinds, levels = value.words("class"), value.words("levels")
    if levels:
        return [levels[n - 1] if isinstance(n, int) and 0 < n <= len(levels) else None for n in value.data]
    if "Date" in kinds:
        return [_date(one, 86_400, "%Y-%m-%d") for one in value.data]
    if "POSIXct" in kinds:
        return [_date(one, 1, "%Y-%m-%dT%H:%M:%SZ") for one in value.data]
    return [_cell(one) for one in value.data]


def _cell(one: object) -> str | None:
    if isinstance(one, float):
        return str(int(one)) if math.isfinite(one) and one.is_integer() and abs(one) < 1e15 else str(one)
    if isinstance(one, Value):
        return "; ".join(filter(None, _cells(one))) or None
    return None if one is None or isinstance(one, bytes) else str(one)


def _date(one: object, unit: int, form: str) -> str | None:
    if not isinstance(one, int | float):
        return None
    try:
        return datetime.fromtimestamp(one * unit, UTC).strftime(form)
    except (ValueError, OverflowError, OSError):
        return str(one)


EXTRACTOR = Extractor(
    id="r_data",
    title="R data (.rds, .RData)",
    media_types=(R_DATA,),
    extract=extract,
    signatures=(
        Signature(R_DATA, b"RDX2\nX\n"), Signature(R_DATA, b"RDX3\nX\n"), Signature(R_DATA, b"RDB2\nB\n"),
        Signature(R_DATA, b"RDB3\nB\n"), Signature(R_DATA, b"X\n\x00\x00\x00\x02\x00"),
        Signature(R_DATA, b"X\n\x00\x00\x00\x03\x00"), Signature(R_DATA, b"B\n\x02\x00\x00\x00"),
        Signature(R_DATA, b"B\n\x03\x00\x00\x00"),
    ),
    extensions=(".rds", ".rdata", ".rda"),
    library="own",
    reads="data frames as tables (factors, dates, times as what they stand for, names of rows), texts and numbers of "
    "lists and vectors under their names; packed ones (gzip, bzip2, xz) through their packing",
    not_read="code, ASCII form, raw bytes, complex numbers; files cut short or of more than 15 million values "
    "(readable strings only)",
)  # fmt: skip
