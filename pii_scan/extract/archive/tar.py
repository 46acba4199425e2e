"""Tar archives (POSIX pax, GNU, ustar), also inside gzip, bzip2 and xz: regular members as children."""

import tarfile
import zlib
from collections.abc import Generator, Iterator, Mapping
from typing import BinaryIO

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.archive.sparse import DataOnly, has_long_holes
from pii_scan.extract.archive.spool import Readable, member, unpack
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.tail import AFTER, first_inked, leftover
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

TAR = "application/x-tar"
_BLOCK = 512
_PLAIN_HEADERS = frozenset({"path", "linkpath", "size", "uid", "gid", "mtime", "atime", "ctime", "hdrcharset"})
_DAMAGE = (tarfile.TarError, OSError, EOFError, ValueError, IndexError, zlib.error)


def probe(head: bytes, _: str) -> str | None:
    """Archives older than POSIX have no mark, but a checksum over their first header (tar.h, V7)."""
    if len(head) < 512 or not head[0] or not head[148:156].strip(b" \x00").isdigit():
        return None
    try:
        stated = int(head[148:156].strip(b" \x00"), 8)
    except ValueError:
        return None
    return TAR if stated == sum(head[:148]) + sum(head[156:512]) + 8 * 32 else None


def extract(given: Input) -> Iterator[Evidence]:
    """Children in order; behind a damaged header the next whole one is looked for, and what lies between is an
    item of its own. Links and devices are named, never followed."""
    payload = given.payload
    with payload.open() as stream:
        start = 0
        archive = _opened(stream, 0)
        if archive is None:
            # A damaged first header must not hide the members behind it.
            found = _next_header(stream, _BLOCK)
            archive = None if found is None else _opened(stream, found)
            if found is None or archive is None:
                raise NotThisFormat
            start = found
        with archive:
            if start:
                yield from _damaged(given, 0, start)
            yield from _Walk(given, archive, stream).members()


def _opened(stream: BinaryIO, at: int) -> tarfile.TarFile | None:
    stream.seek(at)
    try:
        return tarfile.open(fileobj=stream, mode="r:", errorlevel=0, encoding="utf-8", errors="surrogateescape")
    except _DAMAGE:
        return None


def _damaged(given: Input, start: int, end: int | None) -> Iterator[Evidence]:
    yield Problem(ProblemCode.TRUNCATED, "extract", "a header is damaged or cut")
    yield from leftover(given.payload, start, given.limits, end, key=f"damaged at byte {start}")


class _Walk:
    """One pass over an archive's headers."""

    def __init__(self, given: Input, archive: tarfile.TarFile, stream: BinaryIO) -> None:
        self._given = given
        self._archive = archive
        self._stream = stream
        self._keys = Keys()
        self._room = given.limits.child_bytes
        self._count = self._links = self._holes = 0
        self._short = False
        """Whether the last member was not whole, and said so."""

    def members(self) -> Iterator[Evidence]:
        size = self._given.payload.size_bytes
        while True:
            before = self._archive.offset
            damaged = False
            try:
                info = self._archive.next()
            except _DAMAGE:
                info, damaged = None, True
            if info is None:
                at = min(before if damaged else self._archive.offset, size)
                if not (yield from self._go_on(at, damaged)):
                    break
                continue
            # Members stay in the archive object's list; a hundred thousand headers are held nowhere else.
            self._archive.members = []  # type: ignore[attr-defined]
            if self._count >= self._given.limits.children:
                detail = f"members read up to {self._given.limits.children}"
                yield Problem(ProblemCode.TOO_LARGE, "extract", detail)
                break
            yield from self._member(info)
        if words := _header_words(self._archive.pax_headers):
            yield Text(words, How.METADATA, layer="comment")
        if self._links:
            detail = f"{self._links} links or devices not followed"
            yield Problem(ProblemCode.LINK_NOT_FOLLOWED, "extract", detail, Effect.NOTE)

        if self._holes:
            detail = f"{self._holes} sparse members read without their holes"
            yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)

    def _member(self, info: tarfile.TarInfo) -> Iterator[Evidence]:
        own = {k: v for k, v in info.pax_headers.items() if self._archive.pax_headers.get(k) != v}
        if words := _header_words(own):
            yield Text(words, How.METADATA, layer="comment")
        if info.isdir() and not info.size:
            return
        self._count += 1
        if not info.isreg():
            self._links += 1
            if info.linkname:
                yield Text(info.linkname.encode("utf-8", "replace").decode(), How.NAME, layer="properties")
            yield Child("tar", self._keys.key(info.name), None, None, ProblemCode.LINK_NOT_FOLLOWED)
            return
        stream: Readable | None = self._archive.extractfile(info)
        size = info.size
        if has_long_holes(info):
            stream = sparse = DataOnly(self._stream, info)
            size = sparse.stored
            self._holes += 1
        if stream is None:
            return
        if size > self._room:
            # Members share no stream: those behind this one are read.
            yield Problem(ProblemCode.TOO_LARGE, "extract", "a member is larger than what may be unpacked")
            yield Child("tar", self._keys.key(info.name), None, info.size, ProblemCode.TOO_LARGE)
            return
        got = unpack(stream, self._given.limits, None, self._room, _DAMAGE)
        self._room -= got.size
        short = got.size < size and got.problem is None
        problem = ProblemCode.TRUNCATED if short else got.problem
        self._short = problem is not None
        if problem is not None:
            yield Problem(problem, "extract", "a member is not whole")
        yield member("tar", self._keys.key(info.name), got, info.size)

    def _go_on(self, at: int, damaged: bool) -> Generator[Evidence, None, bool]:
        """Looks at what stands where no member is; True where a further header was found behind it.

        The end is two blocks of zeros and zeros up to the file's end; archives joined by `cat` go on there.
        """
        payload = self._given.payload
        size = payload.size_bytes
        if at >= size:
            # The last member was cut (it says so itself), or the end mark was never written.
            if not damaged:
                yield Problem(ProblemCode.TRUNCATED, "extract", "the end mark is missing", Effect.NOTE)
            elif not self._short:
                yield Problem(ProblemCode.TRUNCATED, "extract", "it ends amid a block")
            return False
        self._stream.seek(at)
        ended = not damaged and not self._stream.read(_BLOCK).strip(b"\x00")
        start = at
        if ended:
            inked = first_inked(payload, at, size)
            if inked is None:
                return False
            start = at + (inked - at) // _BLOCK * _BLOCK
        found = _next_header(self._stream, start if ended else start + _BLOCK)
        if ended:
            yield from leftover(payload, start, self._given.limits, found, key=f"{AFTER} at byte {start}")
        else:
            yield from _damaged(self._given, start, found)
        if found is None:
            return False
        self._archive.offset = found
        return True


def _next_header(stream: BinaryIO, start: int) -> int | None:
    """The first 512-byte block from `start` on that is a header by its checksum."""
    stream.seek(start)
    at = start
    while block := stream.read(1 << 20):
        for offset in range(0, len(block) - _BLOCK + 1, _BLOCK):
            # The mark or a six-digit checksum: tells most blocks off before anything is summed.
            field = block[offset + 148 : offset + 156].strip(b" \x00")
            if field.isdigit() and probe(block[offset : offset + _BLOCK], "") is not None:
                return at + offset
        at += len(block)
    return None


def _header_words(headers: Mapping[str, str]) -> str:
    """Extended headers that no field of the member repeats: comments, attributes, vendors' own."""
    lines = [f"{name}: {value}" for name, value in headers.items() if name not in _PLAIN_HEADERS]
    return "\n".join(lines).encode("utf-8", "replace").decode()


EXTRACTOR = Extractor(
    id="tar",
    title="Tar archive",
    media_types=(TAR,),
    extract=extract,
    signatures=(Signature(TAR, b"ustar", 257),),
    probe=probe,
    extensions=(".tar",),
    priority=40,
    library="tarfile (standard library)",
    reads="regular members, also behind damaged headers and in joined archives; names of links; comments and "
    "attributes of extended headers",
    not_read="what links point to, devices; holes of sparse members above 64 MiB",
)
