"""Names on ID cards whose labels were not read: the one or two lines right above the address."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_first, is_surname
from pii_scan.detect.person.span import NameSpan

_STREET = re.compile(r"^[ \t]*(?:8[.,]? ?)?\d{1,6} +[A-Z0-9]", re.MULTILINE)
_NAME_LINE = re.compile(
    r"^[ \t]*(?:[12][.,)]? ?|(?:LN|FN)[ :]+)?([A-Z][A-Z'’-]+(?:,? [A-Z][A-Z'’-]*\.?){0,3}),?[ \t]*$"
)


_LABELS_ONLY = re.compile(
    r"\W{0,3}\d{0,2}\W{0,3}(?:(?:FAMILY|GIVEN|LAST|FIRST|MIDDLE|SUR)?[ -]?NAMES?|ADDRESS|RESIDENCE|APELLIDOS?|NOMBRES?|"
    r"DOMICILIO)\W{0,3}|\W{0,3}(?:[1-9]|1,2)\W{0,3}",
    re.IGNORECASE,
)
"""Labels that stand above what they name."""


def card_names(text: str) -> Iterator[NameSpan]:
    """`GARCIA` over `MARIA ELENA` over `1234 ELM ST`, or `MARIA E GARCIA` over the street."""
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        if _STREET.match(line) and lines:
            yield from _above(lines[-2:])
        if line.strip() and not _LABELS_ONLY.fullmatch(line):
            lines.append((at, line))
        at += len(line) + 1


def _above(lines: list[tuple[int, str]]) -> Iterator[NameSpan]:
    names: list[tuple[int, int, str]] = []
    for at, line in lines:
        match = _NAME_LINE.match(line)
        words = match.group(1).replace(",", " ").split() if match else []
        if match and not any(is_common(w) and not (is_first(w) or is_surname(w)) for w in words):
            names.append((at + match.start(1), at + match.end(1), match.group(1)))
        else:
            names.clear()
    if len(names) == 2:
        (start, _, upper), (_, end, lower) = names
        if is_first(re.split("[ ,]", lower)[0]) and (is_surname(upper) or not is_first(upper)):
            yield NameSpan(start, end, 0.8, "card_lines", value=f"{lower.replace(',', ' ')} {upper}")
            return
    if names:
        start, end, value = names[-1]
        words = value.replace(",", " ").split()
        if len(words) > 1 and (is_first(words[0]) or is_first(words[-1])) and any(map(is_surname, words)):
            yield NameSpan(start, end, 0.8, "card_lines")
