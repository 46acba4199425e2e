"""Inmate numbers without a label of their own: behind a name, in texts that speak of custody.

`Kowalczyk #A698-331`, `Thornbury (A771-604)`, `Sykes, Tremaine   A759013`. Most numbers of a prison's notes, logs and
letters stand so. What tells them is the form of the state's numbers, the name before and the words around together.
"""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Found
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

INMATE_NUMBER = Kind("inmate_number", LegalClass.BOOKING_NUMBER, "Inmate or booking number")

GATE = (
    "inmate", "inmates", "lnmate", "inrnate", "lnrnate", "inm", "i/m", "offender", "offenders", "prisoner", "prisoners",
    "detainee", "detainees", "incarcerated", "odrc", "prea", "kite", "cellmate", "bunkie", "commissary", "jail",
    "prison", "correctional", "corrections", "correction", "warden", "housing unit", "cell block", "infirmary",
    "restrictive housing", "stg", "security threat group", "celly", "lockdown", "segregation",
    "protective custody", "halfway house",
    "viapath", "securus", "gtl", "jpay", "parole", "parolee", "visitor", "visiting", "visitation", "c/o", "recluso",
    "interno", "prisión", "cárcel",
)  # fmt: skip
_CUSTODY = re.compile(
    r"(?i)\b(?:inmates?|lnmate|in?rnate|lnrnate|inm|i/m|offenders?|prisoners?|detainees?|incarcerated|odrc|prea|kite|"
    r"cellmate|bunkie|commissary|jail|prison|correctional|corrections?|warden|housing unit|cell ?block|infirmary|"
    r"restrictive housing|stg|security threat group|celly|lockdown|segregation|protective custody|halfway house|"
    r"viapath|securus|gtl|jpay|parolee?|c/o|reclus[oa]|intern[oa]|prisi[oó]n|c[aá]rcel)\b"
)
_VISIT = re.compile(r"(?i)\bvisit(?:or|ing|ation)\b")
_NAME = (
    r"(?:[A-Z][A-Za-zÀ-ÿ'’-]*[a-zA-ZÀ-ÿ](?:, ?[A-Z]\b\.?)?(?:,? (?:Jr|Sr|JR|SR|II|III)\b\.?)?|[A-Z]{2,},? ?[A-Z]\.?)"
)
_MARK = (
    r"(?P<mark>[ \t,]{0,3}(?:[-–—] ?)?"
    r"(?:[(\[] ?(?:# ?|[Nn]o\.? ?)?|# ?|[Nn]o\.?:? |[Nn]um(?:ber)?[.:]{0,2} )|,? {1,16}|, |\t)"
)
_STATE = r"[ARWMS] ?-?[0-9]{3} ?-? ?[0-9]{3}"
"""Letter and six digits: Ohio's numbers, also written in two halves."""
_HALVES = r"[0-9]{3} ?- ?[0-9]{3}"
_OTHER = r"[A-Z]{1,2}-?[0-9]{4,6}|[0-9]{5,8}|[0-9]{2,4}-[0-9]{4,7}"
_FORM = re.compile(rf"(?P<state>{_STATE})|(?P<halves>{_HALVES})|(?P<other>{_OTHER})")
_AT = re.compile(rf"(?P<name>{_NAME}){_MARK}(?P<number>{_STATE}|{_HALVES}|{_OTHER})(?![\w]|-[0-9A-Za-z]|[.,/][0-9])")
_BARE = re.compile(r"(?<![\w/#.-])#? ?(?P<number>[AR] ?-?[0-9]{3} ?-? ?[0-9]{3})(?![\w]|-[0-9A-Za-z]|[.,/][0-9])")
"""Without a name before: Ohio's form alone, near a word that means a person in custody."""
_WORD_BEFORE = re.compile(r"([A-Za-z]+)[ .:]{1,3}\Z")
_NEAR = 240
_PERSON = re.compile(
    r"(?i)\b(?:inmates?|lnmate|in?rnate|inm|i/m|offenders?|prisoners?|detainees?|odrc|housing unit|reg\.? no)\b"
)
_TITLE = re.compile(r"(?i)(?:\binmate|\bi/m|\binm|\boffender|\bprisoner|\bdetainee)s?:? (?:[a-z][a-zà-ÿ'’-]+,? )?\Z")
_NO_NAME = re.compile(
    r"(?i)(?:page|rule|form|drc|policy|section|lot|item|part|sku|po|order|invoice|case|ref|room|suite|apt|unit|box|badge|"
    r"receipt|check|chapter|no|zip|model|version|rev|docket|claim|phone|tel|cell|fax|oh|ohio|exhibit|locker|asset|tag|"
    r"account|acct|door|gate|building|upc|grievance|ticket|report|incident|code|key|keys|radio|level|total|amount|fund|line|warrant|"
    r"vehicle|plate|serial|class|count|dept|grant|bates|lic|dl|oln|ssn|dob|fbi|sid|mrn|card|pin|id|call|called|at)"
)


_ODDS = {("state", True): 0.93, ("state", False): 0.85, ("halves", True): 0.85, ("halves", False): 0.6,
         ("other", True): 0.75}  # fmt: skip
"""Confidence by form and whether `#` or a bracket stands before."""


def find_beside_name(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    seen: set[int] = set()
    for match in _AT.finditer(body):
        if (confidence := _judge(body, match)) is None:
            continue
        seen.add(match.end("number"))
        yield _found(match, confidence)
    for match in _BARE.finditer(body):
        word = _WORD_BEFORE.search(body, max(0, match.start() - 16), match.start())
        if word is not None and _NO_NAME.fullmatch(word[1]):
            continue
        if match.end("number") not in seen and _near(body, match.start(), _PERSON):
            yield _found(match, 0.75)


def _judge(body: str, match: re.Match[str]) -> float | None:
    words = re.findall(r"[A-Za-zÀ-ÿ]+", match["name"])
    if any(_NO_NAME.fullmatch(word) for word in words):
        return None
    form = _FORM.fullmatch(match["number"])
    if form is None:
        return None
    marked = (
        _TITLE.search(body, max(0, match.start() - 20), match.start()) is not None
        or any(mark in match["mark"] for mark in "#([")
        or "o" in match["mark"].lower()
    )
    sure = _near(body, match.start(), _CUSTODY)
    if not sure and not (
        (marked or form.lastgroup == "state") and form.lastgroup != "other" and _near(body, match.start(), _VISIT)
    ):
        return None
    confidence = _ODDS.get((form.lastgroup or "", marked))
    if form.lastgroup == "other" and not ("#" in match["mark"] and _near(body, match.start(), _PERSON)):
        return None
    return confidence if sure or confidence is None else 0.72


def _near(body: str, at: int, words: re.Pattern[str]) -> bool:
    return words.search(body, max(0, at - _NEAR), at + _NEAR) is not None


def _found(match: re.Match[str], confidence: float) -> Found:
    raw = match["number"]
    normal = re.sub(r"[\s-]", "", raw)
    system = {"system": "ODRC"} if re.fullmatch(r"[ARW][0-9]{6}", normal) else {}
    return Found(INMATE_NUMBER, raw, normal, confidence, *match.span("number"), ("beside_name",), attributes=system)
