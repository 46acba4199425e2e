"""Ten thousand items: every one is accounted for and memory does not follow their number. `make soak`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = 10_000
_MEASURED = """
import os, subprocess, sys
started = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(started.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)
"""
"""Started from a small process: Linux counts what the one that forks has in memory to the peak of its child."""


@pytest.mark.soak
def test_ten_thousand_items_reconcile_in_bounded_memory(tmp_path: Path) -> None:
    leak = tmp_path / "leak"
    for number in range(COUNT):
        folder = leak / f"d{number % 101}" / f"e{number % 7}"
        folder.mkdir(parents=True, exist_ok=True)
        text = f"Ticket {number}\nName: Ann{number % 90} Lee\nPhone: (614) 555-{number:04d}\n"
        (folder / f"note_{number}.txt").write_text(text)
    case = tmp_path / "case"
    command = [sys.executable, "-m", "pii_scan.cli", "scan", str(leak), "--case", str(case), "-q"]
    ended = subprocess.run([sys.executable, "-c", _MEASURED, *command], capture_output=True, text=True, check=False)
    code, peak = map(int, ended.stdout.split()[-2:])
    assert code == 0
    summary = json.loads((case / "report" / "summary.json").read_text())
    assert summary["items"]["complete"] == summary["items"]["total"] == COUNT
    assert summary["bytes"]["complete"] == sum(path.stat().st_size for path in leak.rglob("*.txt"))
    assert peak < 700 * 1024
    verify = [sys.executable, "-m", "pii_scan.cli", "verify", str(case)]
    assert subprocess.run(verify, capture_output=True, check=False, timeout=600).returncode == 0
