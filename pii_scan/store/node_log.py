"""What is finished of a listed item that is still being read: a file per item below `unfinished/`.

A mailbox takes hours, and the ledger takes it whole or not at all; so what its worker has finished waits here, message
by message, for a run that is killed and goes on, and so that no process has to hold it. Each entry is sealed with a key
that is derived from the case's and lies outside (AES-256-GCM), for it holds values; its head, which says where in the
item it belongs and what it cost, is readable and authenticated with it. Entries stand in the order in which nodes are
finished: what lies inside something before it. One writer at a time; an entry that was cut short ends the file.
"""

import hashlib
import hmac
import os
import pickle
import struct
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pii_scan.model.result import NodeResult
from pii_scan.store.paths import make_private_folder, sync_folder

_MAGIC = b"pii-scan nodes 1"
_IDENTITY = 32
_FIRST = len(_MAGIC) + _IDENTITY
# length of the body, number of ordinals, whether it names files, mark, members, bytes unpacked, cpu and wall seconds,
# members opened
_HEAD = struct.Struct("<IHH8sQQddQ")
_NONCE = 12
_SYNC_S = 5.0

Spent = tuple[int, int, float, float, int]
"""Members, bytes unpacked, seconds of the processor and of the clock, members opened: of a node with all inside it."""


def log_path(unfinished: Path, hash_key: bytes, address: str) -> Path:
    """Where the log of the item at this address lies; the name tells nothing of it."""
    name = hashlib.blake2b(address.encode("utf-8", "surrogatepass"), key=hash_key[:64], digest_size=16).hexdigest()
    return unfinished / f"{name}.nodes"


@dataclass(frozen=True, slots=True)
class Entry:
    """The readable part of one entry."""

    path: tuple[int, ...]
    """Ordinals from the listed item down."""
    mark: bytes
    """8 bytes by which a node is known again."""
    spent: Spent
    body: int
    """Where its sealed part begins."""
    next: int
    """Where the next entry begins."""
    names_files: bool


class NodeLog:
    """The writer's end."""

    first = _FIRST
    """Where the first entry stands."""

    def __init__(self, path: Path, hash_key: bytes) -> None:
        self.path = path
        self._seal = _Seal(hash_key)
        self._hash_key = hash_key
        self._stream: BinaryIO | None = None
        self._identity = b""
        self._synced_at = time.monotonic()
        self.end = _FIRST
        self.synced = _FIRST
        """So far it outlives the machine's power."""

    def resume(self, identity: str) -> bool:
        """Opens what an earlier run left; False where there is nothing of these bytes, read in this way.

        Every entry is opened once; behind the last whole one the file is cut. What is of something else is removed.

        Args:
            identity: what the results depend on: the bytes' SHA-256, the program's version, the user's rules.
        """
        self._identity = self._hashed(identity)
        try:
            stream = self.path.open("r+b")
        except OSError:
            return False
        if stream.read(_FIRST) != _MAGIC + self._identity:
            stream.close()
            self.discard()
            return False
        self._stream, at = stream, _FIRST
        while (entry := read_entry(stream, at)) is not None and self._whole(stream, at, entry):
            at = entry.next
        self.end = self.synced = at
        stream.truncate(at)
        return True

    def create(self, identity: str) -> None:
        """
        Raises:
            OSError: the disk does not take it.
        """
        self._identity = self._hashed(identity)
        make_private_folder(self.path.parent)
        descriptor = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        self._stream = os.fdopen(descriptor, "r+b")
        self._stream.write(_MAGIC + self._identity)
        self._stream.flush()
        self.end = self.synced = _FIRST
        sync_folder(self.path.parent)

    def append(self, path: Sequence[int], mark: bytes, spent: Spent, node: NodeResult) -> None:
        """
        Raises:
            OSError: the disk does not take it; what was appended before stands.
        """
        assert self._stream is not None
        named = bool(node.record_files) or any(side.path for side in node.side_parts)
        data = zlib.compress(pickle.dumps(node, protocol=pickle.HIGHEST_PROTOCOL), 1)
        length = _NONCE + len(data) + _Seal.TAG
        head = _HEAD.pack(length, len(path), named, mark, *spent) + struct.pack(f"<{len(path)}I", *path)
        sealed = self._seal.close(data, _bound(self._identity, self.end, head))
        try:
            self._stream.seek(self.end)
            self._stream.write(head + sealed)
            self._stream.flush()
        except OSError:
            # A piece of it may be in the file, and another in the stream's own buffer.
            stream, self._stream = self._stream, None
            with suppress(OSError):
                stream.close()
            os.truncate(self.path, self.end)
            raise
        self.end += len(head) + length
        if time.monotonic() - self._synced_at > _SYNC_S:
            os.fdatasync(self._stream.fileno())
            self._synced_at, self.synced = time.monotonic(), self.end

    def entry(self, at: int) -> Entry | None:
        """The entry that begins there; None at the end."""
        assert self._stream is not None
        return read_entry(self._stream, at) if at < self.end else None

    def cut(self, end: int) -> None:
        """Takes back what was appended behind `end`."""
        self.end = end
        os.truncate(self.path, end)

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def discard(self) -> None:
        self.close()
        self.path.unlink(missing_ok=True)

    def _whole(self, stream: BinaryIO, at: int, entry: Entry) -> bool:
        stream.seek(at)
        head = stream.read(entry.body - at)
        data = self._seal.open(stream.read(entry.next - entry.body), _bound(self._identity, at, head))
        if data is None:
            return False
        return not entry.names_files or _files_are_there(_result(data))

    def _hashed(self, identity: str) -> bytes:
        return hmac.digest(self._hash_key, identity.encode("utf-8", "surrogatepass"), "sha256")


class NodeLogReader:
    """The main process's end, when the item is to be committed: any node, any time."""

    first = _FIRST

    def __init__(self, path: Path, hash_key: bytes) -> None:
        """
        Raises:
            OSError: it is not there.
        """
        self.path = path
        self._stream = path.open("rb")
        self._seal = _Seal(hash_key)
        self._identity = self._stream.read(_FIRST)[len(_MAGIC) :]

    def entry(self, at: int) -> Entry | None:
        return read_entry(self._stream, at)

    def node(self, at: int) -> NodeResult:
        """
        Raises:
            ValueError: the entry was damaged after it was written.
        """
        entry = self.entry(at)
        if entry is None:
            raise ValueError("an entry of unfinished work is gone")
        self._stream.seek(at)
        head = self._stream.read(entry.body - at)
        data = self._seal.open(self._stream.read(entry.next - entry.body), _bound(self._identity, at, head))
        if data is None:
            raise ValueError("an entry of unfinished work is damaged")
        return _result(data)

    def close(self) -> None:
        self._stream.close()


def read_entry(stream: BinaryIO, at: int) -> Entry | None:
    """None where no whole entry begins."""
    stream.seek(at)
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    length, depth, named, mark, *spent = _HEAD.unpack(head)
    ordinals = stream.read(4 * depth)
    body = at + _HEAD.size + 4 * depth
    if not depth or len(ordinals) < 4 * depth or os.fstat(stream.fileno()).st_size < body + length:
        return None
    path = struct.unpack(f"<{depth}I", ordinals)
    members, unpacked, cpu_s, wall_s, opened = spent
    known = mark.rstrip(b"\0") and mark
    return Entry(path, known, (members, unpacked, cpu_s, wall_s, opened), body, body + length, bool(named))


def _result(data: bytes) -> NodeResult:
    # Only what this case's own key has sealed gets here; the pickled types are the model's.
    node = pickle.loads(zlib.decompress(data))
    assert isinstance(node, NodeResult)
    return node


def _files_are_there(node: NodeResult) -> bool:
    return all(Path(file).is_file() for file in (*node.record_files, *(s.path for s in node.side_parts if s.path)))


def _bound(identity: bytes, at: int, head: bytes) -> bytes:
    """What an entry is authenticated with: its file, its place and its head."""
    return identity + at.to_bytes(8, "little") + head


class _Seal:
    TAG = 16

    def __init__(self, hash_key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher: Any = AESGCM(hmac.digest(hash_key, b"pii-scan unfinished nodes 1", "sha256"))

    def close(self, data: bytes, bound: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + bytes(self._cipher.encrypt(nonce, data, bound))

    def open(self, sealed: bytes, bound: bytes) -> bytes | None:
        from cryptography.exceptions import InvalidTag

        try:
            return bytes(self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound))
        except (InvalidTag, ValueError):
            return None
