"""Tar archives (POSIX pax, GNU, ustar), also inside gzip, bzip2 and xz: regular members as children."""

import tarfile
import zlib
from collections.abc import Iterator

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.archive.spool import Readable, member, unpack
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.model.evidence import Evidence
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

TAR = "application/x-tar"
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
    """Children in order; links and devices are counted, never followed."""
    yield from members(given, given.payload)


def members(given: Input, payload: Payload) -> Iterator[Evidence]:
    with payload.open() as stream:
        try:
            archive = tarfile.open(fileobj=stream, mode="r:", errorlevel=0, encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
        except _DAMAGE as error:
            raise NotThisFormat from error
        with archive:
            yield from _members(given, archive)


def _members(given: Input, archive: tarfile.TarFile) -> Iterator[Evidence]:
    keys = Keys()
    room = given.limits.child_bytes
    count = other = 0
    while True:
        try:
            info = archive.next()
        except _DAMAGE:
            yield Problem(ProblemCode.TRUNCATED, "extract", f"archive breaks off after {count} members")
            return
        if info is None:
            break
        # Members stay in the archive object's list; a hundred thousand headers are held nowhere else.
        archive.members = []  # type: ignore[attr-defined]
        if not info.isreg():
            other += not info.isdir()
            continue
        count += 1
        if count > given.limits.children:
            yield Problem(ProblemCode.TOO_LARGE, "extract", f"members read up to {given.limits.children}")
            return
        stream: Readable | None = archive.extractfile(info)
        if stream is None:
            continue
        got = unpack(stream, given.limits, None, room, _DAMAGE)
        room -= got.size
        short = got.size < info.size and got.problem is None
        problem = ProblemCode.TRUNCATED if short else got.problem
        if problem is not None:
            yield Problem(problem, "extract", "a member is not whole")
        yield member("tar", keys.key(info.name), got, info.size)
    if other:
        yield Problem(ProblemCode.LINK_NOT_FOLLOWED, "extract", f"{other} links or devices not followed", Effect.NOTE)


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
    reads="regular members",
    not_read="links, devices, sparse holes",
)
