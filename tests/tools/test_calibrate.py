"""The fit: what it learns, what it must not change, and that it repeats itself."""

import json
import math
from pathlib import Path
from random import Random

import pytest

from pii_scan.detect.calibration import read
from tools import calibrate
from tools.calibrate import OFFSETS, SLOPES, Line, fit


def _drawn(slope: float, offset: float, count: int) -> list[tuple[float, bool, float]]:
    """Hits whose chance of being right is the logistic of `slope · odds + offset`."""
    rng = Random(9)
    out = []
    for _ in range(count):
        odds = rng.uniform(-2, 5)
        out.append((odds, rng.random() < 1 / (1 + math.exp(-slope * odds - offset)), 1.0))
    return out


@pytest.mark.parametrize(("slope", "offset"), [(1.0, 0.0), (0.7, -1.0), (1.2, -0.5)])
def test_the_fit_finds_the_line_that_the_hits_were_drawn_from(slope: float, offset: float) -> None:
    got = fit(_drawn(slope, offset, 20_000), Line(), 5.0, 5.0)
    assert (got.slope, got.offset) == (pytest.approx(slope, abs=0.06), pytest.approx(offset, abs=0.1))


def test_without_hits_the_prior_stays_and_few_hits_hardly_move_it() -> None:
    prior = Line(0.9, -0.2)
    assert fit([], prior, 0.15, 0.8) == prior
    one = fit([(3.0, True, 1.0)], prior, 0.15, 0.8)
    assert abs(one.slope - 0.9) < 0.02 and abs(one.offset + 0.2) < 0.1


def test_a_fit_is_bounded() -> None:
    wrong = fit([(4.0, False, 1.0)] * 500, Line(), 5.0, 5.0)
    right = fit([(0.0, True, 1.0)] * 500, Line(), 5.0, 5.0)
    assert SLOPES[0] <= wrong.slope and OFFSETS[0] <= wrong.offset
    assert right.offset == OFFSETS[1]


def test_kinds_that_are_high_and_wrong_are_told() -> None:
    hits = {"us_ssn": [(3.0, True, 1.0)] * 10 + [(3.0, False, 1.0)] * 30, "iban": [(3.0, True, 1.0)] * 20}
    assert calibrate.unsound(hits) == ["us_ssn: 0.25 of 40 hits at high are right"]


def test_a_document_full_of_one_mistake_counts_once() -> None:
    one = [(3.0, True, 1.0)] * 10 + [(3.0, False, 1 / 30)] * 30
    _, by_kind = calibrate.lines({"us_ssn": one})
    _, many = calibrate.lines({"us_ssn": [(odds, right, 1.0) for odds, right, _ in one]})
    assert by_kind["us_ssn"].offset > many["us_ssn"].offset + 0.5


def test_equal_runs_write_equal_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    for name in ("one.json", "two.json"):
        path = tmp_path / name
        monkeypatch.setattr("sys.argv", ["calibrate", "--per-topic", "1", "--output", str(path)])
        calibrate.main()
        written.append(path.read_text("utf-8"))
    assert written[0] == written[1]
    data = json.loads(written[0])
    assert data["documents_per_topic"] == 1 and data["kinds"]["email"]["right"] > 0
    assert read(tmp_path / "one.json").keys() == data["kinds"].keys()
