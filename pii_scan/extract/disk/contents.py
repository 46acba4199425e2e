"""One walk through an image: tables of partitions, volumes, files as members, and what lies outside of files."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pii_scan.extract.archive.members import Members
from pii_scan.extract.disk import volumes
from pii_scan.extract.disk.disk import Disk, DiskStream, Window
from pii_scan.extract.disk.entry import Entry, FileSystem, Nature
from pii_scan.extract.disk.layers import Layers
from pii_scan.extract.disk.outside import Searched, Searcher
from pii_scan.extract.disk.partitions import partitions, window
from pii_scan.extract.disk.spans import Span, between, common, joined
from pii_scan.extract.disk.tsk import NoFileSystem, TskFileSystem
from pii_scan.extract.extractor import Input
from pii_scan.extract.passwords import Attempt
from pii_scan.model.evidence import Child, Evidence, Fact, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

SCHEME = "disk"
DELETED = "[deleted]"
"""Folder of members that the file system calls deleted."""
UNUSED = "[unused]"
"""Folder of members that were found in unused space, named by the byte at which they begin."""
_ELSEWHERE = "packed by Windows itself, or their bytes lie elsewhere (deduplicated, in a cloud)"
_DAMAGE = (OSError, ValueError, MemoryError)
_RATIO_FROM = 10 << 20
_SECTOR = 512
_GPT_COPY = 33 * _SECTOR
_HOLES = 64
"""Bytes of the disk that are looked at for each byte of its image, at the most."""
_LVM_OWN = 8 << 20
"""Its labels and tables are no larger, and what no volume got of its last block."""
_NESTED = 4
"""Tables of partitions within partitions."""
_NAMES_AT_ONCE = 5_000


@dataclass(slots=True)
class Contents:
    """What one image holds."""

    given: Input
    layers: Layers
    members: Members = field(init=False)
    searcher: Searcher = field(default_factory=Searcher)
    unused: Searched = field(default_factory=Searched)
    """Space that no file uses, and that no partition covers."""
    inner: Searched = field(default_factory=Searched)
    """Slack, and the file systems' own structures."""
    deleted: int = 0
    overwritten: int = 0
    recovered: int = 0
    """Whole files in unused space."""
    gone: int = 0
    failed: int = 0
    attempt: Attempt = field(init=False)
    later: list[tuple[Disk, list[Span], Searched, str]] = field(default_factory=list)
    """Searched once all files are read; with what the names of files in it begin with."""

    def __post_init__(self) -> None:
        self.members = Members(SCHEME, self.given)
        self.attempt = Attempt.of(self.given)
        # A table of a few bytes may claim a disk of any size: holes are passed over as long as there is something.
        self.searcher.budget.bytes = max(self.searcher.budget.bytes, _HOLES * self.given.payload.size_bytes)

    def read(self, disk: Disk) -> Iterator[Evidence]:
        yield from self._volume(disk, "", "disk", 0)
        for where, spans, told, top in self.later:
            yield from self._search(where, spans, told, top)
        yield from self._problems()

    def _volume(self, disk: Disk, top: str, label: str, depth: int) -> Iterator[Evidence]:
        """
        Args:
            top: what the names of its members begin with: empty, or ends in `/`.
            label: for problems, `partition 2`.
        """
        kind = volumes.named(disk)
        if kind in volumes.ENCRYPTED:
            yield from self._encrypted(disk, kind, top, label, depth)
            return
        if kind == volumes.LVM and depth < _NESTED and (inner := self.layers.lvm(disk)):
            yield from self._logical(disk, inner, top, label, depth)
            return
        if kind == "APFS" and (parts := self.layers.apfs(disk, self._unlocks)):
            yield from self._container(disk, parts, top)
            return
        if kind == "XFS" and (system := self.layers.xfs(disk)) is not None:
            yield from self._files(disk, system, top)
            return
        if not kind and depth < _NESTED and (table := partitions(disk)):
            for part in table:
                inside = window(disk, part)
                if part.number > 0:
                    name = f"partition {part.number}"
                    if inside.size < part.size:
                        detail = f"{name}: {part.size - inside.size:,} of {part.size:,} bytes lie past the image's end"
                        yield Problem(ProblemCode.TRUNCATED, "extract", detail)
                    yield from self._volume(
                        inside, f"{top}{name}/", name if depth == 0 else f"{label}, {name}", depth + 1
                    )
                elif part.number < 0:
                    self.later.append((inside, [(0, inside.size)], self.inner, top))
                else:
                    self._unpartitioned(disk, part.start, part.start + inside.size, top)
            return
        try:
            known = TskFileSystem(disk)
        except NoFileSystem:
            yield from self._unknown(disk, top, label, kind)
            return
        yield from self._files(disk, known, top)

    def _encrypted(self, disk: Disk, kind: str, top: str, label: str, depth: int) -> Iterator[Evidence]:
        self.attempt.place = None
        inside = self.layers.unlocked(kind, disk, self.attempt) if depth < _NESTED else None
        if inside is None:
            yield self.members.skip(f"{top}{kind} volume", ProblemCode.ENCRYPTED, disk.size)
            return
        if self.attempt.place is not None:
            yield self.attempt.opened()
        yield from self._volume(inside, top, f"{label}, unlocked", depth + 1)

    def _unlocks(self, volume: Any) -> bool:
        """An encrypted volume of APFS."""

        def opens(password: str) -> bool:
            try:
                volume.set_password(password)
                return bool(volume.unlock())
            except Exception:  # noqa: BLE001 - of a library, around a single call
                return False

        return self.attempt.first(opens) is not None

    def _logical(
        self, disk: Disk, inner: list[tuple[str, Disk]], top: str, label: str, depth: int
    ) -> Iterator[Evidence]:
        for number, (name, volume) in enumerate(inner, 1):
            yield from self._volume(volume, f"{top}{name}/", f"{label}, volume {number}", depth + 1)
        rest = disk.size - sum(volume.size for _, volume in inner)
        if rest > _LVM_OWN:
            detail = f"{label}: {rest:,} bytes of the group in no logical volume, not looked at"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail)

    def _container(self, disk: Disk, parts: list[tuple[str, FileSystem | None]], top: str) -> Iterator[Evidence]:
        """APFS: volumes that share the space."""
        taken: list[Span] = []
        for name, system in parts:
            if system is None:
                yield self.members.skip(f"{top}{name} (encrypted volume)", ProblemCode.ENCRYPTED)
            else:
                taken += yield from self._walk(system, f"{top}{name}/")
        self.later.append((disk, between(joined(taken), disk.size), self.unused, top))

    def _unpartitioned(self, disk: Disk, start: int, end: int, top: str) -> None:
        """A GPT's copy at the end of the disk is listed as unused by most tools, and is not."""
        edge = end
        if end == disk.size and _peek(disk, end - _SECTOR, 8) == b"EFI PART":
            edge = max(start, end - _GPT_COPY)
        self.later.append((disk, [(start, edge)], self.unused, top))
        self.later.append((disk, [(edge, end)], self.inner, top))

    def _search(self, disk: Disk, spans: list[Span], told: Searched, top: str) -> Iterator[Evidence]:
        """Strings, and where no file system can tell of them, whole files."""
        for piece in self.searcher.search(disk, spans, told, whole=told is not self.inner):
            if isinstance(piece, Text):
                yield piece
                continue
            if self.members.full or piece.size > self.members.room:
                told.left += piece.size
                continue
            self.recovered += 1
            name = f"{top}{UNUSED}/{piece.start}.{piece.suffix}"
            stream = DiskStream(Window(disk, piece.start, piece.size))
            yield self.members.read(name, stream, piece.size, _DAMAGE, partial(int, piece.size))

    def _unknown(self, disk: Disk, top: str, label: str, kind: str) -> Iterator[Evidence]:
        told = Searched()
        yield from self._search(disk, [(0, disk.size)], told, top)
        if not (told.inked or told.left or told.damaged or told.found):
            return
        what = kind or "no file system known"
        more = f", {told.left:,} bytes not looked at" if told.left else ""
        detail = f"{label}, {disk.size:,} bytes: {what}, readable strings only{more}"
        code = ProblemCode.PARTLY_READ if kind == volumes.SWAP else ProblemCode.UNSUPPORTED
        yield Problem(code, "extract", detail)

    def _files(self, disk: Disk, system: FileSystem, top: str) -> Iterator[Evidence]:
        taken = yield from self._walk(system, top)
        self._set_aside(disk, system, taken, top)

    def _walk(self, system: FileSystem, top: str) -> Generator[Evidence, None, list[Span]]:
        """Members; what they cover is the outcome."""
        yield Fact("file_system", system.name, "volume")
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
        return joined(taken + more)

    def _names(self, system: FileSystem) -> Iterator[Evidence]:
        if system.label:
            yield Text(system.label, How.METADATA, layer="properties")
        names = system.names_only
        self.gone += len(names)
        for at in range(0, len(names), _NAMES_AT_ONCE):
            yield Text("\n".join(names[at : at + _NAMES_AT_ONCE]), How.NAME, layer="properties")
        yield from system.left_out()

    def _set_aside(self, disk: Disk, system: FileSystem, taken: list[Span], top: str) -> None:
        """What no file covers: unused space first, then what belongs to the file system."""
        rest = between(taken, system.size)
        unused = system.free()
        if unused is None:
            self.later.append((disk, rest, self.unused, top))
        else:
            self.later.append((disk, common(rest, unused), self.unused, top))
            self.later.append((disk, common(rest, between(unused, system.size)), self.inner, top))
        end = disk.size
        if end > system.size:
            # NTFS keeps a copy of its first sector in its last.
            if _peek(disk, end - _SECTOR, _SECTOR) == _peek(disk, 0, _SECTOR):
                end -= _SECTOR
            self.later.append((disk, [(system.size, end)], self.unused, top))

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
        details = {ProblemCode.ENCRYPTED: self.attempt.words(), ProblemCode.UNSUPPORTED: _ELSEWHERE}
        if self.members.count:
            yield from self.members.problems(details)
        if self.deleted:
            yield self._note(f"{self.deleted:,} deleted files that were still there were read, below {DELETED}")
        if self.recovered:
            yield self._note(f"{self.recovered:,} files found whole in unused space, below {UNUSED}")
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
                detail += "; whole files looked for in a part of it" if told.unprobed else ""
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
