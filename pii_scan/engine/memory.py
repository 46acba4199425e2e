"""How much address space a worker takes: where C code may not allocate, it ends the process instead of an error."""

import os
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_NEARLY = 0.9


def address_space(pid: int) -> int:
    """Bytes of it, as `/proc` says; 0 for a process that is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[0]) * _PAGE
    except (OSError, IndexError, ValueError):
        return 0


def spent(seen: int, limit: int) -> bool:
    """Whether a worker that was last seen at `seen` bytes and then died most likely died of its limit. It is looked
    at some times a second, so the last look comes before the last bytes."""
    return seen > _NEARLY * limit
