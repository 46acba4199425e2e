"""What it costs before any work is done."""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import ROOT, Clock, environment
from bench.sheet import Goal, Section

_TIMES = 7


def sections(scale: float) -> list[Section]:
    times = max(1, round(_TIMES * scale))
    section = Section(
        "Start-up",
        ("command", "wall s", "CPU-s", "runs"),
        (f"Median of {times} fresh processes after one that is not counted.",),
    )
    bare = _median([sys.executable, "-c", "pass"], times)
    program = str(Path(sys.executable).parent / "pii-scan")
    section.add("python, nothing", *bare, str(times))
    for shown, command, goal in (
        ("python, import pii_scan", [sys.executable, "-c", "import pii_scan"], None),
        ("pii-scan --help", [program, "--help"], Goal(at_most=0.3)),
        ("pii-scan --version", [program, "--version"], None),
    ):
        wall, cpu = _median(command, times)
        section.add(shown, wall, cpu, str(times), value=wall, goal=goal)
    engine = "from pii_scan.detect.engine import DetectEngine; DetectEngine()"
    section.add("python, detect engine built", *_median([sys.executable, "-c", engine], times), str(times))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        empty = Path(folder) / "empty"
        empty.mkdir()
        options = ["--key-file", f"{folder}/key", "--quiet"]
        scans = [
            [program, "scan", str(empty), "--case", f"{folder}/case{n}", *options] for n in range(max(1, times // 2))
        ]
        runs = [_once(scan, folder) for scan in scans][1:]
    wall, cpu = (statistics.median(column) for column in zip(*runs, strict=True))
    section.add("pii-scan scan of an empty folder, report written", wall, cpu, str(len(runs)))
    return [section]


def _median(command: list[str], times: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        _once(command, folder)
        runs = [_once(command, folder) for _ in range(times)]
    return statistics.median(wall for wall, _ in runs), statistics.median(cpu for _, cpu in runs)


def _once(command: list[str], config: str) -> tuple[float, float]:
    with Clock() as clock:
        subprocess.run(command, cwd=ROOT, env=environment(XDG_CONFIG_HOME=config), capture_output=True, check=True)
    return clock.wall_s, clock.cpu_s
