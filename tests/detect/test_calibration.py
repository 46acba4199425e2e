"""The map from log-odds to confidence: monotone, bounded, the plain logistic where nothing was fitted."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect import calibration
from pii_scan.detect.calibration import DATA, LEAST, MOST, calibrated, read, uncalibrated
from pii_scan.detect.score import band_of, logistic

ODDS = st.floats(-60, 60)
KINDS = st.sampled_from(["us_ssn", "iban", "person_name", "email", "no_such_kind"])


@given(ODDS)
def test_a_kind_without_a_line_has_the_plain_logistic(odds: float) -> None:
    expected = 1 / (1 + math.exp(-odds))
    assert calibrated("no_such_kind", odds) == pytest.approx(max(LEAST, min(MOST, expected)), abs=2e-5)


@given(KINDS, ODDS, ODDS)
def test_more_evidence_never_means_less_confidence(kind: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert LEAST <= calibrated(kind, low) <= calibrated(kind, high) <= MOST


def test_a_line_turns_and_moves_the_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "_lines", lambda: {"toy": (0.5, 0.25)})
    assert calibrated("toy", 4.0) == pytest.approx(1 / (1 + math.exp(-2.25)))
    assert calibrated("toy", 0.0) == pytest.approx(1 / (1 + math.exp(-0.25)))
    with uncalibrated():
        assert calibrated("toy", 4.0) == pytest.approx(1 / (1 + math.exp(-4.0)))
    assert calibrated("toy", 4.0) == pytest.approx(1 / (1 + math.exp(-2.25)))


@given(ODDS, st.floats(0.1, 3), st.floats(-4, 4))
def test_bands_are_what_the_weights_make_them(odds: float, slope: float, offset: float) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calibration, "_lines", lambda: {"toy": (slope, offset)})
        assert band_of(calibrated("toy", odds), False) == band_of(logistic(odds), False)


@pytest.mark.parametrize(
    "line", [{"slope": 0, "offset": 0}, {"slope": -1, "offset": 0}, {"slope": 1, "offset": math.inf}]
)
def test_a_line_that_turns_the_order_around_is_refused(tmp_path: Path, line: dict[str, float]) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps({"kinds": {"toy": line}}), "utf-8")
    with pytest.raises(ValueError, match=r"calibration\.json"):
        read(path)


def test_without_a_file_nothing_is_fitted(tmp_path: Path) -> None:
    assert read(tmp_path / "none.json") == {}


def test_the_installed_lines_are_of_installed_kinds() -> None:
    from pii_scan.detect.library import shared_engine

    assert set(read(DATA)) <= set(shared_engine().kinds())
