"""Links a case: people, ties and residents into the store."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.link.muted import Muted, without_muted
from pii_scan.model.record import Person, Tie
from pii_scan.store import derived

if TYPE_CHECKING:
    import duckdb

    from pii_scan.store.case import Case


_WORKSHOP = ".linking-"


def link(case: "Case", muted: Muted | None = None) -> None:
    """Reads records/*.parquet, writes people, ties and the two summaries; can be run again at any time.

    Args:
        muted: what suppressions leave out.
    """
    import duckdb

    from pii_scan.link.people import PeopleLinker
    from pii_scan.link.residence import residents

    for left in case.paths.root.glob(f"{_WORKSHOP}*"):
        # A killed run could not tidy up.
        shutil.rmtree(left, ignore_errors=True)
    with (
        # Past its memory DuckDB goes on in files; they hold keyed hashes, as the records do.
        tempfile.TemporaryDirectory(prefix=_WORKSHOP, dir=case.paths.root) as workshop,
        duckdb.connect(":memory:") as con,
    ):
        con.execute("SET threads = 1")
        con.execute("SET memory_limit = '1GB'")
        con.execute("SET preserve_insertion_order = false")
        con.execute("SET temp_directory = $folder", {"folder": workshop})
        glob = case.paths.records_glob
        if muted:
            glob = without_muted(con, glob, muted, Path(workshop))
        counts = PeopleLinker(con, glob).run()
        share = counts.low / counts.best if counts.best else 1.0
        places = residents(con, share)
        derived.write_people(case, _people(con), _ties(con))
    derived.write_derived(
        case,
        "people",
        {
            "low": counts.low,
            "best": counts.best,
            "high": counts.high,
            "reasons": list(counts.reasons),
            "records": counts.records,
            "minors": counts.minors,
        },
    )
    derived.write_derived(case, "residents", places)


def _people(con: "duckdb.DuckDBPyConnection") -> list[Person]:
    rows = con.execute(
        """
        SELECT p.person_id, list(p.record_id ORDER BY p.record_id), list_sort(list_distinct(flatten(list(s.classes)))),
               any_value(h.state),
               any_value(CASE h.rank WHEN 1 THEN 'address' WHEN 2 THEN 'issuing_state' ELSE 'weak' END),
               bool_or(s.minor)
        FROM person p JOIN subject s USING (record_id) LEFT JOIN home h USING (person_id)
        GROUP BY p.person_id ORDER BY p.person_id
        """
    ).fetchall()
    return [
        Person(person, tuple(records), tuple(classes or ()), state, basis if state else None, minor)
        for person, records, classes, state, basis, minor in rows
    ]


def _ties(con: "duckdb.DuckDBPyConnection") -> list[Tie]:
    rows = con.execute("SELECT record_a, record_b, reason, sure FROM tie ORDER BY ALL").fetchall()
    return [Tie(*row) for row in rows]
