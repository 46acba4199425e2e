"""Connected components of records and keys, in SQL: work grows with edges, not with pairs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_ROUNDS = 200


def components(con: "duckdb.DuckDBPyConnection", edges: str, into: str) -> None:
    """Makes table `into` (record_id, label) from table `edges` (record_id, key).

    Every record of `edges` gets the smallest record id that is reachable over shared keys. Labels spread
    through keys until nothing changes; people's chains are short, so a few rounds do (at most 200).
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS SELECT DISTINCT record_id, record_id AS label FROM {edges}")
    for _ in range(_ROUNDS):
        con.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE spread AS
            WITH by_key AS (
                SELECT e.key, min(c.label) AS label FROM {edges} e JOIN {into} c USING (record_id) GROUP BY e.key
            ), by_record AS (
                SELECT e.record_id, min(k.label) AS label FROM {edges} e JOIN by_key k USING (key) GROUP BY e.record_id
            )
            -- The label's own label is taken as well: halves the rounds of a long chain.
            SELECT r.record_id, least(r.label, c.label) AS label FROM by_record r LEFT JOIN {into} c ON c.record_id = r.label
            """
        )
        row = con.execute(
            f"SELECT count(*) FROM spread s JOIN {into} c USING (record_id) WHERE s.label <> c.label"
        ).fetchone()
        con.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS SELECT * FROM spread")
        if row is not None and row[0] == 0:
            return
