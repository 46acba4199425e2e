"""Opens one member of a zip: decrypts it with a password of the list, unpacks methods that zipfile leaves out."""

import struct
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from pii_scan.extract.archive import libarchive
from pii_scan.extract.archive.spool import Readable
from pii_scan.extract.archive.zip_crypto import AES_METHOD, CryptoDamage, WrongPassword, aes_extra, decrypted
from pii_scan.extract.archive.zip_methods import METHODS, MethodDamage, Unpacking
from pii_scan.extract.passwords import Attempt
from pii_scan.model.payload import Payload

ENCRYPTED, STRONG = 0x1, 0x40
_LOCAL = b"PK\x03\x04"
_BLOCK = 1 << 20
_HOPELESS = 3
"""So many members that no password opens, and the rest are not tried: a list times ten thousand members."""
_LARGE = 1 << 20
_PROOF_BYTES = 8 << 20
"""A member is unpacked up to here to prove a password, where its check bytes alone say little."""


class Locked(Exception):
    """No password of the list opens this member."""


class UnknownMethod(Exception):
    """Nothing here reads this compression method."""


class ZipOpener:
    """Opens members of one archive and remembers the password that fitted."""

    def __init__(self, stream: BinaryIO, attempt: Attempt, payload: Payload, infos: list[zipfile.ZipInfo]) -> None:
        self._stream = stream
        self._payload = payload
        self._places = sorted(info.header_offset for info in infos)
        self._attempt = attempt
        self._known: bytes | None = None
        self._failed = 0
        self.methods: set[int] = set()
        """Numbers of methods that were met and are not read."""

    def open(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Readable:
        """The member's bytes.

        Raises:
            Locked, UnknownMethod
            Exception: of zipfile's, where the local header contradicts the directory.
        """
        if info.flag_bits & ENCRYPTED:
            return self._unlocked(info)
        if info.compress_type in METHODS:
            if info.compress_type in (0, 8, 12, 14):
                return archive.open(info)
            return Unpacking(self._raw(info), info.compress_type, info.file_size, info.CRC)
        self.methods.add(info.compress_type)
        raise UnknownMethod

    def _unlocked(self, info: zipfile.ZipInfo) -> Readable:
        method = info.compress_type
        if method == AES_METHOD and (found := aes_extra(info)) is not None:
            method = found[1]
        if info.flag_bits & STRONG:
            raise Locked
        if method not in METHODS:
            self.methods.add(method)
            raise UnknownMethod
        if self._known is not None:
            if (quick := self._fast(info, self._known)) is not None:
                return quick
            if (stream := self._tried(info, self._known)) is not None:
                return stream
        if self._failed >= _HOPELESS:
            raise Locked
        password = self._attempt.first(lambda word: self._proven(info, word))
        if password is None:
            self._failed += 1
            raise Locked
        assert self._known is not None
        stream = self._fast(info, self._known) or self._tried(info, self._known)
        assert stream is not None
        return stream

    def _fast(self, info: zipfile.ZipInfo, password: bytes) -> Readable | None:
        """A large member through libarchive, which decrypts it in C; None for others, and without libarchive."""
        traditional = info.compress_type in (0, 8) and info.compress_size >= _LARGE
        if not traditional or not libarchive.present() or b"\0" in password:
            return None
        return LibarchiveMember.at(self._payload, self._places.index(info.header_offset), info.file_size, password)

    def _proven(self, info: zipfile.ZipInfo, word: str) -> bool:
        for password in _spellings(word):
            stream = self._tried(info, password)
            if stream is None:
                continue
            stream = self._fast(info, password) or stream
            left = _PROOF_BYTES
            try:
                while left > 0 and (block := stream.read(_BLOCK)):
                    left -= len(block)
            except MethodDamage:
                continue
            self._known = password
            return True
        return False

    def _tried(self, info: zipfile.ZipInfo, password: bytes) -> Readable | None:
        try:
            plain, method = decrypted(self._raw(info), info, password)
        except (WrongPassword, CryptoDamage):
            return None
        # AE-2 leaves the check sum out: the authentication code stands for it.
        crc = info.CRC if info.compress_type != AES_METHOD or info.CRC else None
        return Unpacking(plain, method, info.file_size, crc)

    def _raw(self, info: zipfile.ZipInfo) -> "_Slice":
        self._stream.seek(info.header_offset)
        head = self._stream.read(30)
        if len(head) < 30 or not head.startswith(_LOCAL):
            raise zipfile.BadZipFile
        name, extra = struct.unpack_from("<HH", head, 26)
        return _Slice(self._stream, info.header_offset + 30 + name + extra, info.compress_size)


class LibarchiveMember:
    """One member that libarchive decrypts, unpacks and checks."""

    def __init__(self, reader: libarchive.Reader, stream: libarchive.EntryStream) -> None:
        self._reader = reader
        self._stream = stream

    @classmethod
    def at(cls, payload: Payload, number: int, size: int, password: bytes) -> "LibarchiveMember | None":
        """The member of this number in the order of the file; None where libarchive sees another one there."""
        reader: libarchive.Reader | None = None
        try:
            reader = libarchive.Reader(payload, ("zip",), password=password)
            for entry, stream in islice(reader.entries(), number, number + 1):
                if entry.size == size:
                    return cls(reader, stream)
        except (libarchive.NoLibarchive, libarchive.ArchiveDamage):
            pass
        if reader is not None:
            reader.close()
        return None

    def read(self, size: int, /) -> bytes:
        """
        Raises:
            MethodDamage: the password is wrong, or the member is damaged.
        """
        try:
            block = self._stream.read(size)
        except libarchive.ArchiveDamage as error:
            self._reader.close()
            raise MethodDamage from error
        if not block:
            self._reader.close()
        return block


class _Slice:
    """Packed bytes of one member; other members are opened in between."""

    def __init__(self, stream: BinaryIO, start: int, length: int) -> None:
        self._stream = stream
        self._at = start
        self._end = start + length

    def read(self, size: int, /) -> bytes:
        self._stream.seek(self._at)
        block = self._stream.read(min(size, self._end - self._at))
        self._at += len(block)
        return block


def _spellings(word: str) -> Iterator[bytes]:
    """Packers took the bytes of the encoding of their day."""
    seen: set[bytes] = set()
    for encoding in ("utf-8", "cp1252", "cp850"):
        try:
            spelled = word.encode(encoding)
        except UnicodeEncodeError:
            continue
        if spelled not in seen:
            seen.add(spelled)
            yield spelled
