"""How one country, or several alike, end an address."""

import re
from dataclasses import dataclass

from pii_scan.detect.address.world_words import COUNTRY

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŹĆŃČŠŽŘĐŐŰİ"
TOWN_WORD = rf"(?:St\.|['’]s-|[{_UPPER}](?:[^\W\d_]|['’-](?=[^\W\d_]))+)"
_TOWN_LINK = (
    "am|an der|an|der|de|del|la|las|los|le|les|sur|en|im|in|ob der|bei|a|di|do|da|dos|das|upon|on|aan den|aan de|op de|"
    "aan het|aan|den|i|du|of|Bad|bij|nad|pod|na|u|v|pri|ob|w|pe|cel"
)
TOWN = rf"(?P<town>{TOWN_WORD}(?:[ /](?:(?:{_TOWN_LINK})[ ])?(?:\(?{TOWN_WORD}\)?)){{0,4}})"
GAP = "[ ,]{1,2}"
_TAIL = rf"(?:(?:,|[ ]?\n|[ ]-|[ ]\()[ ]?(?P<country>{COUNTRY})\b|[ ](?P<country2>{COUNTRY})\b)?"


@dataclass(frozen=True, slots=True)
class System:
    """One way to write town and code."""

    name: str
    pattern: re.Pattern[str]
    """Groups: `code` or `code2`, `code3`; `town`; `country` or `country2`."""
    countries: tuple[str, ...]
    """Two letters each."""
    distinct: bool
    """Whether the code's form alone tells it from other numbers."""


def system(name: str, pattern: str, countries: str, *, distinct: bool) -> System:
    return System(name, re.compile(rf"(?<![\w])(?:{pattern})(?![\w]){_TAIL}"), tuple(countries.split()), distinct)
