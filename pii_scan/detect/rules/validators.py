"""The checks that a rule may name. Each gives the canonical value and the share of random tokens that pass."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pii_scan.detect.finance.luhn import luhn

_VERHOEFF_D = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 3, 4, 0, 6, 7, 8, 9, 5), (2, 3, 4, 0, 1, 7, 8, 9, 5, 6),
    (3, 4, 0, 1, 2, 8, 9, 5, 6, 7), (4, 0, 1, 2, 3, 9, 5, 6, 7, 8), (5, 9, 8, 7, 6, 0, 4, 3, 2, 1),
    (6, 5, 9, 8, 7, 1, 0, 4, 3, 2), (7, 6, 5, 9, 8, 2, 1, 0, 4, 3), (8, 7, 6, 5, 9, 3, 2, 1, 0, 4),
    (9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
)  # fmt: skip
_VERHOEFF_P = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 5, 7, 6, 2, 8, 3, 0, 9, 4), (5, 8, 0, 3, 7, 9, 6, 1, 4, 2),
    (8, 9, 1, 6, 0, 4, 3, 5, 2, 7), (9, 4, 5, 3, 1, 2, 6, 8, 7, 0), (4, 2, 8, 6, 5, 7, 3, 9, 0, 1),
    (2, 7, 9, 3, 8, 0, 6, 4, 1, 5), (7, 0, 4, 6, 9, 1, 3, 2, 5, 8),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """A token that passed. `normal`: equal values compare equal."""

    normal: str
    dummy: bool = False


Test = Callable[[str, date], Checked | None]


@dataclass(frozen=True, slots=True)
class Validator:
    """`passes`: share of random tokens of the right shape that pass, 0–1; 1 proves nothing."""

    name: str
    title: str
    passes: float
    test: Test


def _digits(text: str) -> str:
    return "".join(char for char in text if "0" <= char <= "9")


def _alphanumeric(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isalnum()).upper()


def _same(digits: str) -> bool:
    """`000000000`: passes many a checksum and is nobody's."""
    return len(set(digits)) == 1


def _none(text: str, _today: date) -> Checked:
    return Checked(_alphanumeric(text) or text.strip())


def _luhn(text: str, _today: date) -> Checked | None:
    digits = _digits(text)
    return Checked(_alphanumeric(text), _same(digits)) if len(digits) > 1 and luhn(digits) else None


def mod97(compact: str) -> bool:
    """ISO 7064 MOD 97-10 over letters (A = 10) and digits as they stand, as in ISO 17442; for an IBAN, whose
    check digits stand in front, there is `iban`."""
    return len(compact) > 2 and int("".join(str(int(char, 36)) for char in compact)) % 97 == 1


def _mod97(text: str, _today: date) -> Checked | None:
    compact = _alphanumeric(text)
    return Checked(compact) if mod97(compact) else None


def mod11(compact: str) -> bool:
    """Weights 1, 2, 3 … from the right, sum divisible by 11; the last place may be X for 10 (as in ISBN-10)."""
    body, last = compact[:-1], compact[-1:]
    if not body.isdigit() or not (last.isdigit() or last == "X"):
        return False
    values = [10 if last == "X" else int(last), *(int(char) for char in reversed(body))]
    return sum(weight * value for weight, value in enumerate(values, 1)) % 11 == 0


def _mod11(text: str, _today: date) -> Checked | None:
    compact = _alphanumeric(text)
    # A prefix of letters is none of the checksum's.
    number = compact.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return Checked(compact, _same(number)) if len(number) > 1 and mod11(number) else None


def verhoeff(digits: str) -> bool:
    """J. Verhoeff, Error Detecting Decimal Codes (1969), the dihedral check; the last digit is the check."""
    state = 0
    for place, char in enumerate(reversed(digits)):
        state = _VERHOEFF_D[state][_VERHOEFF_P[place % 8][ord(char) - 48]]
    return state == 0


def _verhoeff(text: str, _today: date) -> Checked | None:
    digits = _digits(text)
    return Checked(_alphanumeric(text), _same(digits)) if len(digits) > 1 and verhoeff(digits) else None


def _aba(text: str, _today: date) -> Checked | None:
    from pii_scan.detect.finance.us_aba_routing import valid_routing

    digits = _digits(text)
    return Checked(digits) if valid_routing(digits) else None


def _iban(text: str, _today: date) -> Checked | None:
    from pii_scan.detect.finance.iban import valid_iban
    from pii_scan.detect.finance.iban_lengths import DOCUMENTATION

    compact = _alphanumeric(text)
    return Checked(compact, compact in DOCUMENTATION) if valid_iban(compact) else None


def _ssn(text: str, _today: date) -> Checked | None:
    from pii_scan.detect.ids.ssn_rules import placeholder_ssn, valid_ssn

    digits = _digits(text)
    return Checked(digits, placeholder_ssn(digits)) if valid_ssn(digits) or placeholder_ssn(digits) else None


def _date(text: str, today: date) -> Checked | None:
    from pii_scan.detect.calendar_dates import read_date

    read = read_date(text, today)
    return Checked(read.day.isoformat()) if read is not None else None


VALIDATORS: dict[str, Validator] = {
    entry.name: entry
    for entry in (
        Validator("none", "no check: the shape is all", 1.0, _none),
        Validator("luhn", "the digits pass Luhn (ISO/IEC 7812-1); letters are left out", 0.1, _luhn),
        Validator("mod97", "ISO 7064 MOD 97-10 over letters and digits as they stand", 1 / 97, _mod97),
        Validator("mod11", "weights 1, 2, 3… from the right, modulo 11, X for 10; no leading letters", 1 / 11, _mod11),
        Validator("verhoeff", "the digits pass Verhoeff's dihedral check", 0.1, _verhoeff),
        Validator("aba", "a US bank routing number: Federal Reserve prefix and weights 3-7-1", 0.037, _aba),
        Validator("iban", "country, length and check digits of an IBAN", 1 / 970, _iban),
        Validator("ssn_rules", "nine digits that may have been issued as an SSN", 0.89, _ssn),
        Validator("date", "a day of the calendar, in any usual layout", 0.3, _date),
    )
}  # fmt: skip
