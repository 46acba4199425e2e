"""The parts of a zip-based document (ECMA-376 part 2, OpenDocument part 2), each read under a limit."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pii_scan.extract.archive.member_names import Keys
from pii_scan.extract.archive.spool import unpack
from pii_scan.extract.archive.zip_gaps import outside
from pii_scan.extract.archive.zip_scan import scan_members
from pii_scan.model.evidence import Child, Evidence, How, Text
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

PART_MAX = 512 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError, RuntimeError)


class Package:
    """Reads parts by name; remembers what went wrong.

    A package whose directory is broken is read by its local headers, as far as it goes.
    """

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        self._limits = limits
        self._room = limits.child_bytes
        self._found: dict[str, Payload] = {}
        self._zip: zipfile.ZipFile | None = None
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._failed: dict[ProblemCode, int] = {}
        # The central directory is hostile input: zipfile answers with unrelated exception types.
        try:
            self._zip = zipfile.ZipFile(stream)
            keys = Keys()
            # Of two parts with one name the last counts for office programs; the other is an item of its own.
            self._infos = {
                keys.key(info.filename.replace("\\", "/")): info
                for info in reversed(self._zip.infolist())
                if not info.is_dir() or info.file_size
            }
        except Exception:  # noqa: BLE001
            self._failed[ProblemCode.TRUNCATED] = 1
            for member in scan_members(stream, limits):
                if member.got.payload is not None:
                    self._found.setdefault(member.name.decode("utf-8", "replace"), member.got.payload)
                if member.got.problem is not None:
                    self._fail(member.got.problem)

    def close(self) -> None:
        if self._zip is not None:
            self._zip.close()

    def names(self) -> list[str]:
        if self._zip is None:
            return list(self._found)
        return list(reversed(self._infos))

    def payload(self, name: str) -> Payload | None:
        """A part's bytes, or None where they cannot be had; `problems` then says so."""
        if self._zip is None:
            return self._found.get(name)
        try:
            info = self._infos[name]
            if info.flag_bits & 1:
                self._fail(ProblemCode.ENCRYPTED)
                return None
            stream = self._zip.open(info)
        except KeyError:
            return None
        # The local header may contradict the directory in any way.
        except Exception:  # noqa: BLE001
            self._fail(ProblemCode.UNREADABLE)
            return None
        with stream:
            got = unpack(stream, self._limits, lambda: info.compress_size, min(self._room, PART_MAX), _DAMAGE)
        self._room -= got.size
        if got.problem is not None:
            self._fail(got.problem)
        return got.payload

    def read(self, name: str) -> bytes:
        """A part's bytes; empty where it is absent or unreadable."""
        payload = self.payload(name)
        return b"" if payload is None else payload.read()

    def children(self, scheme: str, names: Iterator[str] | list[str]) -> Iterator[Child]:
        """Parts as items of their own, keyed by their name in the package."""
        for name in names:
            before = dict(self._failed)
            payload = self.payload(name)
            code = next((c for c, n in self._failed.items() if n != before.get(c, 0)), None)
            # A part with a readable beginning goes on to be read; `problems` tells that it is cut.
            size = None if payload is None else payload.size_bytes
            yield Child(scheme, name, payload, size, code if payload is None else None)

    def outside(self, payload: Payload) -> Iterator[Evidence]:
        """Comments of the package, and bytes of its file that belong to no part."""
        if self._zip is None:
            return
        comments = [self._zip.comment, *dict.fromkeys(info.comment for info in self._zip.infolist())]
        if any(comments):
            words = "\n".join(comment.decode("utf-8", "replace") for comment in comments if comment)
            yield Text(words, How.METADATA, layer="comment")
        with payload.open() as stream:
            yield from outside(payload, stream, self._zip.infolist(), self._zip.start_dir, self._limits)

    def problems(self) -> Iterator[Problem]:
        for code, count in self._failed.items():
            yield Problem(code, "extract", f"{count} parts of the document package")

    def _fail(self, code: ProblemCode) -> None:
        self._failed[code] = self._failed.get(code, 0) + 1
