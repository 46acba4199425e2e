"""One walk through an image: tables of partitions, volumes, files as members, and what lies outside of files."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pii_scan.extract.archive.members import Members
from pii_scan.extract.disk import volumes
from pii_scan.extract.disk.disk import Disk
from pii_scan.extract.disk.entry import Entry, FileSystem, Nature
from pii_scan.extract.disk.outside import Searched, Searcher
from pii_scan.extract.disk.partitions import partitions, window
from pii_scan.extract.disk.spans import Span, between, common, joined
from pii_scan.extract.disk.tsk import NoFileSystem, TskFileSystem
from pii_scan.extract.extractor import Input
from pii_scan.model.evidence import Child, Evidence, Fact, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

SCHEME = "disk"
DELETED = "[deleted]"
"""Folder of members that the file system calls deleted."""
_DAMAGE = (OSError, ValueError, MemoryError)
_RATIO_FROM = 10 << 20
_SECTOR = 512
_GPT_COPY = 33 * _SECTOR
_HOLES = 64
"""Bytes of the disk that are looked at for each byte of its image, at the most."""
_NESTED = 3
"""Tables of partitions within partitions."""
_NAMES_AT_ONCE = 5_000


@dataclass(slots=True)
class Contents:
    """What one image holds."""

    given: Input
    members: Members = field(init=False)
    searcher: Searcher = field(default_factory=Searcher)
    unused: Searched = field(default_factory=Searched)
    """Space that no file uses, and that no partition covers."""
    inner: Searched = field(default_factory=Searched)
    """Slack, and the file systems' own structures."""
    deleted: int = 0
    overwritten: int = 0
    gone: int = 0
    failed: int = 0
    found: Counter[str] = field(default_factory=Counter)
    """File systems, by name."""
    later: list[tuple[Disk, list[Span], Searched]] = field(default_factory=list)
    """Searched once all files are read."""

    def __post_init__(self) -> None:
        self.members = Members(SCHEME, self.given)
        # A table of a few bytes may claim a disk of any size: holes are passed over as long as there is something.
        self.searcher.budget.bytes = max(self.searcher.budget.bytes, _HOLES * self.given.payload.size_bytes)

    def read(self, disk: Disk) -> Iterator[Evidence]:
        yield from self._volume(disk, "", "disk", 0)
        for where, spans, told in self.later:
            yield from self.searcher.strings(where, spans, told)
        yield from self._problems()

    def _volume(self, disk: Disk, top: str, label: str, depth: int) -> Iterator[Evidence]:
        """
        Args:
            top: what the names of its members begin with: empty, or ends in `/`.
            label: for problems, `partition 2`.
        """
        kind = volumes.named(disk)
        if kind in volumes.ENCRYPTED:
            yield self.members.skip(f"{top}{kind} volume", ProblemCode.ENCRYPTED, disk.size)
            self.found[kind] += 1
            return
        if not kind and depth < _NESTED and (table := partitions(disk)):
            for part in table:
                inside = window(disk, part)
                if part.number:
                    name = f"partition {part.number}"
                    if inside.size < part.size:
                        detail = f"{name}: {part.size - inside.size:,} of {part.size:,} bytes lie past the image's end"
                        yield Problem(ProblemCode.TRUNCATED, "extract", detail)
                    yield from self._volume(
                        inside, f"{top}{name}/", name if depth == 0 else f"{label}, {name}", depth + 1
                    )
                else:
                    self._unpartitioned(disk, part.start, part.start + inside.size)
            return
        try:
            system = TskFileSystem(disk)
        except NoFileSystem:
            yield from self._unknown(disk, label, kind)
            return
        yield from self._files(disk, system, top)

    def _unpartitioned(self, disk: Disk, start: int, end: int) -> None:
        """A GPT's copy at the end of the disk is listed as unused by most tools, and is not."""
        edge = end
        if end == disk.size and _peek(disk, end - _SECTOR, 8) == b"EFI PART":
            edge = max(start, end - _GPT_COPY)
        self.later.append((disk, [(start, edge)], self.unused))
        self.later.append((disk, [(edge, end)], self.inner))

    def _unknown(self, disk: Disk, label: str, kind: str) -> Iterator[Evidence]:
        told = Searched()
        yield from self.searcher.strings(disk, [(0, disk.size)], told)
        if not told.inked and not told.left and not told.damaged:
            return
        what = kind or "no file system known"
        more = f", {told.left:,} bytes not looked at" if told.left else ""
        detail = f"{label}, {disk.size:,} bytes: {what}, readable strings only{more}"
        code = ProblemCode.PARTLY_READ if kind == volumes.SWAP else ProblemCode.UNSUPPORTED
        yield Problem(code, "extract", detail)

    def _files(self, disk: Disk, system: FileSystem, top: str) -> Iterator[Evidence]:
        self.found[system.name] += 1
        yield Fact("file_system", system.name, "tsk")
        taken: list[Span] = []
        for entry in system.living():
            taken += entry.places
            if entry.nature is not Nature.INNER:
                if self.members.full:
                    yield Problem(ProblemCode.TOO_LARGE, "extract", f"members read up to {self.members.count}")
                    break
                yield from self._member(entry, top)
        taken = joined(taken)
        more: list[Span] = []
        for entry in system.deleted():
            if self.members.full:
                break
            if common(joined(entry.places), taken):
                self.overwritten += 1
                continue
            more += entry.places
            self.deleted += 1
            yield from self._member(entry, f"{top}{DELETED}/")
        yield from self._names(system)
        self.failed += system.failed
        self._set_aside(disk, system, joined(taken + more))

    def _names(self, system: FileSystem) -> Iterator[Evidence]:
        if system.label:
            yield Text(system.label, How.METADATA, layer="properties")
        names = system.names_only
        self.gone += len(names)
        for at in range(0, len(names), _NAMES_AT_ONCE):
            yield Text("\n".join(names[at : at + _NAMES_AT_ONCE]), How.NAME, layer="properties")
        yield from system.left_out()

    def _set_aside(self, disk: Disk, system: FileSystem, taken: list[Span]) -> None:
        """What no file covers: unused space first, then what belongs to the file system."""
        rest = between(taken, system.size)
        unused = system.free()
        if unused is None:
            self.later.append((disk, rest, self.unused))
        else:
            self.later.append((disk, common(rest, unused), self.unused))
            self.later.append((disk, common(rest, between(unused, system.size)), self.inner))
        end = disk.size
        if end > system.size:
            # NTFS keeps a copy of its first sector in its last.
            if _peek(disk, end - _SECTOR, _SECTOR) == _peek(disk, 0, _SECTOR):
                end -= _SECTOR
            self.later.append((disk, [(system.size, end)], self.unused))

    def _member(self, entry: Entry, top: str) -> Iterator[Evidence]:
        name = top + entry.path
        if entry.nature is Nature.LINK or entry.same_as:
            if entry.target:
                yield Text(entry.target.encode("utf-8", "replace").decode(), How.NAME, layer="properties")
            yield self.members.skip(name, ProblemCode.LINK_NOT_FOLLOWED)
        elif entry.problem is not None or (entry.open is None and entry.size):
            yield self.members.skip(name, entry.problem or ProblemCode.UNREADABLE, entry.size)
        else:
            yield self._opened(entry, name)

    def _opened(self, entry: Entry, name: str) -> Child:
        held = entry.held
        # Passing over a file costs nothing here: what is too large leaves the room to the others.
        if entry.size > _RATIO_FROM and held and entry.size > self.given.limits.ratio * held:
            return self.members.skip(name, ProblemCode.BOMB_SUSPECTED, entry.size)
        if entry.size > self.members.room:
            return self.members.skip(name, ProblemCode.TOO_LARGE, entry.size)
        stream = _NOTHING if entry.open is None else entry.open()
        return self.members.read(name, stream, entry.size, _DAMAGE, (lambda: held) if held else None)

    def _problems(self) -> Iterator[Problem]:
        if self.members.count:
            yield from self.members.problems({ProblemCode.ENCRYPTED: "a password opens it"})
        if self.deleted:
            yield self._note(f"{self.deleted:,} deleted files that were still there were read, below {DELETED}")
        if self.overwritten or self.gone:
            count = self.overwritten + self.gone
            yield self._note(f"{count:,} deleted files whose bytes are gone: their names only")
        if self.failed:
            detail = f"{self.failed:,} folders, files or records could not be read"
            yield Problem(ProblemCode.UNREADABLE, "extract", detail)
        for told, what, effect in (
            (self.unused, "bytes of unused space that are not empty", Effect.PARTIAL),
            (self.inner, "bytes of slack and of the file system's own structures", Effect.NOTE),
        ):
            if told.inked or told.left or told.damaged:
                detail = f"{told.inked:,} {what}: readable strings only"
                detail += f"; {told.left:,} not looked at" if told.left else ""
                detail += f"; {told.damaged:,} cannot be read" if told.damaged else ""
                severe = Effect.PARTIAL if told.left or told.damaged else effect
                yield Problem(ProblemCode.PARTLY_READ, "extract", detail, severe)

    @staticmethod
    def _note(detail: str) -> Problem:
        return Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)


def _peek(disk: Disk, start: int, length: int) -> bytes:
    """Empty where it is damaged."""
    try:
        return disk.read_at(start, length)
    except OSError:
        return b""


class _Nothing:
    def read(self, _: int, /) -> bytes:
        return b""


_NOTHING = _Nothing()
