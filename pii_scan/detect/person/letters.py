"""Names that open and close a letter."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_strong_first
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.titles import NAME, leading_names

_DEAR = re.compile(rf"(?:Dear|Hi|Hello|Hey|Querid[oa]|Estimad[oa]|Hola) ({NAME})[ ]?[,:!]")
_CLOSE = re.compile(
    r"(?:Saludos|Sincerely|Respectfully|Regards|Best regards|Kind regards|Yours truly|Very truly yours|Love|"
    r"Your (?:son|daughter|friend|brother|sister|wife|husband)|Thank you|Thanks|Atentamente|Con cariño|Con amor|"
    rf"Signed|Firma)[ \t]*[,.:]?[ \t]*\r?\n(?:[ \t]*\r?\n){{0,3}}[ \t]*"
    rf"[ \t]*(?:/s/[ ]*)?({NAME})[ \t]*(?:,[^\n]{{0,20}})?$",
    re.MULTILINE,
)
_INDENT = 40


def letter_names(text: str) -> Iterator[NameSpan]:
    """The greeted and the one who signs."""
    for at in signs(text).greetings:
        match = _DEAR.match(text, at) if opens_line(text, at) else None
        if match is None:
            continue
        start, end = leading_names(text, *match.span(1))
        if end > start and end == match.end(1):
            known = " " in text[start:end] or is_strong_first(text[start:end])
            yield NameSpan(start, end, 0.75 if known else 0.5, "salutation")
    for at in signs(text).closings:
        match = _CLOSE.match(text, at) if opens_line(text, at) else None
        if match is None:
            continue
        start, end = leading_names(text, *match.span(1))
        if end > start and end == match.end(1):
            yield NameSpan(start, end, 0.85 if " " in text[start:end] else 0.5, "signature")


def opens_line(text: str, at: int) -> bool:
    """Only blanks stand before it on its line."""
    before = text[max(0, at - _INDENT) : at].rstrip(" \t")
    return before.endswith("\n") or (not before and at <= _INDENT)
