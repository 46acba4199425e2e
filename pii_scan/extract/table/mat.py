"""MATLAB's MAT-files of level 5 (versions 5 to 7; 7.3 is HDF5), also as Octave and SciPy write them."""

from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.extract.table.mat_elements import CELL, CHAR, OBJECT, STRUCT, MatError, Reader, Variable
from pii_scan.extract.text.carved import carve, carved
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

MAT = "application/x-matlab-data"
_HEADER = 128
_BYTES_MAX = 512 << 20
_LINES = 20_000


def extract(given: Input) -> Iterator[Evidence]:
    """Structures of several elements and cells of several columns as tables, everything else as lines.

    Raises:
        NotThisFormat: there is no such header.
    """
    head = given.payload.head(_HEADER)
    order = {b"IM": "<", b"MI": ">"}.get(head[126:128])
    if len(head) < _HEADER or order is None:
        raise NotThisFormat
    if given.payload.size_bytes > _BYTES_MAX:
        yield from carved(given)
        yield Problem(ProblemCode.TOO_LARGE, "extract", "above 512 MiB; readable strings only")
        return
    data = given.payload.read()
    if comment := head[:116].rstrip(b"\x00 ").decode("latin-1"):
        yield Text(comment, How.METADATA, layer="properties")
    reader = Reader(order)
    cut = False
    lines: list[str] = []
    try:
        for variable in reader.variables(data[_HEADER:]):
            yield from _variable(variable, variable.name or "value", lines)
            if len(lines) >= _LINES:
                yield Text("\n".join(lines))
                lines = []
    except MatError:
        cut = True
    if lines:
        yield Text("\n".join(lines))
    if cut:
        if words := carve(data[_HEADER:]):
            yield Text(words, How.CARVED, layer="hidden")
        yield Problem(ProblemCode.TRUNCATED, "extract", "cut or damaged: variables up to there, then strings only")
    if reader.unread:
        detail = f"{reader.unread:,} variables of classes that are not published, or nested too deeply"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)
    if reader.numbers:
        detail = f"{reader.numbers:,} arrays of numbers not looked at"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


def _variable(one: Variable, path: str, lines: list[str]) -> Iterator[Evidence]:
    if one.kind in (STRUCT, OBJECT) and one.fields:
        width = len(one.fields)
        elements = [one.members[at : at + width] for at in range(0, len(one.members), width)]
        if len(elements) > 1 and all(_flat(member) for row in elements for member in row):
            yield _table(path, list(one.fields), [[member.text or None for member in row] for row in elements])
            return
        for number, row in enumerate(elements, 1):
            where = f"{path}({number})" if len(elements) > 1 else path
            for name, member in zip(one.fields, row, strict=False):
                yield from _variable(member, f"{where}.{name}", lines)
    elif one.kind == CELL:
        height = one.shape[0] if one.shape else 0
        if 1 < height < len(one.members) and len(one.members) % height == 0 and all(map(_flat, one.members)):
            # Columns stand one behind the other.
            rows = [[member.text or None for member in one.members[at::height]] for at in range(height)]
            yield _table(path, [], rows)
            return
        for member in one.members:
            yield from _variable(member, path, lines)
    elif one.text:
        lines.append(f"{path}: {one.text}")


def _flat(one: Variable) -> bool:
    return one.kind not in (CELL, STRUCT, OBJECT) and (one.kind == CHAR or len(one.text) < 400)


def _table(name: str, titles: list[str], rows: list[list[str | None]]) -> Evidence:
    width = max(map(len, rows))
    columns = unique_names(titles, width)
    return to_table(name, Layout([], columns, bool(titles), 1, iter(rows)))


EXTRACTOR = Extractor(
    id="mat",
    title="MATLAB data (mat, level 5)",
    media_types=(MAT,),
    extract=extract,
    signatures=(
        Signature(MAT, b"MATLAB 5.0 MAT-file"),
        Signature(MAT, b"\x00\x01IM", 124),
        Signature(MAT, b"\x01\x00MI", 124),
    ),
    extensions=(".mat",),
    library="own",
    reads="characters, cells and structures, packed or not; structures of several elements and cells of several "
    "columns as tables; up to a thousand numbers of an array",
    not_read="larger arrays of numbers (counted), tables, dates and strings of MATLAB's newer classes (named; their "
    "layout is not published), level 4",
)
