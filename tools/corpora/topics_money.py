"""Cards, accounts, routing, wallets."""

import hashlib
from random import Random

from tools.corpora.check_digits import aba, clabe, iban, luhn
from tools.corpora.shapes import grouped, shaped, shapes
from tools.corpora.topic import table

_B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_TEST_CARDS = {"4111111111111111", "5555555555554444", "378282246310005"}
_CARDS = (
    ("4", 16),
    ("4", 16),
    ("51", 16),
    ("53", 16),
    ("2221", 16),
    ("55", 16),
    ("34", 15),
    ("37", 15),
    ("6011", 16),
    ("65", 16),
    ("3530", 16),
    ("36", 14),
    ("62", 16),
)
_IBANS = {
    "DE": "##################", "GB": "????##############", "ES": "####################", "NL": "????##########",
    "BE": "############", "CH": "#################", "AT": "################", "PL": "########################",
    "PT": "#####################", "IE": "????##############", "SE": "####################", "DK": "##############",
}  # fmt: skip


def card_digits(rng: Random) -> str:
    while True:
        start, length = rng.choice(_CARDS)
        body = start + shaped(rng, "#" * (length - 1 - len(start)))
        digits = body + luhn(body)
        if digits not in _TEST_CARDS and len(set(digits)) > 4:
            return digits


def _card(rng: Random) -> str:
    digits, mark = card_digits(rng), rng.choice((" ", " ", "-", ""))
    if len(digits) == 15:
        return grouped(digits, (4, 6), mark)
    if len(digits) == 14:
        return grouped(digits, (4, 6), mark)
    return grouped(digits, (4, 4, 4), mark)


def _masked_card(rng: Random) -> str:
    last = card_digits(rng)[-4:]
    return (
        rng.choice(("**** **** **** ", "XXXX-XXXX-XXXX-", "xxxxxxxxxxxx", "4### 12** **** ".replace("#", "5"))) + last
    )


def _aba(rng: Random) -> str:
    body = rng.choice([f"{n:02d}" for n in (*range(1, 13), *range(21, 33))]) + shaped(rng, "######")
    return body + aba(body)


def _iban(rng: Random) -> str:
    country = rng.choice(list(_IBANS))
    text = iban(country, shaped(rng, _IBANS[country]))
    return grouped(text, (4,) * (len(text) // 4), " ") if rng.random() < 0.6 else text


def _bic(rng: Random) -> str:
    text = (
        shaped(rng, "????")
        + rng.choice(("DE", "US", "GB", "FR", "ES", "CH", "MX"))
        + rng.choice(("FF", "33", "2L", "MM"))
    )
    return text + rng.choice(("", "XXX", "100"))


def _clabe(rng: Random) -> str:
    body = rng.choice(("002", "012", "014", "021", "072")) + "180" + shaped(rng, "###########")
    return body + clabe(body)


def _bitcoin(rng: Random) -> str:
    payload = bytes([rng.choice((0, 5))]) + rng.randbytes(20)
    data = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(data), ""
    while number:
        number, rest = divmod(number, 58)
        text = _B58[rest] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def _segwit(rng: Random) -> str:
    """BIP 173: bc1q…, version 0, 20 bytes."""
    bits = int.from_bytes(rng.randbytes(20))
    data = [0, *((bits >> shift) & 31 for shift in range(155, -1, -5))]
    values = [*(ord(ch) >> 5 for ch in "bc"), 0, *(ord(ch) & 31 for ch in "bc"), *data]
    rest = _polymod([*values, 0, 0, 0, 0, 0, 0]) ^ 1
    return "bc1" + "".join(_BECH32[n] for n in [*data, *((rest >> 5 * (5 - i)) & 31 for i in range(6))])


def _polymod(values: list[int]) -> int:
    state = 1
    for value in values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for n, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            state ^= generator if (top >> n) & 1 else 0
    return state


def _wallet(rng: Random) -> str:
    return rng.choice((_bitcoin, _segwit, lambda r: f"0x{r.randbytes(20).hex()}"))(rng)


def _track(rng: Random) -> str:
    body = "4" + shaped(rng, "##############")
    name = rng.choice(("DUNMARROW/ALBA", "GLENHOLLOW/OTIS M", "FARROWBY/GRETA"))
    return f"%B{body}{luhn(body)}^{name}^28{rng.randint(1, 12):02d}1010000000000?"


TOPICS = table(
    "money",
    ("credit_card", "", _card),
    (
        "masked_card",
        "card_partial partial_card card_last4 credit_card_partial credit_card_last4 credit_card",
        _masked_card,
    ),
    ("card_security_code", "", shapes("###", "###", "####")),
    ("us_aba_routing", "", _aba),
    ("us_bank_account", "bank_account", shapes("##########", "+########", "############", "+#######")),
    ("iban", "", _iban),
    ("swift_bic", "", _bic),
    ("uk_bank_account", "uk_sort_code_account uk_sort_code bank_account us_bank_account", shapes("##-##-## ########")),
    ("ca_bank_account", "bank_account us_bank_account", shapes("#####-00#-#######")),
    (
        "au_bank_account",
        "au_bsb_account au_bsb bank_account us_bank_account",
        shapes("06#-### ########", "0##-### #########"),
    ),
    ("mx_clabe", "clabe", _clabe),
    ("in_bank_account", "in_ifsc bank_account us_bank_account", shapes("+##########", "+#############")),
    ("crypto_wallet", "crypto_address", _wallet),
    ("pin", "card_pin", shapes("####")),
    (
        "loan_account",
        "financial_account loan_account_number us_bank_account",
        shapes("##########", "########-##", "+###########"),
    ),
    (
        "brokerage_account",
        "financial_account investment_account us_bank_account",
        shapes("?##-######", "####-####", "########"),
    ),
)
MORE = table("money", ("card_track_data", "card_track credit_card", _track), rarely=True)
TOPICS |= MORE
