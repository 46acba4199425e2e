"""7z archives (7zFormat.txt of the LZMA SDK).

py7zr reads the directory, decrypts, and unpacks folder by folder in one pass each, so that solid archives cost no more
than their size and a damaged folder hides no other. What it cannot unpack (BCJ2 above all) libarchive does.
"""

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, BinaryIO

from pii_scan.extract.archive import libarchive
from pii_scan.extract.archive.listed import MISSING
from pii_scan.extract.archive.members import Members
from pii_scan.extract.archive.seven_zip_salvage import first_folder
from pii_scan.extract.extractor import Extractor, Input, Signature
from pii_scan.extract.passwords import Attempt
from pii_scan.extract.tail import leftover
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

_7Z = "application/x-7z-compressed"
_BLOCK = 1 << 20
_LINK_MAX = 4096


class _Damage(Exception):
    """A folder cannot be unpacked any further."""


def extract(given: Input) -> Iterator[Evidence]:
    """Every file of the directory as a child, folder after folder; then bytes behind the archive."""
    attempt = Attempt.of(given)
    with given.payload.open() as stream:
        archive = _opened(stream, attempt)
        if isinstance(archive, Problem):
            yield from _without_directory(given, archive)
            return
        members = Members("7z", given)
        yield from _Walk(given, archive, stream, members, attempt).members()
        if attempt.place is not None:
            yield attempt.opened()
        head = archive.sig_header
        yield from leftover(given.payload, 32 + head.nextheaderofs + head.nextheadersize, given.limits)


@cache
def _py7zr() -> Any:
    import py7zr

    compressor: Any = import_module("py7zr.compressor")
    # It derives the key anew for each folder, half a million hashes each time; an archive that is not solid has as many
    # folders as files, all with one key.
    compressor.calculate_key = lru_cache(maxsize=64)(compressor.calculate_key)
    return py7zr


def _opened(stream: BinaryIO, attempt: Attempt) -> Any:
    """py7zr's view of the archive, or the Problem why there is none."""
    py7zr = _py7zr()
    found: list[Any] = []

    def opens(password: str | None) -> bool:
        stream.seek(0)
        try:
            found.append(py7zr.SevenZipFile(stream, password=password))
        # A wrong password shows as any sort of damage.
        except Exception as error:  # noqa: BLE001
            if password is None and isinstance(error, py7zr.PasswordRequired):
                found.append(None)
            return False
        return True

    if opens(None) and hasattr(found[0], "files"):
        return found[0]
    if found and found[0] is None:
        if attempt.first(opens) is not None and hasattr(found[-1], "files"):
            return found[-1]
        return Problem(ProblemCode.ENCRYPTED, "extract", f"names too: {attempt.words()}", Effect.SKIPPED)
    return Problem(ProblemCode.UNREADABLE, "extract", "its directory is cut or damaged", Effect.SKIPPED)


def _without_directory(given: Input, problem: Problem) -> Iterator[Evidence]:
    members = Members("7z", given)
    yield from _by_libarchive(given, members, None)
    if members.count:
        yield replace(problem, effect=Effect.PARTIAL)
        return
    got = None if problem.code is ProblemCode.ENCRYPTED else first_folder(given)
    if got is None:
        yield problem
        return
    # Without the directory nobody knows where one file ends and the next begins.
    yield members.add("files without their directory", got)
    detail = "no directory: the first files unpacked as one"
    yield Problem(got.problem or ProblemCode.TRUNCATED, "extract", detail)


class _Walk:
    def __init__(self, given: Input, archive: Any, stream: BinaryIO, members: Members, attempt: Attempt) -> None:
        self._given = given
        self._archive = archive
        self._stream = stream
        self._members = members
        self._attempt = attempt
        self._elsewhere: Counter[str] = Counter()
        """Names of members that py7zr cannot unpack."""

    def members(self) -> Iterator[Evidence]:
        for folder, files in self._folders():
            if folder is None:
                for file in files:
                    if not file.is_directory:
                        yield self._members.add(file.filename, _empty())
                continue
            start, size = self._span(folder)
            yield from self._folder(folder, files, start, size)
        if self._elsewhere:
            yield from _by_libarchive(self._given, self._members, self._elsewhere)
        yield from self._members.problems({ProblemCode.ENCRYPTED: self._attempt.words()})

    def _folders(self) -> Iterator[tuple[Any, list[Any]]]:
        """(folder, its files) in the archive's order; None for files without bytes."""
        order: dict[int, tuple[Any, list[Any]]] = {}
        for file in self._archive.files:
            key = id(file.folder) if file.folder is not None else 0
            order.setdefault(key, (file.folder, []))[1].append(file)
        yield from order.values()

    def _span(self, folder: Any) -> tuple[int, int]:
        """Where its packed bytes start, and how many they are."""
        pack = self._archive.header.main_streams.packinfo
        first = 0
        for other in self._archive.header.main_streams.unpackinfo.folders:
            if other is folder:
                break
            first += max(1, len(other.packed_indices))
        sizes = pack.packsizes
        begin = self._archive.afterheader + pack.packpos + sum(sizes[:first])
        return begin, sum(sizes[first : first + max(1, len(folder.packed_indices))])

    def _folder(self, folder: Any, files: list[Any], start: int, size: int) -> Iterator[Evidence]:
        code = self._unlock(folder, files, start, size)
        if code is ProblemCode.UNSUPPORTED:
            self._elsewhere.update(file.filename for file in files)
            return
        stream = _FolderStream(folder, self._stream, start, size) if code is None else None
        for number, file in enumerate(files):
            if self._members.full:
                yield Problem(ProblemCode.TOO_LARGE, "extract", f"{len(files) - number} members past the limit")
                return
            if stream is None or self._members.stop is not None or stream.damaged:
                why = code or self._members.stop or ProblemCode.UNREADABLE
                yield self._members.skip(file.filename, why, file.uncompressed)
                continue
            part = stream.part(file.uncompressed, file.crc32)
            if file.is_symlink or file.is_junction:
                yield self._members.skip(file.filename, ProblemCode.LINK_NOT_FOLLOWED)
                yield Text(part.words(_LINK_MAX), How.NAME, layer="properties")
                continue
            yield self._members.read(file.filename, part, file.uncompressed, (_Damage,))

    def _unlock(self, folder: Any, files: list[Any], start: int, size: int) -> ProblemCode | None:
        """Why this folder is not read; the password that opens it is set on it."""
        py7zr = _py7zr()

        try:
            folder.get_decompressor(size, reset=True)
        except py7zr.PasswordRequired:
            # Nothing in a folder says that a password is wrong but what comes out of it.
            first = files[0]

            def opens(password: str) -> bool:
                folder.password = password
                part = _FolderStream(folder, self._stream, start, size).part(first.uncompressed, first.crc32)
                try:
                    while part.read(_BLOCK):
                        pass
                except _Damage:
                    return False
                return True

            return None if self._attempt.first(opens) is not None else ProblemCode.ENCRYPTED
        # What a coder's properties say is hostile input.
        except Exception:  # noqa: BLE001
            return ProblemCode.UNSUPPORTED
        return None


class _FolderStream:
    """One folder, unpacked once, from its first file to its last."""

    def __init__(self, folder: Any, stream: BinaryIO, start: int, size: int) -> None:
        self.damaged = False
        self._stream = stream
        self._at = start
        try:
            self._unpacker = folder.get_decompressor(size, reset=True)
        # As above: with a password, its key derivation comes in too.
        except Exception:  # noqa: BLE001
            self.damaged = True

    def part(self, size: int, crc: int | None) -> "_Part":
        return _Part(self, size, crc)

    def read(self, size: int) -> bytes:
        if self.damaged:
            raise _Damage
        try:
            for _ in range(4):
                self._stream.seek(self._at)
                out = bytes(self._unpacker.decompress(self._stream, size))
                moved = self._stream.tell() != self._at
                self._at = self._stream.tell()
                if out:
                    return out
                if not moved:
                    break
        except MemoryError:
            raise
        # Its coders raise whatever their libraries do.
        except Exception as error:
            self.damaged = True
            raise _Damage from error
        self.damaged = True
        raise _Damage


class _Part:
    """The bytes of one file out of its folder; its check sum is compared at the end."""

    def __init__(self, folder: _FolderStream, size: int, crc: int | None) -> None:
        self._folder = folder
        self._left = size
        self._crc = crc
        self._sum = 0

    def read(self, size: int, /) -> bytes:
        """
        Raises:
            _Damage: the folder is cut here, or the check sum does not hold.
        """
        if not self._left:
            crc, self._crc = self._crc, None
            if crc is not None and crc != self._sum:
                raise _Damage
            return b""
        out = self._folder.read(min(size, self._left, _BLOCK))
        self._left -= len(out)
        self._sum = zlib.crc32(out, self._sum)
        return out

    def words(self, limit: int) -> str:
        """All of it as a text, the first `limit` bytes."""
        out = b""
        try:
            while block := self.read(_BLOCK):
                out = (out + block)[:limit]
        except _Damage:
            pass
        return out.decode("utf-8", "replace")


def _empty() -> Any:
    from pii_scan.extract.archive.spool import Unpacked
    from pii_scan.model.payload import Payload

    return Unpacked(Payload(data=b""))


def _by_libarchive(given: Input, members: Members, wanted: Counter[str] | None) -> Iterator[Evidence]:
    """Members of folders whose coders only libarchive knows, by name; all that it finds where `wanted` is None."""
    from pii_scan.extract.archive.listed import one

    left = Counter(wanted or ())
    try:
        with libarchive.Reader(given.payload, ("7zip",)) as reader:
            for entry, stream in reader.entries():
                name = entry.name.decode("utf-8", "replace")
                if members.stop is not None or members.full:
                    break
                if wanted is not None and not left[name]:
                    continue
                left[name] -= 1
                if (child := one(members, entry, stream)) is not None:
                    yield child
    except libarchive.NoLibarchive:
        if wanted is not None:
            yield Problem(ProblemCode.UNSUPPORTED, "extract", MISSING)
    except libarchive.ArchiveDamage:
        pass
    for name in left.elements():
        yield members.skip(name, members.stop or ProblemCode.UNSUPPORTED)


EXTRACTOR = Extractor(
    id="7z",
    title="7-Zip archive",
    media_types=(_7Z,),
    extract=extract,
    signatures=(Signature(_7Z, b"7z\xbc\xaf\x27\x1c"),),
    extensions=(".7z",),
    library="py7zr, libarchive (system library) for BCJ2",
    reads="members (LZMA, LZMA2, PPMd, BZip2, Deflate, Deflate64, Zstandard, Brotli, filters, BCJ2), solid or not; "
    "encrypted ones with a password of the list; bytes behind the archive; the beginning of archives that lost their "
    "directory",
    not_read="encrypted members that no password of the list opens, sets of several volumes",
)
