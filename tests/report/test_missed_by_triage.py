"""The interval against sums by hand and against its promise."""

from fractions import Fraction
from math import comb

import pytest

from pii_scan.report.missed_by_triage import interval, missed_by_triage


@pytest.mark.parametrize(("population", "sample"), [(12, 5), (40, 10), (30, 30)])
def test_no_true_number_is_left_out_more_often_than_promised(population, sample):
    for total in range(population + 1):
        outside = Fraction(0)
        for hits in range(max(0, sample - population + total), min(sample, total) + 1):
            low, high = interval(population, sample, hits)
            if not low <= total <= high:
                outside += Fraction(
                    comb(total, hits) * comb(population - total, sample - hits), comb(population, sample)
                )
        assert outside <= Fraction(1, 20)


def test_none_in_two_hundred_is_at_most_about_two_percent():
    # 1 - 0.025 ** (1 / 200) = 1.83 %, a little less for a finite population.
    low, high = interval(20_000, 200, 0)
    assert low == 0 and 340 <= high <= 366


def test_everything_read_leaves_nothing_open():
    (entry,) = missed_by_triage({"left_out": 9, "audited": 9, "missed": 2})
    assert (entry["low"], entry["best"], entry["high"]) == (0, 0, 0)


def test_nothing_read_tells_nothing():
    (entry,) = missed_by_triage({"left_out": 9})
    assert (entry["low"], entry["best"], entry["high"]) == (0, None, 9)
    assert missed_by_triage({}) == ()
