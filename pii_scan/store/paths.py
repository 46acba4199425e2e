"""Where things lie in a case folder, and how private files come to be."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CasePaths:
    """The layout of one case folder."""

    root: Path

    @property
    def info(self) -> Path:
        """Case id and format version: readable before anything else is opened."""
        return self.root / "case.json"

    @property
    def lock(self) -> Path:
        return self.root / "case.lock"

    @property
    def ledger(self) -> Path:
        return self.root / "case.sqlite"

    @property
    def vault(self) -> Path:
        return self.root / "vault" / "values.sqlite"

    @property
    def records(self) -> Path:
        return self.root / "records"

    @property
    def unfinished(self) -> Path:
        """What is known of large tables and of members of listed items that are being read; gone when the run is
        through."""
        return self.root / "unfinished"

    @property
    def unfinished_sides(self) -> Path:
        """Parts beside the records that belong to members of such items."""
        return self.unfinished / "sides"

    @property
    def journal(self) -> Path:
        return self.root / "journal.jsonl"

    @property
    def report(self) -> Path:
        return self.root / "report"

    @property
    def privileged(self) -> Path:
        """The calls that may be privileged, as the last assessment found them."""
        return self.root / "privileged_calls.parquet"

    @property
    def linked(self) -> Path:
        """People and ties, as the last linking found them."""
        return self.root / "linked"

    @property
    def records_glob(self) -> str:
        """For DuckDB and pyarrow; at least one (empty) part always matches."""
        return str(self.records / "*.parquet")


def make_private_folder(path: Path) -> None:
    """Creates the folder (mode 0700) with its parents; an existing one is tightened."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)


def make_private_file(path: Path) -> None:
    """Creates an empty file, mode 0600, unless it is there; SQLite gives its side files the same mode."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))


def sync_folder(path: Path) -> None:
    """A rename is durable only once its folder is."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def link_or_copy(file: Path, place: Path) -> None:
    """One file under two names where there are links, which not every file system has."""
    place.unlink(missing_ok=True)
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)


def write_private_file(path: Path, data: bytes) -> None:
    """Writes a file whole (mode 0600): a reader sees the old one or the new one, also after power loss."""
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
    sync_folder(path.parent)
