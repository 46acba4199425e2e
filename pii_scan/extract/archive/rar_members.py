"""Members of a RAR archive that rars has listed, read by libarchive or by rars itself."""

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

from pii_scan.extract.archive import libarchive
from pii_scan.extract.archive.members import Members
from pii_scan.extract.archive.rars_calls import guarded
from pii_scan.extract.archive.spool import Unpacked, unpack
from pii_scan.extract.extractor import Input
from pii_scan.extract.passwords import Attempt
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.problem import Problem, ProblemCode

_MEMBER_MAX = 512 << 20
_BATCH = 256 << 20
_SOLID_MAX = 2 << 30
"""Each call unpacks a solid archive from its start: twice the bytes would cost four times as much."""
_LINK, _TYPE = 0o120000, 0o170000
_UNIX = frozenset({1, 3})
"""Of `host_os`: 1 in RAR 5, 3 before; other systems' attributes share the bits of a link."""


class RarMembers:
    """
    Args:
        archive: rars' RarFile.
    """

    def __init__(self, given: Input, archive: Any, members: Members, attempt: Attempt) -> None:
        self._given = given
        self._archive = archive
        self._members = members
        self._attempt = attempt
        self._infos: list[Any] = archive.infolist()
        self._solid = any(info.is_solid for info in self._infos)
        self._encrypted = any(info.is_encrypted for info in self._infos)
        self._password: str | None = None
        self._split = 0

    @property
    def plain(self) -> bool:
        """Whether libarchive can unpack all of it."""
        return not self._encrypted and not (self._solid and self._archive.family != "rar50_plus")

    def streamed(self, formats: tuple[str, ...]) -> Iterator[Evidence]:
        """All members in one pass; where it breaks off, rars reads the rest."""
        number = 0
        try:
            with libarchive.Reader(self._given.payload, formats) as reader:
                for entry, stream in reader.entries():
                    info = self._infos[number] if number < len(self._infos) else None
                    if info is None or self._members.stop is not None or self._members.full:
                        break
                    # Both list in the archive's order; where they disagree, names would go to other bytes.
                    if entry.regular and entry.size is not None and entry.size != info.file_size:
                        break
                    yield from self._from_stream(number, info, entry, stream)
                    number += 1
        except (libarchive.NoLibarchive, libarchive.ArchiveDamage):
            pass
        yield from self.unpacked(number)

    def _from_stream(
        self, number: int, info: Any, entry: libarchive.Entry, stream: libarchive.EntryStream
    ) -> Iterator[Evidence]:
        if not entry.regular or info.is_dir() or info.is_split_before:
            yield from self._one(number)
            return
        packed = None if self._solid else max(1, info.compress_size)
        got = unpack(
            stream,
            self._given.limits,
            (lambda: packed) if packed is not None else self._members.shared,
            self._members.room,
            (libarchive.ArchiveDamage,),
        )
        if got.problem is ProblemCode.TRUNCATED and not self._solid and not info.is_split_after:
            whole = self._read(info)
            got = whole if whole.problem is None else got
        elif got.problem is None and got.size < info.file_size:
            got.problem = ProblemCode.TRUNCATED
        self._split += info.is_split_after
        yield self._members.add(info.filename, got, info.file_size)

    def unpacked(self, start: int) -> Iterator[Evidence]:
        """Members from number `start` on, by rars."""
        locked = self._encrypted and not self._unlock()
        batch: dict[int, bytes] = {}
        for number in range(start, len(self._infos)):
            if self._members.full:
                detail = f"{len(self._infos) - number} members past the limit not read"
                yield Problem(ProblemCode.TOO_LARGE, "extract", detail)
                return
            info = self._infos[number]
            if info.is_encrypted and locked and not info.is_dir():
                yield self._members.skip(info.filename, ProblemCode.ENCRYPTED, info.file_size)
                continue
            if self._solid and number not in batch:
                batch = self._batch(number)
            yield from self._one(number, batch.pop(number, None))

    def _one(self, number: int, data: bytes | None = None) -> Iterator[Evidence]:
        info = self._infos[number]
        name = info.filename
        if info.is_dir():
            return
        if info.is_split_before:
            self._split += 1
            yield self._members.skip(name, ProblemCode.TRUNCATED, info.file_size)
        elif (target := self._link(info)) is not None:
            yield self._members.skip(name, ProblemCode.LINK_NOT_FOLLOWED)
            if target:
                yield Text(target.decode("utf-8", "replace"), How.NAME, layer="properties")
        elif self._members.stop is not None and self._solid:
            yield self._members.skip(name, self._members.stop, info.file_size)
        else:
            self._split += info.is_split_after
            yield self._child(info, data)

    def _child(self, info: Any, data: bytes | None) -> Child:
        if data is not None:
            return self._members.read(info.filename, io.BytesIO(data), info.file_size, ())
        if self._solid and info.file_size:
            code = ProblemCode.UNREADABLE
            past = sum(i.file_size for i in self._infos[: info.member_index + 1]) > _SOLID_MAX
            return self._members.skip(info.filename, ProblemCode.TOO_LARGE if past else code, info.file_size)
        return self._members.add(info.filename, self._read(info), info.file_size)

    def _read(self, info: Any) -> Unpacked:
        """One member of an archive that is not solid."""
        import rars

        limits = self._given.limits
        if info.file_size > min(_MEMBER_MAX, self._members.room):
            return Unpacked(None, ProblemCode.TOO_LARGE)
        options = rars.ReadOptions(max_member_output_bytes=_MEMBER_MAX)
        try:
            data = guarded(lambda: self._archive.read(info, pwd=self._password, options=options))
        except (rars.PasswordRequired, rars.BadPassword):
            return Unpacked(None, ProblemCode.ENCRYPTED)
        except rars.UnsupportedRarFeature:
            return Unpacked(None, ProblemCode.UNSUPPORTED)
        except MemoryError:
            return Unpacked(None, ProblemCode.TOO_LARGE)
        except KeyError:
            return Unpacked(None, ProblemCode.LINK_NOT_FOLLOWED)
        # Damage shows as whatever the decoder meets first.
        except Exception:  # noqa: BLE001
            code = ProblemCode.TRUNCATED if info.is_split_after else ProblemCode.UNREADABLE
            return Unpacked(None, code)
        return unpack(io.BytesIO(data), limits, lambda: max(1, info.compress_size), self._members.room, ())

    def _batch(self, number: int) -> dict[int, bytes]:
        """Members of a solid archive from `number` on, as many as go into memory at once."""
        import rars

        before = sum(info.file_size for info in self._infos[:number])
        taken: list[Any] = []
        size = 0
        for info in self._infos[number:]:
            if taken and size + info.file_size > _BATCH:
                break
            if not info.is_dir() and not info.is_split_before and not info.is_split_after and info.file_size:
                size += info.file_size
                if size > min(_MEMBER_MAX, self._members.room) or before + size > _SOLID_MAX:
                    break
                taken.append(info)
        if not taken:
            return {}
        options = rars.ReadOptions(max_member_output_bytes=_MEMBER_MAX)
        try:
            got = guarded(lambda: self._archive.read_many(taken, pwd=self._password, options=options))
        except MemoryError:
            return {}
        # One damaged member spoils the call: the beginning is read member by member.
        except Exception:  # noqa: BLE001
            got = self._until_damage(taken, options)
        return {info.member_index: data for info, data in zip(taken, got, strict=False)}

    def _until_damage(self, taken: list[Any], options: Any) -> list[bytes]:
        """The longest beginning of a solid batch that unpacks, found by halving."""
        good: list[bytes] = []
        low, high = 0, len(taken)
        while high - low > 1:
            middle = (low + high) // 2
            try:
                good = guarded(partial(self._archive.read_many, taken[:middle], pwd=self._password, options=options))
                low = middle
            except Exception:  # noqa: BLE001 - as above
                high = middle
        return good

    def _link(self, info: Any) -> bytes | None:
        attributes = info.file_attr or 0
        if info.host_os not in _UNIX or attributes & _TYPE != _LINK:
            return None
        try:
            return bytes(guarded(lambda: self._archive.readlink(info)))
        # Kinds of links that rars does not know are links all the same.
        except Exception:  # noqa: BLE001
            return b""

    def _unlock(self) -> bool:
        import rars

        locked = [info for info in self._infos if info.is_encrypted and not info.is_dir() and info.file_size]
        locked = [info for info in locked if not info.is_split_after and not info.is_split_before]
        if not locked:
            return False
        # In a solid archive the first is soonest unpacked, in others the smallest.
        probe = locked[0] if self._solid else min(locked, key=lambda info: int(info.file_size))
        if probe.file_size > _MEMBER_MAX:
            return False

        def opens(password: str) -> bool:
            try:
                guarded(lambda: self._archive.read(probe, pwd=password))
            except rars.UnsupportedRarFeature:
                return False
            # A wrong password shows as any sort of damage.
            except Exception:  # noqa: BLE001
                return False
            return True

        if self._attempt.place is not None:
            self._password = self._given.passwords[self._attempt.place - 1]
            return True
        self._password = self._attempt.first(opens)
        return self._password is not None

    def problems(self) -> Iterator[Problem]:
        """What was not read, and why."""
        if self._split:
            yield Problem(ProblemCode.TRUNCATED, "extract", f"{self._split} members go on in another volume of the set")
        if self._attempt.place is not None:
            yield self._attempt.opened()
        yield from self._members.problems({ProblemCode.ENCRYPTED: self._attempt.words()})
