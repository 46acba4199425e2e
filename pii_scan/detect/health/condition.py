"""Health told in running text: `diagnosed with`, `her insulin`, `mi hermana tiene diabetes`."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.health.condition_words import MANY_MEANINGS, PLAIN, TOLD
from pii_scan.detect.health.medical_kind import MEDICAL, told
from pii_scan.detect.health.medical_language import sounds_medical
from pii_scan.detect.health.person_link import Link, in_papers, link, listed
from pii_scan.detect.health.word_finder import WordFinder
from pii_scan.detect.normalise import fold
from pii_scan.model.evidence import Text

_CONDITIONS = WordFinder(PLAIN, MANY_MEANINGS)
_TOLD = WordFinder(TOLD)
_MANY = frozenset(map(fold, MANY_MEANINGS))
_TAIL = re.compile(r"(?i) (?:meds?|medicine|medication|pills|treatments?|positive|shots?|diagnosis)\b")
_VALUE = re.compile(r"[ \t]{1,2}(?P<value>[^\W\d_][\w' -]{2,60})")
_VALUE_ENDS = re.compile(
    r"(?i)\s+(?:and|but|when|while|after|before|in|at|on|by|since|last|this|that|who|which|so|because|y|pero|cuando|"
    r"desde|hace|el|en)\s"
)
_NEEDS_MEDICINE = frozenset(
    [
        "c/o",
        "complains of",
        "complaining of",
        "presents with",
        "presented with",
        "history of",
        "hx of",
        "h/o",
        "prescribed",
        "recetaron",
        "receto",
        "treated for",
        "admitted for",
        "admitted with",
        "medication for",
        "meds for",
        "hospitalized for",
        "diagnosed as",
        "suffering from",
        "suffers from",
        "suffered from",
        "allergic to",
        "alergico a",
        "alergica a",
        "sufre de",
        "tested positive",
        "dio positivo",
        "being treated for",
        "tratado por",
        "en tratamiento por",
        "diagnosticaron",
    ]
)
"""Said of other things as well (a history of theft, a tested engine): what follows must be of medicine."""
_HAVING = re.compile(
    r"(?i)\b(?:has|have|had|having|got|gets|with|is|was|'?m|'s|am|are|were|been|getting|got|died (?:of|from)|"
    r"because of|needs?|"
    r"into|in|"
    r"an?|his|her|my|mi|su|the|took|went|tiene|tengo|tuvo|tuve|est[áa]s?|estoy|con|de|ella|él)(?: (?:a|an|bad|severe|"
    r"clinical|"
    r"major|really|very|so|breast|lung|the|her|his|my|el|la|una?|mucha|mucho|open|emergency|back|another|"
    r"\w+ (?:weeks|months))){0,2} ?$"
)
_INSTITUTION = re.compile(
    r"(?i)^[ ]+(?:ward|fund\w*|drugs?|research\w*|and health|association|society|foundation|institute|cent(?:er|"
    r"re)|council|act|day|week|"
    r"month|charity|awareness|patients|policy|prevention|experts?|walk|run|campaign|statistics|trials?|"
    r"vaccines?|test kits?|services|"
    r"education)\b"
)
"""What makes of a condition the name of a thing: the Cancer Drugs Fund."""
_HIGH, _LIKELY, _LOW = 0.85, 0.75, 0.4


def find_conditions(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    announced: list[Found] = []
    for start, end, phrase in _TOLD.places(body):
        found = _announced(body, start, end, phrase)
        if found is not None:
            announced.append(found)
            yield found
    ends = [found.end or 0 for found in announced]
    for start, end, phrase in _CONDITIONS.places(body):
        n = bisect_right(ends, start)
        if n < len(announced) and (announced[n].start or 0) < end:
            # It is what was announced.
            continue
        found = _of_somebody(body, start, end, phrase)
        if found is not None:
            yield found


def _announced(body: str, start: int, end: int, phrase: str) -> Found | None:
    """From the announcing words to the end of what they announce."""
    match = _VALUE.match(body, end)
    value = _VALUE_ENDS.split(match["value"] + " ", maxsplit=1)[0].strip(" -'") if match else ""
    stop = match.start("value") + len(value) if match and value else end
    medical = sounds_medical(value)
    if not medical and phrase in _NEEDS_MEDICINE:
        return None
    near = link(body, start, end)
    if near >= Link.PERSON or (near is Link.NONE and in_papers(body, start, end)):
        return told(body, start, stop, _HIGH if medical else _LIKELY, "told", "condition")
    return told(body, start, stop, _LOW, "told_at_large", "condition") if near is not Link.NONE or medical else None


def _of_somebody(body: str, start: int, end: int, phrase: str) -> Found | None:
    near = link(body, start, end)
    if near is Link.NONE and listed(body, start):
        line = body.find("\n", end, end + 80)
        return told(body, start, line if line > 0 else end, _LIKELY, "listed", "condition")
    if near is Link.NONE or _INSTITUTION.match(body[end : end + 24]):
        return None
    having = _HAVING.search(body[max(0, start - 40) : start]) is not None
    if phrase in _MANY and not (having and near >= Link.PERSON):
        return None
    tail = _TAIL.match(body, end)
    stop = tail.end() if tail else end
    if near is Link.GENERAL:
        return told(body, start, stop, _LOW, "at_large", "condition")
    return told(body, start, stop, _HIGH if near is Link.OWN else _LIKELY, "of_somebody", "condition")


DETECTOR = Detector(
    kind=MEDICAL,
    standard="45 CFR 160.103 (health information): https://www.ecfr.gov/current/title-45/section-160.103",
    find=find_conditions,
    gate=(*_CONDITIONS.gate, *_TOLD.gate),
    examples=(
        Example("they put him back on the insulin on Tuesday", "insulin"),
        Example("mi hermana tiene diabetes desde chica", "diabetes"),
        Example("She was diagnosed with multiple sclerosis in March.", "diagnosed with multiple sclerosis"),
        Example("i have not told anyone here but i'm HIV positive", "hiv positive"),
        Example("A mi papá le dieron quimioterapia el lunes", "quimioterapia"),
        Example("Mr. Ellis suffers from schizophrenia", "suffers from schizophrenia"),
        Example("my mom had a stroke yesterday", "stroke"),
    ),
    counter_examples=(
        Example("HIV research received new funding in the spring."),
        Example("a depression in the road"),
        Example("Diabetes is a disease in which blood sugar is too high."),
        Example("If you have been diagnosed with mesothelioma, call our office today."),
        Example("People diagnosed with epilepsy may drive after one year."),
        Example("She studies schizophrenia at the state university."),
        Example("He has a history of theft and fraud."),
        Example("The nurse position requires experience with diabetes and dialysis."),
        Example("the server tested positive results only"),
    ),
    validator="a person in the same sentence",
    not_covered="Conditions told in other than the common words; who is meant over more than one sentence.",
)  # fmt: skip
