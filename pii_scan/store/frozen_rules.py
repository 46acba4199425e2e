"""Rules of a case: their text lies sealed in the vault, their ids and keyed hashes stand in settings and journal.

A list of words may be a list of clients, so its text is as much a secret as what it finds.
"""

from collections.abc import Mapping, Sequence

from pii_scan.model.errors import CaseError
from pii_scan.store.frozen_settings import rule_id
from pii_scan.store.keys import CaseKey, keyed_hash
from pii_scan.store.vault import Vault


def rule_seals(rules: Sequence[str], key: CaseKey) -> dict[str, str]:
    """Rule id → the keyed hash of its text, which is also its name in the vault."""
    return {rule_id(text): keyed_hash(key.hash_key, "rule", text) for text in rules}


def seal_rules(rules: Sequence[str], key: CaseKey, vault: Vault) -> None:
    """On the disk when it returns."""
    vault.put_many({keyed_hash(key.hash_key, "rule", text): text.encode() for text in rules})


def open_rules(seals: Mapping[str, str], vault: Vault) -> tuple[str, ...]:
    """In the order of their ids.

    Raises:
        CaseError: the vault lacks one.
    """
    found = vault.get_many(seals.values())
    if len(found) < len(set(seals.values())):
        raise CaseError("The vault lacks a rule of the case", "Run `pii-scan verify` on the case")
    return tuple(found[seals[name]].decode() for name in sorted(seals))
