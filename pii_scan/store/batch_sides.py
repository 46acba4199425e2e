"""The parts beside the records of one batch, on their way into the case: in memory or, where they are many, in files.

A mailbox may bring a hundred thousand small tables, each with a part of its own.
"""

from collections.abc import Iterable
from pathlib import Path

from pii_scan.model.result import SidePart
from pii_scan.store.side_parts import SideWriter

_HELD_BYTES = 8 << 20


class BatchSides:
    """Takes the parts node by node."""

    def __init__(self, folder: Path) -> None:
        """
        Args:
            folder: inside the case, for what is not finished.
        """
        self._folder = folder
        self._files: list[SidePart] = []
        self._held: list[SidePart] = []
        self._held_bytes = 0
        self._writers: dict[str, SideWriter] = {}

    def add(self, sides: Iterable[SidePart]) -> None:
        for side in sides:
            (self._files if side.path else self._held).append(side)
            self._held_bytes += len(side.data)
        if self._held_bytes > _HELD_BYTES:
            self._spill()

    def parts(self) -> tuple[SidePart, ...]:
        """All of them; nothing is added afterwards."""
        if self._writers:
            self._spill()
            for writer in self._writers.values():
                self._files.extend(writer.close_file())
            self._writers = {}
        return (*self._files, *self._held)

    def remove_files(self) -> None:
        """The case has them now under their final names."""
        for side in self._files:
            Path(side.path).unlink(missing_ok=True)

    def _spill(self) -> None:
        import pyarrow as pa

        held, self._held, self._held_bytes = self._held, [], 0
        for side in held:
            writer = self._writers.setdefault(side.sort, SideWriter(side.sort, self._folder))
            with pa.ipc.open_stream(side.data) as reader:
                for batch in reader:
                    writer.write(batch)
