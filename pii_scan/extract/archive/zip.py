"""Zip archives (PKWARE APPNOTE 6.3): every member as a child, also out of damaged archives."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pii_scan.extract.archive.member_names import decoded
from pii_scan.extract.archive.members import Members
from pii_scan.extract.archive.spool import Unpacked, unpack
from pii_scan.extract.archive.volumes import beside_first_part
from pii_scan.extract.archive.zip_gaps import outside
from pii_scan.extract.archive.zip_methods import MethodDamage
from pii_scan.extract.archive.zip_open import Locked, UnknownMethod, ZipOpener
from pii_scan.extract.archive.zip_scan import scan_members
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.passwords import Attempt
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

ZIP = "application/zip"
_UTF8_FLAG = 0x800
_SPANNED = b"PK\x07\x08"
"""Begins the first part of a split zip (APPNOTE 8.5.3)."""
_END_REACH = 22 + 0xFFFF
_UNICODE_PATH = 0x7075
_DAMAGE = (
    MethodDamage, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, IndexError,
    struct.error,
)  # fmt: skip
_CONTAINERS = (
    "application/java-archive",
    "application/epub+zip",
    "application/oxps",
    "application/vnd.google-earth.kmz",
    "application/vnd.android.package-archive",
    "application/vnd.ms-visio.drawing",
    "application/vnd.oasis.opendocument.base",
)


def extract(given: Input) -> Iterator[Evidence]:
    """Children in the archive's order, then problems. Nothing is written to a disk under a member's name."""
    with given.payload.open() as stream:
        if (parts := _earlier_parts(stream)) and given.payload.head(4) == _SPANNED:
            # All parts, joined. Places in the directory count from the beginning of each.
            yield from _by_local_headers(given, stream, Members("zip", given))
            return
        if parts:
            if beside_first_part(given):
                detail = "the end of a split zip; read with its first part (.z01)"
                yield Problem(ProblemCode.PARTLY_READ, "extract", detail, Effect.NOTE)
                yield Text(given.name, How.NAME, layer="properties")
                return
            detail = f"the end of a split zip; {parts} parts before it (.z01…) do not lie beside it"
            yield Problem(ProblemCode.TRUNCATED, "extract", detail)
        # The central directory is hostile input: zipfile answers with unrelated exception types.
        try:
            archive = zipfile.ZipFile(stream)
        except Exception as error:  # noqa: BLE001
            yield from _damaged(given, stream, type(error).__name__)
            return
        with archive:
            yield from _members(given, archive, stream)
            yield from outside(given.payload, stream, archive.infolist(), archive.start_dir, given.limits)


def _earlier_parts(stream: BinaryIO) -> int:
    """How many disks come before this one, by the end record (APPNOTE 4.3.16)."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_REACH))
    tail = stream.read(_END_REACH)
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    number = int.from_bytes(tail[at + 4 : at + 6], "little") if 0 <= at <= len(tail) - 22 else 0
    return number if number < 0xFFFF else 0


def _members(given: Input, archive: zipfile.ZipFile, stream: BinaryIO) -> Iterator[Evidence]:
    comments = [archive.comment, *dict.fromkeys(info.comment for info in archive.infolist())]
    if any(comments):
        words = "\n".join(comment.decode("utf-8", "replace") for comment in comments if comment)
        yield Text(words, How.METADATA, layer="comment")
    members = Members("zip", given)
    attempt = Attempt.of(given)
    opener = ZipOpener(stream, attempt, given.payload, archive.infolist())
    lost: dict[str, tuple[str, int]] = {}
    # Tools show a folder and pass over the bytes that its entry may hold.
    infos = [i for i in archive.infolist() if not i.filename.endswith("/") or i.file_size or i.compress_size]
    overlapping = _overlapping(infos)
    names = _names(infos)
    for count, (info, name) in enumerate(zip(infos, names, strict=True)):
        if members.full:
            yield Problem(ProblemCode.TOO_LARGE, "extract", f"{len(infos) - count} members past the limit not read")
            break
        got = _member(given, archive, opener, info, members.room, info.header_offset in overlapping)
        if got.problem is ProblemCode.UNREADABLE:
            lost.setdefault(info.orig_filename, (name, info.file_size))
            continue
        yield members.add(name, got, info.file_size)
    yield from _by_headers(given, lost, members)
    details = {ProblemCode.ENCRYPTED: attempt.words()}
    if opener.methods:
        details[ProblemCode.UNSUPPORTED] = f"methods {', '.join(map(str, sorted(opener.methods)))}"
    if attempt.place is not None:
        yield attempt.opened()
    if members.count or not any(comments):
        yield from members.problems(details)


def _member(
    given: Input, archive: zipfile.ZipFile, opener: ZipOpener, info: zipfile.ZipInfo, room: int, overlaps: bool
) -> Unpacked:
    if overlaps:
        return Unpacked(None, ProblemCode.BOMB_SUSPECTED)
    try:
        stream = opener.open(archive, info)
    except Locked:
        return Unpacked(None, ProblemCode.ENCRYPTED)
    except (UnknownMethod, NotImplementedError):
        return Unpacked(None, ProblemCode.UNSUPPORTED)
    # The local header may contradict the directory in any way.
    except Exception:  # noqa: BLE001
        return Unpacked(None, ProblemCode.UNREADABLE)
    return unpack(stream, given.limits, lambda: info.compress_size, room, _DAMAGE)


def _by_headers(given: Input, lost: dict[str, tuple[str, int]], members: Members) -> Iterator[Evidence]:
    """Members that the directory misplaces, found by their own headers."""
    if lost:
        names = {name: raw for raw, (name, _) in lost.items()}
        with given.payload.open() as stream:
            for found in scan_members(stream, given.limits):
                name = decoded([found.name])[0]
                raw = names.get(name)
                if raw in lost and found.got.payload is not None and found.got.size <= members.room:
                    del lost[raw]
                    yield members.add(name.rstrip("/"), found.got)
    for name, size in lost.values():
        yield members.skip(name, ProblemCode.UNREADABLE, size)


def _by_local_headers(given: Input, stream: BinaryIO, members: Members) -> Iterator[Evidence]:
    for part in scan_members(stream, given.limits):
        if members.full or members.room <= 0:
            break
        name = part.name.decode("utf-8", "replace") if part.utf8 else decoded([part.name])[0]
        yield members.add(name, part.got)
    if members.count:
        yield from (problem for problem in members.problems() if problem.code is not ProblemCode.TRUNCATED)


def _damaged(given: Input, stream: BinaryIO, error: str) -> Iterator[Evidence]:
    members = Members("zip", given)
    yield from _by_local_headers(given, stream, members)
    found = members.count
    if not found:
        if given.payload.head(4)[:2] != b"PK":
            raise NotThisFormat
        yield Problem(ProblemCode.UNREADABLE, "extract", f"no directory ({error}), no member found", Effect.SKIPPED)
        return
    yield Problem(ProblemCode.TRUNCATED, "extract", f"no directory ({error}); {found} members found by their headers")


def _overlapping(infos: list[zipfile.ZipInfo]) -> frozenset[int]:
    """Offsets of members whose packed bytes lie inside an earlier member's: the mark of a non-recursive bomb."""
    bad: set[int] = set()
    end = -1
    for info in sorted(infos, key=lambda i: i.header_offset):
        if info.header_offset < end:
            bad.add(info.header_offset)
        end = max(end, info.header_offset + 30 + info.compress_size)
    return frozenset(bad)


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """Member names, decoded together where the archive does not say that they are UTF-8."""
    found: list[str | None] = [_stated_name(info) for info in infos]
    raw = [_raw_name(info) for info, name in zip(infos, found, strict=True) if name is None]
    guessed = iter(decoded(raw))
    return [(next(guessed) if name is None else name).rstrip("/") for name in found]


def _stated_name(info: zipfile.ZipInfo) -> str | None:
    """Of the Unicode path field (APPNOTE 4.6.9) where it belongs to this name, or in UTF-8 by the flag."""
    raw = _raw_name(info)
    at, extra = 0, info.extra
    while at + 9 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH and size > 5 and struct.unpack_from("<I", extra, at + 5)[0] == zlib.crc32(raw):
            return extra[at + 9 : at + 4 + size].decode("utf-8", "replace")
        at += 4 + size
    return info.orig_filename if info.flag_bits & _UTF8_FLAG else None


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    encoding = "utf-8" if info.flag_bits & _UTF8_FLAG else "cp437"
    return info.orig_filename.encode(encoding, "replace")


EXTRACTOR = Extractor(
    id="zip",
    title="Zip archive",
    media_types=(ZIP, *_CONTAINERS),
    extract=extract,
    signatures=(Signature(ZIP, b"PK\x03\x04"), Signature(ZIP, b"PK\x05\x06")),
    extensions=(".zip",),
    library="zipfile (standard library), cryptography, inflate64, backports.zstd, pyppmd",
    reads="members (stored, deflate, deflate64, bzip2, lzma, xz, zstd, PPMd), comments; encrypted ones (traditional, "
    "WinZip AES) with a password of the list; damaged archives by their local headers; members and bytes outside of "
    "the directory; EPUB, JAR, KMZ, APK, Visio as zip",
    not_read="members that no password of the list opens, PKWARE's strong encryption, implode and other old methods, "
    "split archives",
)
