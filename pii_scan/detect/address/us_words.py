"""Words in and around US addresses: what may stand between house number and state, and what never does."""

import re

from pii_scan.detect.address.states import CODES, NAMES
from pii_scan.detect.address.suffixes import SUFFIXES, WEAK_SUFFIXES

ANY_STATE = {**{code: code for code in CODES}, **NAMES}
"""Upper-case code or name → code."""
POST_STATES = frozenset({"AA", "AE", "AP"})
"""What the military post writes in a state's place (Publication 28, section 225)."""
NEVER_IN_STREETS = frozenset(
    """a about above after again all also am an and any are as asked at be because been before below between bought but
    by call called came can could day days did do does each for from get go got had has have he her here him his hours
    how i if in into is it its just live lived lives made make many me met miles minutes months more moved my near new:
    no not now on only or order other our out over owned paid people pieces please reached said sat saw section see
    sent she should since so some still than that their them then there these they this those through to took under
    until up used version was we went were what when where which while who will with years you your vive vivo en
    un una que por para con se mi su era fue desde hasta hay son""".split()  # noqa: SIM905
)
"""Lower case; a run of words that holds one of these is a sentence."""
_IN_NAMES = frozenset({"and", "day", "days", "it", "many", "near", "no", "now", "order", "out", "over", "see", "was"})
"""Of these some are in streets and towns written in capitals (Many, Louisiana; Happy Day Boulevard)."""
LINKS = frozenset(
    {"of", "the", "de", "del", "la", "las", "los", "el", "y", "du", "des", "le", "at", "und", "van", "von"}
)
"""Small words inside names of streets and towns, lower case in mixed text too."""
STREET_ENDINGS = frozenset(SUFFIXES) | WEAK_SUFFIXES
_TOKEN = re.compile(r"[^\s,]+")


def street_like(text: str, *, lower: bool, slips: int = 0) -> bool:
    """Whether the words between a house number and a state may be street and town.

    Args:
        text: begins with the house number; may run over lines.
        lower: whether the whole address is written in lower case, so that case says nothing.
        slips: how many words may begin in lower case although they should not (their capital was misread).
    """
    words = _TOKEN.findall(text)
    if not 2 <= len(words) <= 16:
        return False
    named = False
    for word in words[1:]:
        bare = word.strip(".()#'\"-").lower()
        if bare in NEVER_IN_STREETS and (
            word.islower() or (text.isupper() and len(bare) > 1 and bare not in _IN_NAMES)
        ):
            return False
        if "/" in word and word not in ("1/2", "1/4", "3/4", "c/o", "C/O"):
            # A date, a path, a measure.
            return False
        if word[0].isalpha():
            named = named or len(bare) > 1
            if word[0].islower() and not lower and bare not in LINKS and bare not in STREET_ENDINGS and len(word) > 3:
                slips -= 1
                if slips < 0:
                    return False
    return named
