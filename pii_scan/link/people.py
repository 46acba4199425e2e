"""Low, best and high count of people, each with its reason.

* **high**: only primary identifiers merge. Every further record that names someone is someone else, unless name
  and birth date (or another pair of `SECONDARY`) agree; identity pictures without a readable number or name
  count one each.
* **best**: the same, but a record with nothing but a name joins the one person of that name; equal bare names
  are one person.
* **low**: people of equal name merge unless an SSN, ITIN, MBI or birth date contradicts; identity pictures that
  could not be read are taken for further pictures of people already counted.

Conflicting primaries never merge, in any of the three.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pii_scan.link.components import components
from pii_scan.link.edges import CONFLICTING, PRIMARY, SECONDARY

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Counts:
    low: int
    best: int
    high: int
    reasons: tuple[str, ...]
    records: int
    minors: int


@dataclass(slots=True)
class PeopleLinker:
    """Works inside one DuckDB connection over the records of one case."""

    con: "duckdb.DuckDBPyConnection"
    glob: str
    primary: tuple[str, ...] = field(default=tuple(PRIMARY))

    def run(self) -> Counts:
        """Leaves temp table `person` (record_id, person_id) of the best count, and `tie`."""
        self._records()
        components(self.con, "primary_edge", "primary_cluster")
        self._clusters("cluster", "primary_cluster")
        self._secondary_edges()
        self._merge("certain", "secondary_edge")
        self._name_only()
        self._merge("best", "name_edge")
        self._low_edges()
        self._merge("low", "low_edge")
        self._ties()
        return self._counts()

    def _records(self) -> None:
        self.con.execute(
            f"""
            CREATE TEMP TABLE record AS
            SELECT * FROM read_parquet('{self.glob.replace("'", "''")}', union_by_name = true)
            """
        )
        # The same bytes may have been recorded by two runs; a record id names one record.
        self.con.execute(
            "CREATE OR REPLACE TEMP TABLE record AS SELECT * FROM record "
            "QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY content_sha256) = 1"
        )
        any_primary = " OR ".join(f"{column} IS NOT NULL" for column in self.primary)
        self.con.execute(
            f"""
            CREATE TEMP TABLE subject AS
            SELECT *, ({any_primary}) AS has_primary FROM record
            WHERE name_key IS NOT NULL OR number_unread OR {any_primary}
            """
        )
        single = " UNION ALL ".join(
            f"SELECT record_id, '{column}:' || {column} AS key FROM subject WHERE {column} IS NOT NULL"
            for column in self.primary
        )
        listed = ", ".join(f"'{column}'" for column in self.primary)
        self.con.execute(
            f"""
            CREATE TEMP TABLE primary_edge AS {single}
            UNION ALL
            SELECT record_id, key FROM (SELECT record_id, unnest(more_keys) AS key FROM subject)
            WHERE split_part(key, ':', 1) IN ({listed})
            UNION ALL
            SELECT record_id, 'record:' || record_id FROM subject
            """
        )

    def _clusters(self, name: str, source: str) -> None:
        self.con.execute(f"CREATE TEMP TABLE {name} AS SELECT record_id, label AS cluster_id FROM {source}")

    def _secondary_edges(self) -> None:
        parts = [
            f"SELECT c.cluster_id AS record_id, '{a}+{b}:' || s.{a} || s.{b} AS key "
            f"FROM subject s JOIN cluster c USING (record_id) WHERE s.{a} IS NOT NULL AND s.{b} IS NOT NULL"
            for a, b in SECONDARY
        ]
        self.con.execute(f"CREATE TEMP TABLE secondary_raw AS {' UNION '.join(parts)}")
        self._without_conflicts("secondary_raw", "secondary_edge", "cluster", birth=True)

    def _without_conflicts(self, raw: str, into: str, level: str, *, birth: bool) -> None:
        """Drops every key that would join clusters with different numbers of which a person has one."""
        columns = [*CONFLICTING, *(["birth_key"] if birth else [])]
        counts = ", ".join(f"count(DISTINCT s.{column}) AS n{i}" for i, column in enumerate(columns))
        bad = " OR ".join(f"n{i} > 1" for i in range(len(columns)))
        self.con.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE {into} AS
            WITH per_key AS (
                SELECT e.key, {counts} FROM {raw} e
                JOIN {level} c ON c.cluster_id = e.record_id JOIN subject s ON s.record_id = c.record_id GROUP BY e.key
            )
            SELECT e.record_id, e.key FROM {raw} e JOIN per_key k USING (key) WHERE NOT ({bad})
            UNION ALL
            SELECT DISTINCT cluster_id, 'cluster:' || cluster_id FROM {level}
            """
        )

    def _merge(self, name: str, edges: str) -> None:
        """Clusters joined over `edges`; a chain that ends in a contradiction is taken apart again."""
        components(self.con, edges, f"{name}_label")
        counts = ", ".join(f"count(DISTINCT s.{column}) AS n{i}" for i, column in enumerate(CONFLICTING))
        bad = " OR ".join(f"n{i} > 1" for i in range(len(CONFLICTING)))
        self.con.execute(
            f"""
            CREATE TEMP TABLE {name}_person AS
            WITH joined AS (
                SELECT c.record_id, c.cluster_id, l.label
                FROM cluster c JOIN {name}_label l ON l.record_id = c.cluster_id
            ), torn AS (
                SELECT label FROM (
                    SELECT j.label, count(DISTINCT j.cluster_id) AS parts, {counts}
                    FROM joined j JOIN subject s USING (record_id) GROUP BY j.label
                ) WHERE parts > 1 AND ({bad})
            )
            SELECT record_id, CASE WHEN label IN (SELECT label FROM torn) THEN cluster_id ELSE label END AS person_id
            FROM joined
            """
        )

    def _name_only(self) -> None:
        """A cluster known by a bare name joins the one cluster of that name; bare equal names are one."""
        self.con.execute(
            """
            CREATE TEMP TABLE bare AS
            SELECT p.person_id, min(s.name_key) AS name_key FROM certain_person p JOIN subject s USING (record_id)
            GROUP BY p.person_id
            HAVING bool_and(NOT s.has_primary AND s.birth_key IS NULL) AND count(DISTINCT s.name_key) = 1
               AND bool_and(NOT coalesce(s.number_unread, false))
            """
        )
        self.con.execute(
            """
            CREATE TEMP TABLE name_raw AS
            WITH known AS (
                SELECT s.name_key, min(p.person_id) AS person_id, count(DISTINCT p.person_id) AS people
                FROM certain_person p JOIN subject s USING (record_id)
                WHERE s.name_key IS NOT NULL AND p.person_id NOT IN (SELECT person_id FROM bare) GROUP BY s.name_key
            ), target AS (
                SELECT b.person_id, b.name_key, CASE WHEN k.people = 1 THEN k.person_id END AS known
                FROM bare b LEFT JOIN known k USING (name_key)
            )
            SELECT person_id, 'bare:' || name_key AS key FROM target
            UNION ALL SELECT known, 'bare:' || name_key FROM target WHERE known IS NOT NULL
            """
        )
        self.con.execute(
            """
            CREATE TEMP TABLE name_edge AS
            SELECT DISTINCT c.cluster_id AS record_id, 'p:' || p.person_id AS key
            FROM cluster c JOIN certain_person p USING (record_id)
            UNION ALL
            SELECT DISTINCT c.cluster_id, r.key
            FROM name_raw r JOIN certain_person p ON p.person_id = r.person_id JOIN cluster c USING (record_id)
            """
        )

    def _low_edges(self) -> None:
        self.con.execute(
            """
            CREATE TEMP TABLE low_raw AS
            SELECT DISTINCT c.cluster_id AS record_id, 'n:' || s.name_key AS key
            FROM subject s JOIN cluster c USING (record_id) WHERE s.name_key IS NOT NULL
            """
        )
        self._without_conflicts("low_raw", "low_name", "cluster", birth=True)
        self.con.execute(
            """
            CREATE TEMP TABLE low_edge AS SELECT record_id, key FROM low_name
            UNION ALL SELECT DISTINCT record_id, key FROM name_edge
            """
        )

    def _ties(self) -> None:
        """One tie per record, cluster and key: each record to the first of its cluster, not all pairs."""
        cases = " ".join(f"WHEN '{column}' THEN '{reason}'" for column, reason in PRIMARY.items())
        second = " ".join(f"WHEN '{a}+{b}' THEN '{reason}'" for (a, b), reason in SECONDARY.items())
        self.con.execute(
            f"""
            CREATE TEMP TABLE tie AS
            WITH keyed AS (
                SELECT e.record_id, e.key, min(e.record_id) OVER (PARTITION BY e.key) AS first
                FROM primary_edge e WHERE e.key NOT LIKE 'record:%'
            )
            SELECT first AS record_a, record_id AS record_b,
                   CASE split_part(key, ':', 1) {cases} ELSE 'same number' END AS reason, true AS sure
            FROM keyed WHERE first <> record_id
            UNION
            SELECT first, record_id, CASE split_part(key, ':', 1) {second} END, true FROM (
                SELECT e.record_id, e.key, min(e.record_id) OVER (PARTITION BY e.key) AS first
                FROM secondary_edge e WHERE e.key NOT LIKE 'cluster:%'
            ) WHERE first <> record_id
            UNION
            SELECT first, record_id, 'same bare name', true FROM (
                SELECT e.record_id, min(e.record_id) OVER (PARTITION BY e.key) AS first
                FROM name_edge e WHERE e.key LIKE 'bare:%'
            ) WHERE first <> record_id
            """
        )

    def _counts(self) -> Counts:
        unread = "NOT has_primary AND name_key IS NULL"

        def count(table: str, where: str = "true") -> int:
            row = self.con.execute(
                f"SELECT count(DISTINCT person_id) FROM {table} JOIN subject USING (record_id) WHERE {where}"
            ).fetchone()
            return int(row[0]) if row else 0

        self.con.execute("CREATE TEMP TABLE person AS SELECT record_id, person_id FROM best_person")
        low = count("low_person", f"NOT ({unread})")
        pictures = count("best_person", unread)
        best, high = count("best_person"), count("certain_person")
        low = max(low, 1 if pictures and not low else low)
        bare = high - best
        merged = best - pictures - low
        reasons = []
        if pictures:
            reasons.append(f"{pictures:,} identity pictures without readable name and number: each one more, or none")
        if bare > 0:
            reasons.append(f"{bare:,} mentions by bare name: the known person of that name, or somebody else")
        if merged > 0:
            reasons.append(f"{merged:,} people who share a full name with another and are told apart by weak evidence")
        minors = self.con.execute(
            "SELECT count(DISTINCT person_id) FROM person JOIN subject USING (record_id) WHERE minor"
        ).fetchone()
        records = self.con.execute("SELECT count(*) FROM record").fetchone()
        return Counts(
            min(low, best), best, high, tuple(reasons), int(records[0]) if records else 0, int(minors[0]) if minors else 0
        )
