"""Flags for abuse, self-harm and minors. The match holds a flag word of ours, never the text."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.health.person_link import Link, in_papers, link
from pii_scan.detect.sensitive.flag_words import ABOUT_RULES, FLAGS, GATE, NOT_HARM, OF_MACHINES, PUBLIC
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

SENSITIVE = Kind("sensitive_content", LegalClass.MOST_SENSITIVE, "Sexual abuse, self-harm or minors")

_CELL_END = "\x1c"
_TRUE = frozenset({"y", "yes", "true", "1", "t", "x", "si", "sí"})
_APART = 300
"""Characters within which a flag is reported once."""
_AROUND = 250
"""Characters on either side that may show a text for everybody."""
_SURE = {"sexual_abuse": 0.85, "self_harm": 0.85, "minor": 0.75}
_PERSON, _UNSURE, _PUBLIC_TEXT = 0.75, 0.45, 0.3


def find_flags(text: Text, _context: Context) -> Iterator[Found]:
    """One match per flag and passage; policy and training texts are possible only."""
    hits: list[tuple[int, int, str, float]] = []
    for flag, alone, pattern, sieve in FLAGS:
        for match in sieve.tries(text.text, pattern):
            confidence = _judge(text.text, *match.span(), flag, alone)
            if confidence:
                hits.append((*match.span(), flag, confidence))
    # The surest of a passage stands for it, wherever in it.
    hits.sort(key=lambda hit: (-hit[3], hit[0]))
    taken: dict[tuple[str, int], list[int]] = {}
    for start, end, flag, confidence in hits:
        place = start // _APART
        near = (other for n in (place - 1, place, place + 1) for other in taken.get((flag, n), ()))
        if any(_same_passage(text.text, start, other) for other in near):
            continue
        taken.setdefault((flag, place), []).append(start)
        yield Found(SENSITIVE, flag, flag, confidence, start, end, (f"flag:{flag}",))


def _same_passage(body: str, one: int, other: int) -> bool:
    low, high = min(one, other), max(one, other)
    return high - low < _APART and body.find(_CELL_END, low, high) < 0


def _judge(body: str, start: int, end: int, flag: str, alone: bool) -> float:
    begin = max(start - _AROUND, body.rfind(_CELL_END, max(0, start - _AROUND), start) + 1, 0)
    stop = body.find(_CELL_END, end, end + _AROUND)
    stop = min(len(body), end + _AROUND) if stop < 0 else stop
    if (neighbour := NOT_HARM.search(body, max(begin, start - 12), min(stop, end + 24))) and neighbour.start() < end:
        return 0.0
    if PUBLIC.search(body, begin, stop):
        return _PUBLIC_TEXT
    near = link(body, start, end)
    somebody = near >= Link.PERSON or (near is Link.NONE and in_papers(body, start, end))
    if ABOUT_RULES.search(body, begin, stop) and not (alone and somebody):
        return _PUBLIC_TEXT
    if alone:
        return _SURE[flag]
    if flag == "minor":
        machine = OF_MACHINES.search(body, max(begin, start - 40), min(stop, end + 40))
        return 0.7 if somebody and not machine else 0.0
    return _PERSON if somebody else _UNSURE


def check_cell(candidate: Candidate) -> Verdict | None:
    """A flag column that says yes or names the flag; messages are read as text."""
    if not candidate.column:
        return None
    if candidate.text.strip().lower() in _TRUE and len(candidate.label) < 30:
        return Verdict("flagged", 4.0, ("flag_column",)) if _FLAG_HEADER.search(candidate.label) else None
    for flag, _, pattern, _ in FLAGS:
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
    gate=GATE,
    examples=(
        Example("I filed a PREA report against him last night", "sexual_abuse"),
        Example("some nights I think about killing myself", "self_harm"),
        Example("a letter about her 9-year-old daughter", "minor"),
        Example("ya no quiero vivir así", "self_harm"),
        Example("he spoke of cutting himself again", "self_harm"),
        Example("Inmate states that he was sexually assaulted by his cellmate.", "sexual_abuse"),
        Example("Placed on suicide watch at 21:40", "self_harm"),
        Example("el guardia abusó de mí en la ducha", "sexual_abuse"),
        Example("mi hija de 8 años vio todo", "minor"),
        Example("Petition concerning the minor child R.E.", "minor"),
    ),
    counter_examples=(
        Example("The minor scale has a flat third."),
        Example("grapes and rapeseed oil"),
        Example("It took us 10 years to finish."),
        Example("Suicide prevention week starts on Monday in the gym."),
        Example("Call 988, the suicide and crisis lifeline, if you or someone you know is suicidal."),
        Example("This policy sets zero tolerance for sexual abuse of inmates."),
        Example("The worker will kill itself when the parent process dies."),
        Example("He sold his 12-year-old truck."),
        Example("a career suicide for the senator"),
    ),
    validator="words of harm; a person in the sentence; no sign of a poster, policy or course",
    not_covered="Anything told without these words; a reader must judge each hit.",
)  # fmt: skip
