"""Check digits by the formulas of their standards, written here on their own."""

from collections.abc import Sequence

_ALNUM = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def luhn(body: str) -> str:
    """ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def weighted(body: str, weights: Sequence[int]) -> int:
    """Sum of digit times weight, from the left."""
    return sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))


def iban(country: str, account: str) -> str:
    """ISO 13616: the whole number, by mod 97-10 of ISO 7064."""
    spelled = "".join(str(_ALNUM.index(ch)) for ch in f"{account}{country}00")
    return f"{country}{98 - int(spelled) % 97:02d}{account}"


def aba(body: str) -> str:
    """Ninth digit of a routing number: 3·7·1."""
    return str(-weighted(body, (3, 7, 1, 3, 7, 1, 3, 7)) % 10)


def clabe(body: str) -> str:
    """Eighteenth digit of a Mexican CLABE: each product mod 10."""
    total = sum(int(digit) * (3, 7, 1)[n % 3] % 10 for n, digit in enumerate(body))
    return str(-total % 10)


def vin(body: str) -> str:
    """49 CFR 565.15: a VIN of 17 characters with its ninth replaced by the check character."""
    values = {**{str(n): n for n in range(10)}, **dict(zip("ABCDEFGH", range(1, 9), strict=True))}
    values |= dict(zip("JKLMN", range(1, 6), strict=True)) | {"P": 7, "R": 9}
    values |= dict(zip("STUVWXYZ", range(2, 10), strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    rest = sum(values[ch] * weight for ch, weight in zip(body, weights, strict=True)) % 11
    return f"{body[:8]}{'X' if rest == 10 else rest}{body[9:]}"


def icao(text: str) -> str:
    """ICAO 9303 part 3, 4.9: weights 7, 3, 1."""
    return str(sum(_ALNUM.index(ch) * (7, 3, 1)[n % 3] for n, ch in enumerate(text)) % 10)


def dea(body: str) -> str:
    """Seventh digit of a DEA number."""
    return str((int(body[0]) + int(body[2]) + int(body[4]) + 2 * (int(body[1]) + int(body[3]) + int(body[5]))) % 10)


def snils(body: str) -> str:
    """Two check digits of the Russian insurance number: weights 9 to 1, mod 101."""
    return f"{weighted(body, range(9, 0, -1)) % 101 % 100:02d}"


def hkid(letter: str, body: str) -> str:
    """Hong Kong identity card, one letter: 36 for the blank, weights 9 to 2, mod 11."""
    total = 36 * 9 + (ord(letter) - 55) * 8 + weighted(body, range(7, 1, -1))
    return "0123456789A"[-total % 11]


def nric(first: str, body: str) -> str:
    """Singapore: weights 2 7 6 5 4 3 2, with letters of their own for S/T and F/G."""
    total = weighted(body, (2, 7, 6, 5, 4, 3, 2)) + (4 if first in "TG" else 0)
    return ("JZIHGFEDCBA" if first in "ST" else "XWUTRQPNMLK")[total % 11]


def my_number(body: str) -> str:
    """Japan, twelfth digit: mod 11 with weights 6 5 4 3 2 7 6 5 4 3 2."""
    rest = weighted(body, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return str(0 if rest <= 1 else 11 - rest)


def au_medicare(body: str) -> str:
    """Ninth digit of an Australian Medicare number."""
    return str(weighted(body, (1, 3, 7, 9, 1, 3, 7, 9)) % 10)


def nhi(body: str) -> str | None:
    """New Zealand NHI, old form: three letters without I and O, three digits, check mod 11; None where it has none."""
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    values = [letters.index(ch) + 1 if ch.isalpha() else int(ch) for ch in body]
    rest = sum(value * weight for value, weight in zip(values, range(7, 1, -1), strict=True)) % 11
    return None if rest == 0 else str((11 - rest) % 10)
