"""A logger's comma before the milliseconds makes no table."""

from pii_scan.extract.table.csv import CSV, probe

LOG = b"".join(b"2024-05-%02d 07:00:11,756 INFO  api   GET /v2/items/%d 200\n" % (day, day * 7) for day in range(1, 20))


def test_a_log_with_commas_in_its_times_is_no_table() -> None:
    assert probe(LOG, "app.log") is None


def test_a_table_of_times_stays_one() -> None:
    rows = b"".join(b"2024-05-%02d 07:00:11.756,api,GET,%d\n" % (day, day * 7) for day in range(1, 20))
    assert probe(rows, "data") == CSV
