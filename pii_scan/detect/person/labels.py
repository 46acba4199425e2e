"""Names by the label before or above them."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_everyday, is_first, is_strong_first, is_surname
from pii_scan.detect.person.label_words import BARE, LABELS, LONGEST, NAMES, NO_PERSON, WITHOUT_SEPARATOR
from pii_scan.detect.person.normal import GENERATIONS, HONORIFICS, fold
from pii_scan.detect.person.ordinary_words import ORDINARY_FIRSTS, ORDINARY_LASTS
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_shapes import LINK, LINK_WORDS, SMALL_WORD, WORD
from pii_scan.detect.person.words import NAME_FIRST_WORDS, NAME_LAST_WORDS

_VALUE = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sr|Sra)\.? )?(?:[A-Z]\.? ?){{0,2}}"
    rf"{WORD}(?:(?:,? |,)(?:[A-Z]\b\.?|{LINK}\b|{WORD}))*"
)
_SMALL_VALUE = rf"{SMALL_WORD}(?:, {SMALL_WORD}|(?: [a-z]\b\.?)? {SMALL_WORD}(?: {SMALL_WORD})?)"
"""A name in lower case, as people type into chats and forms; it must be on the lists."""
_END = re.compile(r"\s{3,}|\t|[|;<(\[\n\r]")
_ASIDE = r"(?: ?\((?i:print|(?:last|first)[a-z ,]{0,30}|please print|as [a-z ]{3,25}|s)\))?"
"""What may stand between the label's last word and the separator."""
_SEPARATOR = rf"{_ASIDE}(?:[’']s?)?[\"']?[ \t]{{0,3}}(?:[:#=>][ \t_>\"']*|\.{{2,}}:?[ \t]*| ?[–—-] | {{2,}}|\t)"
_VALUE_BEHIND = re.compile(rf"{_SEPARATOR}(?:(?P<value>{_VALUE})|(?P<small>{_SMALL_VALUE}))")
_VALUE_BELOW = re.compile(rf"{_ASIDE}[ \t]*:?[ \t]*(?:\r?\n[ \t]*){{1,3}}(?P<value>{_VALUE})(?=[ \t]*(?:[\r\n]|$))")
_VALUE_NEXT = re.compile(rf" (?P<value>{_VALUE})")
_LABEL_START = re.compile(r"(?<![^\W_])[^\W\d_]")
_BEFORE_LABEL = re.compile(r"(?:^|[\s|,;(\"'{<\[*•>/_-])(?:\d{1,2}[a-z]?\.? ?)?\Z")
_LINE_START = re.compile(r"[ \t*•>-]*(?:\d{1,2}[a-z]?[.)]? )?\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)(?:['’]s)?[ _-]\Z")
_PLAIN = str.maketrans(
    "áéíóúñàèìòùâêîôûäëïöüãõçåøşšśčćžźżřěęąłńőűıțţșăđýďťňůảạọộấầếềễứừāēīūėįųķļņģ’_-",
    "aeiounaeiouaeiouaeiouaocaossscczzzreealnouittsadydtnuaaooaaeeeuuaeiueiuklng'  ",
)


_IN_BRACKETS = re.compile(r"\A ?\([^)]*\)")
_ON_A_FORM = re.compile(r"[ \t]*(?:: ?|  +|\.{2,} ?)[ \t_]*")
"""A separator that forms use, and code or data do not."""


def labelled_names(text: str) -> Iterator[NameSpan]:
    """`Patient: Ruth Adams`, `Name (Last, First): ADAMS, RUTH`, a label with the name in the line below."""
    found = signs(text)
    for _, end in found.labels:
        if (value := _VALUE_BEHIND.match(text, end)) is not None:
            yield from _behind(text, end, value)
        elif (value := _VALUE_BELOW.match(text, end)) is not None:
            yield from _below(text, end, value)
    for end in found.plain_labels:
        value = _VALUE_NEXT.match(text, end)
        if value is not None and (label := _label(text, end)[0]) in _OPEN_LABELS:
            yield from _below(text, end, value, 0.75 if label in NAMES - BARE and _two_rare(value["value"]) else 0.8)


def _behind(text: str, end: int, value: re.Match[str]) -> Iterator[NameSpan]:
    # `Name: Name: Name:` — what is a label itself needs no look at the one before it.
    if text[value.end() : value.end() + 1] == ":" and " " not in value.group()[value.start("value") - value.start() :]:
        return
    label, start = _label(text, end)
    if not label:
        return
    group = _group(text, label, start)
    if group and value.group("value") is None:
        yield from _small(text, *value.span("small"), group)
    elif group:
        first, last = _cut(text, *value.span("value"))
        confidence = judge(text[first:last], group)
        written = text[end : value.start("value")]
        if label in BARE and confidence < 0.9 and not _ON_A_FORM.fullmatch(_IN_BRACKETS.sub("", written)):
            # `name = "Literate Haskell"`: things have names too.
            confidence -= 0.1
        if confidence:
            yield NameSpan(first, last, round(confidence, 2), "label:name" if group == "strong" else "label:role")


_OPEN_LABELS = WITHOUT_SEPARATOR | NAMES


def _two_rare(value: str) -> bool:
    words = value.split(" ")
    return len(words) == 2 and not any(is_everyday(word) or is_common(word) or word.isupper() for word in words)


def _below(text: str, end: int, value: re.Match[str], least: float = 0.8) -> Iterator[NameSpan]:
    """Only names that the lists know, and only a label that has its line for itself."""
    label, start = _label(text, end)
    group = _group(text, label, start) if label else ""
    line = text.rfind("\n", max(0, start - 24), start) + 1 if start else 0
    if group in ("", "weak") or (start and not line and start > 24) or not _LINE_START.match(text[line:start]):
        return
    first, last = _cut(text, *value.span("value"))
    confidence = judge(text[first:last], group)
    if confidence >= least:
        yield NameSpan(first, last, min(confidence, 0.85), "label:name" if group == "strong" else "label:role")


def _label(text: str, end: int) -> tuple[str, int]:
    """The longest label that ends here, and where it begins; empty if none does."""
    floor = max(0, end - LONGEST - 1)
    floor = max(floor, text.rfind("\n", floor, end) + 1)
    plain = text[floor:end].lower().translate(_PLAIN)
    for word in _LABEL_START.finditer(plain):
        if plain[word.start() :] in LABELS:
            start = floor + word.start()
            before = text[max(0, start - 5) : start]
            return (plain[word.start() :], start) if _BEFORE_LABEL.search(before) else ("", 0)
    return "", 0


def _group(text: str, label: str, start: int) -> str:
    """How much the label says; empty where the word before it makes it something else's name."""
    if label in BARE and (before := _WORD_BEFORE.search(text, max(0, start - 24), start)) is not None:
        return "" if before.group(1).lower() in NO_PERSON else "role"
    return LABELS[label]


def _small(text: str, start: int, end: int, group: str) -> Iterator[NameSpan]:
    words = [w for w in re.split(r"[ ,.]+", text[start:end]) if len(w) > 1]
    if len(words) == 3 and _everyday(words[2]):
        end = start + text[start:end].rindex(words[2])
        end, words = start + len(text[start:end].rstrip()), words[:2]
    if len(words) < 2 or any(map(_everyday, words)):
        return
    one, other = words[0], words[-1]
    if (is_first(one) and is_surname(other)) or (is_surname(one) and is_first(other)):
        strong = group == "strong"
        yield NameSpan(start, end, 0.85 if strong else 0.75, "label:name" if strong else "label:role")


def _everyday(word: str) -> bool:
    return is_common(word) and fold(word) not in NAME_FIRST_WORDS | NAME_LAST_WORDS


_LINKS = LINK_WORDS | {"ST", "DR"}
_MOST = 6
"""Words of one name."""


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Ends the value before the next label, the next person, an everyday word or a wide gap."""
    gap = _END.search(text, start, end)
    if gap is not None:
        end = gap.start()
    stop, opened_by_first = 0, False
    value = text[start : min(end, start + 160)]
    for count, word in enumerate(re.finditer(r"[^ ,]+", value)):
        bare = word.group().rstrip(".")
        folded = fold(bare)
        if count >= _MOST:
            break
        if count == 0:
            opened_by_first = is_strong_first(bare)
        elif "," in value[stop : word.start()] and opened_by_first and count > 1 and folded not in _AFTER_COMMA:
            break
        named = folded in NAME_LAST_WORDS or folded in NAME_FIRST_WORDS or folded in _LINKS
        if len(bare) > 1 and is_common(bare) and not named and folded not in HONORIFICS:
            break
        following = text[start + word.end() : start + word.end() + 2].lstrip(" ")
        if following[:1] == ":" or (count and following[:1] in ("=", "#")):
            break
        stop = word.end()
    return start, start + len(value[:stop].rstrip(" ,"))


def _given(folded: str) -> bool:
    return folded in NAME_FIRST_WORDS or (folded not in ORDINARY_FIRSTS and not is_common(folded))


_AFTER_COMMA = GENERATIONS | HONORIFICS
_SMALL_LINKS = frozenset(word.lower() for word in LINK_WORDS)
_TITLES = frozenset({"MR", "MRS", "MS", "DR", "SR", "SRA"})


def judge(value: str, label: str) -> float:
    """0 where the value cannot be a name."""
    words = [w.rstrip(".") for w in re.split(r"[ ,]+", value) if w]
    long = [w for w in words if len(w) > 1 and fold(w) not in _TITLES and w not in _SMALL_LINKS]
    if not long:
        return 0.0
    firsts = [n for n, w in enumerate(long) if is_first(w) and _given(fold(w))]
    lasts = [n for n, w in enumerate(long) if is_surname(w) and (firsts or fold(w) not in ORDINARY_LASTS)]
    if not firsts and any((is_everyday(w) and not is_surname(w)) or fold(w) in ORDINARY_LASTS for w in long):
        return 0.3 if label == "strong" else 0.0
    if len(long) == 1 and len(words) == 1:
        return {"strong": 0.6, "role": 0.45, "weak": 0.4}[label] if firsts or lasts else 0.0
    if firsts and lasts and (len(firsts) > 1 or firsts != lasts):
        return {"strong": 0.95, "role": 0.9, "weak": 0.8}[label]
    base = {"strong": 0.75, "role": 0.6, "weak": 0.3}[label]
    if firsts or lasts:
        return base + 0.1
    return base if label == "strong" else base - 0.2
