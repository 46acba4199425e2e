"""What a file system says of one file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from pii_scan.extract.archive.spool import Readable
from pii_scan.extract.disk.spans import Span
from pii_scan.model.problem import Problem, ProblemCode


class Nature(Enum):
    FILE = "file"
    LINK = "link"
    """Of whatever sort, devices and sockets as well: there are no bytes of its own."""
    INNER = "inner"
    """Belongs to the file system itself; its place is known, it is no member."""


@dataclass(slots=True)
class Entry:
    """One stream of bytes under one name."""

    path: str
    """Folders with `/`; a further stream of a file behind `:`, as Windows writes it."""
    size: int
    nature: Nature = Nature.FILE
    places: list[Span] = field(default_factory=list)
    """Where its bytes lie in the volume, as far as that is known."""
    open: Callable[[], Readable] | None = None
    problem: ProblemCode | None = None
    """Why it cannot be read."""
    target: str = ""
    """Of a link."""
    same_as: bool = False
    """A further name of a file that has been told already."""

    @property
    def held(self) -> int:
        """Bytes that the volume spends on it."""
        return sum(end - start for start, end in self.places)


class FileSystem(Protocol):
    """Opened; every walk gives the same order."""

    name: str
    size: int
    """Bytes from the volume's beginning on."""
    label: str
    """The volume's name, where `living` has met it."""
    failed: int
    """Folders and files that could not be read, so far."""

    def living(self) -> Iterator[Entry]:
        """All that a user of it sees, and `INNER` ones; names of deleted files are noted on the way."""

    def deleted(self) -> Iterator[Entry]:
        """Files whose record or name is still there; asked after `living`."""

    names_only: list[str]
    """Of deleted files of which nothing else is left; known after `deleted`."""

    def left_out(self) -> Iterator[Problem]:
        """What was not looked for."""

    def free(self) -> list[Span] | None:
        """Places that it calls unused, in order; None where that is not known."""
