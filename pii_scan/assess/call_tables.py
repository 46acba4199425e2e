"""Calls and attorneys' numbers of a case as tables of DuckDB, which goes on in files past its memory."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.detect.calls.area_codes import STATE_OF_AREA
from pii_scan.store.tokens import Tokens

if TYPE_CHECKING:
    import duckdb

NUMBERS = ("caller", "called", "also_1", "also_2")
_WORKSHOP = ".counting-"


@contextmanager
def spill_folder(root: Path) -> Iterator[Path]:
    """For what does not fit into memory; one at a time."""
    for left in root.glob(f"{_WORKSHOP}*"):
        # A killed run could not tidy up.
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_WORKSHOP, dir=root) as folder:
        yield Path(folder)


@contextmanager
def workshop(root: Path) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection whose overflow lies in the case: it holds tokens only."""
    import duckdb

    with spill_folder(root) as folder, duckdb.connect(":memory:") as con:
        con.execute("SET threads = 2")
        con.execute("SET memory_limit = '900MB'")
        con.execute("SET preserve_insertion_order = false")
        con.execute("SET temp_directory = $folder", {"folder": str(folder)})
        yield con


def make_views(
    con: "duckdb.DuckDBPyConnection",
    call_files: Sequence[str],
    attorney_files: Sequence[str],
    contents: Mapping[str, int],
    written: Iterable[tuple[str, int]] = (),
    tokens: Tokens | None = None,
) -> None:
    """`call`, one row for each call of the contents; `attorney`, one for each attorney's number.

    Args:
        contents: SHA-256 → number of it, of what is not left out.
        written: (source, number) in lists that are no tables, whose values the vault held.
    """
    import numpy as np
    import pyarrow as pa

    con.register(
        "content",
        pa.table(
            {
                "content_sha256": pa.array(list(contents), pa.string()),
                "content": pa.array(list(contents.values()), pa.int32()),
            }
        ),
    )
    con.register(
        "area",
        pa.table({"area": pa.array(list(STATE_OF_AREA), pa.int16()), "state": pa.array(list(STATE_OF_AREA.values()))}),
    )
    con.execute("CREATE TEMP TABLE area_state AS FROM area")
    con.execute("CREATE TEMP TABLE kept AS FROM content")
    con.execute(
        f"CREATE VIEW call AS SELECT k.content, c.* FROM read_parquet({_listed(call_files)}) c"
        " JOIN kept k USING (content_sha256)"
    )
    con.execute(
        "CREATE TEMP TABLE entry (source VARCHAR, row BIGINT, number UBIGINT, number_rest UBIGINT, listed BOOLEAN)"
    )
    if attorney_files:
        con.execute(
            "INSERT INTO entry SELECT source, row, number, number_rest, listed"
            f" FROM read_parquet({_listed(attorney_files)}, union_by_name = true)"
            " WHERE source IN (SELECT content_sha256 FROM kept) OR starts_with(source, 'list:')"
        )
    pairs = list(written)
    if pairs and tokens is not None:
        left, right = tokens.numbers(np.array([number for _, number in pairs], np.uint64))
        con.register(
            "documents", pa.table({"source": [source for source, _ in pairs], "number": left, "number_rest": right})
        )
        con.execute("INSERT INTO entry SELECT source, NULL, number, number_rest, true FROM documents")
    # A number in several lists is one attorney's; the user's own list names it first.
    con.execute(
        """
        CREATE TEMP TABLE attorney AS
        SELECT number, any_value(number_rest) AS number_rest, bool_or(listed) AS listed,
               arg_min(source, order_key) AS source, arg_min(row, order_key) AS row
        FROM (SELECT *, (NOT listed)::VARCHAR || (NOT starts_with(source, 'list:'))::VARCHAR || source
                        || lpad(coalesce(row, 0)::VARCHAR, 12, '0') AS order_key FROM entry)
        GROUP BY number
        """
    )


def make_tally(con: "duckdb.DuckDBPyConnection") -> None:
    """`tally`: the calls of each combination of place and marks, so that what is told of places and marks needs one
    pass over the rows."""
    con.execute(
        f"""
        CREATE TEMP TABLE tally AS
        SELECT facility, state, called_area, caller_area, signs, recording,
               coalesce({", ".join(NUMBERS)}) IS NULL AS no_number,
               count(*) AS calls, count(start) AS timed, min(start) AS first, max(start) AS last,
               sum(duration_s) FILTER (duration_s >= 0) AS seconds
        FROM call GROUP BY ALL
        """
    )


def _listed(paths: Sequence[str]) -> str:
    """A list of DuckDB's; the paths are the case's own."""
    return "[" + ", ".join("'" + path.replace("'", "''") + "'" for path in paths) + "]"


def one(con: "duckdb.DuckDBPyConnection", query: str) -> tuple[Any, ...]:
    row = con.execute(query).fetchone()
    assert row is not None
    return row
