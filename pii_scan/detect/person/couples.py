"""Two people who share a surname or a line: `John and Mary Halvorsen`, `Bao Nguyen & Thuy Tran`; and the name within a
name: `Tyrone "TJ" Beckham`."""

import re
from collections.abc import Iterator, Sequence

from pii_scan.detect.person.gazetteer import is_common, is_first, is_strong_first, is_surname
from pii_scan.detect.person.normal import GENERATIONS, fold
from pii_scan.detect.person.ordinary_words import ORDINARY_FIRSTS
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_shapes import WORD
from pii_scan.detect.person.words import NAME_FIRST_WORDS

_AND = r"(?:&|&amp;|[Aa]nd|AND|y|Y|\+|/)"
_BEFORE = re.compile(
    rf"(?<![\w'’-])(?P<first>{WORD})(?: (?P<middle>[A-Z])\.?)?(?: (?P<last>{WORD}))? ?(?P<and>{_AND}) ?\Z"
)
"""Who stands before the second of two; the longest pair of words is some forty letters."""
_BEHIND = re.compile(rf" ?{_AND} ?(?P<first>{WORD})(?: [A-Z]\.?)?(?![\w'’-])(?! [A-Z])")
_REACH = 64
_NICKNAME = re.compile(
    rf" ?(?:\"[^\"\n]{{1,16}}\"|“[^”\n]{{1,16}}”|'[A-Z][^'\n]{{0,15}}'|‘[^’\n]{{1,16}}’|"
    rf"[(](?P<aside>[A-Z][a-z.]{{1,12}})[)]) "
    rf"(?P<last>{WORD})(?P<generation>,? (?:Jr|Sr|II|III|IV)\b\.?)?"
)
_FIRST_BEFORE = re.compile(rf"(?<![\w'’-])(?P<first>{WORD})(?: (?:[A-Z]\.?|{WORD}))?\Z")
_QUOTES = "\"“'‘("


_JOINED = re.compile(rf"(?P<first>{WORD}) y (?P<second>{WORD}) (?P<last>{WORD}(?: {WORD})*)\Z")


def apart(text: str, span: NameSpan) -> tuple[NameSpan, ...]:
    """`Rosa y Miguel Quintanilla` is two people; `José Ortega y Gasset` and `Ramón y Cajal` are one."""
    if span.value or span.part or " y " not in text[span.start : span.end]:
        return (span,)
    two = _JOINED.fullmatch(text, span.start, span.end)
    if two is None or not (_given(two["first"]) and is_strong_first(two["second"])):
        return (span,)
    surname = two["last"].split(" ")[0]
    first = NameSpan(two.start("first"), two.end("first"), span.confidence, span.reason, f"{two['first']} {surname}")
    return first, NameSpan(two.start("second"), span.end, span.confidence, span.reason)


def couples(text: str, spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """The other of two people named together; `spans` are the names found so far, in order and apart."""
    for number, span in enumerate(spans):
        if span.confidence < _SURE or span.part:
            continue
        name = text[span.start : span.end]
        # A single given name that only a label told (`Guardians: Maria and Jose Fuentes`) is looked at again.
        unsure = number and spans[number - 1].confidence < _SURE
        floor = 0 if not number else spans[number - 1].start if unsure else spans[number - 1].end
        before = _BEFORE.search(text, max(floor, span.start - _REACH), span.start)
        if before is not None:
            yield from _first_of_two(before, name)
        behind = _BEHIND.match(text, span.end)
        if behind is not None and "," in name and _given(behind["first"]):
            # `Smith, John & Jane`
            surname = name.split(",")[0].strip()
            yield NameSpan(
                behind.start("first"), behind.end("first"), 0.72, "named_together", f"{behind['first']} {surname}"
            )


_SURE = 0.7


def _first_of_two(before: re.Match[str], name: str) -> Iterator[NameSpan]:
    first, last = before["first"], before["last"]
    if before["and"] == "/" and last is None:
        return
    if last is not None:
        if _given(first) and (is_surname(last) or not is_common(last)) and not _given_only(last):
            yield NameSpan(before.start("first"), before.end("last"), 0.75, "named_together")
        elif _given(last):
            # `Spoke with John and Mary Halvorsen`: the word before is no part of the name.
            yield from _shared(before.start("last"), before.end("last"), last, name)
        return
    if _given(first):
        end = before.end("middle") if before["middle"] else before.end("first")
        yield from _shared(before.start("first"), end, first, name)


def _given_only(word: str) -> bool:
    return is_first(word) and not is_surname(word)


def _shared(start: int, end: int, first: str, name: str) -> Iterator[NameSpan]:
    """The first of two given names before one surname."""
    words = [word for word in name.replace(",", " ").split(" ") if word]
    while len(words) > 1 and fold(words[-1]).rstrip(".") in GENERATIONS:
        words.pop()
    if len(words) < 2 or not is_first(words[0]):
        return
    yield NameSpan(start, end, 0.72, "named_together", f"{first} {words[-1]}")


def _given(word: str) -> bool:
    folded = fold(word)
    return is_first(word) and (folded in NAME_FIRST_WORDS or not is_common(word)) and folded not in ORDINARY_FIRSTS


def nicknamed(text: str) -> Iterator[NameSpan]:
    """`Tyrone "TJ" Beckham`, `Robert (Bob) Hadley`: one name, without the nickname in it."""
    for quote in _QUOTES:
        at = text.find(" " + quote)
        while at >= 0:
            match = _NICKNAME.match(text, at)
            given = _FIRST_BEFORE.search(text, max(0, at - 40), at) if match is not None else None
            if match is not None and given is not None and _given(given["first"]):
                last = match["last"]
                aside = match["aside"]
                if (is_surname(last) or not is_common(last)) and not (aside and is_common(aside)):
                    generation = (match["generation"] or "").replace(",", "")
                    yield NameSpan(
                        given.start(), match.end(), 0.8 if is_surname(last) else 0.72, "nickname_inside",
                        f"{given.group()} {last}{generation}",
                    )  # fmt: skip
            at = text.find(" " + quote, at + 2)
