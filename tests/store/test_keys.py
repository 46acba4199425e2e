"""Keys and keyed hashes, against the cryptography package (RFC 5869) and hmac by hand (RFC 2104)."""

import hashlib
import hmac
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.model.errors import CaseError
from pii_scan.store import keys
from pii_scan.store.keys import CaseKey, address_key, load_key, order_key, value_key


def test_derivation_is_hkdf_sha256() -> None:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    secret = bytes(range(32))
    key = CaseKey.derive(secret)
    assert key.hash_key == HKDF(SHA256(), 32, None, b"pii-scan value keys 1").derive(secret)
    assert key.vault_key == HKDF(SHA256(), 32, None, b"pii-scan vault 1").derive(secret)


def test_value_key_is_an_hmac_over_length_prefixed_parts() -> None:
    def part(text: bytes) -> bytes:
        return len(text).to_bytes(8, "big") + text

    message = b"value\0" + part(b"us_ssn") + part(b"219099999") + part(b"")
    assert value_key(b"k" * 32, "us_ssn", "219099999") == hmac.new(b"k" * 32, message, hashlib.sha256).hexdigest()[:32]


def test_same_digits_of_two_kinds_or_states_are_apart() -> None:
    made = {
        value_key(b"k", "us_ssn", "123456789"),
        value_key(b"k", "us_aba_routing", "123456789"),
        value_key(b"k", "us_driver_license", "123456789", "US-OH"),
        value_key(b"k", "us_driver_license", "123456789", "US-IN"),
        value_key(b"other", "us_ssn", "123456789"),
        address_key(b"k", "123456789"),
    }
    assert len(made) == 6


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_no_two_lists_of_parts_are_one_message(a: list[str], b: list[str]) -> None:
    same = keys.keyed_hash(b"k", "d", *a) == keys.keyed_hash(b"k", "d", *b)
    assert same == (a == b)


def test_order_depends_on_seed_and_place_only() -> None:
    places = [f"{n:032x}" for n in range(200)]
    one = sorted(places, key=lambda place: order_key(1, place))
    backwards = places[::-1]
    assert one == sorted(backwards, key=lambda place: order_key(1, place))
    assert one != sorted(places, key=lambda place: order_key(2, place))
    assert one != places


def test_a_key_file_is_made_private_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "my.key"
    made = load_key(tmp_path, path, create=True)
    assert load_key(tmp_path, path, create=False) == made
    assert path.stat().st_mode & 0o777 == 0o600
    assert pickle.loads(pickle.dumps(made)) == made


def test_default_place_is_outside_the_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "case.json").write_text('{"format": 1, "case_id": "abc"}')
    load_key(tmp_path / "case", None, create=True)
    assert (tmp_path / "config/pii-scan/keys/abc.key").stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in (tmp_path / "case").iterdir()) == ["case.json"]


def test_raw_bytes_and_hex_are_the_same_key(tmp_path: Path) -> None:
    secret = bytes(range(100, 132))
    (tmp_path / "raw").write_bytes(secret)
    (tmp_path / "hex").write_text(secret.hex() + "\n")
    assert load_key(tmp_path, tmp_path / "raw", create=False) == load_key(tmp_path, tmp_path / "hex", create=False)


@pytest.mark.parametrize("content", [b"", b"secret", b"ab" * 31, b"\xff" * 33])
def test_a_file_without_a_key_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k").write_bytes(content)
    with pytest.raises(CaseError):
        load_key(tmp_path, tmp_path / "k", create=True)


def test_a_missing_key_is_a_case_error_with_exit_code_6(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        load_key(tmp_path, tmp_path / "none", create=False)
    assert int(caught.value.exit_code) == 6


def test_printing_a_key_shows_no_key() -> None:
    key = CaseKey.derive(bytes(32))
    assert key.hash_key.hex() not in repr(key) and repr(key.hash_key) not in repr(key)
    assert key.fingerprint in repr(key)
