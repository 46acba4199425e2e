"""Health: a diagnosis or a medicine behind its label."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.sieve import Sieve, accent_free
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

MEDICAL = Kind("medical_condition", LegalClass.MEDICAL, "Diagnosis, treatment or medicine", "MEDICAL_CONDITION")

_LABELLED = re.compile(
    r"(?im)(?:^|[\s;|(])(?:primary |secondary |admitting |final )?(?P<label>diagnos[ie]s|dx|medications?|"
    r"current medications?|prescription|rx|"
    r"allergies|medical conditions?|chief complaint|treatment|icd-?10(?: code)?|diagn[oó]stico|medicamentos?|alergias|"
    r"condici[oó]n m[eé]dica|tratamiento)[ \t]*(?::|\.{2,}|=)[ \t]*(?P<value>[A-Za-z0-9][^\n;|]{2,80})"
)
_TOLD = re.compile(
    r"(?i)\b(?:diagnosed with|hiv[- ]positive|tested positive for|takes? insulin|on methadone|in chemotherapy|"
    r"diagnosticad[oa] con)"
    r"(?: (?P<value>[a-z][a-z -]{2,40}))?"
)
# What people write of themselves and of each other: a person's word, then a condition or a medicine that is little
# else. Words with many meanings (cancer, depression) need a verb of having before them.
_OF_SOMEBODY = re.compile(
    r"(?i)\b(?:i|i'?m|i'?ve|me|my|he|she|his|her|him|they|you|your|mom|dad|yo|mi|su|le|tengo|tiene|tomo|toma)\b"
    r"[^.!?\n]{0,48}?\b(?P<value>hiv|hepatitis [abc]|insulin|diabet(?:es|ic)|chemo(?:therapy)?|methadone|suboxone|"
    r"schizophreni[ac]|bipolar|dialysis|epilep(?:sy|tic)|seizures|ptsd|antidepressants?|vih|insulina|quimioterapia|"
    r"esquizofrenia|di[aá]lisis|epilepsia|"
    r"(?:has|have|had|got|with|tiene|tengo|con) (?:breast |lung |el )?"
    r"(?:cancer|c[aá]ncer|depression|depresi[oó]n|asthma|asma|aids|sida))\b"
    r"(?: (?:meds?|medicine|medication|pills|treatment|positive))?"
)
_OF_SOMEBODY_AT = Sieve(accent_free(_OF_SOMEBODY.pattern))
_LABELLED_AT, _TOLD_AT = Sieve(accent_free(_LABELLED.pattern)), Sieve(accent_free(_TOLD.pattern))
_NOTHING = re.compile(r"(?i)^(?:none|n/?a|no|nil|nka|nkda|unknown|ninguna?|_+|plan|yes|see |total|date|code|name)\b")


def find_conditions(text: Text, _context: Context) -> Iterator[Found]:
    for match in _LABELLED_AT.tries(text.text, _LABELLED):
        value = match.group("value").strip(" .,")
        if value and not _NOTHING.match(value):
            start = match.start("value")
            yield Found(
                MEDICAL, value, " ".join(value.lower().split()), 0.85, start, start + len(value), ("label:medical",)
            )
    for match in _TOLD_AT.tries(text.text, _TOLD):
        yield Found(MEDICAL, match.group(), " ".join(match.group().lower().split()), 0.75, *match.span(), ("phrase",))
    for match in _OF_SOMEBODY_AT.tries(text.text, _OF_SOMEBODY):
        start, end = match.start("value"), match.end()
        value = text.text[start:end]
        yield Found(MEDICAL, value, " ".join(value.lower().split()), 0.75, start, end, ("of_somebody",))


def check_cell(candidate: Candidate) -> Verdict | None:
    value = candidate.text.strip()
    if not candidate.column or not 3 <= len(value) <= 160 or _NOTHING.match(value) or not re.search("[A-Za-z]", value):
        return None
    return Verdict(" ".join(value.lower().split()), 4.0, ("column",))


DETECTOR = Detector(
    kind=MEDICAL,
    standard="45 CFR 160.103 (health information); ICD-10-CM for codes",
    check=check_cell,
    headers=(
        r"^(?:primary |secondary |admitting )?(?:diagnos[ie]s|dx)(?: code| description)?$",
        r"^(?:current )?(?:medications?|prescriptions?|allergies|medical conditions?|health conditions?|"
        r"icd ?10(?: code)?)$",
        r"^diagn[oó]stico$|^medicamentos?$|^alergias$",
    ),
    find=find_conditions,
    examples=(
        Example("Diagnosis: Type 2 diabetes mellitus", "type 2 diabetes mellitus"),
        Example("Medications: Metformin 500 mg", "metformin 500 mg"),
        Example("Diagnóstico: asma crónica", "asma crónica"),
        Example("they put him back on the insulin on Tuesday", "insulin"),
        Example("mi hermana tiene diabetes desde chica", "diabetes"),
    ),
    counter_examples=(
        Example("Allergies: none"),
        Example("The treatment of waste water is costly."),
        Example("HIV research received new funding in the spring."),
        Example("a depression in the road"),
        Example("Medication: ________"),
    ),
    not_covered="Conditions told in free text in other than the most common words; images of tests.",
)
