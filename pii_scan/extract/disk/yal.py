"""File systems that libyal's libraries read (APFS, XFS): their file entries have the same shape."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pii_scan.extract.disk.entry import Entry, Nature
from pii_scan.extract.disk.spans import Span, joined
from pii_scan.model.problem import Problem, ProblemCode

_DEPTH = 512
_FOLDER, _REGULAR, _LINK = 0o4, 0o10, 0o12
_FORK = "com.apple.ResourceFork"
_SPARSE = 1


class YalFileSystem:
    """See `FileSystem`. Of deleted files these libraries tell nothing."""

    def __init__(
        self, name: str, label: str, root: Any, size: int, place: Callable[[int], int] = lambda at: at
    ) -> None:
        """
        Args:
            place: of the volume, for what the library says of an extent.
        """
        self.name, self.label, self.size = name, label, size
        self.failed = 0
        self.names_only: list[str] = []
        self._root = root
        self._place = place
        self._told: set[int] = set()

    def living(self) -> Iterator[Entry]:
        """Folder by folder, without recursion; each folder once, so that loops end."""
        todo: list[tuple[str, Any, int]] = [("", self._root, 0)]
        seen: set[int] = set()
        while todo:
            path, folder, depth = todo.pop()
            inner: list[tuple[str, Any, int]] = []
            count = self._asked(partial(getattr, folder, "number_of_sub_file_entries")) or 0
            for at in range(count):
                entry = self._asked(partial(folder.get_sub_file_entry, at))
                kind = None if entry is None else self._asked(partial(getattr, entry, "file_mode"))
                if entry is None or kind is None:
                    continue
                name = str(self._asked(partial(getattr, entry, "name")) or "unnamed").replace("/", "_")
                if kind >> 12 != _FOLDER:
                    yield from self._file(entry, kind >> 12, path + name)
                    continue
                number = self._number(entry)
                if number not in seen and depth < _DEPTH:
                    seen.add(number)
                    inner.append((f"{path}{name}/", entry, depth + 1))
                elif number not in seen:
                    self.failed += 1
            todo += reversed(inner)

    def deleted(self) -> Iterator[Entry]:
        return iter(())

    def left_out(self) -> Iterator[Problem]:
        detail = f"{self.name}: deleted files were not looked for, but as strings of unused space"
        yield Problem(ProblemCode.PARTLY_READ, "extract", detail)

    def free(self) -> list[Span] | None:
        return None

    def _asked(self, question: Callable[[], Any]) -> Any:
        """One call into the library; hostile bytes bring out any error, which is counted."""
        try:
            return question()
        except Exception:  # noqa: BLE001
            self.failed += 1
            return None

    @staticmethod
    def _number(entry: Any) -> int:
        return int(entry.identifier if hasattr(entry, "identifier") else entry.inode_number)

    def _file(self, entry: Any, kind: int, path: str) -> Iterator[Entry]:
        if kind != _REGULAR:
            target = (self._asked(lambda: entry.symbolic_link_target) if kind == _LINK else "") or ""
            yield Entry(path, 0, Nature.LINK, target=str(target))
            return
        size = self._asked(lambda: int(entry.size)) or 0
        number = self._number(entry)
        if (self._asked(lambda: int(entry.number_of_links)) or 1) > 1:
            if number in self._told:
                yield Entry(path, size, same_as=True)
                return
            self._told.add(number)
        places = self._places(entry, size)
        yield Entry(path, size, places=places, open=lambda: _Content(entry, size))
        if self.name == "APFS":
            yield from self._fork(entry, path)

    def _fork(self, entry: Any, path: str) -> Iterator[Entry]:
        fork = self._asked(lambda: entry.get_extended_attribute_by_name(_FORK))
        size = 0 if fork is None else self._asked(lambda: int(fork.size)) or 0
        if size:
            yield Entry(f"{path}:rsrc", size, open=lambda: _Content(fork, size))

    def _places(self, entry: Any, size: int) -> list[Span]:
        out: list[Span] = []
        count = self._asked(lambda: int(entry.number_of_extents)) or 0
        for at in range(count):
            extent = self._asked(partial(entry.get_extent, at))
            if extent is None or int(extent[2]) & _SPARSE:
                continue
            start, held = self._place(int(extent[0])), min(int(extent[1]), max(0, size))
            size -= held
            if 0 <= start < self.size:
                out.append((start, min(start + held, self.size)))
        return joined(out)


class _Content:
    """Of a file, or of an attribute of one."""

    def __init__(self, entry: Any, size: int) -> None:
        self._entry, self._size, self._at = entry, size, 0

    def read(self, size: int, /) -> bytes:
        size = min(size, self._size - self._at)
        if size <= 0:
            return b""
        # Damage is an OSError; hostile bytes may bring out others.
        try:
            block = bytes(self._entry.read_buffer_at_offset(size, self._at))
        except Exception as error:  # noqa: BLE001
            raise OSError(type(error).__name__) from None
        self._at += len(block)
        return block
