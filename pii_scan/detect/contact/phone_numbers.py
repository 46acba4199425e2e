"""Is it a number of that country's plan, and is it written the way people there write it? libphonenumber knows."""

import re
from functools import lru_cache
from typing import NamedTuple


class National(NamedTuple):
    """A number that its country's plan knows."""

    e164: str
    region: str
    as_usual: bool
    """Its digits are grouped the way the country groups them."""


@lru_cache(maxsize=4096)
def assigned(e164: str) -> bool:
    """Whether the numbering plan of that country knows the number (30 µs)."""
    import phonenumbers

    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(number))


@lru_cache(maxsize=4096)
def in_region(text: str, region: str) -> National | None:
    """A number in national writing, 60 µs; None where the plan of that country does not know it."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number) and not _reserved(number.national_number, region):
        return None
    usual = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return National(e164, region, _groups(usual) == _groups(text))


_RESERVED = {"GB": re.compile(r"7700900\d{3}"), "FR": re.compile(r"63998\d{4}"), "IE": re.compile(r"209\d{6}")}
"""Set aside for films and documents (Ofcom, ARCEP, ComReg): nobody's, but written as numbers are."""


def _reserved(national: int | None, region: str) -> bool:
    pattern = _RESERVED.get(region)
    return pattern is not None and pattern.fullmatch(str(national)) is not None


def _groups(text: str) -> tuple[str, ...]:
    """Runs of digits without the trunk's zero, which some leave out."""
    runs = "".join(ch if ch.isdigit() else " " for ch in text).split()
    if runs and runs[0].startswith("0"):
        runs[0] = runs[0][1:]
    return tuple(run for run in runs if run)
