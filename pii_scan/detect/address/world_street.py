"""The street before a region: house number behind the name (`Hauptstr. 12`) or before it (`12 rue de la Paix`)."""

import re
from dataclasses import dataclass

from pii_scan.detect.address.us_words import NEVER_IN_STREETS
from pii_scan.detect.address.world_words import (
    COMPOUND,
    ENGLISH_TYPES,
    LABEL,
    LINKS,
    NEVER,
    PREPOSITIONED,
    SURE_COMPOUND,
    TYPES,
)

_REACH = 170
_SEGMENTS = 6
_STOP = re.compile(r"[|;\t<>{}\"“”]|:\s|=|[.!?]\s+(?=[A-ZÀ-Þ])")
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:\w|(?i:st|str|av|avda|avd|bd|bld|blvd|blv|ul|pl|nr|no|ste|apt|dr|col|del|c|calle|prol|calz|priv|"
    r"mz|lt|"
    r"cra|cl|ctra|edif|int|ext|dpto|depto|dto|pza|pº|esc|rd|ave|gdns|cres|mt|fr|sto|sta|v|p|al|os|lok|bl|sc|ap|dom|"
    r"cp))$"
    r"|str$"
)
_SEGMENT = re.compile(r"(?:(?![ ][-–][ ])[^,\n])+")
_NUMBER = (
    r"\d{1,5}(?:[ ]?[a-zA-Z](?![a-zA-Z]))?(?:[ ]?[-/+][ ]?(?:\d{1,4}|[A-Z])[ ]?[a-zA-Z]?(?![a-zA-Z]))*(?:[ ](?:bis|"
    r"ter|quater)\b)?"
)
_LAST = re.compile(
    rf"(?:^|[ ])(?i:n[º°ro]{{0,2}}\.?[ ]?|num\.?[ ]?|#[ ]?|č\.[ ]?|casa[ ])?(?P<number>{_NUMBER}|[Ss]/[Nn])\.?"
    r"(?P<extra>(?:[ ,]{1,2}(?i:apt|apto|apartado|apartamento|dto|dpto|depto|departamento|piso|planta|puerta|pta|"
    r"int|interior|"
    r"edif|edificio|torre|esc|escalera|local|bloque|bl|sc|et|ap|m|lok|bus|bte|boîte|appt|étage|top|stiege|lgh|st|th|"
    r"tv|mf|kl|"
    r"casa|sala|bloco|andar|fração|lote|scala|interno|appartamento|piano|quadra|qd|conjunto|cj|pav|palazzina|mz|"
    r"manzana|lt|sm|ext|exterior|wohnung|whg|we|eg|og|unit|flat|"
    r"oficina|of|rez|lj)\.?[ ]?[\wº°ª./-]{0,8}|[ ]\d{1,3}[º°ª][ ]?[A-Za-z]{0,4}|[ ]\d{3,5}){0,4})[ ]*$"
)
_FIRST = re.compile(
    rf"(?:^|[ (])(?P<unit>(?i:flat|unit|apt|apartment|suite|shop|house|h\.?[ ]?no|plot|door|no|block|floor|level|"
    rf"#)\.?[ #:]?)?"
    rf"(?P<number>{_NUMBER}|\d{{1,4}}/\d{{1,5}})(?:st|nd|rd|th)?\.?[ ]+(?=[^\W\d])"
)
_UNIT = re.compile(
    r"(?i)[ ]*(?:(?:flat|unit|apt|apartment|suite|shop|house|room|studio|h\.?[ ]?no|plot|door no|level|floor|"
    r"lot)\.?[ #:]?[\w/-]{1,8}|"
    r"\d{1,4}[a-z]?(?:/\d{1,4})?(?:[ ]?(?:er|[º°ª]|st|nd|rd|th)(?:[ ][a-z]{1,5})?)?|(?:piso|planta|puerta|bloque|"
    r"portal|esc|escalera|int|dpto|depto|"
    r"dto|apto|bus|boîte|bte|appt|bât|top|stiege|m|lok|lgh|etage|quadra|qd|bloco|lote|sala|conjunto|torre|edif|"
    r"local|oficina|of|piano|interno|mz|lt)\.?[ ]?[\wº°ª]{1,5}(?:[ ][\wº°ª]{1,5})?)[ ]*"
)
_UNIT_AT_END = re.compile(rf"(?:^|[ ])(?P<unit>{_UNIT.pattern.removeprefix('(?i)')})$", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    rf"[ ]*(?i:n[º°ro]{{0,2}}\.?[ ]?)?(?:{_NUMBER}|[Ss]/[Nn]|\d{{1,4}}/\d{{1,5}})(?:[ ](?i:piano|appartamento|int|"
    rf"interior|apt|dto|piso|depto)\.?[ ]?\w{{1,4}})?[ ]*"
)
_TRAILING_NUMBER = re.compile(r"(?:^|\s)(?P<number>\d{1,4}(?:[ ]?(?:bis|ter|[A-Z])|/\d{1,5})?)[ ]*$")
_TYPE_WORDS = frozenset(TYPES.replace("\\.", ".").split("|")) | frozenset(ENGLISH_TYPES.split("|"))
_FOREIGN_WORDS = frozenset(word.rstrip(".") for word in _TYPE_WORDS) - frozenset(ENGLISH_TYPES.split("|"))
_COMPOUND = re.compile(rf"(?i)[^\W\d_](?:{COMPOUND})$")
_PREPOSITIONED = re.compile(rf"(?i)^(?:{PREPOSITIONED}) ")
_GERMAN_FIRST = frozenset({"am", "an", "in", "im"})
_WORD = re.compile(r"\S+")


_YEARS = re.compile(r"(?:19|20)\d\d(?:[ ]?-[ ]?(?:19|20)?\d\d)?[ ]+(?!(?i:rue|avenue|boulevard|chemin|place|route))")
"""A copyright's: houses have such numbers, too, but not where the number comes first in these countries."""


@dataclass(frozen=True, slots=True)
class Street:
    """Where the address begins; offsets into the text."""

    start: int
    numbered: bool
    typed: bool
    """Whether a word says that it is a street."""
    foreign: bool
    """Whether a word says so that is not English."""
    labelled: bool
    own_line: bool
    """Whether street and region stand on lines of their own, as on an envelope."""


def street_before(text: str, region: int, floor: int) -> Street | None:
    """The street that ends before `region`, at most six lines or commas back."""
    low = max(floor, region - _REACH, 0)
    window = text[low:region]
    for stop in reversed(list(_STOP.finditer(window))):
        if stop.group()[0] == "." and _ABBREVIATION.search(window[: stop.start()]):
            continue
        low += stop.end()
        window = window[stop.end() :]
        break
    segments = [m for m in _SEGMENT.finditer(window) if m.group().strip(" -.(\r")]
    number_behind, nearer, fallback, unnumbered, unsure = False, "", None, None, None
    for back, segment in enumerate(reversed(segments[-_SEGMENTS:])):
        words = segment.group().rstrip(" -.(\r")
        index = len(segments) - 1 - back
        number_first = _TRAILING_NUMBER.search(words) if nearer and typed(nearer) else None
        if number_first and index and not number_first.start() and _named_street(segments[index - 1].group()):
            # `Largo Nunes, 682, Vila Boa Vista`: the number is that of the street before it.
            number_first = None
        if number_first and index and window[segment.end()] == "\n" and window[segments[index - 1].end()] == ",":
            number_first = None
        if back < 2 and unnumbered is None and not number_behind and (at := _name_only(words)) is not None:
            unnumbered = (index, segment.start() + at)
        nearer = words
        if number_first is None and _BARE_NUMBER.fullmatch(words) and back < _SEGMENTS - 1:
            number_behind = True
            continue
        begin = number_first.start("number") if number_first else _begin(words, number_behind)
        if begin is not None and number_first is None and _UNIT.fullmatch(words):
            # `…, 9, Quadra 33`: the street proper stands before it.
            fallback = fallback or (index, segment.start())
            continue
        if begin is not None and number_first is None and not (unsure or typed(words)) and back < 3:
            # `Dublin 2` is a town's district where a street proper stands before it.
            unsure = (index, segment.start() + begin)
            continue
        if begin is None:
            if not _address_like(words):
                break
            number_behind = False
            continue
        if unsure and not typed(words):
            break
        return _street(text, low, window, segments, index, segment.start() + begin)
    fallback = unsure or fallback
    if fallback is not None:
        return _street(text, low, window, segments, *fallback)
    return _street(text, low, window, segments, *unnumbered, numbered=False) if unnumbered is not None else None


def _named_street(words: str) -> bool:
    """Whether the segment is a street whose number stands elsewhere."""
    return typed(words) and not any(map(str.isdigit, words))


_FIRST_TYPE = re.compile(
    r"(?:^|[ ])(?P<type>(?i:rue|avenue|av\.|boulevard|bd|chemin|allée|impasse|place|quai|route|via|viale|corso|"
    r"piazza|calle|"
    r"avenida|avda\.?|paseo|plaza|rua|travessa|praça|strada|aleea|intrarea|bulevardul|calea|ulica|ul\.))[ ]"
    r"(?=(?:d[eu']|des|de la|della|del|dei|da|do|dos|la|le|l')?[ ']?[^\W\d_])"
)


def _name_only(words: str) -> int | None:
    """Where a street without a number begins: `rue de la Paix`, `Bahnhofstraße`."""
    first = _FIRST_TYPE.search(words)
    if first is not None and _address_like(words[first.start("type") :], limit=8):
        return first.start("type")
    parts = words.split()
    if len(parts) == 1 and parts[0][0].isupper() and SURE_COMPOUND.search(parts[0]) and len(parts[0]) > 6:
        return len(words) - len(words.lstrip())
    return None


def _street(
    text: str, low: int, window: str, segments: list[re.Match[str]], index: int, start: int, *, numbered: bool = True
) -> Street | None:
    """The street that begins at `start` of the window, in the segment `index`; a flat before it is taken in."""
    segment = segments[index]
    lead = window[segment.start() : start]
    own = _UNIT_AT_END.search(segment.group().rstrip())
    if lead.strip() and _UNIT.fullmatch(lead):
        start = segment.start()
    elif own is not None and segment.start() + own.start("unit") < start < segment.start() + own.end():
        start = segment.start() + own.start("unit")
    if (
        not window[segment.start() : start].strip()
        and index > 0
        and (unit := _UNIT_AT_END.search(segments[index - 1].group().rstrip()))
    ):
        start = segments[index - 1].start() + unit.start("unit")
    start += len(window[start:]) - len(window[start:].lstrip(" -("))
    street = window[start : segment.end()]
    if NEVER.match(street) or _YEARS.match(street):
        return None
    labelled = LABEL.search(text[max(0, low + start - 32) : low + start]) is not None
    own_line = (start == 0 or window[start - 1] == "\n") and "\n" in window[start:]
    return Street(low + start, numbered, typed(window[start:]), foreign(street), labelled, own_line)


def typed(street: str) -> bool:
    """Whether a word of it is a type of street in some language."""
    words = [word.strip("(),'\"").lower() for word in street.split()]
    return any(
        word in _TYPE_WORDS or word.rstrip(".") in _TYPE_WORDS or _COMPOUND.search(word) for word in words
    ) or bool(_PREPOSITIONED.match(street))


def foreign(street: str) -> bool:
    """Whether a word of it is a type of street in a language other than English."""
    words = [word.strip("(),'\"").lower() for word in street.split()]
    return any((len(w) > 2 and w.rstrip(".") in _FOREIGN_WORDS) or SURE_COMPOUND.search(w) for w in words)


def _begin(words: str, number_behind: bool) -> int | None:
    """Where in a segment a street with its house number begins."""
    last = _LAST.search(words)
    if last is not None or number_behind:
        name = words[: last.start()] if last is not None else words
        begin = _name_start(name)
        if begin is not None:
            return begin
    for first in _FIRST.finditer(words):
        rest = words[first.end() :]
        if _address_like(rest, limit=8):
            return first.start() + (1 if words[first.start()] in " (" else 0)
    return None


def _name_start(name: str) -> int | None:
    """Where the run of words begins that may be a street's name and ends the text: `lives in der Hauptstr.`."""
    found = None
    for word in reversed(list(_WORD.finditer(name))):
        bare = word.group().strip("(),'\"")
        low = bare.lower()
        elided = low.startswith(("d'", "l'", "dell'"))
        kind = low in _TYPE_WORDS or low.rstrip(".") in _TYPE_WORDS
        named = bare[:1].isupper() and (
            low not in NEVER_IN_STREETS or (found is not None and (kind or low in _GERMAN_FIRST))
        )
        if named or kind or elided:
            found = word.start()
        elif not (low in LINKS or bare.isdigit() or re.fullmatch(r"\d{1,3}(?:\.|ª|º|°)?", bare)):
            break
    return found


def _address_like(words: str, limit: int = 7) -> bool:
    """Whether a segment may stand inside an address: a town, a district, a building; no sentence."""
    parts = words.split()
    if len(parts) > limit:
        return False
    for part in parts:
        bare = part.strip("().'\"-&")
        if not bare:
            continue
        low = bare.lower()
        if bare[0].islower() and low not in LINKS and low not in _TYPE_WORDS and not low.startswith(("d'", "l'")):
            return False
        if low in NEVER_IN_STREETS and bare[0].isupper() and low not in LINKS and len(parts) > 1:
            return False
    return True
