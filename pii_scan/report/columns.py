"""columns.csv: each judged column of each large table: what its cells are, and how many different values it holds."""

import json
from collections.abc import Iterator
from pathlib import Path

from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View

_SORTS = ("valid", "invalid", "masked", "dummy", "empty", "other")
HEADER = ("address", "content_sha256", "table", "column", "kind", "rows", *_SORTS, "distinct")


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """One for each place at which a table's content lies; columns read together are named with ` + ` between them."""
    for item in view.reader.items():
        content, told = item.content_sha256 or "", item.facts.get("tables")
        for table in json.loads(told) if isinstance(told, str) else ():
            for column in table["columns"]:
                yield (
                    view.address(item.item_id, item.address),
                    content,
                    table["table"],
                    " + ".join(column["columns"]),
                    column["kind"],
                    table["rows"],
                    *(column.get(sort, 0) for sort in _SORTS),
                    view.distinct_in(content, table, column),
                )


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(id="columns", filename="columns.csv", title="Columns of large tables", write=_write, reveals=True)
