"""Call records: how many, and how many of them touch an attorney's number. A floor, never content."""

from collections.abc import Iterable, Mapping
from typing import Any

from pii_scan.model.match import Band
from pii_scan.store.rows import ItemRow, MatchRow


def call_records(items: Mapping[int, ItemRow], matches: Iterable[MatchRow], records_glob: str) -> dict[str, Any] | None:
    """Counts over items typed `call_records`; None where there are none.

    confirmed: a number of the row stands in an attorney list of the same leak; probable: the row itself is
    marked (attorney, legal, do not record); a row that is both counts once, as confirmed.

    Args:
        records_glob: the case's records/*.parquet: one record per row, also of tables too large for single matches.
    """
    calls = {item_id: item for item_id, item in items.items() if item.document_type == "call_records"}
    if not calls:
        return None
    lists = {item_id for item_id, item in items.items() if item.document_type == "attorney_list"}
    lawyers = {m.value_key for m in matches if m.kind == "phone" and m.item_id in lists and m.band != Band.DUMMY}
    # The same table at two places holds its calls twice.
    sightings: dict[str, int] = {}
    for item in calls.values():
        if item.content_sha256 is not None:
            sightings[item.content_sha256] = sightings.get(item.content_sha256, 0) + 1
    confirmed, probable, numbers, known = _rows(records_glob, sightings, lawyers)
    return {
        "calls": sum(int(item.facts.get("rows", 0)) for item in calls.values()),
        "files": len(calls),
        "numbers": numbers,
        "attorney_numbers": known,
        "privileged": {"confirmed": confirmed, "probable": probable, "possible": 0},
        "note": "a floor: numbers that no list names are not counted; content was never opened",
    }


def _rows(glob: str, sightings: Mapping[str, int], lawyers: set[str]) -> tuple[int, int, int, int]:
    """(confirmed rows, probable rows, different numbers, attorneys' among them)."""
    import duckdb
    import pyarrow as pa

    files = pa.table({"content_sha256": list(sightings), "times": list(sightings.values())})
    attorneys = pa.table({"number": pa.array(sorted(lawyers), pa.string())})
    with duckdb.connect(":memory:") as con:
        con.execute("SET threads = 1")
        con.register("files", files)
        con.register("attorneys", attorneys)
        con.execute(
            """
            CREATE TEMP TABLE call AS
            SELECT record_id, any_value(times) AS times, any_value(list_contains(classes, 'privileged')) AS marked,
                   any_value(list_append(
                       list_transform(list_filter(more_keys, lambda k: starts_with(k, 'phone_key:')), lambda k: k[11:]),
                       phone_key)) AS numbers
            FROM read_parquet($glob, union_by_name = true) JOIN files USING (content_sha256) GROUP BY record_id
            """,
            {"glob": glob},
        )
        con.execute("CREATE TEMP TABLE number AS SELECT record_id, unnest(numbers) AS number FROM call")
        row = con.execute(
            """
            WITH confirmed AS (SELECT DISTINCT record_id FROM number JOIN attorneys USING (number))
            SELECT coalesce(sum(times) FILTER (record_id IN (FROM confirmed)), 0),
                   coalesce(sum(times) FILTER (marked AND record_id NOT IN (FROM confirmed)), 0),
                   (SELECT count(DISTINCT number) FROM number),
                   (SELECT count(DISTINCT number) FROM number JOIN attorneys USING (number))
            FROM call
            """
        ).fetchone()
    return (int(row[0]), int(row[1]), int(row[2]), int(row[3])) if row else (0, 0, 0, 0)
