"""File systems that The Sleuth Kit reads: NTFS, FAT, exFAT, ext2 to ext4, HFS+, UFS, YAFFS2, ISO 9660."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pii_scan.extract.archive.member_names import decoded
from pii_scan.extract.disk import allocation, reparse
from pii_scan.extract.disk.disk import Disk, PatchedDisk
from pii_scan.extract.disk.entry import Entry, Nature
from pii_scan.extract.disk.spans import Span, common, joined
from pii_scan.extract.disk.tsk_image import image_of
from pii_scan.model.problem import Problem, ProblemCode

_DEPTH = 512
_DELETED_MAX = 500_000
_ORPHANS_FAT_MAX = 8 << 30
"""For files without a folder every free sector of a FAT volume is looked at; of larger ones this is left out."""
_NTFS_DATA, _RESOURCE_FORK = 128, 4353
_STREAMS = frozenset({1, _NTFS_DATA, 4352, _RESOURCE_FORK})
"""Attribute types: content, NTFS $DATA, HFS data and resource fork (tsk_fs.h)."""
_FOLDERS = frozenset({1, 144, 160})
_NTFS_OWN = 24
"""Records of NTFS up to here are its own, or kept for it; the root folder is number 5."""
_NTFS_SEARCHED = frozenset({2})
"""$LogFile holds old names and contents: its strings are looked for, as those of the journals below $Extend."""
_NONRESIDENT = 0x02
_COMPRESSED, _ENCRYPTED, _SPARSE_RUN, _FILLER_RUN = 0x20, 0x10, 0x02, 0x01
_ALLOCATED = 1
_FOLDER, _REGULAR, _LINK, _VIRTUAL, _VIRTUAL_FOLDER = 2, 1, 6, 10, 11
_LABEL = " (Volume Label Entry)"
_WOF = b"WofCompressedData"
_NAMES = {
    "NTFS": "NTFS", "FAT12": "FAT12", "FAT16": "FAT16", "FAT32": "FAT32", "EXFAT": "exFAT", "EXT2": "ext2",
    "EXT3": "ext3", "EXT4": "ext4", "HFS": "HFS+", "FFS1": "UFS", "FFS1B": "UFS", "FFS2": "UFS2",
    "YAFFS2": "YAFFS2", "ISO9660": "ISO 9660",
}  # fmt: skip


class NoFileSystem(Exception):
    """None that is known here."""


class TskFileSystem:
    """See `FileSystem`."""

    def __init__(self, disk: Disk) -> None:
        """
        Raises:
            NoFileSystem
        """
        import pytsk3

        self._disk = PatchedDisk(disk)
        # What is no file system, or a damaged one, brings out any error of the library.
        try:
            self._fs = pytsk3.FS_Info(image_of(self._disk))
            kind = int(self._fs.info.ftype)
            self._block = int(self._fs.info.block_size)
            self._root = int(self._fs.info.root_inum)
            stated = self._block * int(self._fs.info.block_count)
        except Exception:  # noqa: BLE001
            raise NoFileSystem from None
        self.size = min(disk.size, stated)
        self._missing = max(0, stated - disk.size)
        known = {int(getattr(pytsk3, f"TSK_FS_TYPE_{key}", -1)): name for key, name in _NAMES.items()}
        if kind not in known:
            raise NoFileSystem
        self.name = known[kind]
        self._orphans_in: int | None = None
        """The folder in which the library shows deleted files that no folder names."""
        self.failed = 0
        self.label = ""
        self.names_only: list[str] = []
        self._more_deleted = 0
        self._orphans_left_out = False
        self._gone: list[tuple[str, int]] = []
        """(path, record) of names that are deleted."""
        self._told: set[int] = set()
        """Records of files with several names."""

    def living(self) -> Iterator[Entry]:
        if (top := self._asked(lambda: self._fs.open_meta(self._root))) is not None:
            yield from self._folder(top, "")
        yield from self._walk(self._root)

    def deleted(self) -> Iterator[Entry]:
        seen: set[int] = set()
        for path, record in self._gone:
            if record not in seen:
                seen.add(record)
                yield from self._gone_file(path, record)
        if self.name.startswith("FAT") and self.size > _ORPHANS_FAT_MAX:
            self._orphans_left_out = True
            return
        for path, record in self._orphans(seen):
            yield from self._gone_file(path, record)

    def left_out(self) -> Iterator[Problem]:
        if self._missing:
            detail = f"{self._missing:,} bytes of the file system lie past the image's end"
            yield Problem(ProblemCode.TRUNCATED, "extract", detail)
        if self._orphans_left_out:
            yield Problem(ProblemCode.TOO_LARGE, "extract", "deleted files without a folder were not looked for")
        if self._more_deleted:
            yield Problem(ProblemCode.TOO_LARGE, "extract", f"{self._more_deleted:,} deleted names left out")

    def free(self) -> list[Span] | None:
        return allocation.free(self.name, self._disk, self.size, self._block, self._content_of)

    def _content_of(self, record: int | str) -> bytes:
        """Of a file of the file system itself, by its record or path; empty where it cannot be read."""
        file = self._asked(lambda: self._fs.open(record) if isinstance(record, str) else self._fs.open_meta(record))
        if file is None or file.info.meta is None:
            return b""
        size = min(int(file.info.meta.size), self.size)
        blocks = []
        for at in range(0, size, 1 << 20):
            block = self._asked(partial(file.read_random, at, min(1 << 20, size - at)))
            if not block:
                break
            blocks.append(block)
        return b"".join(blocks)

    def _asked(self, question: Callable[[], Any]) -> Any:
        """One call into the library; hostile bytes bring out any error, which is counted."""
        try:
            return question()
        except Exception:  # noqa: BLE001
            self.failed += 1
            return None

    def _walk(self, record: int) -> Iterator[Entry]:
        """Folder by folder, without recursion; each folder once, so that loops end."""
        todo: list[tuple[str, int, int, bool]] = [("", record, 0, False)]
        seen = {record}
        while todo:
            path, here, depth, lost = todo.pop()
            inner: list[tuple[str, int, int, bool]] = []
            for file, name in self._files(here):
                info, meta = file.info.name, file.info.meta
                full = path + name
                number = int(info.meta_addr)
                gone = lost or not int(info.flags) & _ALLOCATED
                if gone and (meta is None or int(meta.type) != _FOLDER or int(meta.flags) & _ALLOCATED):
                    self._remember(full, number)
                    continue
                if meta is None:
                    self.failed += 1
                    continue
                kind = int(meta.type)
                if kind == _FOLDER:
                    if not gone:
                        yield from self._folder(file, full)
                    if number not in seen and depth < _DEPTH:
                        seen.add(number)
                        inner.append((full + "/", number, depth + 1, gone))
                    elif number not in seen:
                        self.failed += 1
                elif kind == _VIRTUAL_FOLDER:
                    self._orphans_in = number
                else:
                    yield from self._file(file, full, number)
            todo += reversed(inner)

    def _files(self, record: int) -> Iterator[tuple[Any, str]]:
        """(file, name) of a folder's entries, but itself and the one above it."""
        folder = self._asked(lambda: self._fs.open_dir(inode=record))
        if folder is None:
            return
        entries: list[tuple[Any, bytes]] = []
        each = iter(folder)
        while True:
            try:
                file = next(each)
            except StopIteration:
                break
            except Exception:  # noqa: BLE001 - as above
                self.failed += 1
                break
            if file.info.name is not None and (name := file.info.name.name or b"") not in (b".", b".."):
                entries.append((file, name))
        names = decoded([name for _, name in entries])
        for (file, _), name in zip(entries, names, strict=True):
            yield file, name.replace("/", "_") or "unnamed"

    def _remember(self, path: str, record: int) -> None:
        if len(self._gone) < _DELETED_MAX:
            self._gone.append((path, record))
        else:
            self._more_deleted += 1

    def _folder(self, file: Any, path: str) -> Iterator[Entry]:
        """Where its list of names lies, and streams that hang at it."""
        for attribute in self._attributes(file):
            kind = int(attribute.info.type)
            if kind in _FOLDERS:
                places, _ = self._places(attribute, None)
                yield Entry(path, 0, Nature.INNER, places)
            elif kind == _NTFS_DATA and attribute.info.name:
                yield self._stream(file, attribute, path)

    def _file(self, file: Any, path: str, record: int) -> Iterator[Entry]:
        meta = file.info.meta
        kind = int(meta.type)
        if path.endswith(_LABEL):
            self.label = path.removesuffix(_LABEL).strip()
            return
        if self._own(path, record, kind):
            searched = self.name == "NTFS" and (record in _NTFS_SEARCHED or path.startswith("$Extend/"))
            if not searched:
                for attribute in self._attributes(file):
                    yield Entry(path, 0, Nature.INNER, self._places(attribute, None)[0])
            return
        if kind != _REGULAR:
            target = meta.link if kind == _LINK and meta.link else b""
            target = target if isinstance(target, str) else target.decode("utf-8", "replace")
            yield Entry(path, 0, Nature.LINK, target=target)
            return
        if int(meta.nlink) > 1 and not self._first_name(record):
            yield Entry(path, int(meta.size), Nature.FILE, same_as=True)
            return
        yield from self._streams(file, path)

    def _first_name(self, record: int) -> bool:
        first = record not in self._told
        self._told.add(record)
        return first

    def _own(self, path: str, record: int, kind: int) -> bool:
        if kind == _VIRTUAL:
            return True
        if self.name == "NTFS":
            return record < _NTFS_OWN or path.startswith("$Extend/")
        if self.name == "HFS+":
            return record < 16 and path.startswith("$")
        if self.name == "exFAT":
            return path in ("$ALLOC_BITMAP", "$UPCASE_TABLE")
        return False

    def _streams(self, file: Any, path: str) -> Iterator[Entry]:
        attributes = self._attributes(file)
        point = self._reparse(file, attributes) if self.name == "NTFS" else None
        if point is not None and point.link:
            yield Entry(path, 0, Nature.LINK, target=point.target)
            return
        found = [a for a in attributes if int(a.info.type) in _STREAMS]
        # Every file of NTFS has content, be it empty; the library leaves out what contradicts itself.
        if self.name == "NTFS" and not any(int(a.info.type) == _NTFS_DATA for a in found):
            yield Entry(path, int(file.info.meta.size), problem=ProblemCode.UNREADABLE)
            return
        if not found:
            size = int(file.info.meta.size)
            yield Entry(path, size, problem=ProblemCode.UNREADABLE if size else None, open=None)
            return
        # Windows keeps a file that it packed itself as a stream of this name, beside one of holes.
        packed = any(a.info.name == _WOF for a in found)
        for attribute in found:
            entry = self._stream(file, attribute, path)
            if packed:
                if attribute.info.name == _WOF:
                    continue
                if not attribute.info.name:
                    entry.problem, entry.open = ProblemCode.UNSUPPORTED, None
            elif point is not None and entry.size and not entry.places and int(attribute.info.flags) & _NONRESIDENT:
                # Nothing but a hole: its bytes are kept elsewhere.
                entry.problem, entry.open = ProblemCode.UNSUPPORTED, None
            yield entry

    def _reparse(self, file: Any, attributes: list[Any]) -> reparse.Reparse | None:
        for attribute in attributes:
            if int(attribute.info.type) == reparse.ATTRIBUTE:
                size, number = min(int(attribute.info.size), 1 << 16), int(attribute.info.id)
                data = self._asked(partial(file.read_random, 0, size, reparse.ATTRIBUTE, number))
                return reparse.parsed(bytes(data or b""))
        return None

    def _stream(self, file: Any, attribute: Any, path: str) -> Entry:
        info = attribute.info
        size, kind, number = int(info.size), int(info.type), int(info.id)
        name = (info.name or b"").decode("utf-8", "replace").replace("/", "_")
        # Other file systems' attributes have names that no user gave them.
        name = "rsrc" if kind == _RESOURCE_FORK else name if kind == _NTFS_DATA else ""
        full = f"{path}:{name}" if name else path
        places, whole = self._places(attribute, size)
        entry = Entry(full, size, places=places)
        if int(info.flags) & _ENCRYPTED:
            entry.problem = ProblemCode.ENCRYPTED
            return entry
        if not whole:
            self.failed += 1
        entry.open = lambda: _Content(file, size, kind, number, lambda: self._damaged(places))
        return entry

    def _damaged(self, places: list[Span]) -> bool:
        lost = self._disk.lost
        return bool(lost) and bool(common(joined(places), joined(lost)))

    def _attributes(self, file: Any) -> list[Any]:
        found: list[Any] = self._asked(lambda: list(file)) or []
        return found

    def _places(self, attribute: Any, size: int | None) -> tuple[list[Span], bool]:
        """(where its bytes lie, whether that could be read). Of the last block only what belongs to it.

        Args:
            size: in bytes; None for all of every block.
        """
        out: list[Span] = []
        compressed = bool(int(attribute.info.flags) & _COMPRESSED)
        runs = self._asked(lambda: [(int(r.addr), int(r.len), int(r.offset), int(r.flags)) for r in attribute])
        for address, count, offset, flags in runs or []:
            if flags & (_SPARSE_RUN | _FILLER_RUN):
                continue
            start, held = address * self._block, count * self._block
            if size is not None and not compressed:
                held = min(held, size - offset * self._block)
            if held > 0 and start < self.size:
                out.append((start, min(start + held, self.size)))
        return out, runs is not None

    def _orphans(self, seen: set[int]) -> Iterator[tuple[str, int]]:
        """(path, record) of deleted files that no folder names."""
        todo = [] if self._orphans_in is None else [("", self._orphans_in)]
        while todo:
            path, here = todo.pop()
            for file, name in self._files(here):
                number = int(file.info.name.meta_addr)
                meta = file.info.meta
                if number in seen:
                    continue
                seen.add(number)
                if meta is not None and int(meta.type) == _FOLDER:
                    todo.append((f"{path}{name}/", number))
                else:
                    yield path + name, number

    def _gone_file(self, path: str, record: int) -> Iterator[Entry]:
        """A deleted name: its streams, those of a folder below it, or the name alone."""
        file = self._asked_quietly(record)
        meta = None if file is None else file.info.meta
        if meta is None or int(meta.flags) & _ALLOCATED:
            # Its record is another file's by now, or empty.
            self._name_only(path)
            return
        if int(meta.type) == _FOLDER:
            return
        given = False
        for entry in self._streams(file, path):
            if entry.size and entry.open is not None:
                given = True
                yield entry
        if not given:
            self._name_only(path)

    def _asked_quietly(self, record: int) -> Any:
        try:
            return self._fs.open_meta(record)
        except Exception:  # noqa: BLE001 - of a record that is gone nothing is lost
            return None

    def _name_only(self, path: str) -> None:
        if len(self.names_only) < _DELETED_MAX and "OrphanFile-" not in path:
            self.names_only.append(path)


class _Content:
    """One stream of a file."""

    def __init__(self, file: Any, size: int, kind: int, number: int, damaged: Callable[[], bool]) -> None:
        self._file, self._size, self._kind, self._id = file, size, kind, number
        self._damaged = damaged
        self._at = 0

    def read(self, size: int, /) -> bytes:
        size = min(size, self._size - self._at)
        if size <= 0:
            return b""
        # Damage is an OSError; hostile bytes may bring out others.
        try:
            block = bytes(self._file.read_random(self._at, size, self._kind, self._id))
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001
            raise OSError(type(error).__name__) from None
        if self._damaged():
            raise OSError("damaged")
        self._at += len(block)
        return block
