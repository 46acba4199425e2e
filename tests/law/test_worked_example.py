"""The worked example of the research (research/notification_law.md §8): a leak like Pay Tel's, counts invented.

People and expected verdicts are written down from its table by hand.
"""

from datetime import date
from typing import Any

import pytest

from pii_scan.law.decide import decide
from pii_scan.law.table import packaged
from pii_scan.report import law

LICENCE = ("drivers_license", "dob")
PEOPLE: list[tuple[str, int, tuple[str, ...], bool]] = [
    ("NC", 96_400, LICENCE, True), ("SC", 31_250, LICENCE, True), ("GA", 42_900, LICENCE, True),
    ("GA", 410, ("drivers_license",), False), ("VA", 28_700, LICENCE, True), ("TN", 17_300, LICENCE, True),
    ("TN", 900, ("state_id", "dob"), True), ("FL", 9_850, LICENCE, True), ("FL", 640, ("geolocation",), True),
    ("AL", 6_120, LICENCE, True), ("WV", 2_240, LICENCE, True), ("KY", 1_900, LICENCE, True),
    ("MD", 985, LICENCE, True), ("MD", 20, ("passport",), True), ("NY", 812, LICENCE, True), ("CA", 493, LICENCE, True),
    ("TX", 240, LICENCE, True), ("TX", 12, ("passport",), True), ("CT", 58, LICENCE, True),
    ("CT", 7, ("geolocation",), True), ("DC", 49, LICENCE, True), ("ND", 31, ("dob",), True), ("WA", 77, ("dob",), True),
    ("PA", 150, ("acct_without_code",), True), ("MA", 64, ("acct_without_code",), True),
    ("PR", 9, ("acct_without_code",), True), ("OH", 330, ("geolocation",), True), ("HI", 12, LICENCE, True),
]  # fmt: skip

DELAY = "without unreasonable delay"
EXPECTED: dict[str, tuple[tuple[int, int, int], str | None, str, str]] = {
    # triggered / possible / not, individuals by, regulator begins with, credit bureaus begin with
    "NC": ((96_400, 0, 0), None, f"yes, {DELAY} [Attorney General", "yes"),
    "GA": ((0, 43_310, 0), None, "none", "only if the 43,310 possible people count (from 10,001)"),
    "SC": ((31_250, 0, 0), None, f"yes, {DELAY} [Department of Consumer Affairs", "yes"),
    "VA": ((28_700, 0, 0), None, f"yes, {DELAY} [Attorney General", "yes"),
    "TN": ((17_300, 0, 900), "2026-06-21", "none", "yes"),
    "FL": ((10_490, 0, 0), "2026-06-06", "yes, by 2026-06-06", "yes"),
    "AL": ((6_120, 0, 0), "2026-06-21", "yes, by 2026-06-21", "yes"),
    "WV": ((2_240, 0, 0), None, "none", "yes"),
    "KY": ((1_900, 0, 0), None, "none", "yes"),
    "MD": ((1_005, 0, 0), "2026-06-21", "yes, before individual notice", "yes"),
    "NY": ((812, 0, 0), "2026-06-06", f"yes, {DELAY}", "not reached (812 of 5,001)"),
    "CA": ((493, 0, 0), "2026-06-06", "not reached (493 of 501)", "none"),
    "TX": (
        (252, 0, 0), "2026-07-06", "yes, by 2026-06-06",
        "not reached (252 of 10,001; reached if the statute counts all persons notified)",
    ),
    "WA": ((77, 0, 0), "2026-06-06", "not reached (77 of 501)", "none"),
    "CT": ((65, 0, 0), "2026-07-06", "yes, no later than individual notice", "none"),
    "MA": ((64, 0, 0), None, f"yes, {DELAY}", "conditional"),
    "DC": ((49, 0, 0), None, "not reached (49 of 50)", "not reached (49 of 1,001; reached if"),
    "ND": ((31, 0, 0), None, "not reached (31 of 251; reached if the statute counts all", "none"),
    "HI": ((12, 0, 0), None, "not reached (12 of 1,001; reached if", "not reached (12 of 1,001; reached if"),
    "PR": ((9, 0, 0), None, "yes, by 2026-05-17", "none"),
    "PA": ((0, 0, 150), None, "no duty found", "no duty found"),
    "OH": ((0, 0, 330), None, "no duty found", "no duty found"),
}  # fmt: skip


def entry(
    state: str | None, people: int, elements: tuple[str, ...], named: bool, low: int | None = None
) -> dict[str, Any]:
    return {
        "state": state, "named": list(elements) if named else [], "possible": [],
        "alone": [] if named else list(elements), "alone_possible": [], "low": people if low is None else low,
        "best": people, "high": people,
    }  # fmt: skip


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    people = [entry(*one) for one in PEOPLE]
    return decide({"low_share": 1.0, "people": people, "unlinked": []}, packaged(), date(2026, 5, 7), "unknown")


@pytest.mark.parametrize("state", EXPECTED)
def test_row(example: dict[str, Any], state: str) -> None:
    one = next(row for row in example["jurisdictions"] if row["state"] == state)
    counts, day, office, bureaus = EXPECTED[state]
    assert (one["triggered"]["best"], one["possible"], one["not"]) == counts
    assert (one["individuals"] or {}).get("date") == day
    assert law.regulator(one).startswith(office)
    assert law.bureaus(one).startswith(bureaus)


def test_totals(example: dict[str, Any]) -> None:
    assert (example["triggered"], example["possible"]) == (197_269, 43_310)
    assert sum(one["not"] for one in example["jurisdictions"]) == 1_380
    assert example["verdicts"] == {"triggered": 19, "possible": 1, "not": 2}


def test_the_earliest_term_is_puerto_ricos(example: dict[str, Any]) -> None:
    # Ten days from detection to its regulator; the thirty days of four states end later.
    assert example["earliest"]["date"] == "2026-05-17"
    assert example["earliest"]["duties"] == [{"state": "PR", "who": "regulator"}]


def test_elements_that_made_it_so(example: dict[str, Any]) -> None:
    rows = {row["state"]: row for row in example["jurisdictions"]}
    found = {
        state: [(e["element"], e["how"], e["people"]) for e in rows[state]["elements"]] for state in ("MD", "GA", "FL")
    }
    assert found == {
        "MD": [("drivers_license", "named", 985), ("passport", "named", 20)],
        "GA": [("drivers_license", "named", 42_900), ("drivers_license", "alone", 410)],
        "FL": [("drivers_license", "named", 9_850), ("geolocation", "named", 640)],
    }
    # Texas lists no passport: its clause on government numbers reaches it.
    assert [(e["element"], e["by"]) for e in rows["TX"]["elements"]][1] == ("passport", "el_other_gov_id")


def test_cells_that_decided_give_the_confidence(example: dict[str, Any]) -> None:
    rows = {row["state"]: row for row in example["jurisdictions"]}
    # West Virginia's conflict is about its harm exception, which stands in the row; Florida's genetic data do not.
    assert rows["WV"]["confidence"] == "conflict" == rows["WV"]["cells"]["harm_exception"]
    assert rows["FL"]["confidence"] == "two_sources" and "el_genetic" not in rows["FL"]["cells"]
