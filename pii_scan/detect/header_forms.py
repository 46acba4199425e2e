"""The ways in which a column's name may be read: `PASSPORT#`, `S.S.N.`, `Student ID num`, `Passport no. (India)`.

Each is tried on every detector's headers, so a detector has to know only one of them.
"""

import re
from functools import lru_cache

from pii_scan.detect.country_names import without_country
from pii_scan.detect.header_abbreviations import written_out
from pii_scan.detect.normalise import fold

_SIGN = re.compile(r"(?<=\w) ?(?:#|№|n°|nº) ?")
_POSSESSIVE = re.compile(r"(?<=[a-z][a-z]) s (?=[a-z])")
_INITIALS = re.compile(r"\b[a-z](?: [a-z])+\b")
_NUMBER = re.compile(r"(?<=\w) (?:no|nr|num|nbr|nmbr|number|n|numero)$")
_ID_NUMBER = re.compile(r"(?<=\bid) (?:no|number)$")


@lru_cache(maxsize=8192)
def header_forms(words: str) -> tuple[str, ...]:
    """The header as it is first.

    Args:
        words: as `header_words` gives them.
    """
    folded = fold(words)
    long = written_out(folded)
    out = [words, folded, long]
    for form in (folded, long):
        whole = tidy(form)
        for one in (whole, without_country(whole)):
            out.append(one)
            if _NUMBER.search(one):
                numbered = _NUMBER.sub(" no", one)
                out += [numbered, _NUMBER.sub(" number", one), _ID_NUMBER.sub("", numbered)]
    return tuple(dict.fromkeys(form for form in out if form))


def tidy(words: str) -> str:
    """`passport#` → `passport no`, `s s n` → `ssn`, `driver s license` → `drivers license`."""
    tidied = _POSSESSIVE.sub("s ", _SIGN.sub(" no ", words)).strip()
    return _INITIALS.sub(lambda hit: hit[0].replace(" ", ""), tidied)


__all__ = ["header_forms", "tidy"]
