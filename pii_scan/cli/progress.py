"""One line on stderr that is redrawn, on a terminal only."""

import sys
import time
from dataclasses import dataclass, field

from pii_scan.engine.progress import Progress


@dataclass(slots=True)
class TerminalProgress(Progress):
    """Items, bytes, rate, time left and findings by class so far."""

    started: float = field(default_factory=time.monotonic)
    drawn: float = 0.0
    words: str = ""
    width: int = 0

    def phase(self, words: str) -> None:
        self.words = words
        self.drawn = 0.0
        self.draw()

    def draw(self) -> None:
        now = time.monotonic()
        if now - self.drawn < 0.25:
            return
        self.drawn = now
        line = self.words or self._line(now - self.started)
        import shutil

        line = line[: shutil.get_terminal_size().columns - 1]
        sys.stderr.write("\r" + line.ljust(self.width))
        sys.stderr.flush()
        self.width = len(line)

    def close(self) -> None:
        """Clears the line."""
        if self.width:
            sys.stderr.write("\r" + " " * self.width + "\r")
            sys.stderr.flush()
            self.width = 0

    def _line(self, elapsed: float) -> str:
        if not self.done_items:
            return f"listing: {self.items:,} items, {size(self.bytes)}"
        rate = self.done_items / max(elapsed, 1e-6)
        left = max(self.items - self.done_items, 0) / rate if rate else 0
        found = ", ".join(f"{name} {count:,}" for name, count in self.classes.most_common(4))
        return (
            f"{self.done_items:,}/{self.items:,} items, {size(self.done_bytes)} of {size(self.bytes)}, "
            f"{rate:.1f}/s, {clock(left)} left | {found}"
        )


def size(count: float) -> str:
    """Bytes in binary units."""
    for unit in ("B", "KiB", "MiB", "GiB"):
        if count < 1024:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1024
    return f"{count:.1f} TiB"


def clock(seconds: float) -> str:
    """`0:42`, `1:02:03`."""
    hours, rest = divmod(int(seconds), 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{secs:02d}" if hours else f"{minutes}:{secs:02d}"
