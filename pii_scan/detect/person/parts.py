"""Names that stand in parts: surname and given-name lines of cards, passports and forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pii_scan.detect.person.common_words import DATES, LABELS, STREETS
from pii_scan.detect.person.gazetteer import is_first, is_surname
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.word_shapes import CAPITALS, WORD

_LABELS = (
    (
        "last",
        r"(?:1[ .]{1,2})?(?-i:LN)|(?-i:Last|LAST)(?= ?:)|"
        r"(?:1[ .]{0,2})?(?:last[ _-]?name|family(?:[ _-]?name|(?=:))|l_?name|surnames?|"
        r"nachname|apellidos?(?: paterno)?|nom)",
    ),
    (
        "first",
        r"(?:2[ .]{1,2})?(?-i:FN)|(?-i:First|FIRST)(?= ?:)|"
        r"(?:2[ .]{0,2})?(?:first[ _-]?names?|given(?:[ _-]?names?|(?=:))|f_?name|"
        r"forenames?|vorname|nombres?|prénoms?|prenoms?)",
    ),
    ("middle", r"(?-i:MN)|middle[ _-]?(?:name|initial)|segundo nombre"),
)
_PART = re.compile(
    r"(?:^|(?<=[\s|;/\"'_<,{(?&]))(?:"
    + "|".join(f"(?P<{part}>(?i:{pattern}))" for part, pattern in _LABELS)
    + r")(?: ?\((?i:(?:family|given|legal|first|last|maiden)[a-z ,/]{0,24})\))?"
    r"(?:[ ]?/[ ]?[A-Za-zéÉ/ ]{3,40}?(?=[:\n\r]|$))?"
    r"(?:[\"']?[ \t]*[:.#=>][ \t_\"']*|[ \t]+|[ \t]*(?:\r?\n[ \t]*){1,3})"
    rf"(?P<value>{WORD}(?:[ -](?:{WORD}|[{CAPITALS}]\b\.?|(?:de|del|la|los|van|von|der|y)\b)){{0,3}})"
    r"(?=[ \t]*(?:$|[\n\r|;,/\"'<&})]|[ ]{2}|(?<![^ \t])\d|[A-Za-z ]{2,20}:))",
    re.MULTILINE,
)
_NUMBER = re.compile(r"(?<![^\s|;/])[12][ .]{0,2}\Z")
_FIELD_1 = re.compile(r"^[ \t]*1[.,)]? ?(?:LN )?(?P<value>[A-Z][A-Z' -]{1,30}?)[ ,]*$", re.MULTILINE)
_ONE = re.compile(r"\n[ \t]*1[^0-9]")
_LOOK = 20_000
"""Characters in which a card's fields are looked for; no card says more."""
_FIELD_2 = re.compile(r"^[ \t]*2[.,)]? ?(?:FN )?(?P<value>[A-Z][A-Z', -]{1,40}?)[ ,]*$", re.MULTILINE)
_REACH = 160
"""Characters between the two labels of one person."""
_LABEL_WORDS = (
    word_set(
        """
    NAME NAMES FIRST LAST MIDDLE DOB SEX ADDRESS DATE BIRTH GIVEN SURNAME INITIAL LN FN EXP ISS CLASS EYES HGT
    WGT HAIR NOMBRE NOMBRES APELLIDO APELLIDOS SEXO FECHA NATIONALITY PASSPORT SUFFIX SIGNATURE PHONE EMAIL CITY
    STATE ZIP SSN
    """
    )
    | STREETS
    | LABELS
    | DATES
)


@dataclass(frozen=True, slots=True)
class _Part:
    part: str
    start: int
    end: int
    value: str


def part_names(text: str) -> Iterator[NameSpan]:
    """Joins a surname line with the given-name line near it; a part that stays alone is possible only."""
    found = [part for match in _labels(text) if (part := _read(match)) is not None]
    used: set[int] = set()
    for index, part in enumerate(found):
        if index in used or part.part == "middle":
            continue
        for other_index in range(index + 1, min(index + 4, len(found))):
            other = found[other_index]
            if other_index in used or other.start - part.end > _REACH:
                break
            if {part.part, other.part} == {"first", "last"}:
                used |= {index, other_index}
                middle, middle_index = _middle(found, index, other_index)
                used |= {middle_index} if middle else set()
                yield _joined(text, part, other, middle)
                break
    for index, part in enumerate(found):
        if index not in used and part.part != "middle":
            words = part.value.split(" ")
            listed = is_first(words[0]) or is_surname(part.value)
            # `NOMBRES: DIANA CAROLINA CHICAIZA`: some forms ask for names in the plural and mean all of them.
            whole = len(words) > 2 and part.part == "first" and is_first(words[0]) and not is_first(words[-1])
            yield NameSpan(
                part.start,
                part.end,
                0.72 if whole else 0.6 if listed else 0.35,
                f"label:{part.part}_name",
                part=part.part,
            )
    yield from _numbered(text)


def _numbered(text: str) -> Iterator[NameSpan]:
    """Fields 1 and 2 of a licence, in whatever order OCR read them."""
    if _ONE.search("\n" + text[:_LOOK]) is None:
        return
    last, first = _FIELD_1.search(text, 0, _LOOK), _FIELD_2.search(text, 0, _LOOK)
    if last is None or first is None or abs(last.start() - first.start()) > 400:
        return
    surname, given = last.group("value"), first.group("value").replace(",", " ")
    if {*surname.split(), *given.split()} & _LABEL_WORDS:
        return
    if is_first(given.split(" ")[0]) or is_surname(surname):
        start, end = _extent(text, last.span("value"), first.span("value"))
        yield NameSpan(start, end, 0.9, "card_fields", value=f"{given} {surname}")


def _extent(text: str, last: tuple[int, int], first: tuple[int, int]) -> tuple[int, int]:
    """Both places where they are neighbours, else the surname's, so that no other value is covered."""
    start, end = min(last[0], first[0]), max(last[1], first[1])
    between = text[min(last[1], first[1]) : max(last[0], first[0])]
    return last if len(between) > 60 or sum(ch.isdigit() for ch in between) > 2 else (start, end)


def _labels(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for at in signs(text).parts:
        # The number of the field belongs to its label.
        number = _NUMBER.search(text, max(0, at - 4), at)
        match = _PART.match(text, at if number is None else number.start()) if at >= done else None
        if match is not None:
            yield match
            done = match.end()


def _read(match: re.Match[str]) -> _Part | None:
    part = next(name for name, _ in _LABELS if match.group(name))
    words = match.group("value").split(" ")
    kept: list[str] = []
    for word in words:
        if fold(word).rstrip(".") in _LABEL_WORDS:
            break
        kept.append(word)
    value = " ".join(kept).rstrip("-")
    if not value:
        return None
    start = match.start("value")
    return _Part(part, start, start + len(value), value)


def _middle(found: list[_Part], index: int, other: int) -> tuple[_Part | None, int]:
    for at in (*range(index + 1, other), other + 1):
        if at < len(found) and found[at].part == "middle" and found[at].start - found[other].end < _REACH:
            return found[at], at
    return None, -1


def _joined(text: str, part: _Part, other: _Part, middle: _Part | None) -> NameSpan:
    first, last = (part, other) if part.part == "first" else (other, part)
    pieces = [first.value, *([middle.value] if middle else []), last.value]
    listed = is_first(first.value.split(" ")[0]) or is_surname(last.value)
    start, end = _extent(text, (last.start, last.end), (first.start, first.end))
    return NameSpan(start, end, 0.95 if listed else 0.75, "label:name_parts", value=" ".join(pieces))
