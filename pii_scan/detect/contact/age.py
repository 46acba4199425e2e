"""How old somebody is: `age 34`, `34-year-old`, `34 años`, `Ellis, Rowan (34)`."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

AGE = Kind("age", LegalClass.SUPPORTING, "Age of a person", "AGE")
_PERSON = (
    r"man|woman|boy|girl|male|female|mother|father|son|daughter|inmate|resident|student|patient|suspect|victim|driver|"
    r"brother|sister|husband|wife|teen(?:ager)?|child|kid|toddler|infant|baby|person|veteran|employee|client|detainee|"
    r"hombre|mujer|niñ[oa]|joven|hij[oa]|señora?|paciente"
)
_NAME = r"[A-ZÀ-Þ](?:[^\W\d_]|['’-])+"
_PATTERNS = (
    # Age behind its label; no limit of ages, no cache header, no range.
    ("label", 0.9, re.compile(
        r"(?<![\w-])(?:(?i:age|aged|edad|alter|âge|età|idade)|AGE)(?:[ ]?\((?:yrs?|years?|años)\))?[\"']?[ \t]{0,3}"
        r"(?:[:=#]|is|of|de|\.{2,})?[ \t\"']{0,3}(?:\r?\n[ \t]*)?"
        r"(?P<age>\d{1,3})(?![\d.,:/%-]*\d|[ ]?(?:to|and|or|"
        r"-|–|%|ms|seconds|minutes|days|hours)\b|\+|%|-)"
    )),
    ("hyphen", 0.9, re.compile(
        rf"(?<![\w.-])(?P<age>\d{{1,3}})[ -](?:year|yr)s?[ -]old[ ](?:[A-Za-z]+[ ]){{0,3}}(?i:{_PERSON})\b"
    )),
    ("years_old", 0.75, re.compile(
        r"(?i)\b(?:i am|i'm|im|he is|she is|he's|she's|is|was|turned|turns|aged|soy|tengo|tiene|tenía|tenia|cumplió|"
        r"de)[ ]"
        r"(?:now |just |only |about )?(?P<age>\d{1,3})(?:[ -](?:years?|yrs?)[ -](?:old|of[ -]age)|[ ]?y/?o\b|"
        r"[ ]años(?! (?:de )?(?:experiencia|servicio|garant|después|despues)))"
    )),
    ("turned", 0.8, re.compile(
        r"(?i)\b(?:just|recently|he|she|i|who|brother|sister|mother|father|son|daughter|wife|husband|mom|dad)"
        r"(?:[ ](?:just|recently|will|'?ll))?[ ](?:turned|turns|turn|be turning)[ ](?P<age>\d{1,2})"
        r"(?=[ ]?(?:[.,;!?\n]|$|(?:last|this|next|in|on|today|yesterday|tomorrow|and|years?)\b))"
    )),
    ("short", 0.85, re.compile(
        rf"(?<![\w.-])(?P<age>\d{{1,3}})[ ]?(?:y/?o|yo|yr old|YO|Y/O)[ ](?:[A-Za-z]+[ ]){{0,2}}(?i:{_PERSON}|[mf])\b"
    )),
    ("old", 0.5, re.compile(r"(?<![\w.-])(?P<age>\d{1,3})(?:[ -](?:years?|yrs?)[ -]old|[ ]años de edad)\b")),
    ("news", 0.85, re.compile(
        rf"{_NAME},?[ ]{_NAME}(?:[ ]{_NAME})?,[ ](?P<age>\d{{1,3}}),[ ](?:of|from|was|is|who|and|faces|has|de|a[ ])"
    )),
    ("roster", 0.5, re.compile(rf"{_NAME},?[ ]{_NAME}(?:[ ](?:{_NAME}|[A-Z]\.?))?[ ]\((?P<age>\d{{1,2}})\)")),
)  # fmt: skip
_AT = Sieve(
    r"(?i:\b(?:age|aged|edad|alter|eta|idade)\b[^\n]{0,12}\n?[ ]{0,8}\d)|\d[ -](?:year|yr)s?[ -]o(?:ld|f)|\d ?(?:y/?o|"
    r"Y/?O|yo)\b|\d a.?nos"
    r"|(?i:\bturn(?:ed|s|ing)? \d)|[a-z\xff], \d{1,3}, [a-z]|[A-Za-z\xff.] \(\d{2}\)",
    panel="digits",
)
_LIMIT = re.compile(
    r"(?i)(?:under|over|minimum|maximum|min\.?|max\.?|legal|retirement|voting|max-|ages|between|below|above|least|"
    r"until|than|"
    r"drinking|school|average|mean|median|mínima|máxima|stone|bronze|golden|iron|new)[ -]*$"
)


def find_ages(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, 0
    for low, high in _AT.spans(body):
        for name, confidence, pattern in _PATTERNS:
            match = next((m for m in pattern.finditer(body, max(0, low - 60), high + 60) if m.end("age") >= low), None)
            if match is None or match.start("age") < done or match.start() > high:
                continue
            age = int(match["age"])
            if not 0 < age <= 115 or _LIMIT.search(body[max(0, match.start() - 14) : match.start()]):
                continue
            done = match.end("age")
            yield Found(
                AGE, match["age"], str(age), confidence, *match.span("age"), (f"written:{name}",),
                attributes={"minor": "yes" if age < 18 else "no"},
            )  # fmt: skip
            break


def check_cell(candidate: Candidate) -> Verdict | None:
    text = candidate.text.strip().removesuffix(".0")
    if not candidate.column or not text.isdigit() or len(text) > 3 or not 0 <= int(text) <= 115:
        return None
    return Verdict(str(int(text)), 1.0, ("years",), attributes={"minor": "yes" if int(text) < 18 else "no"})


DETECTOR = Detector(
    kind=AGE,
    standard="45 CFR 164.514(b)(2)(i)(C), ages in health data: https://www.ecfr.gov/current/title-45/section-164.514",
    check=check_cell,
    find=find_ages,
    prior=-2.0,
    headers=(
        r"^(?:current |patient )?age(?: ?(?:years?|yrs?|at (?:booking|arrest|death|admission)))?$|^edad$|^alter$",
    ),
    examples=(
        Example("Name: Rowan Ellis  Age: 34", "34"),
        Example("a 34-year-old man from Dayton", "34"),
        Example("Tengo 34 años y vivo en Lima", "34"),
        Example("Rowan Ellis, 34, of Dayton was booked", "34"),
        Example("Pt is a 67 yo female", "67"),
        Example("Petitioner is 41 years of age and resides", "41"),
        Example("My brother just turned 47.", "47"),
    ),
    counter_examples=(
        Example("Cache-Control: max-age=34"),
        Example("must be over age 21 to enter"),
        Example("ages 5-12 welcome"),
        Example("Age: 3600"),
        Example("the 34-year-old bridge"),
        Example("Smith and Jones (34) found"),
    ),
    validator="1 to 115; label, a person's word or name beside it; no limit of age",
    not_covered="Ages in words.",
)
