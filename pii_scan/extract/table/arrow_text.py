"""Arrow columns of any type as nullable strings."""

import json
from typing import TYPE_CHECKING, Any

from pii_scan.extract.geo.geometry_cells import geometry_digits
from pii_scan.extract.table.arrow_variant import may_hold_variants, without_variants

if TYPE_CHECKING:
    import pyarrow as pa


def as_texts(columns: tuple[str, ...], batch: "pa.RecordBatch") -> "pa.RecordBatch":
    """The batch under the table's names; bytes read as UTF-8, nested values as JSON."""
    import pyarrow as pa

    return pa.RecordBatch.from_arrays([as_text(column) for column in batch.columns], names=list(columns))


def as_text(column: Any) -> "pa.Array":
    import pyarrow as pa
    from pyarrow import compute

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if not pa.types.is_binary(kind) and not pa.types.is_large_binary(kind) and not pa.types.is_nested(kind):
        try:
            return compute.cast(column, pa.string())
        except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
            pass
    values = column.to_pylist()
    if pa.types.is_nested(kind) and may_hold_variants(kind):
        values = [without_variants(value) for value in values]
    return pa.array([value_text(value) for value in values], pa.string())


def value_text(value: Any) -> str | None:
    """One value as text: JSON for lists and maps, UTF-8 for bytes, the digits of a dump for a point of GeoParquet."""
    if value is None:
        return None
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, bytes):
        return geometry_digits(value) or value.decode("utf-8", "replace")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list, tuple)):
        text = _json(value)
        return text if text.isascii() else text.encode("utf-8", "replace").decode()
    return str(value)


_json = json.JSONEncoder(ensure_ascii=False, default=value_text, skipkeys=True).encode
