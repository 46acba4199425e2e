"""Medicines with their dose, where somebody takes them: `I take 50 mg of Zoloft`, a list of a patient's medicines."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.health.medical_kind import MEDICAL, told
from pii_scan.detect.health.medicine_words import MEDICINES
from pii_scan.detect.health.person_link import Link, in_papers, link, listed
from pii_scan.detect.health.word_finder import WordFinder
from pii_scan.model.evidence import Text

_MEDICINES = WordFinder(MEDICINES)
_DOSE = re.compile(
    r"(?i)^(?: (?:hcl|hcl er|er|xr|sr|xl|hydrochloride|sodium|succinate|tartrate|odt|ir|tabs?|cap|tablets?|"
    r"capsules?))*"
    r"[ ,:(-]{0,3}\d{1,4}(?:[.,]\d{1,3})?(?:[-/]\d{1,4}(?:\.\d)?)?[ -]?(?:mg|mcg|µg|g|ml|units?|iu|meq|unidades|%)\b"
    r"(?:/(?:ml|tab|day|d[ií]a|\d*ml))?"
)
_DOSE_BEFORE = re.compile(
    r"(?i)\b\d{1,4}(?:[.,]\d{1,3})?[ -]?(?:mg|mcg|µg|ml|units?|iu|unidades) (?:(?:of|de|tablets? of|pill of) )?$"
)
_SIG = re.compile(
    r"(?i)\b(?:po|p\.o\.|bid|b\.i\.d\.|tid|t\.i\.d\.|qid|qhs|qam|qpm|qd|q ?\d{1,2} ?h(?:rs)?|prn|hs|daily|"
    r"nightly|twice|"
    r"once a day|every (?:day|morning|night|evening|\d+ hours)|at bedtime|(?:take|tome|tomar) (?:1|one|2|two|"
    r"una?|dos)|"
    r"refills?|disp(?:ense)?|sig|cada \d+ horas|al d[ií]a|diari[oa]|antes de dormir|por la (?:mañana|noche))\b|"
    r"#\d{1,3}\b"
)
_TAKING = re.compile(
    r"(?i)\b(?:on|take|takes|taking|took|takin|given|gave|gives|prescribed|prescribes|prescription|started|increased|"
    r"decreased|stopped|refill|refilled|out of|dose of|need|needs|without|skipped|administered|tomo|toma|"
    r"tomando|recet\w+|"
    r"dan|dieron|necesito|necesita|meds?|medication|medications|medicine|medicamentos?|script for)\b"
)
_SHOP = re.compile(
    r"(?i)[$€£]\s?\d|\b(?:buy|shop|price|in stock|per (?:tablet|pill|pack)|add to cart|free shipping|coupon|"
    r"wholesale|mouse|mice|rats?|"
    r"in vitro|placebo|clinical trial|study|participants|randomi[sz]ed|adults:|children:|adults and children|"
    r"maximum (?:daily )?dose|recommended dose|usual (?:adult )?dose|overdosage|contraindicat\w+|indicated for|"
    r"package insert|formulary|"
    r"do not exceed|each tablet contains|cada tableta contiene|comprar|precio)\b"
)
_AROUND = 160


def find_medication(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, -1
    for start, end, _medicine in _MEDICINES.places(body):
        if start < done:
            continue
        before = body[max(0, start - 24) : start]
        dose, lead = _DOSE.match(body[end : end + 40]), _DOSE_BEFORE.search(before)
        first = start - (len(before) - lead.start()) if lead else start
        last = end + (dose.end() if dose else 0)
        confidence = _judge(body, first, last, dose is not None or lead is not None)
        if confidence:
            done = last
            yield told(body, first, last, confidence, "medicine_and_dose" if dose or lead else "medicine", "medicine")


def _judge(body: str, start: int, end: int, dosed: bool) -> float:
    low, high = max(0, start - _AROUND), min(len(body), end + _AROUND)
    if _SHOP.search(body, low, high):
        return 0.0
    near = link(body, start, end)
    taking = _TAKING.search(body, max(0, start - 60), start) is not None
    sig = _SIG.search(body, end, min(len(body), end + 60)) is not None
    papers = in_papers(body, start, end) or listed(body, start)
    if near is Link.OWN or (near is Link.PERSON and (taking or sig or dosed)):
        return 0.85 if dosed or taking else 0.75
    if papers and near is not Link.GENERAL and (dosed or sig):
        return 0.85
    if dosed and (sig or taking):
        return 0.5
    return 0.3 if dosed else 0.0


DETECTOR = Detector(
    kind=MEDICAL,
    standard="INN stems of WHO; 45 CFR 160.103 (health information): https://www.ecfr.gov/current/title-45/section-160.103",
    find=find_medication,
    gate=_MEDICINES.gate,
    examples=(
        Example("i take 50 mg of zoloft every night", "50 mg of zoloft"),
        Example("Patient: Rowan Ellis\n- Lisinopril 10 mg PO daily\n- Metformin 500mg BID", "lisinopril 10 mg"),
        Example("they stopped giving him his Seroquel", "seroquel"),
        Example("Le recetaron metformina 850 mg cada 8 horas a mi mamá; ella toma losartán 50 mg", "losartán 50 mg"),
        Example("RX# 4417720 Dr. Pike: Gabapentin 300 mg, take 1 capsule, refills: 2", "gabapentin 300 mg"),
        Example("Pt was started on risperidone 2 mg at bedtime.", "risperidone 2 mg"),
    ),
    counter_examples=(
        Example("Ibuprofen 200 mg tablets, $4.99, add to cart"),
        Example("Aspirin is an old medicine made from willow bark."),
        Example("Adults: ibuprofen 200 mg every 6 hours; do not exceed 1200 mg."),
        Example("Participants received metformin 500 mg or placebo."),
        Example("the lithium 50 Wh battery"),
        Example("Ask your doctor about Ozempic."),
    ),
    validator="listed medicines; dose, directions or a person who takes them",
    not_covered="Medicines that are not listed, unless they stand behind a label.",
)  # fmt: skip
