"""Low, best and high count of people, each with its reason.

* **high**: a primary identifier merges, and so does a pair of `SECONDARY` (name and birth date, name and address…).
  Every further record that names someone is someone else; an identity picture without readable number and name is
  one more person, and so is a second identity number inside one record.
* **best**: the same, but a name without number, birth date and address joins the one person of that name; equal
  names that are all so bare are one person.
* **low**: people of equal name are as few as their SSNs, ITINs, MBIs and birth dates allow; identity pictures that
  could not be read are taken for further pictures of people already counted.

Contradicting primaries never merge, in any of the three.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_scan.link.components import components, consistent_components
from pii_scan.link.edges import CONFLICTING, ISSUED, PRIMARY, SECONDARY

if TYPE_CHECKING:
    import duckdb

_UNREAD = "NOT has_primary AND name_key IS NULL"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people. `low` ≤ `best` ≤ `high`; each reason starts with its share of the differences."""

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

    def run(self) -> Counts:
        """Leaves temp tables `subject` (records that stand for somebody), `person` (record_id, person_id) of the
        best count, and `tie`."""
        self._subjects()
        self._by_number()
        self._by_name_and_more()
        self._by_bare_name()
        low = self._low()
        self._ties()
        return self._counts(low)

    def _make(self, table: str, query: str) -> None:
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {query}")

    def _number(self, query: str) -> int:
        row = self.con.execute(query).fetchone()
        return int(row[0] or 0) if row else 0

    def _subjects(self) -> None:
        glob = self.glob.replace("'", "''")
        any_primary = " OR ".join(f"{column} IS NOT NULL" for column in PRIMARY)
        # The same bytes may have been recorded by two readings: a record id names one record, the fuller one.
        self._make(
            "record",
            f"""
            SELECT * FROM (
                SELECT * FROM read_parquet('{glob}', union_by_name = true)
                UNION ALL BY NAME SELECT NULL::BIGINT AS rows WHERE false
            ) r
            QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY len(more_keys) DESC, r::VARCHAR) = 1
            """,
        )
        self._make(
            "subject",
            f"""
            SELECT row_number() OVER () AS node, *, ({any_primary}) AS has_primary FROM record
            WHERE name_key IS NOT NULL OR number_unread OR {any_primary}
            """,
        )

    def _by_number(self) -> None:
        """Table `cluster` (node, label): records that share an identity number."""
        parts = []
        for rank, column in enumerate(PRIMARY, 1):
            issuer = f"CASE WHEN {ISSUED[column]} THEN issuer END" if column in ISSUED else "NULL"
            parts.append(
                f"SELECT node, '{column}' AS sort, {column} AS value, {issuer} AS issuer, {rank} AS rank "
                f"FROM subject WHERE {column} IS NOT NULL"
            )
            if column not in CONFLICTING:
                # A second SSN in a record is a spouse's or a misreading: it must not join two people.
                parts.append(
                    f"SELECT node, '{column}', split_part(key, ':', 2), NULL, {rank} "
                    f"FROM (SELECT node, unnest(more_keys) AS key FROM subject) WHERE starts_with(key, '{column}:')"
                )
        self._make("number", " UNION ALL ".join(parts))
        # Where the same digits were given by two issuers, the issuer is part of the number.
        self._make(
            "number_edge",
            """
            WITH issuers AS (SELECT sort, value, count(DISTINCT issuer) AS n FROM number GROUP BY ALL)
            SELECT node, rank, md5_number(
                sort || ':' || value || CASE WHEN n > 1 THEN ':' || coalesce(issuer, '?') ELSE '' END) AS key
            FROM number JOIN issuers USING (sort, value)
            """,
        )
        self._make("number_mark", self._marks("subject"))
        consistent_components(self.con, "subject", "number_edge", "number_mark", "cluster")

    @staticmethod
    def _marks(table: str) -> str:
        return " UNION ALL ".join(
            f"SELECT node, '{column}' AS sort, {column} AS value FROM {table} WHERE {column} IS NOT NULL"
            for column in CONFLICTING
        )

    def _by_name_and_more(self) -> None:
        """Table `certain` (node, label): clusters of one name that share something further."""
        self._make("cluster_node", "SELECT DISTINCT label AS node FROM cluster")
        parts = []
        for rank, column in enumerate(SECONDARY, 1):
            key = f"md5_number('{column}:' || name_key || ':'"
            parts.append(
                f"SELECT label AS node, {rank} AS rank, {key} || {column}) AS key "
                f"FROM subject JOIN cluster USING (node) WHERE name_key IS NOT NULL AND {column} IS NOT NULL"
            )
            parts.append(
                f"SELECT label, {rank}, {key} || split_part(more, ':', 2)) FROM ("
                "SELECT label, name_key, unnest(more_keys) AS more FROM subject JOIN cluster USING (node) "
                f"WHERE name_key IS NOT NULL) WHERE starts_with(more, '{column}:')"
            )
        self._make("more_edge", " UNION ALL ".join(parts))
        self._make(
            "cluster_mark",
            f"""
            SELECT DISTINCT label AS node, sort, value FROM ({self._marks("subject")}) JOIN cluster USING (node)
            UNION ALL
            SELECT label, 'birth_key', min(birth_key) FROM subject JOIN cluster USING (node)
            GROUP BY label HAVING count(DISTINCT birth_key) = 1
            """,
        )
        consistent_components(self.con, "cluster_node", "more_edge", "cluster_mark", "certain")
        self._make(
            "certain_person",
            "SELECT c.node, g.label FROM cluster c JOIN certain g ON g.node = c.label",
        )

    def _by_bare_name(self) -> None:
        """Table `best` (node, label): a name without number, birth date and address joins the one who bears it."""
        self._make(
            "bare",
            """
            SELECT label, min(name_key) AS name_key FROM certain_person JOIN subject USING (node) GROUP BY label
            HAVING bool_and(NOT has_primary AND NOT coalesce(number_unread, false)
                   AND birth_key IS NULL AND house_zip_key IS NULL)
               AND count(DISTINCT name_key) = 1
            """,
        )
        self._make(
            "bare_target",
            """
            WITH known AS (
                SELECT name_key, min(label) AS label, count(DISTINCT label) AS people
                FROM certain_person JOIN subject USING (node)
                WHERE name_key IS NOT NULL AND label NOT IN (SELECT label FROM bare) GROUP BY name_key
            ), first AS (SELECT name_key, min(label) AS label FROM bare GROUP BY name_key)
            SELECT b.label, CASE WHEN k.people = 1 THEN k.label ELSE f.label END AS target
            FROM bare b JOIN first f USING (name_key) LEFT JOIN known k USING (name_key)
            """,
        )
        self._make(
            "best",
            """
            SELECT c.node, coalesce(b.target, c.label) AS label
            FROM certain_person c LEFT JOIN bare_target b USING (label)
            """,
        )
        self._make(
            "person",
            """
            SELECT s.record_id, min(s.record_id) OVER (PARTITION BY b.label) AS person_id, b.node, b.label
            FROM best b JOIN subject s USING (node)
            """,
        )

    def _low(self) -> int:
        """How few people there can be; leaves `namesake` (node, label): people and the group that shares names."""
        self._make(
            "name_edge",
            """
            SELECT DISTINCT label AS node, name_key AS key FROM best JOIN subject USING (node)
            WHERE name_key IS NOT NULL
            """,
        )
        components(self.con, "name_edge", "namesake")
        # Who was read with two values of a sort fits either; the others need one person for each value.
        sorts = " UNION ALL ".join(
            f"SELECT label AS node, '{column}' AS sort, min({column}) AS value FROM best JOIN subject USING (node) "
            f"GROUP BY label HAVING count(DISTINCT {column}) = 1"
            for column in (*CONFLICTING, "birth_key")
        )
        self._make(
            "fewest",
            f"""
            WITH needed AS (
                SELECT n.label, count(DISTINCT m.value) AS people FROM ({sorts}) m JOIN namesake n USING (node)
                GROUP BY n.label, m.sort
            )
            SELECT n.label, coalesce(max(d.people), 1) AS people
            FROM (SELECT DISTINCT label FROM namesake) n LEFT JOIN needed d USING (label) GROUP BY n.label
            """,
        )
        named = self._number("SELECT sum(people) FROM fewest")
        numbered = self._number(
            "SELECT count(DISTINCT label) FROM best JOIN subject USING (node) "
            "WHERE has_primary AND label NOT IN (SELECT node FROM namesake)"
        )
        return named + numbered

    def _ties(self) -> None:
        """Each record or cluster to the first that shares the key with it, not all pairs."""
        self._make(
            "first_record",
            "SELECT label AS node, min(record_id) AS record_id FROM cluster JOIN subject USING (node) GROUP BY label",
        )
        self._make(
            "tie",
            f"""
            WITH numbers AS (
                SELECT s.record_id, e.rank, min(s.record_id) OVER (PARTITION BY e.key) AS first
                FROM cluster_edge e JOIN subject s USING (node)
            ), more AS (
                SELECT f.record_id, e.rank, min(f.record_id) OVER (PARTITION BY e.key) AS first
                FROM certain_edge e JOIN first_record f USING (node)
            ), bare_names AS (
                SELECT s.record_id, node, min(s.record_id) OVER (PARTITION BY b.label) AS first
                FROM best b JOIN subject s USING (node)
                WHERE b.label IN (SELECT target FROM bare_target)
            ), same_name AS (
                SELECT p.person_id AS record_id, min(p.person_id) OVER (PARTITION BY n.label) AS first
                FROM (SELECT DISTINCT label, person_id FROM person) p JOIN namesake n ON n.node = p.label
                JOIN fewest f ON f.label = n.label WHERE f.people = 1
            )
            SELECT first AS record_a, record_id AS record_b, {_words(PRIMARY)} AS reason, true AS sure
            FROM numbers WHERE first <> record_id
            UNION SELECT first, record_id, {_words(SECONDARY)}, true FROM more WHERE first <> record_id
            UNION SELECT first, record_id, 'same bare name', true FROM bare_names
            WHERE first <> record_id AND node IN (SELECT node FROM certain_person JOIN bare USING (label))
            UNION SELECT first, record_id, 'same name', false FROM same_name WHERE first <> record_id
            """,
        )

    def _counts(self, low: int) -> Counts:
        best = self._number("SELECT count(DISTINCT label) FROM best")
        certain = self._number("SELECT count(DISTINCT label) FROM certain_person") + self._repeated_names()
        pictures = self._number(
            "SELECT count(*) FROM (SELECT label FROM best JOIN subject USING (node) GROUP BY label "
            f"HAVING bool_and({_UNREAD}))"
        )
        further = self._further()
        # Pictures alone still show somebody.
        low, pictures = (1, pictures - 1) if pictures and not low else (low, pictures)
        shares = (
            (pictures, "identity picture without readable name and number: one more person, or none",
             "identity pictures without readable name and number: each one more person, or none"),
            (best - pictures - low, "person who shares a full name with another and is told apart by weak evidence",
             "people who share a full name with another and are told apart by weak evidence"),
            (certain - best, "mention by bare name: a person counted already, or somebody else",
             "mentions by bare name: people counted already, or somebody else"),
            (further, "further identity number in somebody's record: one more person, or a misreading",
             "further identity numbers in somebody's record: each one more person, or a misreading"),
        )  # fmt: skip
        return Counts(
            low=low,
            best=best,
            high=certain + further,
            reasons=tuple(f"{count:,} {one if count == 1 else many}" for count, one, many in shares if count),
            records=self._number("SELECT sum(coalesce(rows, 1)) FROM record"),
            minors=self._number("SELECT count(DISTINCT label) FROM best JOIN subject USING (node) WHERE minor"),
        )

    def _repeated_names(self) -> int:
        """Rows of large tables that say nothing but a name, and the same as another row: one record stands for them."""
        nothing_more = " AND ".join(f"{column} IS NULL" for column in (*PRIMARY, *SECONDARY))
        return self._number(
            f"SELECT sum(rows - 1) FROM subject WHERE rows > 1 AND name_key IS NOT NULL AND {nothing_more} "
            "AND len(more_keys) = 0"
        )

    def _further(self) -> int:
        """Second SSNs, ITINs and MBIs of records that are nobody's first."""
        more = "SELECT DISTINCT unnest(more_keys) AS key FROM subject"
        parts = [
            f"SELECT key FROM ({more}) WHERE starts_with(key, '{column}:') "
            f"AND split_part(key, ':', 2) NOT IN (SELECT {column} FROM subject WHERE {column} IS NOT NULL)"
            for column in CONFLICTING
        ]
        return self._number(f"SELECT count(*) FROM ({' UNION ALL '.join(parts)})")


def _words(reasons: Mapping[str, str]) -> str:
    cases = " ".join(f"WHEN {rank} THEN '{reason}'" for rank, reason in enumerate(reasons.values(), 1))
    return f"CASE rank {cases} END"
