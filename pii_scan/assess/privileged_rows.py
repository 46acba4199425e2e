"""The privileged calls of a case, one row each, for the report and the filter team: places and masks, no content."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.model.legal_class import LegalClass
from pii_scan.model.mask import mask
from pii_scan.store.tokens import Tokens

if TYPE_CHECKING:
    import duckdb

_KINDS = (("attorney", LegalClass.PHONE), ("inmate", LegalClass.BOOKING_NUMBER), ("account", LegalClass.BOOKING_NUMBER))


def write_privileged(con: "duckdb.DuckDBPyConnection", target: Path, items: Mapping[str, int], tokens: Tokens) -> None:
    """Writes `privileged` as one Parquet file, whole or not at all; ordered by item, table and row.

    Args:
        items: SHA-256 → the item whose address is printed, in the order of addresses.
    """
    import pyarrow as pa

    con.register(
        "item",
        pa.table(
            {
                "content_sha256": pa.array(list(items), pa.string()),
                "item_id": pa.array(list(items.values()), pa.int64()),
                "place": pa.array(range(len(items)), pa.int64()),
            }
        ),
    )
    con.execute("CREATE TEMP TABLE item_of AS FROM item")
    for name, legal_class in _KINDS:
        con.register("masks", _masks(con, name, legal_class, tokens))
        con.execute(f"CREATE TEMP TABLE mask_{name} AS FROM masks")
    masks = " ".join(f"LEFT JOIN mask_{name} m_{name} ON p.{name} = m_{name}.token" for name, _ in _KINDS)
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    masked = ", ".join(f"m_{name}.masked AS {name}_masked" for name, _ in _KINDS)
    query = f"""
        SELECT i.item_id, p.*, a.source, a.row AS source_row, {masked}
        FROM privileged p JOIN item_of i USING (content_sha256) LEFT JOIN attorney a ON p.attorney = a.number {masks}
        ORDER BY i.place, p.table_name, p.row
    """
    path = str(part).replace("'", "''")
    con.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    part.chmod(0o600)
    part.replace(target)


def _masks(con: "duckdb.DuckDBPyConnection", name: str, legal_class: LegalClass, tokens: Tokens) -> Any:
    import pyarrow as pa

    rows = con.execute(f"SELECT DISTINCT {name}, {name}_rest FROM privileged WHERE {name} IS NOT NULL").fetchall()
    masked = [mask(tokens.opened(left, right), legal_class) for left, right in rows]
    return pa.table(
        {"token": pa.array([left for left, _ in rows], pa.uint64()), "masked": pa.array(masked, pa.string())}
    )
