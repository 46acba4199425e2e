"""The append-only record of who did what and when; each line holds the hash of the one before.

No value of a person may be passed in: addresses are named by key, files by digest.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

GENESIS = "0" * 64
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def _canonical(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _digest(entry: dict[str, Any]) -> str:
    """SHA-256 over all fields but the line's own hash."""
    return hashlib.sha256(_canonical({k: v for k, v in entry.items() if k != "hash"})).hexdigest()


class Journal:
    """The writing side. Every line is on the disk when `append` returns."""

    def __init__(self, path: Path, clock: Clock = utc_now) -> None:
        self._clock = clock
        self._descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        self._seq, self.tip, end, size = _last_whole_line(path)
        self._end = end
        if end != size:
            os.ftruncate(self._descriptor, end)
            self.append("repaired", removed_bytes=size - end)

    def now(self) -> str:
        """UTC, ISO 8601, milliseconds."""
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")

    def append(self, event: str, **data: Any) -> str:
        """Adds a line and returns its hash."""
        entry: dict[str, Any] = {
            "seq": self._seq + 1,
            "time": self.now(),
            "event": event,
            "data": data,
            "previous": self.tip,
        }
        entry["hash"] = _digest(entry)
        line = _canonical(entry) + b"\n"
        written = os.pwrite(self._descriptor, line, self._end)
        if written != len(line):
            raise OSError("the journal could not be written whole")
        os.fsync(self._descriptor)
        self._end += written
        self._seq += 1
        self.tip = str(entry["hash"])
        return self.tip

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _last_whole_line(path: Path) -> tuple[int, str, int, int]:
    """(seq and hash of the last whole line, where a torn last line begins, size of the file), in bytes.

    Only a torn last line is repaired; damage further up is for `verify` to tell, not to be cut away.
    """
    seq, tip = _tail(path)
    size = path.stat().st_size
    with path.open("rb") as stream:
        end = sum(len(line) for line in stream if line.endswith(b"\n"))
    return seq, tip, end, size


def _tail(path: Path) -> tuple[int, str]:
    seq, tip = 0, GENESIS
    with path.open("rb") as stream:
        for line in stream:
            if (entry := _parse(line)) is not None:
                seq, tip = int(entry["seq"]), str(entry["hash"])
    return seq, tip


def _parse(line: bytes) -> dict[str, Any] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    whole = isinstance(entry, dict) and isinstance(entry.get("seq"), int) and isinstance(entry.get("hash"), str)
    return entry if whole else None


def read_journal(path: Path) -> Iterator[dict[str, Any]]:
    """All whole lines, first to last."""
    with path.open("rb") as stream:
        for line in stream:
            if (entry := _parse(line)) is not None:
                yield entry


def journal_end(path: Path) -> tuple[int, str]:
    """(number of lines, hash of the last one)."""
    return _tail(path) if path.exists() else (0, GENESIS)


def verify_chain(path: Path) -> list[str]:
    """What is wrong with the chain, one sentence each; empty when every line follows from the one before.

    A torn last line is what a killed run leaves and is told as such.
    """
    issues: list[str] = []
    previous, expected = GENESIS, 1
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            entry = _parse(line)
            if entry is None:
                issues.append(f"line {number} is torn" if not line.endswith(b"\n") else f"line {number} is unreadable")
                continue
            if entry["seq"] != expected:
                issues.append(f"line {number}: sequence {entry['seq']} where {expected} was due")
            if entry.get("previous") != previous:
                issues.append(f"line {number} does not follow from the line before")
            if _digest(entry) != entry["hash"]:
                issues.append(f"line {number} was changed")
            previous, expected = entry["hash"], int(entry["seq"]) + 1
    return issues
