"""The table of recall: intervals by their formula, both readers on the same documents."""

import pytest

from bench import measure, recall


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662), (0, 0, 0.0, 1.0)],
)
def test_wilson_intervals(hits: int, tries: int, low: float, high: float) -> None:
    """Expected: Wilson 1927; 81 of 263 is the worked example of Newcombe 1998, table I."""
    assert recall.wilson(hits, tries) == pytest.approx((low, high), abs=1e-4)


def test_the_calibration_error_weighs_bins_by_hits() -> None:
    bins = {"5": [10.0, 5.0, 5.0], "9": [30.0, 28.5, 22.5]}
    assert recall.calibration_error(bins) == pytest.approx(6 / 40)
    assert recall.calibration_error({}) is None


def test_f1_is_the_harmonic_mean_of_what_is_sure() -> None:
    assert recall.f1({"high": 5, "any": 9, "high right": 8, "high wrong": 2}, 10) == pytest.approx(0.8 / 1.3)
    assert recall.f1({"high": 0, "any": 9, "possible right": 9}, 10) == 0.0
    assert recall.f1({"high wrong": 3}, 10) == 0.0


def test_both_readers_get_the_same_documents() -> None:
    got = {
        reader: measure.run("recall_subjects:recall", reader=reader, per_topic=1, shared=True)
        for reader in ("ours", "presidio")
    }
    values = {
        reader: {kind: tally["values"] for kind, tally in figures["kinds"].items() if tally.get("values")}
        for reader, figures in got.items()
    }
    assert values["ours"] == values["presidio"]
    assert got["ours"]["kinds"]["email"]["any"] > 0 and got["presidio"]["kinds"]["email"]["any"] > 0
    assert "person_name" in got["ours"]["kinds"]


def test_alarms_are_counted_by_band_and_kind() -> None:
    got = measure.run("recall_subjects:alarms", source="drawn", size=20_000)
    assert 18 < got["kb"] < 25
    assert all(name.partition(" ")[0] in {"high", "possible", "dummy"} for name in got["hits"])
