"""Marital status, religion, ethnicity: what a form says of a person, from closed lists only."""

import re
from collections.abc import Iterator

from pii_scan.detect.contact.labelled_text import label_pattern
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

TRAIT = Kind("demographic_trait", LegalClass.SUPPORTING, "Marital status, religion or ethnicity", "NRP")
_MARITAL = (
    "single|married|divorced|widow(?:ed|er)?|separated|domestic partner(?:ship)?|never married|common[ -]law|"
    "solter[oa]|casad[oa]|divorciad[oa]|viud[oa]|separad[oa]|uni[oó]n libre|ledig|verheiratet|geschieden|verwitwet|"
    "c[eé]libataire|mari[eé]e?|divorc[eé]e?|veu(?:f|ve)|celibe|nubile|coniugat[oa]|solteir[oa]"
)
_RELIGION = (
    "catholic|roman catholic|protestant|baptist|methodist|lutheran|evangelical|pentecostal|christian|muslim|islam|"
    "sunni|shia|jewish|judaism|hindu|buddhist|sikh|mormon|lds|jehovah'?s witness|atheist|agnostic|orthodox|"
    "cat[oó]lic[oa]|cristian[oa]|evang[eé]lic[oa]|musulm[aá]n|musulmana|jud[ií][oa]|ate[oa]|katholisch|evangelisch"
)
_ETHNICITY = (
    "white|caucasian|black|african[ -]american|hispanic|latin[oax]|asian|native american|american indian|"
    "alaska native|pacific islander|native hawaiian|non[ -]hispanic|two or more races|multiracial|biracial|"
    "middle eastern|blanc[oa]|negr[oa]|mestiz[oa]|hispan[oa]|ind[ií]gena|afroamerican[oa]|asi[aá]tic[oa]"
)
_END = r"(?=[ \t]*(?:[,;|.)\"'\r\n]|$|[ ]{2}|\t))"
_FIELDS = (
    (
        "marital_status",
        r"marital[ _]status|civil[ _]status|estado[ _]civil|familienstand|situation familiale|stato civile",
        _MARITAL,
    ),
    (
        "religion",
        r"religion|religi[oó]n|religious (?:preference|affiliation)|faith|konfession|religi[aã]o",
        _RELIGION,
    ),
    (
        "ethnicity",
        r"race(?: ?/ ?ethnicity)?|ethnicity|ethnic (?:group|origin|background)|raza|etnia|origen [eé]tnico",
        rf"(?:{_ETHNICITY})(?:(?: or |/|, ?)(?:{_ETHNICITY}))?",
    ),
)
_PATTERNS = tuple((trait, label_pattern(label, rf"(?i:{value}){_END}")) for trait, label, value in _FIELDS)


def find_traits(text: Text, _context: Context) -> Iterator[Found]:
    for trait, pattern in _PATTERNS:
        for match in pattern.finditer(text.text):
            start, end = match.span("value")
            value = match["value"]
            yield Found(
                TRAIT,
                value,
                re.sub(r"\s+", " ", value.lower()),
                0.85,
                start,
                end,
                (f"label:{trait}",),
                attributes={"trait": trait},
            )


DETECTOR = Detector(
    kind=TRAIT,
    standard="Regulation (EU) 2016/679, article 9: https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    find=find_traits,
    gate=(
        "marital status", "civil status", "estado civil", "familienstand", "situation familiale", "stato civile",
        "religion",
        "religión", "religious preference", "religious affiliation", "faith", "konfession", "race", "ethnicity",
        "ethnic group", "ethnic origin", "ethnic background", "raza", "etnia", "origen étnico", "religiao",
    ),
    headers=(
        r"^(?:marital|civil) status$|^estado civil$|^religi[oó]n$|^race$|^ethnicity$|^race ethnicity$|^raza$",
    ),
    examples=(
        Example("Marital status: Married", "married"),
        Example("Estado civil: soltera", "soltera"),
        Example("Race/Ethnicity: African American", "african american"),
        Example("Religion: Roman Catholic", "roman catholic"),
    ),
    counter_examples=(
        Example("The race: black horses won"),
        Example("a single man of faith"),
        Example("Religion: ________"),
    ),
    validator="label and a word of a closed list",
    not_covered="Traits told in running text.",
)  # fmt: skip
