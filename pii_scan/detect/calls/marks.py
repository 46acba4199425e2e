"""Marks of privilege in call records: flag columns in many codings, and labels in columns of types and remarks."""

import re
from enum import IntFlag
from functools import lru_cache

from pii_scan.detect.calls.law_names import LawName, law_name
from pii_scan.detect.calls.wording import header_of, words_of


class Sign(IntFlag):
    """Why a call may be privileged; kept per call as one number, and told in the report by name."""

    FLAG = 1
    """A column made for it says yes."""
    LABEL = 2
    """A type, class or remark says attorney, legal, privileged or do not record."""
    LAW_NAME = 4
    """The other party's name is that of a law office or a defender."""
    LAW_LIKE = 8
    """A name, flag or label that attorneys share with others."""
    PROSECUTION = 16
    """The other party is an attorney general or prosecutor, who is nobody's counsel."""
    UNRECORDED = 32
    """The record says that the call was not recorded or monitored; weak, for failed calls are not recorded either."""
    OTHER_COUNSEL = 64
    """A type or relationship says clergy, doctor or consulate, with whom talk is protected by rules of its own."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_YES = _set("y yes t true 1 x si s on enabled set checked yep ja oui sim v positive active allowed priv privileged")
_NO = _set(
    "n no f false 0 off disabled none null nil na nein non nao unknown unk unchecked never not-set "
    "nan negative inactive undefined nothing"
)
_DIRECT = re.compile(
    r"\b(?:attorneys?|attys?|attny|attn?y|lawyers?|legal|privileged?|privleged|priviledged?|priv|counsel|abogad[oa]s?|"
    r"defensor\w*|privilegi\w+|llamada legal|confidencial|do not (?:record|monitor|rec)|don t record|dont record|"
    r"donotrecord|donotmonitor|no (?:record|recording|rec|monitor|monitoring|grabar)|norecord|norec|nomonitor|dnr|dnm|"
    r"non ?(?:recorded|monitored|recordable)|unmonitored|unrecorded|not (?:recorded|monitored|recordable)|"
    r"public defender|pub def|sin grabar|"
    r"(?:rec|record|recording|monitoring) (?:off|exempt|exemption|suppressed|suppress|blocked|disabled|prohibited|"
    r"restricted|excluded|override)|exempt from (?:recording|monitoring)|law ?(?:firm|office|yer))\b"
)
_NOT_DIRECT = re.compile(
    r"\b(?:attorney general|district attorney|legal (?:name|entity|hold|guardian|address|status|state|age)|priv(?:ate)?"
    r" (?:key|ip|network)|presentation|clir|count|total|rate|cost|amount|date|time)\b"
)
_WEAK_DIRECT = re.compile(
    r"^(?:is )?(?:private(?: call| line| number)?|confidential(?: call)?|exempt|professional(?: call)?|sensitive|"
    r"counsell?or|special)(?: flag| yn| y n| ind| indicator| call)?$"
)
_INVERSE = re.compile(
    r"^(?:is |was |call |being )?(?:recorded|recording|monitored|monitoring|record|rec|monitor|recordable|grabad[oa]|"
    r"grabacion|rcrd|recd)(?: (?:flag|yn|y n|status|ind|indicator|enabled|on|call|allowed))?$"
)
_REVERSED_NO = _set("n no f false 0 off disabled unrecorded unmonitored nr u not-recorded none blocked suppressed")
_CORE = re.compile(
    r"\b(?:attorneys?|attys?|attny|lawyers?|legal|privileged?|priv|privleged|priviledged|counsel|public defender|"
    r"pub def|pd|abogad[oa]s?|defensor(?:a|ia)? (?:publicos?|publicas?|de oficio)|privilegiad[oa]|"
    r"do not (?:record|monitor)|"
    r"don t (?:record|monitor)|dont (?:record|monitor)|donotrecord|dnr|dnm|"
    r"no (?:record|recording|monitor|monitoring)|norecord|"
    r"unmonitored|non monitored|nonmonitored|not monitored|no grabar|law firm|law office)\b"
)
_NEGATED = re.compile(
    r"\b(?:non|not|no|never|without|un|sin|nonlegal|nonattorney|nonprivileged) ?(?:attorneys?|attys?|legal|privileged?|"
    r"priv|lawyers?|counsel|abogad[oa])\b"
)
_AROUND = _set(
    "a an the to from with by of or and as call calls called caller visit visits number numbers no "
    "nbr num phone line client clients office type class code category professional private "
    "confidential flag yes y si x 1 2 3 4 5 6 7 8 9 10 l p ac communication comm conversation "
    "contact relationship relation inmate free collect debit prepaid unrecorded recorded monitored "
    "record recorder recording monitor monitoring do not dont don t exempt list listed approved "
    "verified registered representative rep rel services service defense criminal personal family "
    "his her my de su mi llamada con cliente numero telefono local intl international outbound "
    "inbound outgoing incoming video voip remote scheduled onsite tablet completed complete status "
    "only protected blocked restricted general call type off set designated designation pan dnr "
    "court appointed state county federal public defender aid bar"
)
"""What may stand beside the core of a label; another word makes it a name or a sentence."""
_LABELS = re.compile(
    r"\b(?:type|category|class|relation|relationship|parentesco|rel|party|designation|privileged?|label|role|group|purpose)\b"
)
_OTHER = re.compile(
    r"\b(?:clergy(?:man|woman|person)?|clergies|chaplain|priest|pastor|rabbi|imam|minister|spiritual advisor|"
    r"religious(?: advisor)?|doctor|physician|medical(?: provider)?|psychiatrist|psychologist|therapist|"
    r"mental health(?: provider)?|consulate|consular|consul|embassy|ombudsman|sacerdote|medico|consulado|embajada)\b"
)
_LONGEST = 60
_LOOK = 400
"""Characters of a cell that are looked at."""


@lru_cache(maxsize=4096)
def is_flag_header(header: str) -> bool:
    words = header_of(header)
    return _DIRECT.search(words) is not None and _NOT_DIRECT.search(words) is None


@lru_cache(maxsize=4096)
def is_weak_flag_header(header: str) -> bool:
    return _WEAK_DIRECT.match(header_of(header)) is not None


@lru_cache(maxsize=4096)
def is_label_header(header: str) -> bool:
    """Whether the column says what sort of call or party a row has."""
    return _LABELS.search(header_of(header)) is not None


@lru_cache(maxsize=4096)
def is_recorded_header(header: str) -> bool:
    """Whether the column says if a call was recorded (`recorded=N`)."""
    return _INVERSE.match(header_of(header)) is not None


def flag_sign(cell: str) -> Sign:
    """A cell under a header made for privilege. What is no code (a name, an identifier) says yes by being there."""
    cell = cell[:_LOOK]
    words = words_of(cell)
    if not words:
        return Sign.FLAG if cell.strip() in _TICKS else Sign(0)
    if _NEGATED.search(words) or words.replace(" ", "-") in _NO or words.replace(" ", "") in _NO:
        return Sign(0)
    if law_name(cell) is LawName.PROSECUTION:
        return Sign.PROSECUTION
    if words in _YES or _CORE.search(words):
        return Sign.FLAG
    first = words.split()[0]
    if first in _NO or first in _FALSE_PHRASES or _RECORDED.match(words):
        return Sign(0)
    if _number(words) == 0:
        return Sign(0)
    return Sign.FLAG


_TICKS = frozenset("✓✔☑√●*+")
_FALSE_PHRASES = frozenset(
    ("regular", "standard", "normal", "general", "public", "personal", "social", "other", "friend", "family")
)
_RECORDED = re.compile(r"^(?:recorded|record|monitored|rec|allow(?:ed)? recording|r|m)$")


def is_code(cell: str) -> bool:
    """Whether a flag's cell is a plain yes or no, or says in words what it means."""
    return is_yes_or_no(cell) or _CORE.search(words_of(cell)) is not None


def is_yes_or_no(cell: str) -> bool:
    words = words_of(cell)
    return not words or words in _YES or words.replace(" ", "-") in _NO or _number(words) in (0, 1)


def _number(words: str) -> float | None:
    try:
        return float(words.replace(" ", "."))
    except ValueError:
        return None


def weak_flag_sign(cell: str) -> Sign:
    return Sign.LAW_LIKE if words_of(cell[:_LOOK]) in _YES else Sign(0)


def recorded_sign(cell: str) -> Sign:
    """A cell under `recorded` and its like."""
    words = words_of(cell[:_LOOK])
    if _CORE.search(words) and not _NEGATED.search(words):
        return Sign.LABEL
    said_no = words.replace(" ", "-") in _REVERSED_NO or _number(words) == 0 or words.startswith("not ")
    return Sign.UNRECORDED if said_no else Sign(0)


@lru_cache(maxsize=65536)
def text_sign(cell: str) -> Sign:
    """A cell of a column of types, remarks or names."""
    cell = cell[:_LOOK]
    words = words_of(cell)
    if not words:
        return Sign(0)
    name = law_name(cell)
    if name is LawName.PROSECUTION:
        return Sign.PROSECUTION
    if _NEGATED.search(words):
        return Sign(0)
    if _CORE.search(words):
        if len(words) <= _LONGEST and all(w in _AROUND for w in _CORE.sub(" ", words).split()):
            return Sign.LABEL
        if _SENTENCE.search(words):
            return Sign.LABEL
    if name is LawName.OFFICE:
        return Sign.LAW_NAME
    return Sign.LAW_LIKE if name is LawName.WEAK else Sign(0)


@lru_cache(maxsize=4096)
def other_sign(cell: str) -> Sign:
    """A cell of a column of types or relationships that says nothing beside."""
    words = words_of(cell[:_LOOK])
    if len(words) > _LONGEST or not _OTHER.search(words):
        return Sign(0)
    return Sign.OTHER_COUNSEL if all(w in _AROUND for w in _OTHER.sub(" ", words).split()) else Sign(0)


_SENTENCE = re.compile(
    r"\b(?:attorney client|abogado cliente|do not record|do not monitor|privileged (?:call|communication|number)|"
    r"legal call|llamada legal|attorney call)\b"
)
PREFILTER = r"|priv|do.?not|don.?t|dnr|dnm|no.?rec|no.?mon|unmon|non.?mon|not.?mon|no grab|\bpd\b"
"""RE2, to be put behind that of names."""
OTHERS = (
    r"(?i)clerg|chapl|priest|pastor|rabbi|imam|minister|spirit|relig|doctor|physic|medic|psych|therap|mental|consul|"
    r"embas|ombuds|sacerd|embaj"
)
"""RE2: what `other_sign` may know."""
