"""How each state numbers its driver's licences and ID cards, without separators.

Compiled from the states' own pages and the collections at https://ntsi.com/drivers-license-format/ and
https://www.aamva.org/; formats still valid on cards in circulation are kept beside newer ones. `A` is a letter,
`9` a digit; the rest reads as a regular expression.
"""

import re
from functools import cache

_FORMATS: dict[str, str] = {
    "AL": "9{7,8}",
    "AK": "9{6,7}",
    "AZ": "A9{8} 9{9}",
    "AR": "9{8,9}",
    "CA": "A9{7}",
    "CO": "9{9} A9{3,6} AA9{2,5}",
    "CT": "9{9}",
    "DE": "9{6,7}",
    "DC": "9{7} 9{9}",
    "FL": "A9{12}",
    "GA": "9{7,9}",
    "HI": "H9{8} 9{9}",
    "ID": "AA9{6}A 9{9}",
    "IL": "A9{11,12}",
    "IN": "A9{9} 9{10}",
    "IA": "9{9} 9{3}AA9{4}",
    "KS": "A9A9A K9{8} 9{9}",
    "KY": "A9{8,9} 9{9}",
    "LA": "9{7,9}",
    "ME": "9{7,8} 9{7}A",
    "MD": "A9{12} MD9{11}",
    "MA": "A9{8} 9{9} AA9{7}",
    "MI": "A9{10} A9{12}",
    "MN": "A9{12}",
    "MS": "9{9}",
    "MO": "A9{5,9} A9{6}R 9{8}AA 9{9}A? 9{3}A9{6}",
    "MT": "9{13,14} A9{8} 9{9}",
    "NE": "A9{6,8}",
    "NV": "9{10} 9{12} X9{8} 9{9}",
    "NH": "99AAA9{5} NH[LIN]9{8}",
    "NJ": "A9{14}",
    "NM": "9{8,9}",
    "NY": "9{9} A9{7} A9{18} 9{8} 9{16}",
    "NC": "9{7,12}",
    "ND": "AAA9{6} 9{9}",
    "OH": "AA9{6} 9{8} A9{4,8}",
    "OK": "A9{9} 9{9}",
    "OR": "9{6,9} A9{6} AA9{5}",
    "PA": "9{8}",
    "RI": "9{7,8} A9{6}",
    "SC": "9{5,11}",
    "SD": "9{6,10} 9{12}",
    "TN": "9{7,9}",
    "TX": "9{7,8}",
    "UT": "9{4,10}",
    "VT": "9{8} 9{7}A",
    "VA": "A9{8,11} 9{9}",
    "WA": "WDL[A-Z0-9]{9} A[A-Z*]{4}[A-Z*]A9{3}[A-Z0-9*]{2}",
    "WV": "9{7} A9{6} AA9{5}",
    "WI": "A9{13}",
    "WY": "9{9,10}",
    "PR": "9{5,9}",
    "GU": "A9{14} 9{9,10}",
    "VI": "9{9,10} VI[A-Z]9{7}",
}


def _regex(formats: str) -> str:
    parts: list[str] = []
    for shape in formats.split():
        pieces = [piece for piece in re.split(r"(\[[^\]]*\]|\{[^}]*\})", shape) if piece]
        parts.append("".join(p if p[0] in "[{" else p.replace("A", "[A-Z]").replace("9", "[0-9]") for p in pieces))
    return "|".join(parts)


@cache
def _state_regex(state: str) -> re.Pattern[str]:
    return re.compile(_regex(_FORMATS[state]))


@cache
def _any_regex() -> re.Pattern[str]:
    return re.compile("|".join(_regex(formats) for formats in _FORMATS.values()))


def known_states() -> frozenset[str]:
    return frozenset(_FORMATS)


def fits(compact: str, state: str = "") -> bool:
    """Whether an upper-case number without separators has a format of that state, or of any where none is given."""
    pattern = _state_regex(state) if state in _FORMATS else _any_regex()
    return pattern.fullmatch(compact) is not None
