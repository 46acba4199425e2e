"""Under which column an account number stands: its form says so where the format does not."""

import re

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_CARD = re.compile(r"[3-6]\d{12,18}")


def account_column(value: str, otherwise: str = "bank account number") -> str:
    """`iban` (ISO 13616, mod 97) or what the format calls it; never a card: bank accounts pass Luhn one time in ten."""
    compact = re.sub(r"[ -]", "", value).upper()
    return "iban" if _IBAN.fullmatch(compact) and _mod97(compact) else otherwise


def card_or(value: str, otherwise: str) -> str:
    """`card number` for 13–19 digits with an issuer's first digit and a valid Luhn digit (ISO/IEC 7812-1)."""
    compact = re.sub(r"[ -]", "", value)
    return "card number" if _CARD.fullmatch(compact) and _luhn(compact) else account_column(value, otherwise)


def _mod97(compact: str) -> bool:
    return int("".join(str(int(char, 36)) for char in compact[4:] + compact[:4])) % 97 == 1


def _luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0
