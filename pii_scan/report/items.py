"""items.csv: one line per item, with its risk and why."""

from collections.abc import Iterator
from pathlib import Path

from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View

HEADER = (
    "address", "content_sha256", "size_bytes", "media_type", "document_type", "document_confidence", "risk",
    "reasons", "classes", "matches", "state", "suppressed",
)  # fmt: skip


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """`classes` are those found for certain; one that was only possible carries a `?`. Lists inside a
    cell are separated by `; `. `matches` leaves those out that `suppressed` counts."""
    for row in view.reader.items():
        risk, reasons = view.item_risk(row)
        marks = view.matches.marks.get(row.item_id)
        classes: list[str] = []
        if marks is not None:
            classes = view.matches.classes_of(marks.high)
            classes += [f"{name}?" for name in view.matches.classes_of(marks.possible) if name not in classes]
        yield (
            view.address(row.item_id, row.address),
            row.content_sha256,
            row.size_bytes,
            row.media_type,
            row.document_type,
            round(row.document_confidence, 3),
            risk,
            "; ".join(reasons),
            "; ".join(classes),
            0 if marks is None else marks.matches,
            row.state,
            0 if marks is None else marks.suppressed_matches,
        )


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(id="items", filename="items.csv", title="Every item with its risk", write=_write, reveals=True)
