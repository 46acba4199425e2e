"""Call records: how many, and how many of them touch an attorney's number. A floor, never content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pii_scan.model.match import Band
from pii_scan.store.rows import ItemRow, MatchRow


@dataclass(frozen=True, slots=True)
class CallRecords:
    """What is known of a case's calls."""

    figures: dict[str, Any]
    """As summary.json prints them."""
    privileged_items: frozenset[int]
    """Items with a confirmed or probable call between attorney and client."""


def call_records(items: Mapping[int, ItemRow], matches: Iterable[MatchRow], records_glob: str) -> CallRecords | None:
    """Counts over items typed `call_records`; None where there are none.

    confirmed: a number of the row stands in an attorney list of the same leak; probable: the row itself is
    marked (attorney, legal, do not record); a row that is both counts once, as confirmed. A table that lies at
    several places counts once; the calls of its further places are `copies`.

    Args:
        records_glob: the case's records/*.parquet: one record per row, also of tables too large for single matches.
    """
    calls = {item_id: item for item_id, item in items.items() if item.document_type == "call_records"}
    if not calls:
        return None
    lists = {item_id for item_id, item in items.items() if item.document_type == "attorney_list"}
    lawyers = {m.value_key for m in matches if m.kind == "phone" and m.item_id in lists and m.band != Band.DUMMY}
    first = {item.content_sha256 or str(item_id): item for item_id, item in reversed(calls.items())}
    every, once = (sum(int(i.facts.get("rows", 0)) for i in some) for some in (calls.values(), first.values()))
    contents = [item.content_sha256 for item in first.values() if item.content_sha256 is not None]
    found = _rows(records_glob, contents, lawyers)
    figures = {
        "calls": once,
        "copies": every - once,
        "files": len(calls),
        "numbers": found.numbers,
        "attorney_numbers": found.attorneys,
        "privileged": {"confirmed": found.confirmed, "probable": found.probable, "possible": 0},
        "note": "a floor: numbers that no list names are not counted; content was never opened",
    }
    privileged = frozenset(item_id for item_id, item in calls.items() if item.content_sha256 in found.contents)
    return CallRecords(figures, privileged)


@dataclass(frozen=True, slots=True)
class _Rows:
    confirmed: int
    probable: int
    numbers: int
    """Different ones."""
    attorneys: int
    """Different numbers of attorneys among them."""
    contents: frozenset[str]
    """SHA-256 of what holds a confirmed or probable call."""


def _rows(glob: str, contents: list[str], lawyers: set[str]) -> _Rows:
    import duckdb
    import pyarrow as pa

    with duckdb.connect(":memory:") as con:
        con.execute("SET threads = 1")
        con.register("files", pa.table({"content_sha256": pa.array(contents, pa.string())}))
        con.register("attorneys", pa.table({"number": pa.array(sorted(lawyers), pa.string())}))
        con.execute(
            """
            CREATE TEMP TABLE call AS
            SELECT record_id, any_value(content_sha256) AS content,
                   any_value(list_contains(classes, 'privileged')) AS marked,
                   any_value(list_append(
                       list_transform(list_filter(more_keys, lambda k: starts_with(k, 'phone_key:')), lambda k: k[11:]),
                       phone_key)) AS numbers
            FROM read_parquet($glob, union_by_name = true) JOIN files USING (content_sha256) GROUP BY record_id
            """,
            {"glob": glob},
        )
        con.execute("CREATE TEMP TABLE number AS SELECT record_id, unnest(numbers) AS number FROM call")
        con.execute(
            """
            CREATE TEMP TABLE privileged AS
            WITH known AS (SELECT DISTINCT record_id FROM number JOIN attorneys USING (number))
            SELECT content, record_id IN (FROM known) AS confirmed FROM call
            WHERE marked OR record_id IN (FROM known)
            """
        )
        row = con.execute(
            """
            SELECT count(*) FILTER (confirmed), count(*) FILTER (NOT confirmed),
                   (SELECT count(DISTINCT number) FROM number),
                   (SELECT count(DISTINCT number) FROM number JOIN attorneys USING (number))
            FROM privileged
            """
        ).fetchone()
        where = con.execute("SELECT DISTINCT content FROM privileged").fetchall()
    assert row is not None
    confirmed, probable, numbers, attorneys = (int(number) for number in row)
    return _Rows(confirmed, probable, numbers, attorneys, frozenset(content for (content,) in where))
