"""Residents per state, with the basis of each, out of the linked records."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

_STRONG = ("address", "issuing_state")


def residents(con: "duckdb.DuckDBPyConnection", low_share: float) -> dict[str, Any]:
    """Counts per state from the temp tables `person` and `subject`.

    Best: each person once, in the state of the strongest basis (address, then issuing state, then weak ones).
    High: in every state that any of their records names. Low: address or issuing state only, and the states
    agree, scaled by the low count of people over the best one (`low_share`, 0–1), rounded down.
    """
    con.execute(
        """
        CREATE OR REPLACE TEMP TABLE claim AS
        SELECT p.person_id, s.state, sum(coalesce(s.rows, 1)) AS n,
               CASE s.state_basis WHEN 'address' THEN 1 WHEN 'issuing_state' THEN 2 ELSE 3 END AS rank
        FROM person p JOIN subject s USING (record_id) WHERE s.state IS NOT NULL GROUP BY ALL
        """
    )
    con.execute(
        """
        CREATE OR REPLACE TEMP TABLE home AS
        SELECT person_id, state, rank FROM claim
        QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY rank, n DESC, state) = 1
        """
    )
    rows = con.execute(
        """
        WITH conflict AS (
            SELECT person_id FROM claim WHERE rank <= 2 GROUP BY person_id HAVING count(DISTINCT state) > 1
        ), best AS (
            SELECT state, count(*) AS best, count(*) FILTER (rank = 1) AS address,
                   count(*) FILTER (rank = 2) AS issuing_state, count(*) FILTER (rank = 3) AS weak,
                   count(*) FILTER (rank <= 2 AND person_id NOT IN (FROM conflict)) AS sure
            FROM home GROUP BY state
        ), high AS (SELECT state, count(DISTINCT person_id) AS high FROM claim GROUP BY state)
        SELECT high.state, coalesce(best, 0), high, coalesce(address, 0), coalesce(issuing_state, 0), coalesce(weak, 0),
               coalesce(sure, 0)
        FROM high LEFT JOIN best USING (state) ORDER BY high.state
        """
    ).fetchall()
    unknown = con.execute(
        "SELECT count(DISTINCT person_id) FROM person WHERE person_id NOT IN (SELECT person_id FROM home)"
    ).fetchone()
    conflicting = con.execute(
        "SELECT count(*) FROM (SELECT person_id FROM claim WHERE rank <= 2 GROUP BY person_id "
        "HAVING count(DISTINCT state) > 1)"
    ).fetchone()
    return {
        "states": [
            {
                "state": state,
                "low": int(sure * low_share),
                "best": best,
                "high": high,
                "address": address,
                "issuing_state": issuing,
                "weak": weak,
            }
            for state, best, high, address, issuing, weak, sure in rows
        ],
        "unknown": int(unknown[0]) if unknown else 0,
        "conflicting": int(conflicting[0]) if conflicting else 0,
    }
