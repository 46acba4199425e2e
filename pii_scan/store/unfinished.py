"""Tables that are being read: what has been found so far, so that a killed run goes on and does not begin again.

A folder per table inside the case. Records lie there as the finished parts do, as keyed hashes; what was counted, with
an example of each kind, is sealed with a key that is derived from the case's and lies outside (AES-256-GCM).
"""

import hashlib
import hmac
import os
import pickle
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.model.evidence import Place, Span
from pii_scan.store.paths import make_private_folder, sync_folder, write_private_file
from pii_scan.store.table_stretches import Stretch, epoch_name, write_finished

if TYPE_CHECKING:
    import pyarrow as pa

_SAVE_EVERY_S = 10.0
_PIECE_ROWS = 500_000
"""Rows of one file of records."""
_NONCE = 12


@dataclass(slots=True)
class _Sealed:
    """What the sealed file holds."""

    identity: str
    fingerprint: str
    place: Place
    state: dict[str, Any]
    pieces: list[tuple[str, int]]
    """File and epoch."""
    epochs: int
    """Closed ones; the open one ends with this save."""
    files: list[str]
    """Further files that belong to it, as paths."""
    counts: str
    """File of what the records of the open epoch stood for; empty where they are not counted."""


@dataclass(slots=True)
class UnfinishedTable:
    """`detect.table.ScanProgress` on the disk, and the place for the table's records.

    Args:
        identity: what the result depends on besides the bytes' own columns: their SHA-256, the program's version, the
            user's rules.
    """

    folder: Path
    hash_key: bytes = field(repr=False)
    identity: str
    save_every_s: float = _SAVE_EVERY_S
    _fingerprint: str = ""
    _pieces: list[tuple[str, int]] = field(default_factory=list)
    _epoch: int = 0
    _counts: str = ""
    """File of the last save, with the counts up to there."""
    _saves: int = 0
    _held: "list[pa.RecordBatch]" = field(default_factory=list)
    _held_rows: int = 0
    _saved_at: float = field(default_factory=time.monotonic)

    def begin(self, fingerprint: str) -> tuple[Place, dict[str, Any]] | None:
        """What an earlier run had saved, if it was the same table read in the same way."""
        self._fingerprint = fingerprint
        sealed = self._load()
        if sealed is None or sealed.fingerprint != fingerprint:
            self.discard()
            return None
        self._pieces, self._epoch = list(sealed.pieces), sealed.epochs + 1
        kept = {name for name, _ in self._pieces} | {epoch_name(n) for n in range(self._epoch)} | {_SEALED}
        if sealed.counts and (self.folder / sealed.counts).exists():
            # In place of what the killed run counted after the save.
            (self.folder / sealed.counts).replace(self.folder / epoch_name(sealed.epochs))
        for path in self.folder.iterdir():
            # Written after the last save: its rows are read once more.
            if path.name not in kept and str(path) not in sealed.files:
                path.unlink()
        return sealed.place, sealed.state

    @property
    def begun(self) -> bool:
        """Whether an earlier run saved something."""
        return self._load() is not None

    def part(self, number: int) -> "UnfinishedTable":
        """One of the parts in which the table is read; its files lie inside of the table's folder."""
        folder = self.folder / f"reading-{number:03d}"
        return UnfinishedTable(folder, self.hash_key, f"{self.identity}/reading {number}", self.save_every_s)

    def divide(self, spans: tuple[Span, ...]) -> None:
        """Writes down in which parts it is read, so that a later run takes the same."""
        make_private_folder(self.folder)
        write_private_file(self.folder / _SPANS, self._seal(pickle.dumps((self.identity, spans))))

    def spans(self) -> tuple[Span, ...]:
        """The parts of an earlier run; none where there was no such run of the same table."""
        try:
            opened = self._open((self.folder / _SPANS).read_bytes())
        except OSError:
            return ()
        identity, spans = pickle.loads(opened) if opened is not None else ("", ())
        return tuple(spans) if identity == self.identity else ()

    def stretch(self, before: int) -> Stretch:
        """Its records, behind so many rows of the table."""
        return Stretch(self.folder, tuple(self._pieces), before)

    def due(self) -> bool:
        return time.monotonic() - self._saved_at >= self.save_every_s

    def add(self, records: "pa.RecordBatch") -> None:
        """Takes records, with their `NUMBER` where rows like them may follow."""
        if records.num_rows:
            if self._held and self._held[0].schema != records.schema:
                self._write()
            self._held.append(records)
            self._held_rows += records.num_rows
            if self._held_rows >= _PIECE_ROWS:
                self._write()

    def save(self, place: Place, state: dict[str, Any], stood_for: Any) -> None:
        """Writes down everything up to `place`. `state["files"]` are files of others that must be there then."""
        make_private_folder(self.folder)
        self._write()
        # Under a name of its own: killed before the state is sealed, a run must find the counts of the save before.
        before, self._counts = self._counts, ""
        if stood_for is not None:
            self._saves += 1
            self._counts = f"counts-{self._epoch:05d}-{self._saves:06d}.rows"
            write_private_file(self.folder / self._counts, stood_for.tobytes())
        sealed = _Sealed(
            self.identity, self._fingerprint, place, state, list(self._pieces), self._epoch, state.get("files", []),
            self._counts,
        )  # fmt: skip
        write_private_file(self.folder / _SEALED, self._seal(pickle.dumps(sealed)))
        if before and before != self._counts:
            (self.folder / before).unlink(missing_ok=True)
        self._saved_at = time.monotonic()

    def close_epoch(self, stood_for: Any) -> None:
        """Counts only: how many rows the first, second, third record of the epoch stands for."""
        self._write()
        if stood_for is not None:
            make_private_folder(self.folder)
            write_private_file(self.folder / epoch_name(self._epoch), stood_for.tobytes())
        self._epoch += 1

    def finish(self) -> tuple[Path, ...]:
        """The finished parts: of the records that say the same the first one, with the rows that all stand for."""
        self._write()
        return write_finished(self.folder, [self.stretch(0)])

    def discard(self) -> None:
        """Nothing of it is left."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._pieces, self._epoch = [], 0

    def _write(self) -> None:
        if not self._held:
            return
        import pyarrow as pa

        make_private_folder(self.folder)
        name = f"piece-{len(self._pieces):05d}.arrow"
        descriptor = os.open(self.folder / name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with os.fdopen(descriptor, "wb") as out:
            with pa.ipc.new_file(out, self._held[0].schema, options=options) as stream:
                for batch in self._held:
                    stream.write_batch(batch)
            out.flush()
            os.fsync(out.fileno())
        sync_folder(self.folder)
        self._pieces.append((name, self._epoch))
        self._held, self._held_rows = [], 0

    def _load(self) -> _Sealed | None:
        try:
            data = (self.folder / _SEALED).read_bytes()
        except OSError:
            return None
        opened = self._open(data)
        # Only what this case's own key has sealed gets here; the pickled types are the model's and detect's.
        sealed = pickle.loads(opened) if opened is not None else None
        if not isinstance(sealed, _Sealed) or sealed.identity != self.identity:
            return None
        wanted = [*(self.folder / name for name, _ in sealed.pieces), *map(Path, sealed.files)]
        there = all(path.is_file() for path in wanted) and (
            not sealed.counts
            or (self.folder / sealed.counts).is_file()
            or (self.folder / epoch_name(sealed.epochs)).is_file()
        )
        return sealed if there else None

    def _cipher(self) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(hmac.digest(self.hash_key, b"pii-scan unfinished tables 3", "sha256"))

    def _seal(self, data: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + bytes(self._cipher().encrypt(nonce, data, None))

    def _open(self, data: bytes) -> bytes | None:
        from cryptography.exceptions import InvalidTag

        try:
            return bytes(self._cipher().decrypt(data[:_NONCE], data[_NONCE:], None))
        except (InvalidTag, ValueError):
            return None


_SEALED = "state.sealed"
_SPANS = "spans.sealed"


def table_folder(root: Path, place: str, number: int) -> Path:
    """Where the table that is the `number`-th of a node keeps what it has; `place` names the node and may hold a name,
    so only its hash is shown."""
    return root / f"{hashlib.blake2b(place.encode('utf-8', 'surrogatepass'), digest_size=12).hexdigest()}-{number}"
