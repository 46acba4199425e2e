"""A local file or folder, walked without ever leaving it."""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pii_scan.model.address import Address, Step
from pii_scan.model.errors import SourceError
from pii_scan.model.item import Item
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.source.source import Access, FetchError, Source, exhausted

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_KEEP_ATIME = getattr(os, "O_NOATIME", 0)


class LocalTree:
    """Lists in sorted order; links are items that are not followed, folders met twice (a bind mount of a
    parent) are entered once."""

    def __init__(self, target: str) -> None:
        path = target.removeprefix("file://")
        # The target itself may be a link: the user named it. Nothing below it is followed.
        self._root = os.path.realpath(path)
        if not os.path.lexists(self._root):
            raise SourceError(f"No such file or folder: {target!r}", "Check the path; a container is written az://…")
        if Path(self._root).is_dir() and not os.access(self._root, os.R_OK | os.X_OK):
            raise SourceError(f"The folder {target!r} may not be read", "Run as a user who may read it")
        self._held: dict[str, int] = {}
        self.changes_access_times = False
        """Set once the system refused to leave a folder's access time alone: it grants that to owner and root."""

    def describe(self) -> str:
        return str(_address(self._root))

    def list(self) -> Iterator[Item]:
        if not stat.S_ISDIR(os.lstat(self._root).st_mode):
            yield _item(self._root, os.lstat(self._root))
            return
        seen: set[tuple[int, int]] = set()
        stack = [self._root]
        while stack:
            folder = stack.pop()
            try:
                found = self._names(folder, seen)
            except OSError as error:
                yield Item(_address(folder), problem=_problem(error))
                continue
            folders: list[str] = []
            for name, info in found:
                path = f"{folder.rstrip('/')}/{name}"
                if isinstance(info, OSError):
                    yield Item(_address(path), problem=_problem(info))
                elif stat.S_ISDIR(info.st_mode):
                    folders.append(path)
                else:
                    yield _item(path, info)
            stack.extend(reversed(folders))

    def _names(self, folder: str, seen: set[tuple[int, int]]) -> "Sequence[tuple[str, os.stat_result | OSError]]":
        """What lies in a folder, sorted; nothing where the folder was met before."""
        handle = self._open(folder, os.O_DIRECTORY)
        try:
            info = os.fstat(handle)
            if (info.st_dev, info.st_ino) in seen:
                return []
            seen.add((info.st_dev, info.st_ino))
            with os.scandir(handle) as entries:
                return [(entry.name, _stat(entry)) for entry in sorted(entries, key=lambda e: os.fsencode(e.name))]
        finally:
            os.close(handle)

    def fetch(self, item: Item) -> Payload:
        """The open file itself, not its name: between listing and reading, the name or a folder above it may have
        turned into a link or a pipe."""
        try:
            handle = self._open(item.address.steps[0].key)
        except OSError as error:
            raise FetchError(_problem(error)) from error
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise FetchError(Problem(ProblemCode.NOT_A_FILE, "source", effect=Effect.SKIPPED))
        path = f"/proc/{os.getpid()}/fd/{handle}"
        self._held[path] = handle
        return Payload(path=path)

    def _open(self, path: str, flags: int = 0) -> int:
        """Opens step by step from the root, so that no link is followed anywhere below it."""
        below = os.path.relpath(path, self._root)
        if below == os.curdir:
            return self._open_quietly(path, flags)
        *folders, name = below.split("/")
        at = os.open(self._root, _READ | os.O_DIRECTORY)
        try:
            for folder in folders:
                inner = os.open(folder, _READ | os.O_DIRECTORY, dir_fd=at)
                os.close(at)
                at = inner
            return self._open_quietly(name, flags, at)
        finally:
            os.close(at)

    def _open_quietly(self, name: str, flags: int, at: int | None = None) -> int:
        """Reading through the descriptor leaves the access time as it was, where the system grants that."""
        try:
            return os.open(name, _READ | _KEEP_ATIME | flags, dir_fd=at)
        except PermissionError:
            handle = os.open(name, _READ | flags, dir_fd=at)
            self.changes_access_times = True
            return handle

    def release(self, payload: Payload) -> None:
        handle = self._held.pop(payload.path or "", None)
        if handle is not None:
            os.close(handle)

    def close(self) -> None:
        while self._held:
            os.close(self._held.popitem()[1])


def _stat(entry: "os.DirEntry[str]") -> os.stat_result | OSError:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError as error:
        return error


def _address(path: str) -> Address:
    return Address((Step("file", path),))


def _item(path: str, info: os.stat_result) -> Item:
    problem = None
    if stat.S_ISLNK(info.st_mode):
        problem = Problem(ProblemCode.LINK_NOT_FOLLOWED, "source", effect=Effect.SKIPPED)
    elif not stat.S_ISREG(info.st_mode):
        problem = Problem(ProblemCode.NOT_A_FILE, "source", _sort_of(info.st_mode), Effect.SKIPPED)
    return Item(
        _address(path),
        size_bytes=info.st_size if problem is None else 0,
        modified=datetime.fromtimestamp(info.st_mtime, UTC),
        etag=f"{info.st_ino:x}-{info.st_mtime_ns:x}",
        problem=problem,
    )


def _sort_of(mode: int) -> str:
    for test, word in ((stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISBLK, "block device")):
        if test(mode):
            return word
    return "device"


def _problem(error: OSError) -> Problem:
    """
    Raises:
        OSError: the error says nothing about the item.
    """
    if exhausted(error):
        raise error
    if isinstance(error, PermissionError):
        code = ProblemCode.ACCESS_DENIED
    elif isinstance(error, FileNotFoundError):
        code = ProblemCode.VANISHED
    elif error.errno in (errno.ELOOP, errno.ENOTDIR):
        # Without following links, a folder that became one is "not a folder".
        code = ProblemCode.LINK_NOT_FOLLOWED
    else:
        code = ProblemCode.UNREADABLE
    return Problem(code, "source", type(error).__name__, Effect.SKIPPED)


def _recognise(target: str) -> bool:
    return target.startswith("file://") or "://" not in target


SOURCE = Source(
    id="local",
    title="Local file or folder",
    schemes=("file",),
    recognise=_recognise,
    open=lambda target, _access: LocalTree(target),
    targets="a path or file:// URL; links are listed and never followed",
)

__all__ = ["SOURCE", "Access", "LocalTree"]
