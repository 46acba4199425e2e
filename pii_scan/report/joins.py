"""joins.csv: columns of different tables that hold the same keys."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View

_SIDE = ("address", "files", "table", "column", "rows", "distinct_low", "distinct", "distinct_high", "classes")
HEADER = (
    *(f"key_{name}" for name in _SIDE), *(f"refers_{name}" for name in _SIDE),
    "relation", "share_low", "share", "share_high", "compared", "basis", "kind",
)  # fmt: skip


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    for join in view.joins.get("found", ()) if view.joins else ():
        share = join["share"]
        yield (
            *_side(join["parent"]), *_side(join["child"]), join["relation"],
            share["low"], share["best"], share["high"], join["compared"], join["basis"], join["kind"],
        )  # fmt: skip


def _side(side: Mapping[str, Any]) -> tuple[Cell, ...]:
    distinct = side["distinct"]
    return (
        side["address"], side["files"], side["table"], side["column"], side["rows"],
        distinct["low"], distinct["best"], distinct["high"], " ".join(side["classes"]),
    )  # fmt: skip


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(id="joins", filename="joins.csv", title="Tables that join", write=_write)
