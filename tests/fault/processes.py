"""The processes of a run, seen through /proc: a pid with its start time, which no later process shares."""

import time
from pathlib import Path

Process = tuple[int, int]
"""pid, ticks from boot to start."""


def _stat(pid: int) -> list[str] | None:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return None


def descendants(pid: int) -> set[Process]:
    """All processes below `pid` at this moment."""
    parents: dict[int, list[Process]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))) is not None:
            parents.setdefault(int(fields[1]), []).append((int(entry.name), int(fields[19])))
    found: set[Process] = set()
    waiting = [pid]
    while waiting:
        for child in parents.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child[0])
    return found


def alive(processes: set[Process]) -> set[Process]:
    """Those that still run; one that only waits to be collected does not."""
    return {
        (pid, started)
        for pid, started in processes
        if (fields := _stat(pid)) is not None and int(fields[19]) == started and fields[0] not in "ZX"
    }


def all_gone(processes: set[Process], within_s: float = 15) -> bool:
    deadline = time.monotonic() + within_s
    while alive(processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
