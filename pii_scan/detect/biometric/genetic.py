"""Genetic data: rows of genotype files, DNA profiles, findings told of a person."""

import re
from collections.abc import Iterator

from pii_scan.detect.biometric.genetic_words import GENES, MARKS
from pii_scan.detect.detector import Candidate, Context, Detector, Example, Found, Verdict
from pii_scan.detect.health.person_link import Link, in_papers, link
from pii_scan.detect.health.word_finder import WordFinder
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

GENETIC = Kind("genetic_data", LegalClass.GENETIC, "Genetic data")

_ROW = re.compile(
    r"(?<![\w])(?P<id>rs\d{3,11})[\"']?[ \t,;]+[\"']?(?:(?:chr)?(?:\d{1,2}|X|Y|MT|"
    r"M)[\"']?[ \t,;]+[\"']?\d{3,9}[\"']?[ \t,;]+[\"']?)?"
    r"(?P<alleles>(?:[ACGT]{1,2}|[ACGT][/|;][ACGT]|[ACGT][ \t,]+[\"']?[ACGT]|\([ACGT];[ACGT]\)|D[DI]|I[DI]|"
    r"--))(?![\w-])"
)
_APART = 200
"""Characters between two rows of one list."""
_LIST = 3
"""Rows that make a list: papers name one or two."""
_ALLELES = r"\b[ \t:=,|]{1,8}(?:\d{1,2}(?:\.\d)?[ \t]?[,/;| -][ \t]?\d{1,2}(?:\.\d)?|X[ ,/]{0,2}[XY])(?![\d.])"
_NAMED = "vWA|FGA|TPOX|CSF1PO|Amelogenin|AMEL"
_NAMED_LOCUS = re.compile(rf"(?i)\b(?:{_NAMED}){_ALLELES}")
_LOCUS = re.compile(rf"(?i)\b(?:D\d{{1,2}}S\d{{2,4}}|TH01|Penta ?[DE]|SE33|{_NAMED}){_ALLELES}")
"""Core loci of CODIS and of the European set."""
_MARKS = WordFinder(MARKS)
_GENES = WordFinder(GENES)
_HGVS = re.compile(
    r"\b(?:[NXL][MCGPR]_\d{6,9}\.\d{1,2}(?:\([A-Z0-9]{2,10}\))?:)?(?:c\.[-*]?\d{1,5}(?:[+-]\d{1,4})?(?:_\d{1,5}(?:[+-]\d{1,4})?)?"
    r"(?:[ACGT]>[ACGT]|del[ACGT]*|dup[ACGT]*|ins[ACGT]+|delins[ACGT]+)|"
    r"p\.\(?[A-Z][a-z]{2}\d{1,5}(?:[A-Z][a-z]{2}|\*|=|fs\*?\d*|del|Ter))"
)
_TOLD = re.compile(
    r"(?i)^[ ]?\d?[ ]?(?:gene|genetic|germline|pathogenic|deleterious|likely|test|result|allele|status|mutation|"
    r"variant|is|was|came back|result:|"
    r"[:,(=-]|[ ]){0,8}(?P<said>positive|pos\b|\+(?!\w)|carriers?|mutations?|mutated|pathogenic|variants?|"
    r"heterozyg\w+|homozyg\w+|detected|positiv[oa]|"
    r"mutaci[oó]n|portadora?|(?:e|ε)[234][ /]?(?:e|ε)?[234]|trait|negative|negativ[oa])"
)
_AROUND = 60


def find_genetic(text: Text, _context: Context) -> Iterator[Found]:
    yield from _genotypes(text.text)
    yield from _profiles(text.text)
    yield from _findings(text.text)


def _genotypes(body: str) -> Iterator[Found]:
    """One hit for each list of rows, over its first row."""
    rows: list[re.Match[str]] = []
    for match in _ROW.finditer(body):
        if rows and match.start() - rows[-1].end() > _APART:
            yield from _list_of(body, rows)
            rows = []
        rows.append(match)
    yield from _list_of(body, rows)


def _list_of(body: str, rows: list[re.Match[str]]) -> Iterator[Found]:
    if not rows:
        return
    first = rows[0]
    papers = in_papers(body, *first.span()) or link(body, *first.span()) >= Link.PERSON
    confidence = 0.95 if len(rows) >= _LIST else 0.8 if papers else 0.4
    normal = f"{first['id']}:{''.join(re.findall('[ACGTDI-]', first['alleles']))}"
    yield Found(
        GENETIC, first[0], normal, confidence, *first.span(), ("genotypes" if len(rows) >= _LIST else "genotype",),
        attributes={"rows": str(len(rows))},
    )  # fmt: skip


def _profiles(body: str) -> Iterator[Found]:
    """A DNA profile: alleles at three loci or more, one of them with a name that is no number."""
    last = -_APART
    for match in _NAMED_LOCUS.finditer(body):
        beside, last = match.start() - last < _APART, match.start()
        loci = len(_LOCUS.findall(body, max(0, match.start() - _APART), min(len(body), match.end() + _APART)))
        if loci >= _LIST and not beside:
            normal = " ".join(match[0].lower().split())
            yield Found(GENETIC, match[0], normal, 0.92, *match.span(), ("dna_profile",))


def _findings(body: str) -> Iterator[Found]:
    done = -1
    for start, end, _gene in _GENES.places(body):
        match = _TOLD.match(body[end : end + _AROUND])
        if match is None and not _carries(body, start):
            continue
        last = end + (match.end() if match else 0)
        confidence = _of_whom(body, start, last)
        if confidence and start >= done:
            done = last
            yield _finding(body, start, last, confidence, "gene")
    done = -1
    for start, end, _mark in _MARKS.places(body):
        hgvs = _HGVS.search(body, max(0, start - _AROUND), end + _AROUND)
        confidence = _of_whom(body, start, end) if hgvs else 0.0
        if hgvs and confidence and hgvs.start() >= done:
            done = hgvs.end()
            yield _finding(body, *hgvs.span(), confidence, "variant")


def _carries(body: str, start: int) -> bool:
    before = body[max(0, start - 40) : start]
    return re.search(
        r"(?i)\b(?:positive for|carr(?:y|ies|ier of|ying)|mutation in|has|inherited|portadora? de(?:l)?|"
        r"positiv[oa] (?:para|en))"
        r"(?: (?:the|a|an|el|la|una?|gen|his|her))*[ ]?$", before
    ) is not None  # fmt: skip


def _of_whom(body: str, start: int, end: int) -> float:
    near = link(body, start, end)
    if near >= Link.PERSON or (near is Link.NONE and in_papers(body, start, end)):
        return 0.82
    return 0.35 if near is Link.NONE else 0.0


def _finding(body: str, start: int, end: int, confidence: float, reason: str) -> Found:
    value = body[start:end]
    return Found(GENETIC, value, " ".join(value.lower().split()), confidence, start, end, (reason,))


def check_cell(candidate: Candidate) -> Verdict | None:
    value = candidate.text.strip().upper()
    if not candidate.column or not re.fullmatch(r"[ACGT]{2}|[ACGT][/|][ACGT]|D[DI]|II|[ACGT]|--", value):
        return None
    return Verdict(value, 3.0, ("alleles",))


DETECTOR = Detector(
    kind=GENETIC,
    standard="dbSNP rs numbers; HGVS nomenclature: https://hgvs-nomenclature.org; CODIS core loci",
    check=check_cell,
    headers=(r"^(?:genotype|alleles|call|allele ?[12])$", r"^(?:genetic|dna) (?:result|profile|test result)s?$"),
    find=find_genetic,
    gate=("rs", "vwa", "fga", "tpox", "csf1po", "csf", "amelogenin", "amel", *_MARKS.gate, *_GENES.gate),
    examples=(
        Example("# rsid\tchromosome\tposition\tgenotype\nrs429358\t19\t45411941\tCT\n"
                "rs7412\t19\t45412079\tCC\nrs4680\t22\t19951271\tAG\n"),
        Example("rs429358 CT\nrs7412 CC\nrs1801133 AG", "rs429358:CT"),
        Example("My sister tested BRCA1 positive last week", "brca1 positive"),
        Example("Patient: Dana Pike. Heterozygous for CFTR c.1521_1523delCTT", "c.1521_1523delctt"),
        Example("Her genetic test: pathogenic variant NM_007294.4:c.68_69delAG", "nm_007294.4:c.68_69delag"),
        Example("vWA 16,18  FGA 21,24  TH01 6,9.3  D3S1358 15,17", "vwa 16,18"),
        Example("mi madre es portadora del gen BRCA2", "brca2"),
    ),
    counter_examples=(
        Example("The variant rs429358 is associated with late onset."),
        Example("BRCA1 is a gene on chromosome 17."),
        Example("Rs 500 and Rs 900 were paid"),
        Example("We report the pathogenic variant c.68_69delAG in a cohort."),
        Example("People with a BRCA1 mutation have a higher risk."),
        Example("TH01 cable 3,4"),
    ),
    validator="three rows of rs number and alleles; three loci with alleles; a gene or variant told of a person",
    not_covered="Sequences (FASTA, BAM) and VCF without rs numbers; genes that are not listed.",
)  # fmt: skip
