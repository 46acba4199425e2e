"""Zip archives (PKWARE APPNOTE 6.3): every member as a child, also out of damaged archives."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.archive.spool import Unpacked, member, unpack
from pii_scan.extract.archive.zip_gaps import decoded_name, outside
from pii_scan.extract.archive.zip_scan import scan_members
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

ZIP = "application/zip"
_ENCRYPTED_FLAG, _UTF8_FLAG = 0x1, 0x800
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error, IndexError)
_CONTAINERS = (
    "application/java-archive",
    "application/epub+zip",
    "application/oxps",
    "application/vnd.google-earth.kmz",
    "application/vnd.android.package-archive",
    "application/vnd.apple.iwork",
    "application/vnd.ms-visio.drawing",
    "application/vnd.oasis.opendocument.base",
)
_HALF_READ = {
    "application/vnd.apple.iwork": "iWork document: previews and media read, its own records not",
}


def extract(given: Input) -> Iterator[Evidence]:
    """Children in the archive's order, then problems. Nothing is written to a disk under a member's name."""
    with given.payload.open() as stream:
        # The central directory is hostile input: zipfile answers with unrelated exception types.
        try:
            archive = zipfile.ZipFile(stream)
        except Exception as error:  # noqa: BLE001
            yield from _damaged(given, stream, type(error).__name__)
            return
        with archive:
            yield from _members(given, archive)
            yield from outside(given.payload, stream, archive.infolist(), archive.start_dir, given.limits)
    if given.media_type in _HALF_READ:
        yield Problem(ProblemCode.UNSUPPORTED, "extract", _HALF_READ[given.media_type])


def _members(given: Input, archive: zipfile.ZipFile) -> Iterator[Evidence]:
    comments = [archive.comment, *dict.fromkeys(info.comment for info in archive.infolist())]
    if any(comments):
        words = "\n".join(comment.decode("utf-8", "replace") for comment in comments if comment)
        yield Text(words, How.METADATA, layer="comment")
    limits = given.limits
    keys = Keys()
    room = limits.child_bytes
    trouble: dict[ProblemCode, int] = {}
    lost: dict[str, str] = {}
    # Tools show a folder and pass over the bytes that its entry may hold.
    infos = [info for info in archive.infolist() if not info.is_dir() or info.file_size or info.compress_size]
    overlapping = _overlapping(infos)
    for count, info in enumerate(infos):
        if count >= limits.children:
            yield Problem(ProblemCode.TOO_LARGE, "extract", f"{len(infos) - count} members past the limit not read")
            break
        key = keys.key(_name(info).rstrip("/"))
        got = _member(given, archive, info, room, info.header_offset in overlapping)
        room -= got.size
        if got.problem is ProblemCode.UNREADABLE:
            lost.setdefault(_name(info), key)
            continue
        if got.problem is not None:
            trouble[got.problem] = trouble.get(got.problem, 0) + 1
        yield member("zip", key, got, info.file_size)
    for key, got in _by_headers(given, lost, room):
        if got.problem is not None:
            trouble[got.problem] = trouble.get(got.problem, 0) + 1
        yield member("zip", key, got)
    for code, number in trouble.items():
        yield Problem(code, "extract", f"{number} of {len(infos)} members")
    if not infos and not any(comments):
        yield Problem(ProblemCode.PARTLY_READ, "extract", "archive without members", Effect.NOTE)


def _member(given: Input, archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int, overlaps: bool) -> Unpacked:
    if info.flag_bits & _ENCRYPTED_FLAG:
        return Unpacked(None, ProblemCode.ENCRYPTED)
    if overlaps:
        return Unpacked(None, ProblemCode.BOMB_SUSPECTED)
    try:
        stream = archive.open(info)
    except NotImplementedError:
        return Unpacked(None, ProblemCode.UNSUPPORTED)
    # The local header may contradict the directory in any way.
    except Exception:  # noqa: BLE001
        return Unpacked(None, ProblemCode.UNREADABLE)
    with stream:
        return unpack(stream, given.limits, lambda: info.compress_size, room, _DAMAGE)


def _by_headers(given: Input, lost: dict[str, str], room: int) -> Iterator[tuple[str, Unpacked]]:
    """(key, bytes) of members (name → key) that the directory misplaces, found by their own headers."""
    if lost:
        with given.payload.open() as stream:
            for found in scan_members(stream, given.limits):
                name = decoded_name(found.name, found.utf8)
                if name in lost and found.got.payload is not None and found.got.size <= room:
                    room -= found.got.size
                    yield lost.pop(name), found.got
    yield from ((key, Unpacked(None, ProblemCode.UNREADABLE)) for key in lost.values())


def _damaged(given: Input, stream: BinaryIO, error: str) -> Iterator[Evidence]:
    found = 0
    keys = Keys()
    room = given.limits.child_bytes
    for part in scan_members(stream, given.limits):
        if found >= given.limits.children or room <= 0:
            break
        found += 1
        room -= part.got.size
        yield member("zip", keys.key(decoded_name(part.name, part.utf8)), part.got)
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


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    return decoded_name(raw, utf8=False)


EXTRACTOR = Extractor(
    id="zip",
    title="Zip archive",
    media_types=(ZIP, *_CONTAINERS),
    extract=extract,
    signatures=(Signature(ZIP, b"PK\x03\x04"), Signature(ZIP, b"PK\x05\x06")),
    extensions=(".zip",),
    library="zipfile (standard library)",
    reads="members (stored, deflate, bzip2, lzma), comments; damaged archives by their local headers; members and "
    "bytes outside of the directory; EPUB, JAR, KMZ, XPS, APK, iWork previews as zip",
    not_read="encrypted members, deflate64, split archives",
)
