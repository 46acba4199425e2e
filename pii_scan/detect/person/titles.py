"""Names by the title before them."""

import re
from collections.abc import Iterator

from pii_scan.detect.person.gazetteer import is_common, is_everyday, is_first, is_surname
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.ordinary_words import ORDINARY_FIRSTS, ORDINARY_LASTS
from pii_scan.detect.person.signs import signs
from pii_scan.detect.person.span import NameSpan
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.word_shapes import WORD
from pii_scan.detect.person.words import NAME_FIRST_WORDS, NAME_LAST_WORDS

NAME = (
    rf"(?:[A-Z]\.? ?){{0,2}}{WORD}(?: [A-Z]\.?(?= ))?"
    rf"(?: (?:de|del|de la|van|van der|von|bin|al|y) {WORD}| {WORD}){{0,3}}"
)
"""What may stand behind a title, a greeting or in a signature."""
_ADDRESSED = (
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Dra|Sr|Sra|Srta|Prof|Profa|Atty|Sgt|Lt|Capt|Cpl|Cmdr|Col|Maj|Ofc|Lic|Lcda|Lcdo|Ing|Arq|Rev|"
    r"Hon|Fr|Det(?=\.)|Sen|Gov|MR|MRS|MS|MISS|DR|SR|SRA|SRTA|ATTY|SGT|LT|CAPT|CPL|OFC|DET|LIC|ING|REV|HON|Don|Doña|Mme|Herr|Frau"
)
"""Forms of address: whoever stands behind them is a person."""
_OFFICE = (
    r"officer|deputy|dep\.|insp\.|tpr\.|detective|warden|attorney|counselor|counsellor|judge|inmate|señora?|señorita|abogad[oa]|"
    r"licenciad[oa]|ingenier[oa]|oficial|intern[oa]|reclus[oa]|nurse|doctora?|chaplain|sergeant|lieutenant|captain|"
    r"corporal|trooper|constable|sheriff|investigator|professor|profesora?|pastor|rabbi|imam|sister|uncle|aunt|t[ií][oa]|"
    r"senator|congressman|congresswoman|representative|president|governor|mayor|patient|detainee|caseworker|therapist|"
    r"lawyer|mother|father|son|daughter|wife|husband|brother|girlfriend|boyfriend|cellmate|hij[oa]|espos[oa]|herman[oa]"
)
"""Offices: also the first word of headings and of what is called after the office."""
_TITLE = re.compile(
    rf"(?:(?P<addressed>{_ADDRESSED})\b\.?|(?P<office>(?i:{_OFFICE})))(?: (?:and|y|&) (?:Mrs|Ms|Dr|Sra)\.?)? "
    rf"(?P<name>{NAME})"
)


_GIVEN_BEHIND = re.compile(r", ?([A-Z]{2,}[A-Z'’-]*)\b(?: [A-Z]\b)?")
_POSTS = word_set(
    """
    BUYER MANAGER ENGINEER ANALYST DIRECTOR PARTNER ASSOCIATE COUNSEL ACCOUNTANT DEVELOPER PROGRAMMER CONSULTANT
    ADVISOR ADVISER AUDITOR CLERK PLANNER RECRUITER SPECIALIST TECHNICIAN TECH ARCHITECT UNDERWRITER EDITOR WRITER
    LECTURER PRODUCER COORDINATOR ADMINISTRATOR CHAPLAIN PARALEGAL NURSE HIGH CENTER CITIZEN LIVING
    """
)
"""Behind `Sr.` a senior, not a señor."""
_ROLES = word_set(
    """
    CHAIRMAN CHAIRWOMAN CHAIRPERSON CHAIR SPEAKER MODERATOR COMMISSIONER SECRETARY PRESIDENT AMBASSADOR MINISTER MAYOR
    SENATOR CONGRESSMAN CONGRESSWOMAN JUSTICE VICE ATTORNEY SOLICITOR INSPECTOR DIRECTOR COUNCILMAN COUNCILWOMAN
    COUNCILOR TREASURER GOVERNOR DELEGATE CLERK FOREMAN FOREPERSON PRESIDENTE MINISTRO MINISTRA ALCALDE ALCALDESA JUEZ
    """
)
"""`Mr. Chairman`: whoever holds the office is addressed, and records of hearings do it on each page."""
_ORDINARY = ORDINARY_FIRSTS | ORDINARY_LASTS


_SMALL = re.compile(r"(?:mr|mrs|ms|dr|atty)\. ?(?P<name>[a-z][a-z'’-]{2,}(?: [a-z][a-z'’-]{2,})?)")


def _typed_small(text: str, at: int) -> NameSpan | None:
    """`mr. goldfarb`, as messages are typed: only surnames that are no words."""
    match = _SMALL.match(text, at)
    if match is None:
        return None
    words = match["name"].split(" ")
    start, whole = match.span("name")
    if len(words) == 2 and is_first(words[0]) and is_surname(words[1]) and not any(map(is_everyday, words)):
        return NameSpan(start, whole, 0.72, "title")
    word = words[0]
    if is_everyday(word) or is_common(word) or fold(word) in _ORDINARY or len(word) < 4:
        return None
    # Many surnames of the world are on no list, and neither are brands.
    return NameSpan(start, start + len(word), 0.72 if is_surname(word) else 0.5, "title")


def titled_names(text: str) -> Iterator[NameSpan]:
    """`Ms. Ortega`, `Officer J. Reyes`; a single surname suffices after a form of address."""
    done = 0
    for at in signs(text).titles:
        match = _TITLE.match(text, at) if at >= done else None
        if match is None:
            if at >= done and (small := _typed_small(text, at)) is not None:
                done = small.end
                yield small
            continue
        done = match.end()
        if match.group("addressed") in ("Sr", "SR") and fold(match.group("name").split(" ")[0]) in _POSTS:
            continue
        start, end = match.span("name")
        if match.group("addressed") and fold(match.group("name").split(" ")[0]) in _ROLES:
            _, space, _ = match.group("name").partition(" ")
            if not space:
                continue
            start = text.index(" ", start) + 1
        start, end = leading_names(text, start, end)
        if end <= start:
            continue
        if (given := _GIVEN_BEHIND.match(text, end)) is not None and text[start:end].isupper() and is_first(given[1]):
            # `inmate BELL, TREVON`
            end = done = given.end()
        name = text[start:end]
        words = [w for w in re.split(r"[ .]+", name) if len(w) > 1]
        title = match.group("addressed")
        # `MS API`, `MS Sans`: in capitals it is an abbreviation as often.
        if title and title.isupper() and len(words) == 1 and not name.isupper() and text[match.end("addressed")] != ".":
            yield NameSpan(start, end, 0.5, "title")
            continue
        if title and not title.isupper():
            yield NameSpan(start, end, 0.85 if " " in name else 0.72, "title")
            continue
        listed = [w for w in words if (is_first(w) or is_surname(w)) and fold(w) not in _ORDINARY]
        if listed:
            yield NameSpan(start, end, 0.8 if len(words) > 1 and len(listed) > 1 else 0.72, "title")
        elif not any(is_everyday(w) for w in words):
            yield NameSpan(start, end, 0.5, "title")


def leading_names(text: str, start: int, end: int) -> tuple[int, int]:
    """Cuts the run where names end: `Ms. Ortega Please` → `Ortega`."""
    at = stop = start
    opened = False
    for word in text[start:end].split(" "):
        bare = word.rstrip(".")
        single = len(bare) == 1 or (len(bare) == 3 and bare[1] == ".")
        known = single or bare in ("de", "del", "la", "van", "von", "der", "y") or is_first(bare) or is_surname(bare)
        folded = fold(bare)
        everyday = is_common(bare) and folded not in NAME_LAST_WORDS and (opened or folded not in NAME_FIRST_WORDS)
        if (everyday and not single and bare not in ("de", "la", "y")) or not (known or not opened):
            break
        opened = opened or not single
        stop = at + len(word)
        at = stop + 1
    return (start, stop) if opened else (start, start)
