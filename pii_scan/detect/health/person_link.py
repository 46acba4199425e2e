"""Is a word of health or harm said of somebody, or of the thing in general?

`My sister has diabetes` is a datum of a person, `diabetes is a disease` is not. Only the sentence around the word is
looked at, so that the answer does not depend on how much of the text is shown.
"""

import re
from enum import IntEnum

BEFORE = 140
AFTER = 80
"""Characters of the sentence that are looked at."""
AROUND = 200
"""Characters on either side that may hold the signs of a patient's papers."""


class Link(IntEnum):
    """How near a person is, weakest first."""

    NONE = 0
    """No person in the sentence."""
    GENERAL = 1
    """A person may be meant, but the sentence speaks of people at large, of work or to the reader."""
    PERSON = 2
    """A person in the sentence."""
    OWN = 3
    """Possession or having, right beside the word: `her insulin`, `I have epilepsy`."""


_BREAK = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSr)(?<!\bMrs)(?<!\bSra)(?<!\bDra)[.!?][\"')]*\s+|\n[ \t]*\n|\x1c|"
    r"\n[ \t]*[-*•]\s"
)
_PERSON = re.compile(
    r"\b(?:me|my|myself|he|she|his|him|her|hers|himself|herself|i'?m|i'?ve|i'?d|i'?ll|he'?s|she'?s|yo|mi|mis|su|"
    r"sus|le|"
    r"él|ella|lo|tengo|tiene|tuve|tuvo|tenía|tomo|toma|soy|estoy|padezco|padece|sufro|sufre|mom|mama|mamá|dad|"
    r"papa|papá|grandma|grandpa|abuela|abuelo|hermano|hermana|"
    r"(?:the|this|our|said|an?) (?:\d+[- ]y(?:ear|r)s?[- ]old )?(?:patient|inmate|client|resident|detainee|defendant|"
    r"offender|victim|claimant|employee|student|plaintiff|decedent|deceased|prisoner|officer|child|mother|father|man|"
    r"woman|boy|girl|veteran|applicant|juvenile|minor)|pt|"
    r"(?:el|la|un|una) (?:paciente|intern[oa]|reclus[oa]|pres[oa]|acusad[oa]|víctima|niñ[oa]|señora?|menor))\b",
    re.IGNORECASE,
)
_I = re.compile(r"(?<![A-Za-z])(?:i|I) +[a-z]")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Sr|Sra|Don|Doña|Inmate|Patient|Resident|Detainee|Offender|Client|Juan|"
    r"María)\b\.? +[A-ZÁÉÍÓÚÑ]"
)
_TWO_CAPITALS = re.compile(r"\b([A-Z][a-z]+),? (?:[A-Z]\.? )?[A-Z][a-z]+\b")
_OWN = re.compile(
    r"(?:\b(?:my|his|her|mi|su)(?: own)?|\b(?:i|he|she|mom|dad|who|sister|brother|mother|father|son|daughter|wife|"
    r"husband|yo|él|ella|inmate|patient|pt|client|hermana|hermano|madre|padre|hij[oa]|mamá|papá)(?:'(?:m|s|ve|"
    r"d))?|i'?m|ive|he'?s|she'?s)"
    r"(?P<gap>(?: [\w'-]+){0,4}?)[ ]?$"
    r"|\b(?:tengo|tiene|tuve|tuvo|tenía|padezco|padece|tomo|toma|sufro|sufre)(?: [\w'-]+){0,3}[ ]?$"
    r"|\b(?:put|started|start|gave|give|giving|keep|keeping|have|has|had|got|took|prescribed|diagnosed) (?:me|"
    r"him|her)"
    r"(?: [\w'-]+){0,4}[ ]?$",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\b(?:have|has|had|having|got|get|gets|getting|take|takes|took|taking|need|needs|needed|on|is|was|am|been|with|"
    r"started|stopped|quit|suffers?|suffered|caught|lost|tested|attempted|tried|committed|feel|feels|felt|tiene|"
    r"tengo)"
    r"\b|'(?:m|ve|s|d)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:research\w*|stud(?:y|ies|ied|ying)|works?|working|worked|wrote|writes?|writing|books?|lectur\w+|teach\w*|"
    r"taught|class|speech|films?|movie|novel|story of|opera|plot|documentary|foundation|charity|article|"
    r"campaign\w*|awareness|advocat\w+|"
    r"expert\w*|speciali[sz]\w+|career|policy|training|thesis|interest\w*|invest\w+|interview\w*|read|reads|podcast|"
    r"investig\w+|libro|discurso|campaña)\b",
    re.IGNORECASE,
)
_AT_LARGE = re.compile(
    r"\b(?:people|patients|adults|americans|persons|those|anyone|anybody|everyone|someone|users|individuals|"
    r"women|men|"
    r"children|kids|population|percent|\d+%|risk of|may|might|should|could|disease in which|such as|if you|you may|"
    r"you can|his or her|he or she|his/her|he/she|him or her|himself or herself|"
    r"consult|ask your|your doctor|side effects?|clinical trials?|"
    r"symptoms (?:of|include)|caused by|leads? to|personas|quienes|pacientes|puede|pueden|podría|consulte)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\b(?:his or her|he or she|his/her|he/she|him/her|her/his|su médico)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|u|ur|tú|tu|tus|te|usted)\b", re.IGNORECASE)
_CLOSE_TO_READER = re.compile(
    r"\b(?:i|i'?m|me|my|mom|babe|baby|love|honey|visit|court|bunk|cell|mijo|mija|amor|mi|yo)\b", re.IGNORECASE
)
_THEY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_BEHIND = re.compile(r"^(?:[ ,]+[\w'-]+){0,4}?[ ,]+(?:my|his|her|him|me|mi|su|he|she|i)\b", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:^|\n)[ \t*#]*(?:(?:discharge|admitting|final|active|current|home|past|chronic|"
    r"known)[ ])*(?:diagnos[ie]s|medications?|meds|"
    r"problems?|problem list|(?:past )?medical history|pmh|conditions|prescriptions|diagn[oó]sticos?|"
    r"medicamentos|medicaci[oó]n|"
    r"antecedentes)(?: (?:on|at) (?:discharge|admission)| list| actuales)?[ \t*]*:?[ \t]*\r?\n",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:\d{1,2}[.)]|[-*•·])?[ \t]*(?:[A-Za-z]+ ){0,3}$")
_PAPERS = re.compile(
    r"\bPID\||\b(?:patient|paciente|pt|mrn|inmate|client|resident|detainee|student|name|nombre|full name|member id|"
    r"subscriber|"
    r"insured|ssn|emergency contact|physician|provider|attending|seen by|prescriber|prescribed by|rx ?#|refills?|"
    r"contacto de emergencia|m[eé]dico)\b[^\n:#]{0,14}[:#=]|\b(?:dob|d\.o\.b|date of birth|fecha de nacimiento|"
    r"date of service|admit(?:ted|) date|discharge date|age|edad|sex|gender)\b[ .]{0,3}[:=]?[ ]{0,3}\w|"
    r"\b\d{1,3}[- ]?(?:y/?o\b|yo[mf]\b|year[- ]old\b)|\b(?:the patient|el paciente|la paciente|pt (?:is|was|has|c/o|"
    r"reports|states|denies))\b|[\"<](?:patient|mrn|dob|first_?name|last_?name|full_?name)",
    re.IGNORECASE,
)


def sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind in the same sentence; line breaks are blanks."""
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    cut = 0
    for match in _BREAK.finditer(before):
        cut = match.end()
    stop = _BREAK.search(after)
    return before[cut:].replace("\n", " ").replace("’", "'"), (after[: stop.start()] if stop else after).replace(
        "\n", " "
    ).replace("’", "'")


def link(text: str, start: int, end: int) -> Link:
    """Who is meant by the word at these offsets."""
    before, after = sentence(text, start, end)
    working = _WORK.search(before[-60:]) is not None or _WORK.search(after[:30]) is not None
    if not working and not _EITHER.search(before) and (own := _OWN.search(before)):
        gap = own["gap"]
        beside = gap is not None and len(gap.split()) <= 2 and re.match(r"(?i)my|his|her|mi|su", own[0])
        if gap is None or beside or _HAVING.search(own[0]):
            return Link.OWN
    large = working or _AT_LARGE.search(before) is not None or _AT_LARGE.search(after) is not None
    if _names_somebody(before) or _BEHIND.search(after):
        return Link.GENERAL if large else Link.PERSON
    if _YOU.search(before) or _THEY.search(before):
        near = text[max(0, start - 120) : end + 100]
        return Link.PERSON if not large and _CLOSE_TO_READER.search(near) else Link.GENERAL
    return Link.NONE


def _names_somebody(before: str) -> bool:
    if _PERSON.search(before) or _I.search(before) or _TITLED.search(before):
        return True
    return any(_is_first(match[1]) for match in _TWO_CAPITALS.finditer(before))


def _is_first(word: str) -> bool:
    from pii_scan.detect.person.gazetteer import is_strong_first

    return is_strong_first(word)


def in_papers(text: str, start: int, end: int) -> bool:
    """Whether fields of a patient's or prisoner's papers stand around."""
    low = max(text.rfind("\x1c", max(0, start - AROUND), start) + 1, start - AROUND, 0)
    return _PAPERS.search(text, low, min(len(text), end + AROUND)) is not None


def listed(text: str, start: int) -> bool:
    """Whether the word begins an item of a list under a clinical heading (`DISCHARGE DIAGNOSES:`)."""
    low = max(0, start - AROUND)
    return _ITEM.search(text, low, start) is not None and _HEADING.search(text, low, start) is not None
