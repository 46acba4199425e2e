"""A large table's counts reach the report, with names masked and no value."""

import json

from pii_scan.detect.table_counts import ColumnCounts, TableCounts
from pii_scan.engine.masking import PathMasker
from pii_scan.engine.table_figures import as_fact, table_figures

COUNTS = TableCounts(
    (
        ColumnCounts(("ssn",), "us_ssn", "ssn", (1, 7, 2, 3, 4, 0)),
        ColumnCounts(("first", "last"), "person_name", "name", (0, 17, 0, 0, 0, 0)),
        ColumnCounts(("219-45-6789",), "phone", "phone", (10, 7, 0, 0, 0, 0)),
    ),
    {("name", "ssn"): 7, ("name",): 6, ("name", "phone"): 4},
    {"OH": 12},
)


def test_names_are_masked_and_counts_kept() -> None:
    figures = table_figures("", 17, COUNTS, PathMasker(b"k" * 32).name)
    assert [c["kind"] for c in figures["columns"]] == ["us_ssn", "person_name", "phone"]
    first = figures["columns"][0]
    assert (first["empty"], first["valid"], first["invalid"], first["masked"], first["dummy"]) == (1, 7, 2, 3, 4)
    assert figures["together"] == {"name + ssn": 7, "name": 6, "name + phone": 4}
    text = as_fact([figures])
    assert "219-45-6789" not in text and json.loads(text)[0]["rows_by_state"] == {"OH": 12}


def test_a_filter_of_kinds_holds_here_too() -> None:
    figures = table_figures("", 17, COUNTS, str, ("us_ssn",))
    assert [c["kind"] for c in figures["columns"]] == ["us_ssn"]
    assert figures["together"] == {"ssn": 7}
