"""Flags for abuse, self-harm and minors. The match holds a flag word of ours, never the text."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.sieve import Sieve, accent_free
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

SENSITIVE = Kind("sensitive_content", LegalClass.MOST_SENSITIVE, "Sexual abuse, self-harm or minors")

_FLAGS = (
    (
        "sexual_abuse",
        0.85,
        re.compile(
            r"(?i)\b(?:PREA (?:report|complaint|allegation|incident|hotline)|sexual(?:ly)? (?:abus|assault|"
            r"molest)\w*|rape[ds]?|"
            r"raping|molested|touched me (?:there|inappropriately)|abus[oó] sexual(?:mente)?|me viol[oó]|"
            r"agresi[oó]n sexual|violaci[oó]n sexual)\b"
        ),
    ),
    (
        "self_harm",
        0.85,
        re.compile(
            r"(?i)\b(?:suicid(?:e|al)\b(?! prevention)|(?:kill(?:ing|ed)?|hurt(?:ing)?|cut(?:ting)?|"
            r"hang(?:ing)?) (?:my|him|her|them)sel(?:f|ves)|end (?:my|it all) life|want to die|"
            r"don'?t want to (?:live|be here anymore)|"
            r"self[- ]harm\w*|suicidio|quitarme la vida|matarme|quiero morir|"
            r"no quiero vivir)"
        ),
    ),
    (
        "minor",
        0.75,
        re.compile(
            r"(?i)\b(?:minor child(?:ren)?|juvenile (?:record|detention|offender)|child (?:abuse|"
            r"protective services|victim)|victim is a minor|"
            r"(?:my|her|his|the) (?:[1-9]|1[0-7])[ -]year[ -]old(?: (?:son|daughter|child|boy|girl))?|"
            r"menor de edad|abuso infantil)\b"
        ),
    ),
)
_SIEVES = tuple(Sieve(accent_free(pattern.pattern)) for _, _, pattern in _FLAGS)
_CELL_END = "\x1c"
_TRUE = frozenset({"y", "yes", "true", "1", "t", "x", "si", "sí"})
_PUBLIC = re.compile(r"(?i)policy|training|brochure|awareness|hotline number|zero[- ]tolerance")


def find_flags(text: Text, _context: Context) -> Iterator[Found]:
    """One match per flag and text; policy and training texts are possible only."""
    for (flag, confidence, pattern), sieve in zip(_FLAGS, _SIEVES, strict=True):
        stop = 0
        for match in sieve.tries(text.text, pattern):
            if match.start() < stop:
                continue
            begin = text.text.rfind(_CELL_END, 0, match.start()) + 1
            # Once for each text, where cells of a table are texts of their own.
            stop = text.text.find(_CELL_END, match.end())
            stop = len(text.text) if stop < 0 else stop
            public = _PUBLIC.search(text.text, max(begin, match.start() - 400), min(stop, match.end() + 400))
            yield Found(SENSITIVE, flag, flag, 0.4 if public else confidence, *match.span(), (f"flag:{flag}",))


def check_cell(candidate: Candidate) -> Verdict | None:
    """A flag column that says yes or names the flag; messages are read as text."""
    if not candidate.column:
        return None
    if candidate.text.strip().lower() in _TRUE and len(candidate.label) < 30:
        return Verdict("flagged", 4.0, ("flag_column",)) if _FLAG_HEADER.search(candidate.label) else None
    for flag, _, pattern in _FLAGS:
        if match := pattern.search(candidate.text):
            return Verdict(
                flag, 4.0, (f"flag:{flag}",), start=candidate.start + match.start(), end=candidate.start + match.end()
            )
    return None


_FLAG_HEADER = re.compile(r"(?i)\b(?:prea|suicide|self harm|minor|juvenile)\b")

DETECTOR = Detector(
    kind=SENSITIVE,
    standard="Prison Rape Elimination Act, 34 U.S.C. § 30301 and following; words of reports and messages",
    check=check_cell,
    headers=(
        r"\bprea\b",
        r"\bsuicide|self harm\b",
        r"\bjuvenile\b",
    ),
    find=find_flags,
    examples=(
        Example("I filed a PREA report against him last night", "sexual_abuse"),
        Example("some nights I think about killing myself", "self_harm"),
        Example("a letter about her 9-year-old daughter", "minor"),
        Example("ya no quiero vivir así", "self_harm"),
        Example("he spoke of cutting himself again", "self_harm"),
    ),
    counter_examples=(
        Example("The minor scale has a flat third."),
        Example("grapes and rapeseed oil"),
        Example("It took us 10 years to finish."),
    ),
    not_covered="Anything told without these words; a reader must judge each hit.",
)
