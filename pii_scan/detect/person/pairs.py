"""Names by the lists alone: a listed first name, then a surname."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.common_words import ORGANISATIONS, STREETS
from pii_scan.detect.person.gazetteer import is_common, is_first, is_strong_first, is_surname, opening_words
from pii_scan.detect.person.normal import GENERATIONS, fold
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.words import NAME_FIRST_WORDS, NAME_LAST_WORDS

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_BARE = rf"[A-ZÀ-ÖØ-Þ][{_LETTER}'’]*[{_LETTER}]"
WORD = rf"{_BARE}(?:-{_BARE})*"
"""A capitalised word; an apostrophe belongs to it only inside."""
_MARKED = re.compile(r"['’-][A-Z]|\b(?:Mc|Mac)[A-Z]|[ \u00a0](?:de|del|van|von|bin|al|De|Del)[ \u00a0]")
_LINK = r"(?:de|del|de la|de los|De La|De|Del|la|van|van der|von|bin|al|y)"
_LONGEST = 40
"""Characters of a word that is looked at when a row is followed back."""
_PARTICLE_WORDS = frozenset({"de", "del", "la", "los", "van", "der", "von", "bin", "al", "y"})
_RUN_PART = re.compile(rf"(?<![\w'’-])(?:({WORD})|(?:[A-Z]\.?|de|del|la|los|van|der|von|bin|al|y|De|Del|La|Los))\Z")
_RUN = re.compile(rf"\b{WORD}(?:[ \u00a0](?:[A-Z]\.?(?=[ \u00a0])|{_LINK}(?=[ \u00a0])|{WORD}))+")
_COMMA = re.compile(rf", ?({WORD})((?: {WORD}| [A-Z]\b\.?)?)")
_BEFORE_COMMA = re.compile(rf"(?:^|[^\w’-])({WORD}(?:[ -]{WORD})?)$")
_TOKEN = re.compile(r"[^ \u00a0]+")
_LINKS = word_set(
    """
    DE DEL LA LOS VAN VON DER BIN AL Y
    """
)
_HOUSE_NUMBER = re.compile(r"(?<![:/.\d])\d{2,6} +$")
_EDGES = "\n\r\t|;:'\"<>()[]"
_AFTER = STREETS | ORGANISATIONS


def name_pairs(text: str) -> Iterator[NameSpan]:
    """`Maria L. Gonzalez Ruiz`, `JOSE GARCIA`, `GARCIA, JOSE M`."""
    found = signs(text)
    done = 0
    for at in found.firsts:
        # The second half of a double name (`Ti-Grace`) opens none; `N'` before a quoted SQL string is no half.
        if at < done or (at > 1 and text[at - 1] in "-'’" and text[at - 2].isalpha() and text[at - 2] != "N"):
            continue
        run = _RUN.match(text, _run_start(text, at, done))
        if run is not None and run.end() > at:
            yield from _in_run(text, run)
        done = at + 1 if run is None else max(run.end(), at + 1)
    for at in found.after_comma:
        comma = _COMMA.match(text, at - 1 if text[at - 1] == "," else at - 2)
        if comma is None:
            continue
        floor = max(0, comma.start() - 40)
        last = _BEFORE_COMMA.search(text[floor : comma.start()])
        if last is not None and (span := _turned(text, last.group(1), floor + last.start(1), comma)) is not None:
            yield span


def _run_start(text: str, at: int, floor: int) -> int:
    """Where the row of capitalised words begins that a word at `at` belongs to."""
    start = at
    while at > floor and text[at - 1] in " \u00a0":
        words = text[max(floor, at - _LONGEST) : at - 1].rsplit(None, 1)
        if not words or text[at - 2].isspace() or (words[-1][0].islower() and words[-1] not in _PARTICLE_WORDS):
            break
        word = words[-1]
        tail = _RUN_PART.search(word)
        if tail is None:
            break
        at -= 1 + len(tail.group())
        if tail.group(1):
            start = at
        if len(tail.group()) < len(word):
            break
    return start


def _in_run(text: str, run: re.Match[str]) -> Iterator[NameSpan]:
    # Most capitalised runs hold no first name: one set operation leaves them early.
    words = fold(run.group()).replace("'", " ").replace("’", " ").split()
    if opening_words().isdisjoint(words) and not _MARKED.search(run.group()):
        return
    tokens = [
        (m.group().strip("'’"), run.start() + m.start(), run.start() + m.end()) for m in _TOKEN.finditer(run.group())
    ]
    index, count = 0, len(tokens)
    while index < count - 1:
        word = tokens[index][0]
        strong = _opens(word) or (index + 1 < count and is_first(word) and _telling(tokens, index))
        if not strong and fold(word) not in NAME_FIRST_WORDS:
            index += 1
            continue
        last = _surname_index(tokens, index)
        if last is None:
            index += 1
            continue
        surname = tokens[last][0]
        end_index = _extend(tokens, last)
        listed = is_surname(surname)
        following = tokens[end_index + 1][0] if end_index + 1 < count else _next_word(text, tokens[end_index][2])
        before = tokens[index - 1][0] if index else ""
        if (
            fold(following).rstrip(".") in _AFTER
            or fold(surname) in _AFTER - NAME_LAST_WORDS
            or fold(before) in _PLACE_BEFORE
        ):
            index = end_index + 1
            continue
        if _house_number_before(text, tokens[0][1]) or (not strong and not listed):
            index = end_index + 1
            continue
        confidence = _confidence(strong, listed, is_common(surname), shouted=word.isupper() and surname.isupper())
        if confidence == _UNLISTED and len(surname) > 4 and _stands_alone(text, tokens[index][1], tokens[end_index][2]):
            confidence = 0.72
        if word.isupper() and max(len(word), len(surname)) < 4:
            confidence = 0.0
        if confidence:
            yield NameSpan(tokens[index][1], _trim(text, tokens[end_index][2]), confidence, "first_name_list")
        index = end_index + 1


def _opens(word: str) -> bool:
    """A listed first name, or two of them joined (`Anne-Marie`)."""
    return is_strong_first(word) or ("-" in word and all(is_first(part) for part in word.split("-")))


def _telling(tokens: list[tuple[str, int, int]], first: int) -> bool:
    """Whether what follows is a surname by its form: `O'Connor`, `van der Berg`, `García-Ruiz`."""
    words = [token[0] for token in tokens[first + 1 : first + 4]]
    if words[0] in _PARTICLES:
        return len(words) > 1 and not is_common(words[-1])
    return re.match(r"(?:O['’]|D['’]|Mc|Mac)[A-Z]", words[0]) is not None or ("-" in words[0] and is_surname(words[0]))


_PARTICLES = frozenset({"de", "del", "van", "von", "De", "Del", "Van", "Von", "bin", "al", "El", "Al", "St."})
_PLACE_BEFORE = word_set(
    """
    SAN SANTA ST SAINT FORT MOUNT LAKE PORT CAMP PUERTO CALLE AVENIDA LOS LAS THE NEW
    """
)


def _surname_index(tokens: list[tuple[str, int, int]], first: int) -> int | None:
    """Where the surname stands: after initials, links and further first names."""
    index = first + 1
    while index < len(tokens) and index <= first + 3:
        word = fold(tokens[index][0])
        bare = word.rstrip(".")
        if len(bare) == 1 or bare in _LINKS:
            index += 1
            continue
        if is_common(word) and bare not in NAME_LAST_WORDS:
            return None
        # A second given name is passed over only where another name follows it.
        if index + 1 < len(tokens) and is_first(word) and index < first + 3 and _name_like(tokens[index + 1][0]):
            index += 1
            continue
        return index
    return None


def _extend(tokens: list[tuple[str, int, int]], last: int) -> int:
    """Takes in a second surname and a generation."""
    index = last
    while index + 1 < len(tokens) and index < last + 3:
        word = fold(tokens[index + 1][0]).rstrip(".")
        if word in GENERATIONS or (word in _LINKS and index + 2 < len(tokens)) or _name_like(word):
            index += 1
            continue
        break
    while index > last and fold(tokens[index][0]) in _LINKS:
        index -= 1
    return index


def _name_like(word: str) -> bool:
    bare = word.rstrip(".")
    if len(bare) == 1 or fold(bare) in _LINKS:
        return bare.isupper()
    return is_surname(bare) and not is_common(bare)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Set off on both sides, as a sender, a cell or a line of its own is."""
    before, after = text[max(0, start - 3) : start].rstrip(" ")[-1:], text[end : end + 1]
    return (not before or before in _EDGES) and (not after or after in _EDGES or after in ",.")


_UNLISTED = 0.5
"""A listed first name before a word that no list knows."""


def _confidence(strong: bool, listed: bool, common: bool, *, shouted: bool) -> float:
    if shouted and not (listed and strong):
        return 0.0
    if strong and listed:
        return 0.74 if common else 0.8
    if strong:
        return _UNLISTED
    return 0.6 if not common else 0.0


def _turned(text: str, last: str, start: int, match: re.Match[str]) -> NameSpan | None:
    first, rest = match.group(1), match.group(2)
    word, _, behind = last.partition(" ")
    if behind and is_common(word):
        start, last = start + len(word) + 1, behind
    tail = rest.strip().rstrip(".")
    end = match.end(2)
    if (len(tail) > 1 and not (is_first(tail) or is_surname(tail))) or (len(tail) > 1 and is_common(tail)):
        end = match.end(1)
    head = text[max(0, start - 2) : start]
    alone = text[end : end + 1] in ("", *_EDGES, "<") and (head[-1:] in ("", *_EDGES) or head in (": ", "= "))
    parts = last.split(" ")
    known = all(is_surname(p) for p in parts)
    if not _opens(first) or any(is_common(p) for p in parts) or not (known or alone):
        return None
    if is_first(last) and not alone and not last.isupper():
        return None
    if text[end : end + 2] == ", " and not last.isupper():
        return None
    return NameSpan(start, end, 0.8 if alone or last.isupper() else 0.6, "last_first_order")


def _next_word(text: str, at: int) -> str:
    found = re.compile(r" ?&? ?([A-Za-z]+)").match(text, at)
    if found is None:
        return ""
    return "CO" if "&" in found.group() else found.group(1)


def _house_number_before(text: str, at: int) -> bool:
    """`1200 Martin Luther King` is a street, even where its suffix is missing."""
    return _HOUSE_NUMBER.search(text, max(0, at - 8), at) is not None


def _trim(text: str, end: int) -> int:
    while text[end - 1] in "'’.":
        end -= 1
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    return end
