"""Archives that libarchive alone reads: its entries as members. Each format's own file names marks and limits."""

from collections.abc import Callable, Iterator

from pii_scan.extract.archive import libarchive
from pii_scan.extract.archive.member_names import decoded
from pii_scan.extract.archive.members import Members
from pii_scan.extract.extractor import Input, NotThisFormat
from pii_scan.extract.tail import leftover
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

MISSING = "library libarchive is missing (apt install libarchive13)"
LIBRARY = "libarchive (system library)"
_HEAD = 1 << 16


def missing() -> Problem:
    """libarchive is what reads this format, and is not installed."""
    return Problem(ProblemCode.UNSUPPORTED, "extract", MISSING, Effect.SKIPPED)


def reads(
    scheme: str,
    formats: tuple[str, ...],
    filters: tuple[str, ...] = (),
    charset: str = "",
    skips: bool = False,
    end: Callable[[bytes], int] | None = None,
) -> Callable[[Input], Iterator[Evidence]]:
    """An `extract` for these formats of libarchive.

    Args:
        charset: of names, where the format does not say it.
        skips: passing over a member costs nothing; where members are packed, it has to be unpacked for that.
        end: where the archive ends by its first 64 KiB, for formats that say it: what lies behind is an item too.
    """

    def extract(given: Input) -> Iterator[Evidence]:
        members = Members(scheme, given)
        source = (given.payload, formats, filters, charset)
        try:
            with libarchive.Reader(*source) as reader:
                yield from _members(members, reader, skips)
        except libarchive.NoLibarchive:
            yield missing()
            return
        except libarchive.ArchiveDamage:
            if not members.count:
                raise NotThisFormat from None
            yield Problem(ProblemCode.TRUNCATED, "extract", f"damaged behind {members.count} members")
            yield from _names_behind(members, source)
        yield from members.problems()
        if end is not None and (at := end(given.payload.head(_HEAD))):
            yield from leftover(given.payload, at, given.limits)

    return extract


def _members(members: Members, reader: libarchive.Reader, skips: bool) -> Iterator[Evidence]:
    for entry, stream in reader.entries():
        if members.full:
            yield Problem(ProblemCode.TOO_LARGE, "extract", f"members read up to {members.count}")
            return
        if members.stop is not None and not skips:
            yield Problem(members.stop, "extract", f"members behind the first {members.count} not read")
            return
        if (child := one(members, entry, stream)) is not None:
            yield child
        if entry.link:
            yield Text(decoded([entry.link])[0], How.NAME, layer="properties")


def _names_behind(
    members: Members, source: tuple[Payload, tuple[str, ...], tuple[str, ...], str]
) -> Iterator[Evidence]:
    """Members whose data lie behind the damage, where the directory lies before it."""
    before, passed = members.count, 0
    try:
        with libarchive.Reader(*source) as reader:
            for entry, _ in reader.entries():
                if entry.type == libarchive.FileType.FOLDER:
                    continue
                passed += 1
                if passed > before and not members.full:
                    yield members.skip(decoded([entry.name])[0], ProblemCode.UNREADABLE, entry.size)
    except (libarchive.NoLibarchive, libarchive.ArchiveDamage):
        return


def one(members: Members, entry: libarchive.Entry, stream: libarchive.EntryStream) -> Child | None:
    """A member as a child; None for folders."""
    name = decoded([entry.name])[0].rstrip("/")
    if entry.type == libarchive.FileType.FOLDER:
        return None
    if entry.encrypted:
        return members.skip(name, ProblemCode.ENCRYPTED, entry.size)
    # The last of several hard links may carry their data (cpio newc).
    if members.stop is not None:
        return members.skip(name, members.stop, entry.size)
    if not entry.regular and not (entry.hard_link and entry.size):
        return members.skip(name, ProblemCode.LINK_NOT_FOLLOWED)
    return members.read(name, stream, entry.size, (libarchive.ArchiveDamage,))
