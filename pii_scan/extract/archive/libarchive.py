"""The system's libarchive (BSD licence), where there is one, as a stream of entries.

Bound here with ctypes and not through libarchive-c: that logs the library's warnings, which quote member names, and
takes "readable with a warning" and "lost" for the same thing. Only one named format is ever switched on: among the
others are mtree, which opens files of this machine by the names an archive gives, and formats without any mark.
"""

import ctypes
import ctypes.util
import locale
from collections.abc import Generator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from pii_scan.model.payload import Payload

_EOF, _WARN, _FAILED = 1, -20, -25
_BLOCK = 1 << 18
_ZEROS = bytes(1 << 16)


class ArchiveDamage(Exception):
    """libarchive cannot go on with this member, or with the archive."""


class NoLibarchive(Exception):
    """There is none on this machine, or it lacks the format."""


class FileType(IntEnum):
    """`AE_IF…` of archive_entry.h."""

    REGULAR = 0o100000
    LINK = 0o120000
    FOLDER = 0o040000


@dataclass(frozen=True, slots=True)
class Entry:
    """What a header says of one member."""

    name: bytes
    """In the bytes of the archive where the format says no encoding, else UTF-8."""
    size: int | None
    type: int
    link: bytes
    """Where a symbolic or hard link points; empty for others."""
    hard_link: bool
    encrypted: bool

    @property
    def regular(self) -> bool:
        # ar need not say a type.
        return self.type in (0, FileType.REGULAR) and not self.hard_link


@cache
def _library() -> Any:
    names = [ctypes.util.find_library("archive"), "libarchive.so.13"]
    for name in names:
        try:
            library = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if library is not None:
            return _declared(library)
    return None


def _declared(library: Any) -> Any:
    pointer, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
    for name in ("archive_read_new", "archive_entry_pathname", "archive_entry_symlink", "archive_entry_hardlink"):
        getattr(library, name).restype = text if "entry" in name else pointer
    library.archive_entry_size.restype = ctypes.c_int64
    library.archive_entry_filetype.restype = ctypes.c_uint
    library.archive_filter_bytes.restype = ctypes.c_int64
    for name in ("pathname", "symlink", "hardlink", "size", "size_is_set", "filetype", "is_encrypted"):
        getattr(library, f"archive_entry_{name}").argtypes = [pointer]
    library.archive_read_next_header.argtypes = [pointer, ctypes.POINTER(pointer)]
    library.archive_read_data_block.argtypes = [
        pointer, ctypes.POINTER(pointer), ctypes.POINTER(size), ctypes.POINTER(ctypes.c_int64),
    ]  # fmt: skip
    library.archive_read_open_memory.argtypes = [pointer, text, size]
    library.archive_read_open_fd.argtypes = [pointer, ctypes.c_int, size]
    library.archive_read_set_format_option.argtypes = [pointer, text, text, text]
    library.archive_read_add_passphrase.argtypes = [pointer, text]
    library.archive_filter_bytes.argtypes = [pointer, ctypes.c_int]
    library.archive_read_free.argtypes = [pointer]
    return library


def present() -> bool:
    return _library() is not None


class Reader:
    """One pass over an archive. Use as a context manager.

    Args:
        formats: names of libarchive, `7zip`, `rar5`, `raw`…
        filters: likewise, `compress`, `lzip`…; none: the bytes are the archive itself.
        charset: of names, where the format does not say it.
        password: of encrypted members; for zip alone.

    Raises:
        NoLibarchive: from the constructor.
        ArchiveDamage: from the constructor, where the bytes are nothing of these formats, and from `entries`.
    """

    def __init__(
        self,
        payload: Payload,
        formats: tuple[str, ...],
        filters: tuple[str, ...] = (),
        charset: str = "",
        password: bytes | None = None,
    ) -> None:
        library = _library()
        if library is None:
            raise NoLibarchive
        self._lib = library
        self._stream: Any = None
        # Names are converted to the locale's encoding: under LC_ALL=C every other letter would be lost.
        if locale.getlocale(locale.LC_CTYPE)[1] != "UTF-8":
            locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
        self._archive = ctypes.c_void_p(library.archive_read_new())
        for kind, names in (("format", formats), ("filter", filters)):
            for name in names:
                # A warning says that a program of that name would be started, or that the format is not built in.
                support = getattr(library, f"archive_read_support_{kind}_{name}", None)
                if support is None or support(self._archive) != 0:
                    self.close()
                    raise NoLibarchive
        if charset:
            library.archive_read_set_format_option(self._archive, None, b"hdrcharset", charset.encode())
        if password is not None:
            library.archive_read_add_passphrase(self._archive, password)
        if payload.data is not None:
            self._stream = payload.data
            code = library.archive_read_open_memory(self._archive, payload.data, len(payload.data))
        else:
            self._stream = payload.open()
            code = library.archive_read_open_fd(self._archive, self._stream.fileno(), _BLOCK)
        if code < _WARN:
            self.close()
            raise ArchiveDamage

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._archive:
            self._lib.archive_read_free(self._archive)
            self._archive = ctypes.c_void_p()
        if self._stream is not None and not isinstance(self._stream, bytes):
            self._stream.close()
        self._stream = None

    @property
    def packed(self) -> int:
        """Bytes of the file that were read so far."""
        return int(self._lib.archive_filter_bytes(self._archive, -1))

    def entries(self) -> Generator[tuple[Entry, "EntryStream"], None, None]:
        """Members in order, each with a stream that holds until the next is asked for.

        Raises:
            ArchiveDamage: a header cannot be read and none behind it.
        """
        lib = self._lib
        pointer = ctypes.c_void_p()
        failures = 0
        while True:
            code = lib.archive_read_next_header(self._archive, ctypes.byref(pointer))
            if code == _EOF:
                return
            if code < _WARN:
                # A refused member does not hide the ones behind it; a reader stuck at one place does.
                failures += 1
                if code != _FAILED or failures > 1000:
                    raise ArchiveDamage
                continue
            hard = lib.archive_entry_hardlink(pointer)
            entry = Entry(
                lib.archive_entry_pathname(pointer) or b"",
                int(lib.archive_entry_size(pointer)) if lib.archive_entry_size_is_set(pointer) else None,
                int(lib.archive_entry_filetype(pointer)),
                hard or lib.archive_entry_symlink(pointer) or b"",
                bool(hard),
                bool(lib.archive_entry_is_encrypted(pointer)),
            )
            yield entry, EntryStream(self._lib, self._archive)


class EntryStream:
    """The bytes of one member; holes of sparse files are zeros."""

    def __init__(self, library: Any, archive: ctypes.c_void_p) -> None:
        self._lib = library
        self._archive = archive
        self._block = memoryview(b"")
        self._hole = 0
        self._at = 0
        self._ended = False

    def read(self, size: int, /) -> bytes:
        """
        Raises:
            ArchiveDamage: what was handed out before is all there is.
        """
        while True:
            if self._hole:
                out = _ZEROS[: min(size, self._hole)]
                self._hole -= len(out)
                return out
            if self._block:
                out = bytes(self._block[:size])
                self._block = self._block[size:]
                return out
            if self._ended or not self._next_block():
                return b""

    def _next_block(self) -> bool:
        data, length, offset = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_int64()
        code = self._lib.archive_read_data_block(
            self._archive, ctypes.byref(data), ctypes.byref(length), ctypes.byref(offset)
        )
        if code == _EOF:
            self._ended = True
            return False
        if code < _WARN or offset.value < self._at:
            self._ended = True
            raise ArchiveDamage
        self._hole = offset.value - self._at
        self._at = offset.value + length.value
        # The library's buffer is its own until the next call; a copy holds whatever comes.
        self._block = memoryview(ctypes.string_at(data, length.value)) if length.value else memoryview(b"")
        return True
