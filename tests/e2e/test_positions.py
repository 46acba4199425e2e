"""Positions as files write them reach the report: the homes are found from degrees, whatever stands in the cell."""

import json
from pathlib import Path

from tests.e2e.command import command, key_file
from tests.hostile.samples.geo import HISTORY


def test_cells_that_hold_a_position_in_other_forms(tmp_path: Path) -> None:
    leak = tmp_path / "leak"
    leak.mkdir()
    for name in ("a", "b"):
        (leak / f"{name}.csv").write_text(
            f"id,gps,geom\n{name}1,39.7589 -84.1916,POINT(-84.1916 39.7589)\n{name}2,39.7589 -84.1916,POINT(-84.1 39.1)\n"
        )
    night = {"startTimestamp": "2024-03-01T23:00:00Z", "endTimestamp": "2024-03-05T13:00:00Z"}
    history = json.loads(HISTORY)
    history["timelineObjects"][0]["placeVisit"]["duration"] = night
    (leak / "x.json").write_text(json.dumps(history))
    ended = command("scan", leak, "--case", tmp_path / "case", "--key-file", key_file(tmp_path), "--ocr", "off")
    assert ended.code == 0, ended.err
    report = tmp_path / "case" / "report"
    assert json.loads((report / "summary.json").read_text())["homes"] == 2
    assert "a track spent 4 nights there" in (report / "index.html").read_text()
