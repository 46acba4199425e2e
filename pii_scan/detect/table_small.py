"""Tables of moderate size: a match for every cell, rows kept together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pii_scan.detect.column import Accepted, Column, is_null
from pii_scan.detect.compose import Composition, code_of
from pii_scan.detect.composed_values import address_value, name_value, position_value
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.table_match import ISSUED, composed, from_cell, from_hit
from pii_scan.detect.table_typed import typed_claims
from pii_scan.detect.text_cells import is_value, scan_cells
from pii_scan.model.evidence import Table
from pii_scan.model.match import Match

_FORM_COLUMNS = 6
"""A sheet this narrow may be a form: the cell on the left is then the label."""


def cell_matches(
    engine: DetectEngine,
    table: Table,
    columns: Sequence[Column],
    data: Sequence[Sequence[str | None]],
    together: Composition,
    context: Context,
) -> list[Match]:
    """`data` holds a list of cells for each column; matches come by row, then by column."""
    rows = len(data[0]) if data else 0
    kinds = engine.kinds()
    names = together.names if "person_name" in kinds else ()
    addresses = together.addresses if "us_address" in kinds else ()
    used = {i for name in names for i in name.indices} | {i for address in addresses for i in address.indices}
    out: list[tuple[int, int, Match]] = []
    for group in names:
        labels = [table.columns[i] for i in group.indices]
        for n in range(rows):
            if (value := name_value(group, [c[n] for c in data])) is not None:
                raw, normal, confidence, attributes = value
                match = composed(table, n, labels, "person_name", raw, normal, confidence, attributes)
                if match is not None:
                    out.append((n, group.first, match))
    for address in addresses:
        labels = [table.columns[i] for i in address.indices]
        for n in range(rows):
            if (value := address_value(address, [c[n] for c in data])) is not None:
                raw, normal, confidence, attributes = value
                match = composed(table, n, labels, "us_address", raw, normal, confidence, attributes)
                if match is not None:
                    out.append((n, address.street, match))
    for pair in together.positions if "gps_location" in kinds else ():
        labels = [table.columns[i] for i in pair]
        for n in range(rows):
            if (value := position_value(pair, [c[n] for c in data])) is not None:
                raw, normal, confidence, attributes = value
                match = composed(table, n, labels, "gps_location", raw, normal, confidence, attributes)
                if match is not None:
                    out.append((n, pair[0], match))
        used.update(pair)
    issuer = None if together.license_state is None else data[together.license_state]
    said: set[int] = set()
    if together.typed_id is not None:
        typed = _typed(engine, table, *together.typed_id, columns, data, context)
        out.extend((n, i, _issued(match, issuer[n]) if issuer is not None else match) for n, i, match in typed)
        said = {n for n, i, _ in out if i == together.typed_id[1]}
    for i, column in enumerate(columns):
        if i in used:
            continue
        left = data[i - 1] if _is_form(columns, i) else None
        cells = data[i]
        if said and together.typed_id is not None and i == together.typed_id[1]:
            cells = [None if n in said else cell for n, cell in enumerate(cells)]
        for n, match in _column(engine, table, column, cells, left, context):
            out.append((n, i, _issued(match, issuer[n]) if issuer is not None else match))
    out.sort(key=lambda entry: (entry[0], entry[1]))
    return [match for _, _, match in out]


def _typed(
    engine: DetectEngine,
    table: Table,
    type_column: int,
    number_column: int,
    columns: Sequence[Column],
    data: Sequence[Sequence[str | None]],
    context: Context,
) -> Iterator[tuple[int, int, Match]]:
    """`id_type` says driver license, `id_number` holds it."""
    if columns[number_column].accepted:
        return
    made: dict[str, tuple[Accepted, ...]] = {}
    for n, (stated, number) in enumerate(zip(data[type_column], data[number_column], strict=True)):
        if stated is None or number is None or is_null(stated) or is_null(number):
            continue
        for accepted in typed_claims(engine.detectors, stated, context, made):
            verdict = accepted.read(number)
            if verdict is not None:
                match = from_cell(table, n, columns[number_column].name, number.strip(), accepted, verdict)
                if match is not None:
                    yield n, number_column, match
                break


def _is_form(columns: Sequence[Column], i: int) -> bool:
    return i > 0 and len(columns) <= _FORM_COLUMNS and not columns[i - 1].accepted and not columns[i].accepted


def _column(
    engine: DetectEngine,
    table: Table,
    column: Column,
    cells: Sequence[str | None],
    left: Sequence[str | None] | None,
    context: Context,
) -> list[tuple[int, Match]]:
    out: list[tuple[int, Match]] = []
    rest: list[str | None] = list(cells)
    if column.accepted:
        for n, cell in enumerate(cells):
            if cell is None or is_null(cell):
                continue
            read = column.cell(cell)
            if read is not None:
                match = from_cell(table, n, column.name, cell.strip(), *read)
                rest[n] = None
                if match is not None:
                    out.append((n, match))
    for n, hit in scan_cells(engine, column, rest, left, context):
        if not column.accepted or is_value(hit, rest[n]):
            out.append((n, from_hit(table, n, column.name, hit)))
    return out


def _issued(match: Match, state: str | None) -> Match:
    """A licence number is unique only with the state that issued it."""
    if match.kind not in ISSUED or match.qualifier:
        return match
    code = code_of(state)
    return replace(match, qualifier=f"US-{code}") if code else match
