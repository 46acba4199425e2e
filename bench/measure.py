"""Each subject in a process of its own: its CPU seconds and peak memory are then nobody else's."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Figures = dict[str, Any]


class Clock:
    """CPU (user + system, finished children included) and wall seconds of a `with` block."""

    cpu_s: float = 0.0
    wall_s: float = 0.0

    def __enter__(self) -> "Clock":
        self._cpu, self._wall = _cpu_s(), time.perf_counter()
        return self

    def __exit__(self, *exc: object) -> None:
        self.cpu_s, self.wall_s = _cpu_s() - self._cpu, time.perf_counter() - self._wall


def _cpu_s() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def environment(**more: str) -> dict[str, str]:
    """One thread per library; byte code is kept as in any installation, but out of the source tree."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = str(Path(sys.prefix) / "bench-pycache")
    return {**kept, "OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "PYTHONPYCACHEPREFIX": compiled, **more}


def run(subject: str, **arguments: Any) -> Figures:
    """Runs `module:function` of this package in a fresh interpreter and returns what it measured, with
    `peak_mb` (resident, MiB) and `peak_children_mb` (of its largest child) added.

    Raises:
        RuntimeError: the subject failed; the end of its stderr is in the message.
    """
    done = subprocess.run(
        [sys.executable, "-m", "bench.subject", subject, json.dumps(arguments)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{subject} failed:\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def peak_mb(pid: str = "self") -> float:
    """Highest resident memory so far of a process, MiB; 0 where it is gone.

    `ru_maxrss` would count the parent's pages that a fork shows before exec.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0.0
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
