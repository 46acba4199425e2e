"""Links a case: people, ties and residents into the store."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.link.muted import Muted, muted_parts

if TYPE_CHECKING:
    from pii_scan.store.case import Case

_WORKSHOP = ".linking-"


def link(case: "Case", muted: Muted | None = None) -> None:
    """Reads records/*.parquet, writes people, ties and the two summaries; can be run again at any time.

    Args:
        muted: what suppressions leave out.
    """
    from pii_scan.link.elements import elements
    from pii_scan.link.grouped import Grouped, ties_batches
    from pii_scan.link.people import PeopleLinker, load
    from pii_scan.store.linked import LinkedWriter

    for left in case.paths.root.glob(f"{_WORKSHOP}*"):
        # A killed run could not tidy up.
        shutil.rmtree(left, ignore_errors=True)
    # Columns of keyed hashes, as the records are.
    with tempfile.TemporaryDirectory(prefix=_WORKSHOP, dir=case.paths.root) as workshop:
        folder = Path(workshop)
        parts = sorted(str(part) for part in case.paths.records.glob("*.parquet"))
        if muted:
            parts = [muted_parts(case.paths.records_glob, muted, folder)]
        linker = PeopleLinker(load(parts, folder))
        counts = linker.run()
        writer = LinkedWriter(case)
        writer.ties(ties_batches(linker))
        grouped = Grouped.of(linker)
        # Its arrays make room for the next ones.
        del linker
        low_share = counts.low / counts.best if counts.best else 1.0
        lives = grouped.residence(low_share)
        writer.people(grouped.people(lives))
        people = {
            "low": counts.low,
            "best": counts.best,
            "high": counts.high,
            "reasons": list(counts.reasons),
            "records": counts.records,
            "minors": counts.minors,
        }
        found = elements(grouped, lives, low_share)
        writer.commit({"people": people, "residents": lives.figures, "elements": found})
