"""From log-odds, as a detector's weights give them, to a confidence that means what it says.

`calibration.json` holds a line per kind: slope and offset of a logistic map (Platt), fitted by `tools/calibrate.py`
on generated documents and pulled towards the identity where there is little to learn from. A slope is positive, so
the order of hits of one kind never changes. A kind without a line keeps the plain logistic of its odds.

Bands stay what the detectors' weights make them: generated documents say nothing of how common bare numbers are
elsewhere, and where wrong hits score like right ones the detector has to change. A line only says how sure `high` and
`possible` are. For hits of a barcode, a machine-readable zone or a column there is none: another sum made them.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pii_scan.detect.score import HIGH, POSSIBLE, logit

DATA = Path(__file__).parent / "data" / "calibration.json"
LEAST, MOST = 0.001, 0.999
"""Bounds of a confidence: no number of generated documents shows more."""
_IDENTITY = (1.0, 0.0)
_HIGH_ODDS, _POSSIBLE_ODDS = logit(HIGH), logit(POSSIBLE)
_LEAST_HIGH, _MOST_POSSIBLE, _LEAST_POSSIBLE = _HIGH_ODDS + 1e-9, _HIGH_ODDS - 1e-3, _POSSIBLE_ODDS + 1e-9
_MOST_DROPPED = _POSSIBLE_ODDS - 1e-3
Lines = Mapping[str, tuple[float, float]]
"""Kind id → slope (above 0) and offset."""


def calibrated(kind_id: str, log_odds: float) -> float:
    """Confidence, 0.001–0.999, of a hit of this kind.

    Args:
        kind_id: a kind that is not in the data is given the plain logistic.
        log_odds: natural log, prior and context included (`score.judge`); for a hit of a `find` the logit of its
            own confidence.
    """
    slope, offset = _lines().get(kind_id, _IDENTITY)
    odds = slope * log_odds + offset
    if log_odds >= _HIGH_ODDS:
        odds = max(odds, _LEAST_HIGH)
    elif log_odds >= _POSSIBLE_ODDS:
        odds = min(max(odds, _LEAST_POSSIBLE), _MOST_POSSIBLE)
    else:
        odds = min(odds, _MOST_DROPPED)
    if odds > 6.9:
        return MOST
    if odds < -6.9:
        return LEAST
    return 1.0 / (1.0 + math.exp(-odds))


def read(path: Path) -> dict[str, tuple[float, float]]:
    """The lines of a calibration file; none where there is no such file.

    Raises:
        ValueError: a slope that is not above 0 would turn the order of hits around.
    """
    if not path.exists():
        return {}
    kinds = json.loads(path.read_text("utf-8"))["kinds"]
    lines = {kind: (float(line["slope"]), float(line["offset"])) for kind, line in kinds.items()}
    if any(not 0 < slope < math.inf or not math.isfinite(offset) for slope, offset in lines.values()):
        raise ValueError(f"{path.name}: a slope is not above 0, or a figure is not finite")
    return lines


@contextmanager
def uncalibrated() -> Iterator[None]:
    """Within it every kind has the plain logistic: what the fit itself is made on."""
    global _lines
    installed = _lines
    _lines = _no_lines
    try:
        yield
    finally:
        _lines = installed


@cache
def _installed() -> Lines:
    return read(DATA)


def _no_lines() -> Lines:
    return {}


_lines: Callable[[], Lines] = _installed


__all__ = ["LEAST", "MOST", "calibrated", "read", "uncalibrated"]
