"""Which items are named first does not hang on the numbers that one run gave them."""

from dataclasses import replace

from pii_scan.report.item_totals import count_items
from pii_scan.report.match_totals import MatchTotals
from pii_scan.store.rows import ItemRow


def test_items_of_one_masked_address_come_in_the_same_order_in_every_run() -> None:
    one = ItemRow(1, None, "file:///***~0a0b.txt", True, 1, True, 9, None, "text/plain", "ab", "", 0.0, "partial")
    rows = [replace(one, item_id=n, address_key=key) for n, key in ((7, "aa"), (8, "bb"), (9, "cc"))]
    other = [replace(row, item_id=number) for row, number in zip(rows, (3, 2, 1), strict=True)]
    for run in (rows, other):
        found = count_items(run, MatchTotals(), {row.item_id: ("high", ()) for row in run})
        assert [row.address_key for row, _ in found.worst] == ["aa", "bb", "cc"]
        assert [row.address_key for row in found.unread] == ["aa", "bb", "cc"]
