"""Names by the lists alone: a listed first name, then a surname."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.beside import ends_elsewhere, house_number_before, next_word, stands_alone, trim
from pii_scan.detect.person.gazetteer import is_common, is_everyday, is_first, is_strong_first, is_surname
from pii_scan.detect.person.normal import GENERATIONS, fold
from pii_scan.detect.person.ordinary_words import ORDINARY_FIRSTS, ORDINARY_LASTS
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.word_shapes import LINK, LINK_WORDS, WORD
from pii_scan.detect.person.words import NAME_FIRST_SURE, NAME_FIRST_WORDS, NAME_LAST_WORDS

_SPACE = "[ \u00a0]"
_LONGEST = 40
"""Characters of a word that is looked at when a row is followed back."""
_RUN_PART = re.compile(rf"(?<![\w'’-])(?:({WORD})|(?:[A-Z]\.?|{LINK}|los|De|Del|La|Los))\Z")
_RUN = re.compile(rf"\b{WORD}(?:{_SPACE}(?:[A-Z]\.?(?={_SPACE})|{LINK}(?={_SPACE})|{WORD}))+")
_PREFIX = re.compile(r"(?<![^\W_])(?:D|De|Da|La|Le)['’]\Z")
"""What is put before a given name to make a new one."""
_TOKEN = re.compile(r"[^ \u00a0]+")
_SURNAME_FORM = re.compile(r"(?:O['’]|D['’]|Mc|Mac)[A-Z]")
_PARTICLES = word_set("de del van von De Del Van Von bin al El Al St. den da")
_SURNAME_FIRST = word_set("NGUYEN TRAN PHAM HUYNH HOANG PHAN")
"""Vietnamese surnames; the given names follow."""
_PLACE_BEFORE = word_set(
    """
    SAN SANTA ST SAINT FORT MOUNT LAKE PORT CAMP PUERTO CALLE AVENIDA LOS LAS THE NEW COLEGIO ESCUELA UNIVERSIDAD PLAZA
    RIO CERRO
    """
)

Token = tuple[str, int, int]
"""A word and the characters at which it begins and ends."""


def name_pairs(text: str) -> Iterator[NameSpan]:
    """`Maria L. Gonzalez Ruiz`, `JOSE GARCIA`, `Anne-Marie O'Connor`."""
    done = 0
    for at in signs(text).firsts:
        if at < done:
            continue
        if at > 1 and text[at - 1] in "-'’" and text[at - 2].isalpha():
            # `D'Angelo` begins before the listed half, `Ti-Grace` is none; `N'` stands before quoted text in SQL.
            half = _PREFIX.search(text, max(done, at - 4), at)
            if half is None and text[at - 2] != "N":
                continue
            at = at if half is None else half.start()
        run = _RUN.match(text, _run_start(text, at, done))
        if run is not None and run.end() > at:
            yield from _in_run(text, run)
        done = at + 1 if run is None else max(run.end(), at + 1)


def _run_start(text: str, at: int, floor: int) -> int:
    """Where the row of capitalised words begins that a word at `at` belongs to."""
    start = at
    while at > floor and text[at - 1] in " \u00a0":
        words = text[max(floor, at - _LONGEST) : at - 1].rsplit(None, 1)
        if not words or text[at - 2].isspace() or (words[-1][0].islower() and fold(words[-1]) not in LINK_WORDS):
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
    base = run.start()
    tokens = [(_bare(m.group()), base + m.start(), base + m.end()) for m in _TOKEN.finditer(run.group())]
    index, count = 0, len(tokens)
    while index < count - 1:
        sort = _opens(tokens, index)
        last = _surname_index(tokens, index, sort) if sort and not _possessive(text, tokens[index]) else None
        if last is None:
            index += 1
            continue
        end = _extend(tokens, last)
        word, surname = tokens[index][0], tokens[last][0]
        following = tokens[end + 1][0] if end + 1 < count else next_word(text, tokens[end][2])
        before = tokens[index - 1][0] if index else ""
        behind = [following, *(token[0] for token in tokens[last + 1 : end + 1])]
        elsewhere = any(ends_elsewhere(w, surname) for w in behind) or fold(before) in _PLACE_BEFORE
        if not elsewhere and not house_number_before(text, tokens[0][1]):
            confidence = _confidence(sort, word, surname, initial=last > index + 1)
            place = tokens[index][1], tokens[end][2]
            if confidence == _OPEN and len(surname) > 4 and stands_alone(text, *place):
                confidence = 0.72
            if confidence:
                yield NameSpan(place[0], trim(text, place[1]), confidence, "first_name_list")
        index = end + 1


def _bare(word: str) -> str:
    word = word.strip("'’")
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def _possessive(text: str, token: Token) -> bool:
    """`Jessica's Law`: no surname follows."""
    return text[token[2] - 2 : token[2]] in ("'s", "’s")


def _opens(tokens: list[Token], index: int) -> str:
    """What sort of first name stands here: `sure`, `world` or `word`; empty for none."""
    word = tokens[index][0]
    if opens(word) or (is_first(word) and _telling(tokens, index)):
        return "sure"
    folded = fold(word)
    if folded in NAME_FIRST_WORDS or folded in ORDINARY_FIRSTS:
        return "word" if is_first(word) or folded in NAME_FIRST_WORDS else ""
    return "world" if len(word) > 3 and is_first(word) and not is_common(word) else ""


def opens(word: str) -> bool:
    """A first name usual in the US that is no everyday word, or two joined (`Anne-Marie`)."""
    if "-" in word:
        return all(is_first(part) for part in word.split("-"))
    half = _PREFIX.match(word[: word.find("'") + 1] or word[: word.find("’") + 1])
    if half is not None:
        return is_first(word[half.end() :]) or is_first(word.replace("'", "").replace("’", ""))
    return is_strong_first(word) and fold(word) not in ORDINARY_FIRSTS


def _telling(tokens: list[Token], first: int) -> bool:
    """Whether what follows is a surname by its form: `O'Connor`, `van der Berg`, `García-Ruiz`."""
    words = [token[0] for token in tokens[first + 1 : first + 4]]
    if words[0] in _PARTICLES:
        return len(words) > 1 and not is_common(words[-1])
    return _SURNAME_FORM.match(words[0]) is not None or ("-" in words[0] and is_surname(words[0]))


def _surname_index(tokens: list[Token], first: int, sort: str) -> int | None:
    """Where the surname stands: after initials, links and further first names."""
    index = first + 1
    while index < len(tokens) and index <= first + 3:
        word = fold(tokens[index][0])
        bare = word.rstrip(".")
        if len(bare) == 1 or bare in LINK_WORDS:
            index += 1
            continue
        if is_common(word) and bare not in NAME_LAST_WORDS:
            return None
        # A second given name is passed over only where another name follows it.
        if index + 1 < len(tokens) and is_first(word) and index < first + 3:
            behind = tokens[index + 1][0]
            rare = sort == "sure" and _rare(behind, tokens[index][0])
            if _name_like(behind) or fold(behind) in NAME_LAST_WORDS or _joined(behind) or rare:
                index += 1
                continue
        return index
    return None


def _extend(tokens: list[Token], last: int) -> int:
    """Takes in a second surname and a generation."""
    index = last
    while index + 1 < len(tokens) and index < last + 5:
        word = fold(tokens[index + 1][0]).rstrip(".")
        linked = fold(tokens[index][0]) in LINK_WORDS and word in NAME_LAST_WORDS
        linked = linked or (fold(tokens[0][0]) in _SURNAME_FIRST and is_first(word)) or _joined(word)
        if word in GENERATIONS or (word in LINK_WORDS and index + 2 < len(tokens)) or linked or _name_like(word):
            index += 1
            continue
        break
    while index > last and fold(tokens[index][0]) in LINK_WORDS:
        index -= 1
    return index


def _name_like(word: str) -> bool:
    bare = word.rstrip(".")
    if len(bare) == 1 or fold(bare) in LINK_WORDS:
        return bare.isupper()
    return is_surname(bare) and not is_common(bare)


def _rare(word: str, given: str) -> bool:
    """A word of the same case that no list has, behind two given names: `Margaret Anne Delacroix`."""
    return len(word) > 4 and word.isalpha() and word.isupper() == given.isupper() and not is_everyday(word)


def _joined(word: str) -> bool:
    """`Delacroix-Huff`, of which one half is listed and the other no ordinary word."""
    parts = fold(word).split("-")
    return len(parts) == 2 and any(map(is_surname, parts)) and not any(len(p) < 3 or is_everyday(p) for p in parts)


_OPEN = 0.5
"""For a list to settle, or for what stands around it."""


def _confidence(sort: str, word: str, surname: str, *, initial: bool) -> float:
    """By how often such pairs named a person in the labelled corpora (see `docs/reference/name-model.md`)."""
    listed, everyday = is_surname(surname) or _joined(surname), is_common(surname)
    ordinary = fold(surname) in ORDINARY_LASTS
    if word.isupper() and surname.isupper():
        # Headings and codes: both names have to be known, and longer than a code.
        if max(len(word), len(surname)) < 4 or not listed:
            return 0.0 if not listed and sort != "sure" else 0.3
        return {"sure": 0.74 if everyday or ordinary else 0.8, "world": 0.5}.get(sort, 0.3)
    if sort == "sure":
        if listed:
            return 0.74 if everyday else 0.8
        if initial:
            return 0.74
        return 0.3 if is_everyday(surname) else 0.72 if len(word) > 2 and len(surname) > 3 else _OPEN
    if sort == "world":
        if initial:
            return 0.74
        if listed and not everyday and not ordinary and len(surname) > 2:
            return 0.72
        return 0.0 if ordinary or is_everyday(surname) else _OPEN
    if not listed and initial and fold(word) in NAME_FIRST_SURE:
        return _OPEN
    if listed and everyday and fold(word) in NAME_FIRST_SURE:
        # `Grace Park`, `Mark Hill`: the words around decide.
        return _OPEN
    if not listed or everyday or ordinary:
        return 0.0
    return 0.74 if initial or fold(word) in NAME_FIRST_SURE else 0.6
