"""Whether the words around a number let it be a licence number: its label, what lies between, what speaks against."""

import re
from typing import NamedTuple

from pii_scan.detect.detector import Candidate
from pii_scan.detect.ids.jurisdictions import STATE_NAMES
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.detect.normalise import fold

_ALIGNED = 8
"""Characters that a value may stand beside the place below its label."""
_LONGEST_GAP = 64
"""As far as a label reaches."""
_VALUE = re.compile(r"\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")
_OTHER_FIELD = re.compile(
    r"phone|\btel\b|\bfax\b|\bcell\b|\bdob\b|birth|\bnac(?:imiento)?\b|\bssn\b|social|expir|\bexp\b|venc|"
    r"issued? (?:date|on)|\bclass\b|\bfee\b|\bacc(?:oun)?t|\bdate|\bplate|\btag\b|\bplaca|\bvin\b|policy|poliza|claim|"
    r"order|invoice|ticket|citation|\bcase\b|badge|audit|discriminator|\bdd\b|inventory|\bicn\b|\bzip\b|member|employ|student|tax|medical|"
    r"\bversion\b|\bbuild\b|\bkey\b|serial|amount|\btotal\b|\$"
)
"""Another field's name between label and number: the number is that field's."""
_FILLER = re.compile(
    r"\b(?:no|num|number|nbr|numero|id|card|license|licence|lic|licencia|dl|dln|and|or|y|state|st|of|de|la|el|issue[dr]?|by|"
    r"in|en|is|was|es|the|a|my|his|her|their|your|on|file|as|listed|shown|holder|for|commercial|usa|us|"
    r"issuance|issuing|authority|value|type|conducir|manejo|estado|identification|identificacion|driver'?s?|operator'?s?|#)\b"
)
_STATES = re.compile(
    r"\b(?:" + "|".join(sorted((n.lower() for n in STATE_NAMES.values()), key=len, reverse=True)) + r")\b"
)
_CODES = re.compile(r"\b(?:" + "|".join(STATE_NAMES).lower() + r")\b")
_WORD = re.compile(r"[a-z]{2,}")
SHORT_LABEL = re.compile(r"(?:c|e|o)?d\W?l\W*|4d")
_NO_LABEL = re.compile(r">[^<]*<|[/_-](?!id\b|cdl\b|st\b|state\b|no\b|num)[a-z]")
"""Behind `dl`: it is a list in HTML or the name of a branch."""
_CLASS = re.compile(r"\bclass:? ?[a-dm]\b")
_SPEAKER = re.compile(
    r"\n\[?(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},? )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\]?"
    r"[ -]{1,3}[a-z][a-z .'’-]{0,24}: ?(?:it'?s |es )?"
)
"""Who answers in a chat: `need ur dl #`, and in the next message the number."""
_OWN_VALUE = re.compile(r"[:=][^&]*&|\b\d+ of\b")
"""`dl=1&id=…`, `card 3 of …`: the label already has its value."""
_NUMBER_OF_ITS_OWN = re.compile(r"[ \t]?(?:#|no\.?)?[ \t]?\d{3}")
"""Behind a label that follows a number: it announces the next one."""
_SENTENCE_END = re.compile(r"(?:^|[a-z]{3})[.!?;] +[a-z]{3}")


class Standing(NamedTuple):
    """How a number stands to its label."""

    odds: float
    """Log-odds on top of the label's own weight; 0 for `label: number`."""
    gap: str
    """What lies between, lower case."""


def standing(candidate: Candidate) -> Standing | None:
    """None where the label is not this number's."""
    gap = gap_to_label(candidate)
    if gap is None:
        return _behind(candidate)
    if gap[:1].isdigit():
        # `DL219` of the row above, a flight: letters of a number are no label.
        return None
    gap = _SPEAKER.sub("\n", _CLASS.sub(" ", gap))
    if gap == "/" and not candidate.text.isupper():
        return None
    if _NO_LABEL.match(gap) and SHORT_LABEL.fullmatch(candidate.label):
        return None
    above, newline, own_line = gap.rpartition("\n")
    if newline:
        if _OTHER_FIELD.search(own_line) or _words(own_line) > 2:
            return None
        if _is_below(candidate):
            return Standing(0.0, ":")
        if _VALUE.search(gap) or _words(above) > 2:
            return None
        return Standing(-0.3, "")
    if _VALUE.search(gap) or _OWN_VALUE.search(gap) or _OTHER_FIELD.search(gap):
        return None
    words = _words(gap)
    if words == 0 and len(gap) <= _LONGEST_GAP:
        return Standing(0.0, gap)
    if words > 3 or _SENTENCE_END.search(gap) or len(gap) > _LONGEST_GAP // 2:
        return None
    return Standing(-0.5 * words, gap)


def _words(gap: str) -> int:
    """Words that do not belong to a label of a licence."""
    left = _FILLER.sub(" ", _STATES.sub(" ", _CODES.sub(" ", gap)))
    return len(_WORD.findall(left))


def _behind(candidate: Candidate) -> Standing | None:
    """`S530-4418-8127 (Illinois driver's license)`: the label follows, nothing but a few words between."""
    after = fold(candidate.after)
    at = after.find(fold(candidate.label)) if candidate.label else -1
    if at >= 0 and SHORT_LABEL.fullmatch(candidate.label) and _NO_LABEL.match(after, at + len(candidate.label)):
        return None
    if at >= 0 and _NUMBER_OF_ITS_OWN.match(after, at + len(candidate.label)):
        return None
    if at < 0 or "\n" in after[:at] or _VALUE.search(after[:at]) or _OTHER_FIELD.search(after[:at]):
        return None
    return Standing(0.3, "") if _words(after[:at]) == 0 else Standing(-0.5, "")


def _is_below(candidate: Candidate) -> bool:
    """Whether the number stands below the label, as in the head and first row of a listing."""
    before = fold(candidate.before)
    line_start = before.rfind("\n") + 1
    label_at = -1
    above = before[: max(0, line_start - 1)]
    top = above.rstrip().rfind("\n") + 1
    for match in re.finditer(re.escape(fold(candidate.label)), above):
        if match.start() >= top:
            label_at = match.start() - top
    return label_at >= 0 and abs(label_at - (len(before) - line_start)) <= _ALIGNED
