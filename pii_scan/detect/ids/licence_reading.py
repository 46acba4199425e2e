"""A licence number as it stands in a text: which groups belong to it, and what of its form speaks for it."""

import re
from typing import NamedTuple

from pii_scan.detect.ids.licence_formats import fits, known_states, printed_by
from pii_scan.detect.ids.licence_repair import repaired
from pii_scan.detect.ids.ocr_digits import to_digits

_COMPACT = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) != "*"} | {ord("$"): "S"}
_SEPARATORS = re.compile(r"[^A-Z0-9*]+")
_GROUP = re.compile(r"[A-Za-z0-9*$]+")
_LEAST_DIGITS = 3
_LEAST_BARE_DIGITS = 4
"""Some states publish `1 to 9 digits`; fewer than these are no evidence of anything."""
_COUNTED_UP = 7
_LEAST_RUN_ON = 3
"""Characters of a group behind a blank; a shorter one is the next field's number on a card (`9 CLASS C`)."""
_KANSAS = re.compile(r"[A-Z][0-9][A-Z][0-9][A-Z]")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Reading(NamedTuple):
    """A number: where it ends in the examined text, its compact form, and how it was read."""

    end: int
    compact: str
    repaired: bool
    """Misread characters were turned into digits."""
    printed_by: frozenset[str] = frozenset()
    """States whose cards show it in just these groups; empty without separators."""


def compact_number(text: str) -> str:
    """Upper case without separators; a dollar sign in front is a misread S."""
    return text.upper().translate(_COMPACT)


def read_number(text: str, state: str, repair: bool) -> Reading | None:
    """The groups at the start of `text` that are a licence number of the state (of any state where it is empty).

    Groups as some card prints them win; then the longest run of dashed groups; blanks part a number from what
    follows, unless a card prints it so or only its first letter stands apart.
    """
    groups = list(_GROUP.finditer(text))
    for count in range(len(groups), 1, -1):
        end = groups[count - 1].end()
        form = _single_separators(text[:end])
        issuers = printed_by(form) or (printed_by(form.replace(" ", "-")) if state else frozenset())
        if issuers and (not state or state in issuers) and fits(compact_number(text[:end]), state):
            return Reading(end, compact_number(text[:end]), False, issuers)
    for count in range(len(groups), 0, -1):
        end = groups[count - 1].end()
        compact = compact_number(text[:end])
        if enough_digits(compact) and _joined(text, groups, count, bool(state)) and fits(compact, state):
            return Reading(end, compact, False)
    for count in range(len(groups), 0, -1) if repair else ():
        end = groups[count - 1].end()
        compact = compact_number(text[:end])
        if _digits(compact) < (_LEAST_DIGITS if state else _LEAST_BARE_DIGITS):
            continue
        if state in known_states():
            attempt = repaired(compact, state) if _joined(text, groups, count, True) else None
            if attempt is not None:
                return Reading(end, attempt, True)
            continue
        for letters in (1, 0, 2, 3):
            attempt = compact[:letters] + to_digits(compact[letters:])
            if fits(attempt):
                return Reading(end, attempt, True)
    return None


def enough_digits(compact: str) -> bool:
    """Fewer are no number; Kansas once put two digits between three letters."""
    least = _LEAST_DIGITS if compact[0].isalpha() else _LEAST_BARE_DIGITS
    return _digits(compact) >= least or _KANSAS.fullmatch(compact) is not None


def shape_odds(reading: Reading, state: str) -> float:
    """Log-odds that the form gives: how much rarer such tokens are beside a licence's label than bare digits.

    `state` is the one that the text names and that the number fits; one without shapes of its own adds nothing.
    """
    compact = reading.compact
    letters = sum(c in _LETTERS for c in compact)
    if letters == 0:
        odds = 0.8 if len(compact) >= 6 else 0.3
    else:
        odds = 2.2 if len(compact) >= 10 or letters >= 3 else 1.5 if len(compact) >= 6 else 0.8
    if state in known_states():
        odds += 1.0
    return odds + 0.7 if reading.printed_by else odds


def is_placeholder(compact: str) -> bool:
    """All digits the same, or counted up from one behind letters: `A1234567`, as on forms and specimens."""
    digits = compact.lstrip(_LETTERS)
    return len(set(filter(str.isdigit, compact))) <= 1 or (
        len(digits) >= _COUNTED_UP and "12345678901234".startswith(digits)
    )


def _digits(compact: str) -> int:
    return sum(map(str.isdigit, compact))


def _single_separators(text: str) -> str:
    """Upper case; any run of separators is one: a dash where it holds one, else a blank."""
    return _SEPARATORS.sub(lambda m: "-" if "-" in m[0] else " ", text.upper())


def _joined(text: str, groups: list[re.Match[str]], count: int, state_known: bool) -> bool:
    """Whether the separators between the groups may stand inside one number."""
    for n in range(count - 1):
        between = text[groups[n].end() : groups[n + 1].start()]
        letter_apart = n == 0 and len(groups[0][0]) <= 2 and groups[0][0].isalpha()
        run_on = state_known and len(between) <= 2 and len(groups[n + 1][0]) >= _LEAST_RUN_ON
        if "-" not in between and not letter_apart and not run_on:
            return False
    return True
