"""Wallet addresses: made from SHA-256 of a sentence by a script of its own, or published by the standards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_scan.detect.detector import Context
from pii_scan.detect.finance.bech32 import valid_bech32, valid_cashaddr
from pii_scan.detect.finance.crypto_forms import coin_of
from pii_scan.detect.finance.keccak import keccak256
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band


def found(text: str, *, bands: tuple[Band, ...] = (Band.HIGH,)) -> list[tuple[str, str]]:
    return [(m.kind, m.normal.reveal()) for m in shared_engine().scan(Text(text), Context()) if m.band in bands]


@pytest.mark.parametrize(("address", "coin"), [
    ("13a6Tg1RuZtEvqrRN1A94V3AzsDHTrPrLi", "btc"), ("34G7PDVsTUCd21YrV6pjV7Q79PW126VLNS", "btc"),
    ("LMo3itKFzE8JBeYaY99SLW6wD5aZdKRstQ", "ltc"), ("D7iBzvx5CynXTr326b9hcFCmszwamCWA6P", "doge"),
    ("TCYJTjPA4J1C61v3xGoradjJuexbfq88yK", "trx"), ("XdFwHvfKsH6q5nT1DtUMv1ixqCnyT4Zdp3", "dash"),
    ("t1LShU1RZstfqXUuKJRyGCJ96FXQNJCudKD", "zec"), ("rs2aTgrRuZtNvqiR4rw9hVswz1DHTiPiL5", "xrp"),
    # BIP-350 and CIP-19 vectors, EIP-55 examples, the Monero project's donation address.
    ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "btc"),
    ("addr1vpu5vlrf4xkxv2qpwngf6cjhtw542ayty80v8dyr49rf5eg0yu80w", "ada"),
    ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "eth"),
    ("44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A", "xmr"),
])  # fmt: skip
def test_coins(address: str, coin: str) -> None:
    assert coin_of(address) == coin
    assert "crypto_wallet" in dict(found(f"pay to {address} now", bands=(Band.HIGH, Band.DUMMY)))


@given(st.integers(1, 33), st.sampled_from("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"))
def test_a_wrong_character_breaks_base58(at: int, char: str) -> None:
    good = "13a6Tg1RuZtEvqrRN1A94V3AzsDHTrPrLi"
    wrong = good[:at] + char + good[at + 1 :]
    assert (coin_of(wrong) == "btc") == (wrong == good)


@given(st.integers(3, 61), st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7l"))
def test_a_wrong_character_breaks_bech32(at: int, char: str) -> None:
    good = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
    wrong = good[:at] + char + good[at + 1 :]
    assert valid_bech32(wrong) == (wrong == good)


def test_cash_address_of_its_specification() -> None:
    data = "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
    assert valid_cashaddr("bitcoincash", data)
    assert not valid_cashaddr("bitcoincash", data[:-1] + "q")
    assert ("crypto_wallet", data) in found(f"bitcoincash:{data}")


@given(st.binary(max_size=300))
def test_keccak_like_pycryptodome(data: bytes) -> None:
    keccak = pytest.importorskip("Cryptodome.Hash.keccak")
    assert keccak256(data) == keccak.new(digest_bits=256, data=data).digest()


def test_keccak_of_nothing() -> None:
    # https://keccak.team/keccak_specs_summary.html and every Ethereum account without code.
    assert keccak256(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"


def test_ethereum_in_one_case_needs_a_label() -> None:
    address = "0x8ba1f109551bd432803012645ac136ddd64dba72"
    assert ("crypto_wallet", address) in found(f"my ETH address: {address}")
    assert "crypto_wallet" not in dict(found(f"tx {address}"))
    assert coin_of("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD") == ""


def test_solana_needs_a_label() -> None:
    address = "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV"
    assert ("crypto_wallet", address) in found(f"Solana wallet: {address}")
    assert "crypto_wallet" not in dict(found(f"id {address}"))


@pytest.mark.parametrize("text", [
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "commit 8ba1f109551bd432803012645ac136ddd64dba72",
    "d41d8cd98f00b204e9800998ecf8427e", "Mozilla5AppleWebKit537KHTMLlikeGecko", "0x" + "0" * 40,
    "TheQuickBrownFoxJumpsOverTheLazyDog", "bc1qnotanaddressatallbutlonger1234567890",
])  # fmt: skip
def test_no_wallets(text: str) -> None:
    assert "crypto_wallet" not in dict(found(text))
