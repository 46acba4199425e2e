"""What else a text says about a would-be name: a mailbox that spells it, a label that names it elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pii_scan.detect.person.gazetteer import is_common, is_everyday, is_first, is_surname
from pii_scan.detect.person.normal import fold, normal_name
from pii_scan.detect.person.span import NameSpan

_LOCAL = re.compile(r"(?<![\w.+-])([A-Za-z]{2,20})[._-](?:[A-Za-z][._-])?([A-Za-z]{2,24})\d{0,4}\Z")
_ANY_LOCAL = re.compile(r"([A-Za-z][A-Za-z._-]{2,40}?)\d{0,4}\Z")
_BETWEEN = re.compile(r"(?:,? | [A-Za-z]\.? )\Z")
_NEAR = 240
"""Characters around a mailbox in which its owner is looked for."""
_UNSURE = 0.7
_MOST_REPEATED = 20
"""Names of one text whose further mentions are looked for; each costs a search."""


def mailbox_owners(text: str) -> Iterator[NameSpan]:
    """`Zorvan Quillfether` near `zorvan.quillfether@…`, whether or not a list knows either word."""
    at = text.find("@")
    while at >= 0:
        # Most mailboxes are one word: seen before a pattern is tried.
        before = text[max(0, at - 52) : at].rsplit(None, 1)
        joined = bool(before) and ("." in before[-1] or "_" in before[-1] or "-" in before[-1])
        local = _LOCAL.search(before[-1]) if joined else None
        if local is not None and not any(map(_plain, local.groups())):
            low = max(0, at - 52 - _NEAR)
            yield from _spelled(text, low, min(len(text), at + _NEAR), *local.groups())
        at = text.find("@", at + 1)


def _plain(word: str) -> bool:
    return (not (is_first(word) or is_surname(word)) and is_everyday(word)) or (is_common(word) and not is_first(word))


def _spelled(text: str, low: int, high: int, one: str, other: str) -> Iterator[NameSpan]:
    for first, last in ((one, other), (other, one)):
        for write in (str.capitalize, str.upper):
            begin, end = write(first), write(last)
            start = text.find(begin, low, high)
            if start < 0 or text[start - 1 : start].isalnum():
                continue
            stop = text.find(end, start + len(begin) + 1, min(high, start + len(begin) + len(end) + 4))
            behind = text[stop + len(end) : stop + len(end) + 1]
            if stop > 0 and not behind.isalnum() and _BETWEEN.match(text[start + len(begin) : stop]):
                yield NameSpan(start, stop + len(end), 0.85, "mailbox_near")
                return


def supported(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """Unsure names get surer by a mailbox near by or a sure mention elsewhere. The spans are apart and in order."""
    sure = {normal_name(s.value or text[s.start : s.end]) for s in spans if s.confidence >= 0.75 and not s.part}
    out: list[NameSpan] = []
    for span in spans:
        name = normal_name(span.value or text[span.start : span.end])
        if span.confidence < _UNSURE and " " in name and not span.part:
            if name in sure:
                span = replace(span, confidence=0.75)
            elif _has_mailbox(text, span, name):
                span = replace(span, confidence=0.8, reason="mailbox_near")
        out.append(span)
    return out


def _has_mailbox(text: str, span: NameSpan, name: str) -> bool:
    words = [w.lower() for w in name.split(" ") if len(w) > 1]
    if len(words) < 2:
        return False
    first, last = words[0], words[-1]
    forms = {first + last, last + first, first[0] + last, last + first[0], first + last[0]}
    at = text.find("@", max(0, span.start - _NEAR), span.end + _NEAR)
    while at >= 0:
        local = _ANY_LOCAL.search(text, max(0, at - 46), at)
        if local is not None and fold(local.group(1)).lower().translate(_NO_MARKS) in forms:
            return True
        at = text.find("@", at + 1, span.end + _NEAR)
    return False


_NO_MARKS = str.maketrans("", "", "._-")


def repeated(text: str, spans: list[NameSpan]) -> Iterator[NameSpan]:
    """Further mentions of names that only a label or a mailbox told, because no list knows both words."""
    seen: set[str] = set()
    taken = {span.start for span in spans}
    for span in spans:
        name = text[span.start : span.end]
        if name.count(",") == 1:
            # `Kowalski, Jan` above is `Jan Kowalski` below.
            name = " ".join(part.strip() for part in reversed(name.split(",")))
        words = name.split(" ")
        if span.confidence < 0.75 or span.value or name in seen or not 2 <= len(words) <= 4 or "," in name:
            continue
        if (
            all(map(is_common, words))
            or any(word.islower() for word in words)
            or (is_first(words[0]) and is_surname(words[-1]))
            or len(seen) >= _MOST_REPEATED
        ):
            continue
        seen.add(name)
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if at not in taken and not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
                yield NameSpan(at, end, 0.75, "repeated")
            at = text.find(name, end)
