"""Names with the surname first: `GARCIA, JOSE M`, `De la Cruz, María`, `O'Brien-Smith, Mary Kate`."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.beside import EDGES, ends_elsewhere, next_word
from pii_scan.detect.person.common_words import PLACES
from pii_scan.detect.person.gazetteer import is_common, is_everyday, is_first, is_surname
from pii_scan.detect.person.normal import GENERATIONS, fold
from pii_scan.detect.person.ordinary_words import ORDINARY_LASTS
from pii_scan.detect.person.pairs import opens
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_shapes import LINK_WORDS, WORD
from pii_scan.detect.person.words import NAME_FIRST_WORDS, NAME_LAST_WORDS

_GIVEN = re.compile(rf", ?({WORD})((?: {WORD}| [A-Z]\b\.?){{0,2}}(?:,? (?:Jr|Sr|JR|SR|II|III|IV)\b\.?)?)")
_SURNAME = re.compile(
    rf"(?:^|[^\w’-])((?:(?i:de la|de los|de las|de|del|van der|van den|van|von|di|da|st\.) )?{WORD}(?:[ -]{WORD})?)\Z"
)
_SET_OFF = re.compile(r" (?: |[#(\[]|[A-Z]?[0-9]{3,})")
"""The next column of a printed list, or the number of the person."""
_NUMBERED = re.compile(r" {1,2}(?:[#(] ?[A-Z]?[0-9]{3}|[A-Z][0-9]{3}-?[0-9]{3}\b|[0-9]{3}-[0-9]{3}\b)")
"""A prisoner's number: names in sentences have none behind them (five bare digits are a ZIP code)."""
_REACH = 48
"""Characters before the comma that may hold the surname."""


def turned_names(text: str) -> Iterator[NameSpan]:
    for at in signs(text).after_comma:
        comma = at - 1 if text[at - 1] == "," else at - 2
        given = _GIVEN.match(text, comma) if comma > 0 and text[comma - 1].isalpha() else None
        if given is None:
            continue
        surname = _SURNAME.search(text, max(0, comma - _REACH), comma)
        if surname is not None and (span := _turned(text, surname.group(1), surname.start(1), given)) is not None:
            yield span


def _turned(text: str, last: str, start: int, given: re.Match[str]) -> NameSpan | None:
    first = given.group(1)
    if not is_first(first.split("-")[0]):
        return None
    words = [w for w in last.split(" ") if w]
    named = [w for w in words if fold(w).rstrip(".") not in LINK_WORDS and fold(w) != "ST."]
    if len(named) == 2 and is_common(named[0]) and words[0] == named[0]:
        start, last = start + len(words[0]) + 1, words[1]
        named = named[1:]
    end = _given_end(given)
    behind = next_word(text, end) if text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha() else ""
    if len(behind) > 2 and ends_elsewhere(behind, ""):
        # `COMMON PLEAS, FRANKLIN COUNTY`
        return None
    head = text[max(0, start - 2) : start]
    alone = (not text[end : end + 1] or text[end] in EDGES + "<," or _SET_OFF.match(text, end) is not None) and (
        not head or head[-1] in EDGES or head in (": ", "= ", "  ")
    )
    alone = alone or _NUMBERED.match(text, end) is not None
    shouted = last.isupper()
    # `Ruth Castellano, Daniel Okafor` are two people.
    rest = [w for w in re.findall(r"[^\W\d_]{2,}", given.group(2)) if not is_first(w) and fold(w) not in GENERATIONS]
    if (len(named) == 2 and (opens(named[0]) or (is_first(named[0]) and not shouted))) or (rest and not shouted):
        return None
    if not named or any(is_common(w) and fold(w) not in NAME_LAST_WORDS for w in named):
        return None
    if any(is_common(w) for w in named) and not (alone and shouted):
        return None
    listed = all(is_surname(w) for w in named)
    if text[end : end + 2] == ", " and not shouted and len(given.group(2)) < 2:
        return None
    initial = re.search(r" [A-Z]\b", text[given.end(1) : end]) is not None
    if is_first(last) and not (shouted or alone or initial):
        return None
    # A line or cell of its own in capitals: one half that the lists know is enough.
    roster = shouted and alone and first.isupper() and len(first) > 2 and not any(map(is_everyday, named))
    if roster and (fold(first) in NAME_FIRST_WORDS - PLACES or not is_common(first)) and not opens(first):
        return NameSpan(start, end, 0.72, "last_first_order")
    if not opens(first):
        sure = listed and len(first) > 3 and not is_common(first) and fold(last) not in ORDINARY_LASTS
        return NameSpan(start, end, 0.72 if shouted or alone else 0.4, "last_first_order") if sure else None
    if not listed and not alone:
        return None
    return NameSpan(start, end, 0.8 if alone or shouted else 0.74 if initial else 0.6, "last_first_order")


def _given_end(given: re.Match[str]) -> int:
    """Given names, initials and a generation; not the word of a sentence behind them."""
    end = given.end(1)
    for word in re.finditer(r"[^ ,]+", given.group(2)):
        bare = word.group().rstrip(".")
        if (
            len(bare) > 1
            and fold(bare) not in GENERATIONS
            and (is_common(bare) or not (is_first(bare) or is_surname(bare)))
        ):
            break
        end = given.start(2) + word.end()
    return end
