"""people.csv: one line per person found, without a name."""

from collections.abc import Iterator
from pathlib import Path

from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View

HEADER = ("person_id", "records", "classes", "state", "state_basis", "minor", "record_ids")


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """In order of id, which is a keyed hash; `minor` is yes, no or empty where no birth date was read."""
    for person in view.reader.people():
        yield (
            person.person_id,
            len(person.records),
            "; ".join(person.classes),
            person.state,
            person.state_basis,
            None if person.minor is None else "yes" if person.minor else "no",
            "; ".join(person.records),
        )


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(id="people", filename="people.csv", title="People found, without names", write=_write)
