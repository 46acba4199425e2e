"""Soundex as the US National Archives code surnames, and so do the states that put them into licence numbers.

https://www.archives.gov/research/census/soundex: the first letter and three digits; equal codes next to each
other count once, also with an H or W between them and where the first letter has the same code.
"""

from functools import lru_cache

_CODES = {
    letter: digit
    for digit, letters in (("1", "BFPV"), ("2", "CGJKQSXZ"), ("3", "DT"), ("4", "L"), ("5", "MN"), ("6", "R"))
    for letter in letters
}


@lru_cache(maxsize=8192)
def soundex(name: str) -> str:
    """`Washington` → `W252`; the empty string where there is no letter A–Z. Other characters are passed over."""
    letters = [c for c in name.upper() if "A" <= c <= "Z"]
    if not letters:
        return ""
    code, last = letters[0], _CODES.get(letters[0], "")
    for letter in letters[1:]:
        digit = _CODES.get(letter, "")
        if digit and digit != last:
            code += digit
        if letter not in "HW":
            last = digit
    return (code + "000")[:4]
