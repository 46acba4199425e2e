"""Letters and digits that optical recognition confuses, put right where the check digits say how."""

from collections.abc import Iterator
from itertools import combinations, product

from pii_scan.detect.ids.ocr_digits import to_digits

_WEIGHTS = (7, 3, 1)
_VALUE = {char: int(char, 36) for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {"<": 0}
_DIGITS = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8", "G": "6", "A": "4", "T": "7"}
"""One way only: a digit made a letter, every tenth number that is wrong for another reason would pass."""
_FIRST = frozenset("OQIZSB")
"""The same at a number's start, where most countries put letters of a series."""
_SERIES = 2
_LETTERS_MOST = 2
_FILLER_LIKE = "KCLSEX"
"""What a filler is read as among fillers."""
_CHANGES_MOST = 3


def check_digit(text: str) -> str:
    """Weights 7, 3, 1; letters count from A = 10, fillers 0 (Doc 9303-3, 4.9)."""
    return str(sum(_VALUE[char] * _WEIGHTS[i % 3] for i, char in enumerate(text)) % 10)


def digit_field(value: str, digit: str) -> tuple[str, str] | None:
    """A field of digits and its check digit as they must read, or None where the check does not hold even so."""
    if digit == "<" and not value.strip("<"):
        return value, digit
    # Letters go first: a G counts as much as a 6.
    fixed, checked = to_digits(value), to_digits(digit)
    return (fixed, checked) if checked == check_digit(fixed) else None


def mixed_field(value: str, digit: str) -> list[tuple[int, str, str]]:
    """(changes, value, digit) of every reading of a field of letters and digits whose check digit holds.

    Only the readings with the fewest changes, at most three; more than one of them means that nobody can tell.
    """
    if digit == "<" and not value.strip("<"):
        return [(0, value, digit)]
    checked = to_digits(digit)
    if not checked.isdigit():
        return []
    holds = check_digit(value) == checked
    # Nearly all numbers are digits behind their series, so that reading goes before any mixture; where the value
    # passes as it stands, only for a letter or two.
    for series in range(_SERIES, -1, -1):
        text, letters = value[:series] + to_digits(value[series:]), sum(map(str.isalpha, value[series:]))
        digits = text != value and not any(map(str.isalpha, text[series:])) and check_digit(text) == checked
        if digits and (not holds or (series == _SERIES and letters <= _LETTERS_MOST)):
            return [(1, text, checked)]
    for changes in range(_CHANGES_MOST + 1):
        found = [(changes, text, checked) for text in _readings(value, changes) if check_digit(text) == checked]
        if found:
            return found
    return []


def _readings(value: str, changes: int) -> Iterator[str]:
    bare = len(value.rstrip("<" + _FILLER_LIKE))
    options = [
        (_DIGITS.get(char, "") if at >= _SERIES or char in _FIRST else "")
        + ("<" if at >= max(1, bare) and char in _FILLER_LIKE else "")
        for at, char in enumerate(value)
    ]
    places = [at for at, choice in enumerate(options) if choice]
    for chosen in combinations(places, changes):
        for letters in product(*(options[at] for at in chosen)):
            out = list(value)
            for at, letter in zip(chosen, letters, strict=True):
                out[at] = letter
            yield "".join(out)
