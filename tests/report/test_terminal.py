"""What stands on stdout after a scan."""

from pathlib import Path

from fake_case import FakeCase

from pii_scan.report.terminal import headline
from pii_scan.report.view import View, build_view


def test_it_says_what_how_many_and_where(view: View) -> None:
    text = headline(view, Path("case/report/index.html"))
    assert text.startswith("CRITICAL. 409 of 526 items are at critical or high risk.")
    lines = {line[:8].strip(): line[8:] for line in text.splitlines() if line[:8].strip().islower()}
    assert lines["risk"] == "critical 319  high 90  medium 31  low 18  none 62  unknown 6"
    assert lines["people"] == "about 231 (207–262)"
    assert lines["items"] == "complete 520  partial 3  skipped 3"
    assert lines["report"] == "case/report/index.html"
    assert "encrypted" in lines["unread"]
    assert all(len(line) <= 96 for line in text.splitlines())


def test_a_clean_case_is_calm_and_says_what_was_read() -> None:
    case = FakeCase()
    keep = {row.item_id for row in case._items if row.document_type == "photo"}
    case._items = [row for row in case._items if row.item_id in keep]
    case._matches = []
    case._derived = {}
    text = headline(build_view(case))
    assert text.startswith("NONE. No personal data was found in what could be read.")
    assert "All 62 items were read in full." in " ".join(text.split())


def test_unread_items_are_never_called_clean() -> None:
    case = FakeCase()
    case._items = [row for row in case._items if row.state == "skipped"]
    case._matches = []
    text = headline(build_view(case))
    assert text.startswith("UNKNOWN. Nothing was read yet")
    assert "what was not read may hold more" in " ".join(text.split())


def test_a_case_of_one_item_is_worded_for_one() -> None:
    case = FakeCase()
    case._items = [next(row for row in case._items if case._risk[row.item_id][0] == "critical")]
    case._derived = {}
    text = " ".join(headline(build_view(case)).split())
    assert text.startswith("CRITICAL. The only item is at critical or high risk.")
    assert "The only item was read in full." in text


def test_a_report_path_cannot_drive_the_terminal(view: View) -> None:
    assert "\x1b" not in headline(view, Path("case\x1b[2J/index.html"))
