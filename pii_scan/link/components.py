"""Groups of nodes that share keys, in SQL: work grows with edges, not with pairs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def components(con: "duckdb.DuckDBPyConnection", edges: str, into: str) -> None:
    """Makes table `into` (node, label) from table `edges` (node, key).

    Every node of `edges` gets the smallest node that is reachable over shared keys. Labels spread through keys
    until nothing changes; taking the label's own label as well halves the rounds of a long chain each time.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS SELECT DISTINCT node, node AS label FROM {edges}")
    while True:
        con.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE spread AS
            WITH by_key AS (
                SELECT e.key, min(l.label) AS label FROM {edges} e JOIN {into} l USING (node) GROUP BY e.key
            ), by_node AS (
                SELECT e.node, min(k.label) AS label FROM {edges} e JOIN by_key k USING (key) GROUP BY e.node
            )
            SELECT n.node, least(n.label, l.label) AS label FROM by_node n JOIN {into} l ON l.node = n.label
            """
        )
        moved = con.execute(f"SELECT 1 FROM spread s JOIN {into} l USING (node) WHERE s.label <> l.label LIMIT 1")
        changed = moved.fetchone() is not None
        con.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS FROM spread")
        if not changed:
            return


def consistent_components(con: "duckdb.DuckDBPyConnection", nodes: str, edges: str, marks: str, into: str) -> None:
    """Makes table `into` (node, label) for every node of `nodes`, so that no group holds contradicting marks.

    Args:
        nodes: table (node).
        edges: table (node, key, rank); rank 1 is the strongest sort of key.
        marks: table (node, sort, value): a group may hold one value of a sort.

    A key whose own nodes contradict one another joins nobody. Where a chain of keys still ends in a contradiction,
    that group gives up its weakest sort of key, again and again until it is consistent. Nothing depends on the order
    of nodes or edges. Edges that were used stay in table `{into}_edge`.
    """
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE live AS
        WITH shared AS (SELECT key FROM {edges} GROUP BY key HAVING count(DISTINCT node) > 1), torn AS (
            SELECT e.key FROM {edges} e JOIN {marks} m USING (node) GROUP BY e.key, m.sort
            HAVING count(DISTINCT m.value) > 1
        )
        SELECT DISTINCT node, key, rank FROM {edges}
        WHERE key IN (SELECT key FROM shared) AND key NOT IN (SELECT key FROM torn)
        """
    )
    con.execute(f"CREATE OR REPLACE TEMP TABLE {into}_edge AS SELECT * FROM live LIMIT 0")
    con.execute("CREATE OR REPLACE TEMP TABLE settled (node BIGINT, label BIGINT)")
    while (row := con.execute("SELECT count(*) FROM live").fetchone()) is not None and row[0]:
        components(con, "live", "tried")
        con.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE torn_label AS
            SELECT DISTINCT label FROM (
                SELECT t.label FROM tried t JOIN {marks} m USING (node) GROUP BY t.label, m.sort
                HAVING count(DISTINCT m.value) > 1
            )
            """
        )
        con.execute("INSERT INTO settled SELECT node, label FROM tried WHERE label NOT IN (FROM torn_label)")
        con.execute(f"INSERT INTO {into}_edge SELECT live.* FROM live JOIN settled USING (node)")
        con.execute(
            """
            CREATE OR REPLACE TEMP TABLE live AS
            WITH rest AS (
                SELECT l.*, max(l.rank) OVER (PARTITION BY t.label) AS weakest
                FROM live l JOIN tried t USING (node) WHERE t.label IN (FROM torn_label)
            )
            SELECT node, key, rank FROM rest WHERE rank < weakest
            """
        )
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE {into} AS
        SELECT n.node, coalesce(s.label, n.node) AS label FROM {nodes} n LEFT JOIN settled s USING (node)
        """
    )
