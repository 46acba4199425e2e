"""Post-office boxes, rural routes and the military post (USPS Publication 28, sections 225, 24 and 28)."""

import re
from collections.abc import Iterator

from pii_scan.detect.address.anchor import Anchor, Taken
from pii_scan.detect.address.us_tail import with_tail
from pii_scan.detect.sieve import Sieve

_MILITARY = re.compile(
    r"(?:\b(?i:psc|cmr|unit|omc|umr)[ #]{1,2}\d{1,5}(?:,?\s{1,2}(?i:box)[ #]{1,2}\d{1,6})?|"
    r"\b(?:USS|USNS|USNV|USCGC)[ ][A-Z][\w.'-]{1,20}(?: [A-Z][\w.'-]{1,20}){0,2})"
    r"[,\s]{1,3}(?i:apo|fpo|dpo)[, ]{1,2}(?i:ae|ap|aa)[ ,]{1,2}\d{5}(?:-\d{4})?\b"
)
_RURAL = re.compile(
    r"\b(?i:r\.?r\.?|rfd|rural (?:route|rte|rt)|rt|rte|route|hcr?|star (?:route|rt)|"
    r"highway contract(?: route)?)[ .#]{1,3}\d{1,3}[A-Z]?"
    r"(?:,?[ ]{1,2}|,?\s)(?i:p\.?o\.? ?)?(?i:box|bx)[ #]{1,3}\d{1,6}(?:-?[A-Za-z])?\b"
)
_BOX = re.compile(
    r"\b(?i:p\.? ?o\.? ?(?:box|drawer|bx)|post office box|gpo box|lock box|apartado(?: postal)?|casilla postal)"
    r"\b\.?[ #:]{0,3}(?:[Nn][o°]\.? ?)?[A-Z]?\d{1,8}[A-Z]?\b"
)
BOX_AT = Sieve(
    r"(?i)p\.? ?o\.? ?(?:box|drawer|bx)|post office box|lock box|apartado|casilla postal|"
    r"[^a-z](?:r\.?r\.?|rfd|hcr?|rural (?:route|rte|rt)|rt|rte|route|star route|highway contract(?: route)?)"
    r"[ .#]{1,3}\d{1,3}[a-z]?,?\s{1,2}(?:p\.?o\.? ?)?b[ox]"
    r"|[^a-z](?:psc|cmr|unit|omc|umr)[ #]{1,2}\d{1,5},?\s|[^a-z]us[a-z]{1,3} [a-z][\w.' -]{1,40}[,\s]{1,3}fpo",
    panel="places",
)


def boxes(text: str, taken: Taken) -> Iterator[Anchor]:
    for rough, end in BOX_AT.spans(text):
        for pattern, reason in ((_MILITARY, "military_post"), (_RURAL, "rural_route"), (_BOX, "po_box")):
            match = pattern.search(text, max(0, rough - 1), end + 100)
            if match is None or match.start() > end or taken.overlaps(*match.span()):
                continue
            if pattern is _MILITARY:
                yield Anchor(match.start(), match.end(), reason, 0.97)
            else:
                yield with_tail(text, match.start(), match.end(), reason, 0.8)
            break
