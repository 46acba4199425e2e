"""Names that open and close a letter."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_first, is_strong_first, is_surname
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.titles import NAME, leading_names
from pii_scan.detect.person.word_shapes import SMALL_WORD

_GREETED = re.compile(
    rf"(?:Dear|DEAR|Dearest|Hi|HI|Hello|Hey|Hiya|Querid[oa]|Estimad[oa]|Hola|Mi querid[oa]|Apreciad[oa]|"
    rf"Good (?:morning|afternoon|evening)|Buen[oa]s (?:d[ií]as|tardes|noches)),? ({NAME})(?=[ ]?(?:[,:!;—–-]|\r?\n|$))"
)
_CLOSING = (
    r"saludos(?: cordiales)?|un (?:cordial )?saludo|un abrazo|abrazos|besos|cordialmente|atentamente|respetuosamente|"
    r"con (?:cariño|amor|respeto)|(?:muchas )?gracias|sinceramente|"
    r"tu (?:hij[oa]|espos[oa]|herman[oa]|amig[oa]|mam[aá]|pap[aá])|"
    r"(?:very |most )?sincerely(?: yours)?|(?:very )?respectfully(?: (?:yours|submitted))?|regards|"
    r"(?:best|kind|warm|warmest|kindest) (?:regards|wishes)|best|all the best|cheers|warmly|cordially|"
    r"(?:very )?truly yours|yours (?:very )?(?:truly|sincerely|faithfully|respectfully)|"
    r"(?:with )?(?:all my |much )?love(?: (?:you )?always)?|love you|xoxo|god bless|"
    r"your (?:loving )?(?:son|daughter|friend|brother|sister|wife|husband|mother|father|mom|dad)|"
    r"(?:many )?thank(?:s| you)(?: (?:again|so much|very much|in advance|for your (?:time|help)))?|"
    r"take care|signed|firma(?:do)?"
)
_CLOSED = re.compile(
    rf"(?i:{_CLOSING})[ \t]*[,.:!—-]?[ \t]*\r?\n(?:[ \t]*\r?\n){{0,4}}[ \t]*(?:/s/|[-–—~_]+|x)?[ \t]*"
    rf"(?:(?P<name>{NAME})|(?P<small>{SMALL_WORD} {SMALL_WORD}))"
    r"(?P<rest>[ \t]*(?:[,|•–-][^\n]{0,60})?)(?=\r?\n|$)"
)
_CONFORMED = re.compile(rf"/s/[ \t_]*\"?({NAME})")
"""A signature in a filing that is not on paper."""
_INDENT = 40


def letter_names(text: str) -> Iterator[NameSpan]:
    """The greeted and the one who signs."""
    found = signs(text)
    for at in found.greetings:
        match = _GREETED.match(text, at) if _opens(text, at) else None
        if match is None:
            continue
        start, end = leading_names(text, *match.span(1))
        if end > start and end == match.end(1):
            name = text[start:end]
            sure = is_strong_first(name) or (" " in name and any(map(_listed, name.split(" "))))
            yield NameSpan(start, end, 0.75 if sure else 0.5, "salutation")
    for at in found.closings:
        # In lower case (`thanks,`) only at the beginning of a line.
        line = text[at - 1 : at] in ("", "\n") or text[max(0, at - 2) : at].isspace()
        opens = _opens(text, at) if text[at].isupper() else line
        match = _CLOSED.match(text, at) if opens else None
        if match is not None:
            yield from _signed(text, match)
    at = text.find("/s/")
    while at >= 0:
        match = _CONFORMED.match(text, at)
        if match is not None:
            start, end = leading_names(text, *match.span(1))
            if end > start:
                yield NameSpan(start, end, 0.85 if " " in text[start:end] else 0.5, "signature")
        at = text.find("/s/", at + 3)


def _signed(text: str, match: re.Match[str]) -> Iterator[NameSpan]:
    if match.group("name") is None:
        first, last = match.group("small").split(" ")
        if is_strong_first(first) and is_surname(last) and not is_common(last):
            yield NameSpan(*match.span("small"), 0.75, "signature")
        return
    start, end = leading_names(text, *match.span("name"))
    if end == start or (end != match.end("name") and not match.group("rest")):
        return
    words = text[start:end].split(" ")
    if len(words) > 1:
        yield NameSpan(start, end, 0.85 if any(map(_listed, words)) else 0.6, "signature")
    elif end == match.end("name"):
        yield NameSpan(start, end, 0.5, "signature")


def _listed(word: str) -> bool:
    return (is_first(word) or is_surname(word)) and not is_common(word)


def _opens(text: str, at: int) -> bool:
    """Only blanks stand before it on its line, or a sentence or a speaker's name ends there."""
    before = text[max(0, at - _INDENT) : at].rstrip(" \t>*")
    return before.endswith(("\n", ".", ":", "!", "?", '"', "“", "]")) or (not before and at <= _INDENT)
