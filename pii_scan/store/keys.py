"""The case key and the keyed hashes made with it.

Plain hashes would not do: all 10⁹ nine-digit numbers fall to a plain SHA-256 in minutes. Every hash that
leaves memory is therefore an HMAC-SHA-256 (RFC 2104) under a key that lies outside the case.
"""

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from pii_scan.model.errors import CaseError, cannot_read
from pii_scan.store.paths import CasePaths, make_private_folder, write_private_file

KEY_BYTES = 32
_HEX_CHARS = 32
"""128 bits of a hash, as hex."""


@dataclass(frozen=True, slots=True)
class CaseKey:
    """The two working keys, derived from one secret; printing shows the fingerprint only."""

    hash_key: bytes = field(repr=False)
    vault_key: bytes = field(repr=False)
    fingerprint: str

    @classmethod
    def derive(cls, secret: bytes) -> "CaseKey":
        """Splits one 32-byte secret with HKDF-SHA-256 (RFC 5869), one label per use."""
        return cls(
            hash_key=_hkdf(secret, b"pii-scan value keys 1"),
            vault_key=_hkdf(secret, b"pii-scan vault 1"),
            fingerprint=_hkdf(secret, b"pii-scan fingerprint 1").hex()[:16],
        )


def _hkdf(secret: bytes, label: bytes) -> bytes:
    """HKDF with an empty salt and one block of output, which is what 32 bytes take."""
    extracted = hmac.digest(bytes(32), secret, "sha256")
    return hmac.digest(extracted, label + b"\x01", "sha256")


def default_key_folder() -> Path:
    """Outside the case, so that a copied case folder reveals nothing."""
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(configured) if configured else Path.home() / ".config"
    return base / "pii-scan" / "keys"


def default_key_file(case_id: str) -> Path:
    return default_key_folder() / f"{case_id}.key"


def case_id_of(case_root: Path) -> str:
    """
    Raises:
        CaseError: the folder is no case.
    """
    try:
        info = json.loads(CasePaths(case_root).info.read_text("utf-8"))
        return str(info["case_id"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CaseError("This folder is not a case", "Give the folder that `pii-scan scan --case` made") from error


def load_key(case_root: Path, key_file: Path | None, create: bool) -> CaseKey:
    """Reads the key of a case: 64 hex digits or 32 raw bytes.

    Args:
        key_file: None for the default place in the user's configuration folder.
        create: make a random one (mode 0600) where none is.

    Raises:
        CaseError: there is no key and none may be made, or the file holds none.
    """
    path = key_file if key_file is not None else default_key_file(case_id_of(case_root))
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        if not create:
            raise CaseError(
                f"The key of this case is not at hand: no file {path}", "Pass --key-file with the key made for it"
            ) from None
        return CaseKey.derive(_make_key(path))
    except OSError as error:
        raise CaseError(*cannot_read(path, error)) from error
    return CaseKey.derive(_parse_key(data, path))


def _make_key(path: Path) -> bytes:
    secret = secrets.token_bytes(KEY_BYTES)
    if not path.parent.exists():
        make_private_folder(path.parent)
    write_private_file(path, secret.hex().encode() + b"\n")
    return secret


def _parse_key(data: bytes, path: Path) -> bytes:
    if len(data) == KEY_BYTES:
        return data
    try:
        secret = bytes.fromhex(data.decode("ascii").strip())
    except ValueError:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise CaseError(f"{path} holds no key of a case", "It must be 64 hex digits or 32 bytes")
    return secret


def keyed_hash(hash_key: bytes, domain: str, *parts: str) -> str:
    """HMAC-SHA-256 cut to 32 hex characters. Parts are length-prefixed, so that no two lists of parts
    give the same message."""
    message = bytearray(domain.encode() + b"\0")
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        message += len(data).to_bytes(8, "big") + data
    return hmac.digest(hash_key, message, "sha256").hex()[:_HEX_CHARS]


def value_key(hash_key: bytes, kind: str, normal: str, qualifier: str = "") -> str:
    """The same for equal values of one kind, different for the same digits of another kind.

    Args:
        qualifier: what the value needs to be unique, such as a licence's issuing state.
    """
    return keyed_hash(hash_key, "value", kind, normal, qualifier)


def address_key(hash_key: bytes, address: str) -> str:
    """Identifies a place whose printed address may hold a person's name."""
    return keyed_hash(hash_key, "address", address)


def order_key(seed: int, address_key: str) -> str:
    """Sorting by it gives a random-looking order that the seed and the case key fix (16 hex characters)."""
    return hashlib.blake2b(f"{seed}:{address_key}".encode(), digest_size=8).hexdigest()
