"""The vault opens with its key only, and only what it sealed."""

import sqlite3
from pathlib import Path

import pytest

from pii_scan.model.errors import CaseError
from pii_scan.store.vault import Vault

KEY, OTHER = b"k" * 32, b"o" * 32
VALUES = {f"{n:032x}": f"value {n} of ZABRISKOWICZ".encode() for n in range(1200)}


def test_values_come_back_and_no_second_copy_is_made(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "v", KEY)
    assert vault.put_many(VALUES) == 1200
    assert vault.put_many(VALUES) == 0
    assert vault.get_many(VALUES) == VALUES
    assert vault.get("absent") is None
    vault.close()
    again = Vault(tmp_path / "v", KEY, read_only=True)
    assert again.get(f"{7:032x}") == VALUES[f"{7:032x}"]
    again.close()


def test_nothing_readable_on_the_disk_and_every_nonce_is_new(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "v", KEY)
    vault.put_many(VALUES)
    nonces = [row[0] for row in vault._connection.execute("SELECT nonce FROM sealed")]
    assert len(set(nonces)) == len(nonces) == 1201 and {len(n) for n in nonces} == {12}
    for path in tmp_path.iterdir():
        assert b"ZABRISKOWICZ" not in path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600
    vault.close()


@pytest.mark.parametrize("read_only", [True, False])
def test_another_key_is_refused(tmp_path: Path, read_only: bool) -> None:
    vault = Vault(tmp_path / "v", KEY)
    vault.close()
    with pytest.raises(CaseError):
        Vault(tmp_path / "v", OTHER, read_only=read_only)


def test_swapped_or_changed_entries_do_not_open(tmp_path: Path) -> None:
    Vault(tmp_path / "v", KEY).close()
    vault = Vault(tmp_path / "v", KEY)
    vault.put_many({"a": b"one", "b": b"two"})
    vault.close()
    raw = sqlite3.connect(tmp_path / "v")
    (row,) = raw.execute("SELECT nonce, ciphertext FROM sealed WHERE sealed_key = 'b'").fetchall()
    raw.execute("UPDATE sealed SET nonce = ?, ciphertext = ? WHERE sealed_key = 'a'", row)
    raw.commit()
    raw.close()
    vault = Vault(tmp_path / "v", KEY)
    assert vault.get("b") == b"two"
    with pytest.raises(CaseError) as caught:
        vault.get("a")
    assert "one" not in str(caught.value)
    vault.close()
