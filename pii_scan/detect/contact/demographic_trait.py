"""Marital status, religion, ethnicity: what a form says of a person, from closed lists only."""

import re
from collections.abc import Iterator

from pii_scan.detect.contact.labelled_text import label_pattern
from pii_scan.detect.contact.trait_words import END, FIELDS
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

TRAIT = Kind(
    "demographic_trait",
    LegalClass.SUPPORTING,
    "Marital status, religion, ethnicity, orientation, party or citizenship",
    "NRP",
)
_PATTERNS = tuple((trait, label_pattern(label, rf"(?i:{value}){END}")) for trait, label, value in FIELDS)


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
    standard="Regulation (EU) 2016/679, article 9: https://eur-lex.europa.eu/eli/reg/2016/679/oj; Cal. Civ. Code "
    "1798.140(ae): https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.140",
    find=find_traits,
    gate=(
        "marital status", "civil status", "estado civil", "familienstand", "situation familiale", "stato civile",
        "religion",
        "religión", "religious preference", "religious affiliation", "faith", "konfession", "race", "ethnicity",
        "ethnic group", "ethnic origin", "ethnic background", "raza", "etnia", "origen étnico", "religiao",
        "sexual orientation", "sexual preference", "sexual identity", "orientación sexual", "sexuelle orientierung",
        "gender identity", "identidad de género", "party affiliation", "party registration", "party preference",
        "party enrollment", "political affiliation", "political party", "political opinion", "political opinions",
        "registered party", "partido político", "party code", "union member", "union membership",
        "union affiliation", "trade union", "sindicato", "citizenship", "citizen of", "nationality",
        "immigration status", "nacionalidad", "ciudadanía", "estatus migratorio", "staatsangehörigkeit",
        "nationalité", "nazionalità", "alien status",
    ),
    headers=(
        r"^(?:marital|civil) status$|^estado civil$|^religi[oó]n$|^race$|^ethnicity$|^race ethnicity$|^raza$",
        r"^sexual orientation$|^gender identity$|^political affiliation$|^union member(?:ship)?(?: status)?$",
        r"^(?:political )?party (?:affiliation|registration|preference|code)$",
        r"^(?:country of )?citizenship(?: status| country)?$",
        r"^nationality$|^immigration status$|^nacionalidad$|^ciudadan[ií]a$|^alien status$",
    ),
    examples=(
        Example("Marital status: Married", "married"),
        Example("Estado civil: soltera", "soltera"),
        Example("Race/Ethnicity: African American", "african american"),
        Example("Religion: Roman Catholic", "roman catholic"),
        Example("Race: W  Sex: M", "w"),
        Example("Sexual orientation: Bisexual", "bisexual"),
        Example("Party affiliation: Democrat", "democrat"),
        Example("Union membership: Teamsters", "teamsters"),
        Example("Country of citizenship: Honduras", "honduras"),
        Example("Immigration status: Lawful Permanent Resident", "lawful permanent resident"),
        Example("Nacionalidad: mexicana", "mexicana"),
    ),
    counter_examples=(
        Example("The race: black horses won"),
        Example("a single man of faith"),
        Example("Religion: ________"),
        Example("Race: 5 km on Sunday"),
        Example("Nationality: ________"),
        Example("Party: Green room, 8 pm"),
        Example("The citizenship ceremony takes place on Monday"),
    ),
    validator="label and a word of a closed list",
    not_covered="Traits told in running text.",
)  # fmt: skip
