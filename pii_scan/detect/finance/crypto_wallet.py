"""Addresses of cryptocurrency wallets."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.finance.bech32 import valid_cashaddr
from pii_scan.detect.finance.crypto_forms import coin_of, may_be_solana
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_CHECKSUM = log(2**30)
_CASH = "bitcoincash:"
_PUBLISHED = frozenset(
    (
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359", "0xdbf03b407c01e7cd3cbea99509d93f8dddc8c6fb",
        "0xd1220a0cf47c7b9be7a2e6ba89f429762e7b9adb", "0x000000000000000000000000000000000000dead",
        "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
    )
)  # fmt: skip
"""Of the first block, of encyclopaedias and of the standards; and where coins are burnt."""


def _check(candidate: Candidate) -> Verdict | None:
    text = candidate.text
    coin = coin_of(text)
    if coin == "eth?":
        many = len(set(text)) > 8
        return _verdict(text.lower(), "eth", 2.5, ("hex_form",), dummy=not many) if many or candidate.label else None
    if coin:
        normal = text.lower() if coin == "eth" or (text.isupper() and "1" in text[:9]) else text
        return _verdict(normal, coin, _CHECKSUM, ("wallet_checksum",), dummy=coin == "btc_test")
    cash = text.removeprefix(_CASH)
    if cash[:1] in ("q", "p") and len(cash) == 42 and valid_cashaddr(_CASH[:-1], cash):
        return _verdict(cash, "bch", _CHECKSUM, ("wallet_checksum",), dummy=False)
    near = f"{candidate.label} {candidate.before[-32:]}"
    if ("sol" in near or "phantom" in near) and may_be_solana(text):
        return _verdict(text, "sol", 2.5, ("base58_form",), dummy=len(set(text)) < 10)
    return None


def _verdict(normal: str, coin: str, odds: float, reasons: tuple[str, ...], *, dummy: bool) -> Verdict:
    dummy = dummy or normal in _PUBLISHED
    return Verdict(normal, odds, (*reasons, f"coin:{coin}"), dummy, attributes={"coin": coin})


DETECTOR = Detector(
    kind=Kind("crypto_wallet", LegalClass.ACCT_WITHOUT_CODE, "Address of a cryptocurrency wallet", "CRYPTO"),
    standard="Base58Check, BIP-173/350, EIP-55: https://eips.ethereum.org/EIPS/eip-55",
    patterns=(
        "[12379][0-9A-Za-z]{24,35}",
        "[LMmnDATXtr][0-9A-Za-z]{24,35}",
        "0x[0-9A-Fa-f]{40}",
        "(?:bc|tb|ltc|addr|stake|cosmos|osmo|bnb|inj|terra|thor|kava|celestia|zs|dgb|erd)1[0-9a-z]{30,100}",
        "(?:BC|TB|LTC)1[0-9A-Z]{30,80}",
        "[48][0-9A-Za-z]{94,105}",
        "(?:bitcoincash:)?[qp][0-9a-z]{41}",
        "[0-9A-Za-z]{32,44}",
    ),
    label_patterns=(7,),
    digits=(1, 64),
    check=_check,
    labels=(
        "bitcoin", "btc", "bitcoin address", "btc address", "wallet", "wallet address", "ethereum", "eth",
        "eth address", "litecoin", "ltc", "dogecoin", "doge", "ripple", "xrp", "tron", "trx", "usdt", "monero",
        "xmr", "solana", "sol", "sol address", "phantom", "crypto wallet", "crypto address", "cardano", "ada",
        "deposit address", "metamask", "coinbase", "billetera", "dirección de bitcoin", "cartera",
    ),
    anti_labels=("contract", "transaction", "tx", "txid", "token contract", "commit", "sha"),
    label_weight=3.0,
    prior=-3.0,
    headers=(r"\b(wallet|btc|bitcoin|eth|ethereum|crypto|sol|trx|xrp)( wallet)?( address)?$",),
    examples=(
        Example("13a6Tg1RuZtEvqrRN1A94V3AzsDHTrPrLi", "13a6Tg1RuZtEvqrRN1A94V3AzsDHTrPrLi"),
        Example("send BTC to 34G7PDVsTUCd21YrV6pjV7Q79PW126VLNS please"),
        Example("TRX: TCYJTjPA4J1C61v3xGoradjJuexbfq88yK"),
        Example("doge D7iBzvx5CynXTr326b9hcFCmszwamCWA6P"),
        Example("xrp rs2aTgrRuZtNvqiR4rw9hVswz1DHTiPiL5"),
        Example("ETH wallet: 0x8ba1f109551bd432803012645ac136ddd64dba72"),
    ),
    counter_examples=(
        Example("13a6Tg1RuZtEvqrRN1A94V3AzsDHTrPrLj"),
        Example("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        Example("commit 8ba1f109551bd432803012645ac136ddd64dba72"),
        Example("tx 0x8ba1f109551bd432803012645ac136ddd64dba72"),
    ),
    validator="checksum of each chain; hex in one case and Solana need a label",
    not_covered="Chains without a checksum but Ethereum and Solana.",
)  # fmt: skip
