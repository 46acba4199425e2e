"""What suppressions leave out of the records that people are linked by. The records' files stay as they are."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.store.record_schema import KEY_COLUMNS

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Muted:
    """Keyed hashes and ids only."""

    keys: set[tuple[str, str]] = field(default_factory=set)
    """(record, or empty for every record; key)."""
    columns: set[tuple[str, str]] = field(default_factory=set)
    """(SHA-256 of a content, column of the records or kind)."""
    classes: set[tuple[str, str]] = field(default_factory=set)
    """(SHA-256 of a content, legal class of which nothing is left in it)."""
    contents: set[str] = field(default_factory=set)
    """Contents left out whole."""

    def __bool__(self) -> bool:
        return bool(self.keys or self.columns or self.contents)


def muted_parts(glob: str, muted: Muted, folder: Path) -> str:
    """As `without_muted`, with a connection that goes on in files past its memory."""
    import duckdb

    with duckdb.connect(":memory:") as con:
        con.execute("SET threads = 1")
        con.execute("SET memory_limit = '1GB'")
        con.execute("SET preserve_insertion_order = false")
        con.execute("SET temp_directory = $folder", {"folder": str(folder)})
        return without_muted(con, glob, muted, folder)


def without_muted(con: "duckdb.DuckDBPyConnection", glob: str, muted: Muted, folder: Path) -> str:
    """Writes the records without what is muted; the path of that file."""
    import pyarrow as pa

    def register(name: str, columns: tuple[str, ...], rows: set[tuple[str, str]]) -> None:
        ordered = sorted(rows)
        arrays = [pa.array([row[i] for row in ordered], pa.string()) for i in range(len(columns))]
        con.register(f"{name}_rows", pa.table(dict(zip(columns, arrays, strict=True))))
        con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM {name}_rows")
        con.unregister(f"{name}_rows")

    register("muted_key", ("record_id", "key"), muted.keys)
    register("muted_column", ("content_sha256", "name"), muted.columns)
    register("muted_class", ("content_sha256", "name"), muted.classes)
    register("muted_content", ("content_sha256", "name"), {(content, "") for content in muted.contents})
    target = str(folder / "unmuted.parquet")
    con.execute(
        f"""
        COPY (
            WITH told AS (
                SELECT r.*, coalesce(k.keys, []::VARCHAR[]) AS own, coalesce(c.names, []::VARCHAR[]) AS gone,
                       coalesce(l.names, []::VARCHAR[]) AS lost
                FROM read_parquet($glob, union_by_name = true) r
                LEFT JOIN (SELECT record_id, list(key) AS keys FROM muted_key GROUP BY record_id) k USING (record_id)
                LEFT JOIN (SELECT content_sha256, list(name) AS names FROM muted_column GROUP BY content_sha256) c
                    USING (content_sha256)
                LEFT JOIN (SELECT content_sha256, list(name) AS names FROM muted_class GROUP BY content_sha256) l
                    USING (content_sha256)
                WHERE content_sha256 NOT IN (SELECT content_sha256 FROM muted_content)
            ), everywhere AS (SELECT coalesce(list(key), []::VARCHAR[]) AS keys FROM muted_key WHERE record_id = ''),
            fewer AS (
                SELECT told.* EXCLUDE (more_keys), list_filter(more_keys, lambda x:
                    NOT list_contains(own, split_part(x, ':', -1))
                    AND NOT list_contains(everywhere.keys, split_part(x, ':', -1))
                    AND NOT list_contains(gone, left(x, length(x) - length(split_part(x, ':', -1)) - 1))) AS more_keys,
                    everywhere.keys AS all_keys
                FROM told, everywhere
            )
            SELECT * EXCLUDE (own, gone, lost, all_keys) REPLACE (
                {", ".join(_column(name) for name in dict.fromkeys(KEY_COLUMNS.values()))},
                list_filter(classes, lambda x: NOT list_contains(lost, x)) AS classes,
                CASE WHEN list_contains(gone, 'us_address') AND state_basis = 'address' THEN NULL ELSE state END
                    AS state
            ) FROM fewer
        ) TO '{target.replace("'", "''")}' (FORMAT parquet)
        """,
        {"glob": glob},
    )
    return target


def _column(name: str) -> str:
    """The key if it still counts, else the first further one of its sort that does."""
    further = f"list_filter(more_keys, lambda x: starts_with(x, '{name}:'))[1]"
    return (
        f"CASE WHEN {name} IS NULL THEN NULL WHEN list_contains(own, {name}) OR list_contains(all_keys, {name}) "
        f"OR list_contains(gone, '{name}') THEN split_part({further}, ':', 2) ELSE {name} END AS {name}"
    )
