"""people.csv: one line per person found, without a name."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pii_scan.report.report import Report
from pii_scan.report.view import View

if TYPE_CHECKING:
    import pyarrow as pa

HEADER = ("person_id", "records", "classes", "state", "state_basis", "minor", "record_ids")


def batches(view: View) -> "Iterator[pa.RecordBatch]":
    """In order of id, which is a keyed hash; `minor` is yes, no or empty where no birth date was read."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for batch in view.reader.people_batches():
        records = batch.column("record_ids")
        yield pa.RecordBatch.from_arrays(
            [
                batch.column("person_id"),
                pc.list_value_length(records),
                pc.binary_join(batch.column("classes"), "; "),
                batch.column("state"),
                batch.column("state_basis"),
                pc.if_else(batch.column("minor"), "yes", "no"),
                pc.binary_join(records, "; "),
            ],
            names=list(HEADER),
        )


def _write(view: View, path: Path) -> None:
    """Hex ids, fixed words and codes: nothing to escape or to quote, and the writer raises where there is."""
    from pyarrow import csv

    options = csv.WriteOptions(include_header=False, quoting_style="none")
    with path.open("wb") as stream:
        stream.write((",".join(HEADER) + "\n").encode())
        for batch in batches(view):
            csv.write_csv(batch, stream, options)


REPORT = Report(id="people", filename="people.csv", title="People found, without names", write=_write)
