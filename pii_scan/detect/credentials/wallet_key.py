"""Private keys of cryptocurrency wallets: WIF, extended keys (BIP-32), and raw ones beside a label."""

from math import log

from pii_scan.detect.credentials import private_key
from pii_scan.detect.credentials.secret_value import entropy
from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.finance.base58 import checked

_WIF_VERSIONS = frozenset(b"\x80\xef\xb0\x9e\xcc")
"""Bitcoin, its test network, Litecoin, Dogecoin, Dash."""
_EXTENDED = frozenset(("xprv", "yprv", "zprv", "tprv", "uprv", "vprv", "Ltpv", "Mtpv"))
_HEX = frozenset("0123456789abcdefABCDEF")
_LEAST_ENTROPY = 3.2
_ONE_IN_4_BILLION = log(2**32)


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    if candidate.pattern == 2:
        key = text.removeprefix("0x")
        raw = len(key) == 64 and set(key) <= _HEX and bool(candidate.label or candidate.column)
        return Verdict(key.lower(), 2.0, ("hex",)) if raw and entropy(key) >= _LEAST_ENTROPY else None
    if candidate.pattern == 1 and text[:4] not in _EXTENDED:
        return None
    content = checked(text) if candidate.pattern == 1 or text[0] in "5KLQTc96" else None
    if content is None or (
        candidate.pattern == 0 and (content[0] not in _WIF_VERSIONS or len(content) not in (33, 34))
    ):
        return None
    form = "wif" if candidate.pattern == 0 else "extended_key"
    # The key of the number one, and its neighbours, stand in every manual.
    return Verdict(text, _ONE_IN_4_BILLION, (f"format:{form}", "base58check"), not any(content[1:29]))


DETECTOR = Detector(
    kind=private_key.DETECTOR.kind,
    standard="BIP-32 and wallet import format: https://en.bitcoin.it/wiki/Wallet_import_format",
    patterns=("[5KLQTc96][0-9A-Za-z]{50,51}", "[xyztuvLM][pt][rp]v[0-9A-Za-z]{107}", "(?:0x)?[0-9A-Fa-f]{64}"),
    label_patterns=(2,),
    check=_check,
    labels=("private key", "privkey", "priv key", "wallet key", "secret key", "clave privada", "llave privada"),
    anti_labels=("sha256", "checksum", "digest", "commit", "hash", "public key"),
    label_weight=3.5,
    prior=-3.0,
    headers=(r"\bpriv(ate)? ?key\b",),
    examples=(
        Example("5JkrL1mYMvjc39KqKvU8Nzk1awExwpy6R6pVg8QhnL2QYS9GTaL"),
        Example("L1NYivPbRNB3eTk8JWzja5rqanQdvziauNgdZhhd14yCuUSzdqBK"),
        Example(
            "xprv9s21ZrQH143K2bAfr1rHgv55jkNELBq8Q7ouSACGYmTAKqKaAne9xfavigPcwBjaVd4YumtRFzjLrAm1juZ8WhuWzepP43QkMTMZUG2944j"
        ),
        Example("Private key: 0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"),
    ),
    counter_examples=(
        Example("KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn"),
        Example("sha256: 4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"),
        Example("5JkrL1mYMvjc39KqKvU8Nzk1awExwpy6R6pVg8QhnL2QYS9GTaM"),
    ),
    validator="base58 checksum; hex only with a label",
    not_covered="Raw keys without a label, encrypted key files.",
)
