"""RAR archives, 1.3 to 7 (technote.txt of RARLAB for version 5).

Two readers, because neither is enough. rars knows every version, names members without unpacking and decrypts, but
holds a member in memory and starts a solid archive anew with each call. libarchive streams, so that a large or solid
archive costs no more than its size, and keeps the beginning of a damaged one, but knows neither passwords nor solid
archives of versions before 5.
"""

import io
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from pii_scan.extract.archive import libarchive
from pii_scan.extract.archive.listed import one
from pii_scan.extract.archive.members import Members
from pii_scan.extract.archive.rar_end import archive_end
from pii_scan.extract.archive.rar_members import RarMembers
from pii_scan.extract.archive.rars_calls import guarded
from pii_scan.extract.archive.spool import unpack
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.passwords import Attempt
from pii_scan.extract.tail import leftover
from pii_scan.model.evidence import Evidence, How, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Effect, Problem, ProblemCode

_RAR = "application/vnd.rar"
_FORMATS = {"rar50_plus": ("rar5",), "rar15_40": ("rar",)}


def extract(given: Input) -> Iterator[Evidence]:
    """Every member as a child, in the archive's order."""
    given = replace(given, payload=_apart(given))
    attempt = Attempt.of(given)
    members = Members("rar", given)
    archive = _opened(given, attempt)
    if isinstance(archive, Problem):
        if archive.code is ProblemCode.ENCRYPTED:
            yield archive
            return
        yield from _damaged(given, members, archive)
        yield from _behind(given)
        return
    try:
        comment = guarded(lambda: archive.comment)
    # A comment is packed and may be damaged on its own.
    except Exception:  # noqa: BLE001
        comment = None
    if comment:
        yield Text(
            comment if isinstance(comment, str) else comment.decode("utf-8", "replace"), How.METADATA, layer="comment"
        )
    known = RarMembers(given, archive, members, attempt)
    formats = _FORMATS.get(archive.family)
    if formats is not None and known.plain and libarchive.present():
        yield from known.streamed(formats)
    else:
        yield from known.unpacked(0)
    yield from known.problems()
    yield from _behind(given)


def _apart(given: Input) -> Payload:
    """A copy for rars, which opens a path itself and so would move a file's time of access; the copy has no name."""
    path = given.payload.path
    if path is None or os.stat(path).st_nlink == 0:
        return given.payload
    size = given.payload.size_bytes
    with given.payload.open() as stream:
        return unpack(stream, given.limits, None, size, ()).payload or given.payload


def _behind(given: Input) -> Iterator[Evidence]:
    with given.payload.open() as stream:
        end = archive_end(stream)
    if end is not None:
        yield from leftover(given.payload, end, given.limits)


def _opened(given: Input, attempt: Attempt) -> Any:
    """rars' view of the archive, or the Problem why there is none."""
    import rars

    found: list[Any] = []
    # Data may be a view of a larger one; a path is read from the disk as needed.
    source = given.payload.path or io.BytesIO(given.payload.read()).getvalue()

    def opens(password: str | None) -> bool:
        try:
            if isinstance(source, str):
                found.append(guarded(lambda: rars.RarFile(source, password=password)))
            else:
                found.append(guarded(lambda: rars.RarFile.from_bytes(source, password=password)))
        except rars.PasswordRequired:
            found.append(None)
            return False
        # A wrong password shows as any sort of damage.
        except Exception:  # noqa: BLE001
            return False
        return True

    if opens(None):
        return found[0]
    if not found:
        return Problem(ProblemCode.UNREADABLE, "extract", "its headers are cut or damaged", Effect.SKIPPED)
    if attempt.first(opens) is not None:
        return found[-1]
    return Problem(ProblemCode.ENCRYPTED, "extract", f"names too: {attempt.words()}", Effect.SKIPPED)


def _damaged(given: Input, members: Members, problem: Problem) -> Iterator[Evidence]:
    """What libarchive makes of an archive whose headers rars refuses."""
    for formats in (("rar5",), ("rar",)):
        try:
            with libarchive.Reader(given.payload, formats) as reader, closing(reader.entries()) as entries:
                for entry, stream in entries:
                    if members.full or members.stop is not None:
                        break
                    if (child := one(members, entry, stream)) is not None:
                        yield child
        except (libarchive.NoLibarchive, libarchive.ArchiveDamage):
            pass
        if members.count:
            break
    if not members.count:
        if not given.payload.head(8).startswith(b"Rar!"):
            raise NotThisFormat
        yield problem
        return
    yield Problem(ProblemCode.TRUNCATED, "extract", f"cut or damaged behind {members.count} members")
    yield from members.problems()


EXTRACTOR = Extractor(
    id="rar",
    title="RAR archive",
    media_types=(_RAR,),
    extract=extract,
    signatures=(Signature(_RAR, b"Rar!\x1a\x07"), Signature(_RAR, b"RE~^")),
    extensions=(".rar", ".cbr"),
    library="rars, libarchive (system library)",
    reads="members of RAR 1.3 to 7, solid or not, comments; encrypted ones with a password of the list; the beginning "
    "of damaged archives; bytes behind the archive",
    not_read="members that go on in another volume; solid archives past 2 GiB where they are encrypted or older than "
    "version 5; recovery records",
)
