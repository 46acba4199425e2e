"""Android backups (.ab): a tar, packed with zlib, perhaps encrypted (BackupManagerService, versions 1 to 5)."""

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from pii_scan.extract.archive.read_ahead import ReadAhead
from pii_scan.extract.archive.spool import Readable, member, unpack
from pii_scan.extract.archive.streams import DAMAGE, Streams
from pii_scan.extract.extractor import Extractor, Input, NotThisFormat, Signature
from pii_scan.extract.passwords import Attempt
from pii_scan.model.evidence import Evidence
from pii_scan.model.problem import Effect, Problem, ProblemCode

_AB = "application/x-android-backup"
_MAGIC = b"ANDROID BACKUP\n"
_LINE_MAX = 4096
_ROUNDS_MAX = 1_000_000
_BLOCK = 1 << 16


def extract(given: Input) -> Iterator[Evidence]:
    """One child: the tar."""
    attempt = Attempt.of(given)
    with given.payload.open() as stream:
        lines = [stream.readline(_LINE_MAX).strip() for _ in range(4)]
        if lines[0] + b"\n" != _MAGIC or not lines[1].isdigit() or lines[2] not in (b"0", b"1"):
            raise NotThisFormat
        source: Readable = stream
        if lines[3] != b"none":
            found = _decrypted(stream, lines[3], int(lines[1]), attempt)
            if found is None:
                yield Problem(ProblemCode.ENCRYPTED, "extract", attempt.words(), Effect.SKIPPED)
                return
            source = found
        packed: Readable = Streams(ReadAhead(source), "zlib") if lines[2] == b"1" else source
        got = unpack(packed, given.limits, lambda: given.payload.size_bytes, given.limits.child_bytes, DAMAGE)
    if got.problem is not None:
        yield Problem(got.problem, "extract", "the backup ends early" if got.payload else "not unpacked")
    if attempt.place is not None:
        yield attempt.opened()
    yield member("ab", "backup.tar", got)


def _decrypted(stream: BinaryIO, algorithm: bytes, version: int, attempt: Attempt) -> "_Cbc | None":
    """Salts, rounds, IV and the wrapped key stand in five lines of hexadecimal digits."""
    try:
        salt, check_salt, rounds, vector, wrapped = [stream.readline(_LINE_MAX).strip() for _ in range(5)]
        parts = [bytes.fromhex(part.decode("ascii")) for part in (salt, check_salt, vector, wrapped)]
        count = int(rounds)
    except ValueError:
        return None
    if algorithm != b"AES-256" or not 0 < count <= _ROUNDS_MAX or len(parts[2]) != 16 or len(parts[3]) % 16:
        return None
    start = stream.tell()
    found: list[_Cbc] = []

    def opens(word: str) -> bool:
        key = hashlib.pbkdf2_hmac("sha1", word.encode(), parts[0], count, 32)
        blob = _unpadded(_cipher(key, parts[2]).update(parts[3]))
        try:
            vector, rest = blob[1 : 1 + blob[0]], blob[1 + blob[0] :]
            master, rest = rest[1 : 1 + rest[0]], rest[1 + rest[0] :]
            check = rest[1 : 1 + rest[0]]
        except IndexError:
            return False
        if len(master) != 32 or len(vector) != 16 or check != _check(master, parts[1], count, version):
            return False
        found.append(_Cbc(stream, start, master, vector))
        return True

    return found[0] if attempt.first(opens) is not None else None


def _check(master: bytes, salt: bytes, count: int, version: int) -> bytes:
    """From version 2 on the key's bytes go through Java's chars: one above 127 becomes a sign-extended one."""
    password = master
    if version >= 2:
        password = "".join(chr(byte if byte < 128 else 0xFF00 | byte) for byte in master).encode("utf-8")
    return hashlib.pbkdf2_hmac("sha1", password, salt, count, 32)


def _cipher(key: bytes, vector: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    return Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()


def _unpadded(data: bytes) -> bytes:
    return data[: -data[-1]] if data and 0 < data[-1] <= 16 else data


class _Cbc:
    """Decrypts from `start` to the end; the last block's padding is taken off."""

    def __init__(self, stream: BinaryIO, start: int, key: bytes, vector: bytes) -> None:
        self._stream = stream
        self._cipher = _cipher(key, vector)
        self._held = b""
        stream.seek(start)

    def read(self, _: int, /) -> bytes:
        while block := self._stream.read(_BLOCK):
            plain: bytes = self._held + self._cipher.update(block[: len(block) // 16 * 16])
            out, self._held = plain[:-16], plain[-16:]
            if out:
                return out
        out, self._held = _unpadded(self._held), b""
        return out


EXTRACTOR = Extractor(
    id="android-backup",
    title="Android backup",
    media_types=(_AB,),
    extract=extract,
    signatures=(Signature(_AB, _MAGIC),),
    extensions=(".ab",),
    library="zlib (standard library), cryptography",
    reads="the tar inside, as an item of its own; encrypted ones with a password of the list",
    not_read="encrypted backups that no password of the list opens",
)
