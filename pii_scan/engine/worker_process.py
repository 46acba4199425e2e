"""A worker as the system sees it: what it has used, and its end."""

import os
import signal
from pathlib import Path

from pii_scan.engine.channel import Position

_TICK = os.sysconf("SC_CLK_TCK")


def cpu_s(position: Position) -> float:
    """Seconds of the processor that went into the node it is at; 0 for a process that is gone."""
    try:
        fields = Path(f"/proc/{position.pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return 0.0
    used = (int(fields[11]) + int(fields[12])) / _TICK
    return position.cpu_before + used - position.cpu_started


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def kill(pid: int) -> None:
    """Only ever a worker of our own pool: the pid came from its channel."""
    assert pid > 0, "0 and less are groups of processes, this one's among them"
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
