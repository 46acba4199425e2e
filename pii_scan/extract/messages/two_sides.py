"""Tables in which each row tells of two people: an inmate, and somebody outside who visits, writes or pays.

Read as one row, a visitor's licence and address would be the inmate's, and whoever visits two inmates would make them
one person. So the columns of each side are given as a table of their own, with the rows' own numbers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pii_scan.extract.messages.roles import words_of
from pii_scan.model.evidence import Table

if TYPE_CHECKING:
    import pyarrow as pa

_INSIDE = (
    r"(?:inmate|offender|resident|prisoner|detainee|arrestee|incarcerated(?: person| individual)?|aic|ppl|recluso|"
    r"interno|preso)"
)
_STRONG = (
    r"visitor|remitter|depositor|sender|payer|payor|purchaser|remitente|visitante|emergency contact|next of kin|"
    r"guest|victim|spouse|guardian|beneficiary"
)
_WEAK = r"customer|contact|friend|family(?: member)?|loved one|recipient|payee|subscriber|correspondent|buyer"
_PART = (
    r"(?:full|first|last|middle|display|legal|sur|fore|given)?(?: ?name| nm)|first|last|middle|mi|initial|suffix|"
    r"id(?: type| no| number| num)?|no|num|number|nbr|(?:home |cell |work )?phone(?: no| num| number)?|tel|telephone|"
    r"mobile|cell|e ?mail(?: address)?|addr|street|(?:street )?address(?: line)? ?\d?|addr ?\d|apt|unit|city|state|st|"
    r"zip|zip code|postal code|country|county|dob|date of birth|birth ?date|birthday|age|sex|gender|race|ssn|"
    r"dl(?: no| num| number| state)?|driver s? ?licen[cs]e(?: no| number| state)?|"
    r"licen[cs]e(?: no| number| plate| state)?|plate|passport(?: no| number)?|ip|ip address|username|user id|user name|"
    r"handle|nombre|telefono|direccion|correo|"
    r"card(?: last ?4| number| no)?|employer"
)
_IN = re.compile(rf"{_INSIDE}(?: s)?(?: (?:{_PART}|pin|booking(?: no| number| id)?|spn|so))*")
_OUT = re.compile(rf"(?P<who>{_STRONG}|{_WEAK})(?: s)?(?: (?P<part>(?:{_PART})(?: (?:{_PART}))*))?")
_NAMED = re.compile(rf"(?:{_STRONG}|{_WEAK})(?: s)?(?: (?:full |first |last |display |legal )?(?:name|nm|first|last))?")
_SURE = re.compile(rf"(?:{_STRONG})")
_PHONE = re.compile(r"\b(?:phone|tel|telephone|mobile|cell|telefono|number|num|no)\b")
_TIMED = re.compile(r"\b(?:duration|minutes|mins?|seconds|secs?|length|duracion)\b")
_RELATION = re.compile(
    r"(?:contact )?(?:relation(?:ship)?(?: to (?:inmate|offender|resident))?|rel|parentesco)(?: type)?"
)
_BARE = re.compile(rf"(?:{_PART})")
_FOLLOWS = re.compile(rf"(?!(?:id|no|num|number|nbr|unit|ssn|first|last|middle)\b)(?:{_PART})")
_FOLLOWED = frozenset(
    ["visitor", "guest", "remitter", "depositor", "sender", "payer", "payor", "purchaser", "visitante", "remitente"]
)
"""Behind whose columns plain ones go on: `Visitor Name, Address, City`."""
_ID_ALONE = re.compile(r"(?:id|no|num|number|nbr|unit|state|st|county|age|sex|race|gender)(?: no| number)?")
_MARK = re.compile(
    r"(?:is )?(?:attorney|legal|privileged?|lawyer|record(?:ed|ing)?|monitor(?:ed)?|do not (?:record|monitor)|clergy|"
    r"professional|blocked|allowed?|approved)(?: (?:flag|yn|y n|call|number|status))?"
)


@dataclass(frozen=True, slots=True)
class Sides:
    """Places of columns."""

    inside: tuple[int, ...]
    """The inmate's, and all that is nobody's."""
    outside: tuple[tuple[int, ...], ...]
    """Those of each other person."""


def sides_of(columns: Sequence[str]) -> Sides | None:
    """None where the names of the columns tell of one person, or of nobody."""
    words = [words_of(column) for column in columns]
    own = {i for i, said in enumerate(words) if _IN.fullmatch(said)}
    if not own:
        return None
    groups = _prefixed(words, own) or _beside_relation(words, own)
    if not groups:
        return None
    timed = any(_TIMED.search(said) for said in words)
    taken = {i for group in groups for i in group}
    # A visit by telephone or screen is a call, and calls are told by their numbers.
    taken -= {i for i in taken if timed and _PHONE.search(words[i])}
    return Sides(tuple(i for i in range(len(columns)) if i not in taken), tuple(map(tuple, groups)))


def _prefixed(words: Sequence[str], own: set[int]) -> list[list[int]]:
    """`Visitor Name, Visitor Address`: a group for each word that names somebody."""
    found: dict[str, list[int]] = {}
    before = ""
    for i, said in enumerate(words):
        match = _OUT.fullmatch(said) if i not in own else None
        who = match["who"] if match is not None else before if _FOLLOWS.fullmatch(said) and i not in own else ""
        if who:
            found.setdefault(who, []).append(i)
        before = who if who in _FOLLOWED else ""
    return [
        group
        for who, group in found.items()
        if any(_NAMED.fullmatch(words[i]) for i in group) and (len(group) > 1 or _SURE.fullmatch(who))
    ]


def _beside_relation(words: Sequence[str], own: set[int]) -> list[list[int]]:
    """Lists of whom an inmate may call: whose the plain columns are is told by a relationship."""
    relation = [i for i, said in enumerate(words) if _RELATION.fullmatch(said)]
    bare = [
        i for i, said in enumerate(words) if i not in own and _BARE.fullmatch(said) and not _ID_ALONE.fullmatch(said)
    ]
    named = any("name" in words[i] or words[i] in ("first", "last") for i in bare)
    if not relation or not named or not any("name" in words[i] for i in own):
        return []
    place = [i for i, said in enumerate(words) if said in ("state", "st", "county")] if len(bare) > 2 else []
    marks = [i for i, said in enumerate(words) if _MARK.fullmatch(said)]
    return [sorted({*relation, *bare, *place, *marks})]


def side(table: Table, places: Sequence[int]) -> Table:
    """The same rows, of these columns only."""
    names = tuple(table.columns[i] for i in places)

    def batches() -> "Iterator[pa.RecordBatch]":
        for batch in table.batches:
            yield batch.select(list(places))

    return replace(table, columns=names, batches=batches(), source=None)
