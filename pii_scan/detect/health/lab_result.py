"""Results of tests: `HIV test: positive`, `UDS + THC`, `A1C 8.2 %`, `prueba de embarazo positiva`."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.health.medical_kind import MEDICAL, told
from pii_scan.detect.health.person_link import Link, in_papers, link
from pii_scan.detect.health.word_finder import WordFinder
from pii_scan.model.evidence import Text

TESTS = (
    "hiv test", "hiv", "hiv status", "hiv screen", "hiv antibody", "hiv ab", "hiv 1/2", "rapid hiv", "viral load",
    "cd4", "cd4 count", "hcv ab",
    "hcv rna", "hcv", "hbsag", "hepatitis panel", "hepatitis c antibody", "rpr", "vdrl", "std test", "std panel",
    "sti screen", "chlamydia",
    "gonorrhea", "syphilis", "pregnancy test", "hcg", "beta hcg", "urine hcg", "drug test", "drug screen",
    "urine drug screen", "uds", "utox",
    "urinalysis", "blood alcohol", "breathalyzer", "bac", "ppd", "tb test", "quantiferon", "covid test",
    "covid-19 test", "covid", "sars-cov-2",
    "pcr test", "a1c", "hba1c", "hemoglobin a1c", "glucose", "creatinine", "egfr", "cholesterol", "ldl",
    "triglycerides", "tsh", "psa",
    "hemoglobin", "wbc", "platelets", "potassium", "blood pressure", "pap smear", "biopsy", "mammogram", "phq-9",
    "gad-7", "c-ssrs", "iq",
    "blood type", "prueba de vih", "vih", "carga viral", "prueba de embarazo", "prueba de drogas", "antidoping",
    "antidopaje", "glucosa",
    "presión arterial", "colesterol", "hemoglobina", "tipo de sangre", "grupo sanguíneo", "toxicology", "tox screen",
)  # fmt: skip
_TESTS = WordFinder(TESTS)
_RESULT = re.compile(
    r"(?i)^[ ]?(?:\([^)\n]{1,20}\)[ ]?)?(?:(?:test|screen|status|count|results?|level|score|antibody|panel|"
    r"resultado|rapid|ab|scan|of)[ ]?){0,3}"
    r"(?:was|is|were|came back|came up|returned|es|fue|sali[oó]|dio)?[ ]?(?:[:=|\t-]|"
    r"\.{2,})?[ \t]{0,6}(?:results?:? |resultado:? )?"
    r"(?P<result>(?:pos(?:itiv[eoa])?|neg(?:ativ[eoa])?|(?:non[- ]?)?reactiv[eoa]|(?:not |un)?detect(?:ed|able)|"
    r"abnormal|equivocal|dirty|clean|"
    r"high|low|elevated|failed|no reactiv[oa]|indetectable)\b(?: for [a-z]{3,20}(?:(?:,| and|"
    r", and) [a-z]{3,20})*| para \w+)?|\+ ?(?:for )?[A-Za-z]{2,14}|"
    r"(?:a|b|ab|o)[ ]?(?:\+|-|pos\w*|neg\w*|rh)|"
    r"[<>]?[ ]?\d{1,3}(?:[,.]\d{1,3})*(?:/\d{2,3})?[ ]?(?:%|mg/d[l]|mmol/l|copies|copias|cells|mmhg|ng/ml|g/dl|"
    r"iu|miu/ml|k/ul|mm)?)"
)
_DIGITS = re.compile(r"[<>]?[ ]?\d{1,3}(?:[,.]\d{1,3})*(?:/\d{2,3})?")
_AT_LARGE = re.compile(
    r"(?i)\b(?:rates?|prevalence|incidence|statistics|population|study|normal range is|guidelines?|market|kit|"
    r"sensitivity|specificity|"
    r"reference only|donors|cases)\b"
)
_WORDY = (
    "hiv",
    "vih",
    "covid",
    "glucose",
    "potassium",
    "biopsy",
    "iq",
    "bac",
    "psa",
    "hemoglobin",
    "chlamydia",
    "gonorrhea",
    "syphilis",
)


def find_results(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, -1
    for start, end, test in _TESTS.places(body):
        match = _RESULT.match(body[end : end + 90])
        if match is None or start < done or not match["result"]:
            continue
        last = end + match.end()
        number = _DIGITS.fullmatch(match["result"].strip()) is not None
        near = link(body, start, last)
        papers = in_papers(body, start, last)
        if near is Link.GENERAL or _AT_LARGE.search(body, max(0, start - 60), min(len(body), last + 60)):
            continue
        if near >= Link.PERSON or papers:
            confidence = 0.75 if number else 0.85
        elif number or test in _WORDY:
            # A bare number behind a short word may be anything's.
            continue
        else:
            confidence = 0.5
        done = last
        yield told(body, start, last, confidence, "test_result", "result")


DETECTOR = Detector(
    kind=MEDICAL,
    standard="45 CFR 160.103 (health information); LOINC for names of tests: https://loinc.org",
    find=find_results,
    gate=_TESTS.gate,
    examples=(
        Example("Patient: Rowan Ellis DOB: 03/04/1971\nHIV test: Positive", "hiv test: positive"),
        Example("Inmate: Pike, Dana\nDrug screen positive for cocaine", "drug screen positive for cocaine"),
        Example("her pregnancy test was positive", "pregnancy test was positive"),
        Example("MRN: 482137  A1C 8.2%", "a1c 8.2%"),
        Example("mi prueba de VIH salió negativa", "prueba de vih salió negativa"),
        Example("his viral load is undetectable", "viral load is undetectable"),
        Example("Paciente: Rosa Medina\nPresión arterial: 142/90", "presión arterial: 142/90"),
    ),
    counter_examples=(
        Example("HIV positive rates fell in the county."),
        Example("glucose: 40 g per bottle"),
        Example("The drug test kit is positive about quality."),
        Example("BAC: 120 shares"),
        Example("covid: 19 tables"),
        Example("Test results: positive outlook"),
    ),
    validator="a listed test, a result, and a person or a patient's fields near by",
    not_covered="Tests that are not listed; results in tables whose header does not name them.",
)  # fmt: skip
