"""A case opened for writing: one folder, one key, one writer."""

import getpass
import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from pii_scan.model.errors import CaseError
from pii_scan.model.kind import Kind
from pii_scan.model.settings import Settings
from pii_scan.store.database import FORMAT
from pii_scan.store.frozen_rules import open_rules, rule_seals, seal_rules
from pii_scan.store.frozen_settings import differences, settings_from_json, settings_to_json
from pii_scan.store.journal import Clock, Journal, utc_now
from pii_scan.store.keys import CaseKey, case_id_of, keyed_hash, load_key
from pii_scan.store.ledger import Ledger
from pii_scan.store.lock import CaseLock
from pii_scan.store.paths import CasePaths, make_private_folder, write_private_file
from pii_scan.store.reader import CaseReader
from pii_scan.store.vault import Vault

_LEFT_BY_A_KILLED_START = frozenset({"case.lock", "case.json.part"})


class Case:
    """Holds the lock of a case until closed; a context manager."""

    def __init__(
        self,
        paths: CasePaths,
        key: CaseKey,
        vault: Vault,
        journal: Journal,
        ledger: Ledger,
        settings: Settings,
        lock: CaseLock,
    ) -> None:
        self.paths = paths
        self.key = key
        self.vault = vault
        self.journal = journal
        self.ledger = ledger
        self.settings = settings
        self.case_id = case_id_of(paths.root)
        self._lock = lock
        self._readers: list[CaseReader] = []
        self._closed = False

    @classmethod
    def create_or_open(
        cls,
        root: Path,
        *,
        key_file: Path | None = None,
        settings: Settings | None = None,
        target: str = "",
        show_target: Callable[[bytes], str] | None = None,
        tool_version: str = "",
        kinds: Iterable[Kind] = (),
        clock: Clock = utc_now,
    ) -> Self:
        """Makes a case, or continues the one that lies in `root`.

        Args:
            key_file: where the key lies or shall lie; None for the user's configuration folder.
            settings: frozen when the case is made; None takes those of the case.
            target: what is scanned, in print form; empty to work on what is there.
            show_target: how it may be stored, given the case's hash key; a path can name a person.
            kinds: all that matches may be of; remembered by the case.

        Raises:
            CaseError: in use, not a case, of another format, without its key, or made with other settings
                or for another target.
        """
        paths = CasePaths(root)
        _refuse_foreign_folder(root)
        make_private_folder(root)
        lock = CaseLock(paths.lock)
        closing: list[Vault | Journal | Ledger] = []
        try:
            made = not paths.info.exists()
            if made:
                info = {"format": FORMAT, "case_id": str(uuid.uuid4())}
                write_private_file(paths.info, json.dumps(info, indent=1).encode())
            _check_format(paths)
            # A start that was killed before the vault existed has no key worth asking for.
            key = load_key(root, key_file, create=not paths.vault.exists())
            make_private_folder(paths.vault.parent)
            vault = Vault(paths.vault, key.vault_key)
            closing.append(vault)
            journal = Journal(paths.journal, clock)
            closing.append(journal)
            ledger = Ledger(paths, key, vault, kinds, clock)
            closing.append(ledger)
            kept = _freeze(ledger, settings, key, vault)
            ledger.configure(kept)
            _bind_target(ledger, key, target, show_target)
            case = cls(paths, key, vault, journal, ledger, kept, lock)
        except BaseException:
            for part in reversed(closing):
                part.close()
            lock.release()
            raise
        case._note_start(tool_version, scanning=bool(target))
        return case

    @classmethod
    def open(cls, root: Path, *, key_file: Path | None = None, tool_version: str = "", clock: Clock = utc_now) -> Self:
        """Opens a case that is there, to work on what it holds.

        Raises:
            CaseError: as `create_or_open`, and where there is no case.
        """
        case_id_of(root)
        return cls.create_or_open(root, key_file=key_file, tool_version=tool_version, clock=clock)

    def reader(self) -> CaseReader:
        """A reader that can reveal; closed with the case."""
        reader = CaseReader(self.paths.root, key=self.key)
        self._readers.append(reader)
        return reader

    def _note_start(self, tool_version: str, *, scanning: bool) -> None:
        batch, digest = self.ledger.tip()
        now = self.journal.now()
        first = self.ledger.get_meta("created") is None
        earlier = self.ledger.get_meta("tool_version", "")
        known: dict[str, object] = {"key_fingerprint": self.key.fingerprint}
        if first or scanning:
            known["started"] = now
        if first:
            known |= {"created": now, "case_id": self.case_id, "format": FORMAT}
        if tool_version:
            known["tool_version"] = tool_version
        resumed = 0 if first else self.ledger.get_meta("resumed", 0) + 1
        self.ledger.set_meta(resumed=resumed, **known)
        self.journal.append(
            "created" if first else "opened",
            case_id=self.case_id,
            tool_version=tool_version,
            user=_user(),
            key_fingerprint=self.key.fingerprint,
            settings=settings_to_json(self.settings, rule_seals(self.settings.rules, self.key)),
            strays_removed=self.ledger.strays,
            batch=batch,
            digest=digest,
        )
        if tool_version and earlier and earlier != tool_version:
            # What was found before stays; a reader of the report must be able to tell the two apart.
            self.journal.append("tool_version_changed", earlier=earlier, tool_version=tool_version)

    def close(self) -> None:
        """Anchors the ledger's running digest in the journal and lets go of the lock; once is enough."""
        if self._closed:
            return
        self._closed = True
        try:
            batch, digest = self.ledger.tip()
            self.journal.append("closed", batch=batch, digest=digest)
        finally:
            for reader in self._readers:
                reader.close()
            self.ledger.close()
            self.vault.close()
            self.journal.close()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _refuse_foreign_folder(root: Path) -> None:
    if not root.exists() or (root / "case.json").exists():
        return
    if not root.is_dir() or {entry.name for entry in root.iterdir()} - _LEFT_BY_A_KILLED_START:
        raise CaseError("The case folder holds something else", "Name a new or an empty folder with --case")


def _check_format(paths: CasePaths) -> None:
    try:
        found = json.loads(paths.info.read_text("utf-8")).get("format")
    except (ValueError, AttributeError) as error:
        raise CaseError("case.json is damaged", "Run `pii-scan verify` on the case") from error
    if found != FORMAT:
        raise CaseError(
            f"The case has format {found}, this version works with {FORMAT}", "Use the version that made it"
        )


def _freeze(ledger: Ledger, wanted: Settings | None, key: CaseKey, vault: Vault) -> Settings:
    plain = ledger.get_meta("settings")
    if plain is None:
        kept = wanted or Settings()
        seal_rules(kept.rules, key, vault)
        ledger.set_meta(settings=settings_to_json(kept, rule_seals(kept.rules, key)))
        return kept
    stored = settings_from_json(plain, open_rules(plain.get("rules") or {}, vault))
    if wanted is None:
        return stored
    if changed := differences(stored, wanted):
        own = all(name.startswith("rules.") for name in changed)
        remedy = "Leave --rules out to use those of the case" if own else "Leave them out"
        raise CaseError(
            f"The case was made with other settings: {', '.join(changed)}", f"{remedy}, or take a new --case"
        )
    return replace(stored, workers=wanted.workers)


def _bind_target(ledger: Ledger, key: CaseKey, target: str, show: Callable[[bytes], str] | None) -> None:
    if not target:
        return
    bound = keyed_hash(key.hash_key, "target", target)
    known = ledger.get_meta("target_key")
    if known is None:
        shown = target if show is None else show(key.hash_key)
        ledger.set_meta(target=shown, target_key=bound)
    elif known != bound:
        raise CaseError("The case belongs to another target", "Take a new --case folder for this one")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
