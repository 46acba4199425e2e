"""Names that stand in parts: surname and given-name lines of cards, passports and forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pii_scan.detect.person.common_words import DATES, STREETS
from pii_scan.detect.person.gazetteer import is_first, is_surname
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_set import word_set

_LABELS = (
    ("last", r"(?:1[ .]{1,2})?LN|(?:1[ .]{0,2})?(?:last name|family name|surname(?:s)?|apellidos?(?: paterno)?|nom)"),
    ("first", r"(?:2[ .]{1,2})?FN|(?:2[ .]{0,2})?(?:first names?|given names?|forenames?|nombres?|prénoms?|prenoms?)"),
    ("middle", r"MN|middle (?:name|initial)|segundo nombre"),
)
_PART = re.compile(
    r"(?:^|(?<=[\s|;/]))(?:"
    + "|".join(f"(?P<{part}>(?i:{pattern}))" for part, pattern in _LABELS)
    + r")(?:[ ]?/[ ]?[A-Za-zéÉ/ ]{3,40}?(?=[:\n\r]|$))?(?:[ \t]*[:.#][ \t_]*|[ \t]+|[ \t]*\r?\n[ \t]*)"
    r"(?P<value>[A-ZÀ-Þ][A-Za-zÀ-ÿ'’]+(?:[ -][A-ZÀ-Þ][A-Za-zÀ-ÿ'’]*\.?){0,3})"
    r"(?=[ \t]*(?:$|[\n\r|;,/]|[ ]{2}|\d|[A-Za-z ]{2,20}:))",
    re.MULTILINE,
)
_NUMBERED = re.compile(
    r"^[ \t]*1[.,)]? (?:LN |F?N )?(?P<last>[A-Z][A-Z' -]{1,30}?)(?:,|[ \t]*)\r?\n"
    r"[ \t]*2[.,)]? (?:FN )?(?P<first>[A-Z][A-Z' -]{1,40}?)[ \t]*$",
    re.MULTILINE,
)
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
    found = [part for match in _PART.finditer(text) if (part := _read(match)) is not None]
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
                yield _joined(part, other, middle)
                break
    for index, part in enumerate(found):
        if index not in used and part.part != "middle":
            listed = is_first(part.value.split(" ")[0]) or is_surname(part.value)
            yield NameSpan(part.start, part.end, 0.6 if listed else 0.35, f"label:{part.part}_name", part=part.part)
    for match in _NUMBERED.finditer(text):
        first, last = match.group("first"), match.group("last")
        if (is_first(first.split(" ")[0]) or is_surname(last)) and not ({*first.split(), *last.split()} & _LABEL_WORDS):
            yield NameSpan(match.start("last"), match.end("first"), 0.9, "card_fields", value=f"{first} {last}")


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


def _joined(part: _Part, other: _Part, middle: _Part | None) -> NameSpan:
    first, last = (part, other) if part.part == "first" else (other, part)
    pieces = [first.value, *([middle.value] if middle else []), last.value]
    listed = is_first(first.value.split(" ")[0]) or is_surname(last.value)
    start, end = min(part.start, other.start), max(part.end, other.end)
    return NameSpan(start, end, 0.95 if listed else 0.75, "label:name_parts", value=" ".join(pieces))
