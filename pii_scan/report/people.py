"""people.csv: one line per person found, without a name."""

from collections.abc import Iterator
from pathlib import Path

from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View

HEADER = ("person_id", "records", "classes", "state", "state_basis", "minor", "record_ids")


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """In order of id, which is a keyed hash; `minor` is yes, no or empty where no birth date was read."""
    for entry in sorted(view.persons, key=lambda person: str(person.get("person_id"))):
        records = [str(record) for record in entry.get("records", ())]
        minor = entry.get("minor")
        yield (
            str(entry.get("person_id", "")),
            len(records),
            "; ".join(str(name) for name in entry.get("classes", ())),
            entry.get("state"),
            entry.get("state_basis"),
            None if minor is None else "yes" if minor else "no",
            "; ".join(records),
        )


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(id="people", filename="people.csv", title="People found, without names", write=_write)
