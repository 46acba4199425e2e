"""Does a number stand where the value of its label stands?

For numbers whose shape proves nothing (an employee's, a plate's): only what its label points at is one.
"""

import re
from collections.abc import Callable

from pii_scan.detect.detector import Candidate, Verdict
from pii_scan.detect.label_gap import gap_to_label, label_is_taken
from pii_scan.detect.normalise import fold

Reader = Callable[[str], str | None]
"""The canonical form of a candidate's text, or None where it cannot be one."""

_FILLER = re.compile(
    r"(?:[^a-z0-9\n]|</?[a-z][a-z0-9]{0,9}\b[^<>\n]{0,60}>|[(\[](?:[0-9]{1,2} )?[a-z][a-z .']{0,23}[)\]]|"
    r"\b(?:no|nos|nr|nbr|num|number|numbers|n|id|ids|code|card|is|was|are|of|the|my|his|her|your|their|our|on|"
    r"file|value|current|new|old|correct|actual|shown|listed|given|stated|recorded|noted|entered|provided|supplied|"
    r"confirmed|updated|changed|reported|verified|as|to|now|reads|read|it|its|it's|s|t|es|el|la|los|de|del|su|mi|"
    r"numero|nro|como|ser[aá]?|and|ist|lautet|est|lui|lei|e)\b)*"
)
"""What may stand between a label and its value: marks, small words, tags and a remark in brackets, no other noun."""
_LEADS_BACK = re.compile(
    r"(?:[^a-z0-9\n]|\b(?:is|was|as|are|the|my|his|her|our|your|their|that|thats|this|for|its|it's|s|es|el|la|su|mi|"
    r"esa?|ist|die|der|das|est|le|ma|mon)\b)*"
)
"""What may stand between a value and the label that follows it: `4827193 is my student number`."""
_ANSWER = re.compile(
    r"(?:[-–—>*]|\[?[0-9][0-9:.,/ apm]{3,20}\]?)?[ \t-]*(?:[a-z][a-z0-9 .'_-]{0,23}:|[a-z]\.)?[ \t]*"
    r"(?:\b(?:it|its|it's|is|s|sure|yes|yeah|ok|okay|si|claro|es|that|thats|that's|would|be|the|number|my)\b"
    r"[ \t,.:'-]*)*"
)
"""What may stand before the answer on the line below a question: the speaker, the time, small words."""
_MARKED = re.compile(r"(?:#|\(|\bno\.?|\bnum\.?|\bnumber:?|\bid:?|:)\s*[\"'(\[]?$")
"""The end of a gap that announces a number of its own: `Employee: Rowan Ellis (#`."""
_TAGS = re.compile(r"(?:\s|</?[a-z][a-z0-9]{0,9}\b[^<>\n]{0,60}>)*")
_NAME_GAP = 40
_TYPE = re.compile(
    r"\b(?:int|integer|str|string|text|char|varchar|number|bigint|float|type|null|default|pattern|regex|max|min)\b"
)
"""Words of code and of schemas, which stand there as a name would."""
_ALIGNED = 2
"""Characters by which the value of a printed column may stand left or right of its label."""

_COLUMN_EDGE = re.compile(r"^\s*$|[ ]{2,}$|[\t|]\s*$")

DIRECT = 1.0
BELOW = 0.6
BEHIND_NAME = 0.0
LOOSE = -1.0


def place_at_label(candidate: Candidate) -> float | None:
    """Log-odds that the candidate is its label's own value; None where it is not.

    Cells of a named column and values of an expected document type have their place by that.
    """
    if candidate.column:
        return DIRECT
    if not candidate.label:
        # Only the type of the document speaks for it.
        return LOOSE
    gap = gap_to_label(candidate)
    if gap is None:
        return _place_before_label(candidate)
    if "\n" in gap:
        return _place_below(candidate, gap)
    if label_is_taken(candidate):
        return None
    if _FILLER.fullmatch(gap):
        return DIRECT
    return BEHIND_NAME if len(gap) <= _NAME_GAP and _MARKED.search(gap) and not _TYPE.search(gap) else None


def _place_before_label(candidate: Candidate) -> float | None:
    """`1234567890 (DoD ID)`, `4827193 is his student number`: the label must follow at once."""
    at = candidate.after.find(candidate.label)
    return LOOSE if at >= 0 and _LEADS_BACK.fullmatch(fold(candidate.after[:at])) else None


def _place_below(candidate: Candidate, gap: str) -> float | None:
    rest_of_label_line, _, before_value = gap.rpartition("\n")
    above, _, own = candidate.before.rpartition("\n")
    rest_of_label_line, above = rest_of_label_line.rstrip(), above.rstrip()
    line = above.rpartition("\n")[2]
    if len(line) == len(above) and candidate.start > len(candidate.before):
        # The line above began before what is known of it, so nobody can say what stands under what.
        if _FILLER.fullmatch(rest_of_label_line):
            return BELOW
        return BEHIND_NAME if _COLUMN_EDGE.search(own) else None
    label_at = len(line) - len(rest_of_label_line) - len(candidate.label)
    aligned = abs(len(own) - label_at) <= _ALIGNED
    if rest_of_label_line.endswith("?") and _FILLER.fullmatch(rest_of_label_line) and _ANSWER.fullmatch(before_value):
        return BELOW
    if before_value.strip() and not aligned and not _TAGS.fullmatch(before_value):
        return None
    if _FILLER.fullmatch(rest_of_label_line):
        return BELOW
    # Other headings stand beside the label: the value must stand under it.
    return BELOW if aligned and "." not in rest_of_label_line else None


def is_filler_number(normal: str) -> bool:
    """`00000000`, `12345678`, `A123456789`: what people type where a number is asked for."""
    digits = "".join(filter(str.isdigit, normal))
    if len(digits) < 4:
        return False
    return len(set(digits)) == 1 or (len(digits) >= 8 and any(digits in run for run in _RUNS))


_RUNS = ("0123456789012345", "1234567890123456", "9876543210987654")


def labelled(read: Reader, odds: float, reason: str) -> Callable[[Candidate], Verdict | None]:
    """A `check` for numbers that only their label makes one.

    Args:
        read: shape and canonical form.
        odds: log-odds of the shape, beside place and label.
        reason: fixed word for the report.
    """

    def check(candidate: Candidate) -> Verdict | None:
        normal = read(candidate.text)
        if normal is None or (place := place_at_label(candidate)) is None:
            return None
        return Verdict(normal, odds + place, (reason,), dummy=is_filler_number(normal))

    return check


_WORD_IN_FRONT = re.compile(
    r"(?:no|nos|num|nr|nbr|id|is|was|are|the|of|es|and|or|for|in|on|at|to|by|lic)[-. ]", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"[A-Za-z]*[a-z] ")


def takes_a_word_in(text: str) -> bool:
    """Whether a shape with a letter group in front took a word for it: `No. 104778`, `fee 00025`."""
    return _WORD_IN_FRONT.match(text) is not None or _SMALL_WORD.match(text) is not None


def label_is_one_of(candidate: Candidate, labels: frozenset[str]) -> bool:
    """Whether its label, in whatever writing (`File_No.`, `fileNo`), is one of these: letters and digits alone."""
    return "".join(filter(str.isalnum, fold(candidate.label))) in labels


def compact(text: str) -> str:
    """Letters (upper case) and digits alone."""
    return "".join(filter(str.isalnum, text)).upper()


def shaped(pattern: str) -> Reader:
    """A reader that takes what has this form once separators are gone."""
    form = re.compile(pattern)

    def read(text: str) -> str | None:
        normal = compact(text)
        return normal if form.fullmatch(normal) else None

    return read
