"""Streets outside the US that show what they are without town or postal code: `Hauptstraße 12`, `Calle 10 # 20-30`."""

import re
from collections.abc import Iterator

from pii_scan.detect.address.anchor import Taken
from pii_scan.detect.address.world_words import LABEL
from pii_scan.detect.sieve import Sieve

_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ](?:[^\W\d_]|['’.-](?=[^\W\d_]))*"
_LINK = r"(?:de|del|della|delle|dei|di|da|do|dos|das|la|las|los|le|les|des|du|el|y|e|san|santa|d['’]|l['’])"
_NAME = rf"(?:(?:{_LINK}[ ]?){{0,2}}{_CAP}\.?(?:[ ](?:(?:{_LINK}[ ]?){{0,2}}{_CAP}|\d{{1,2}}(?=[ ]de)))*?)"
_NUMBER = r"\d{1,4}(?:[ ]?[a-zA-Z](?![a-zA-Z]))?(?:[-/]\d{1,4}[a-zA-Z]?)?(?![\d.,]?\d)(?![\w%€$])"
_PATTERNS = (
    (
        "compound",
        0.75,
        re.compile(
            rf"(?<![\w/])(?:{_CAP}[- ]){{0,2}}{_CAP}(?<=[^\W\d_])(?:(?<=straße)|(?<=strasse)|(?<=gasse)|(?<=straat)|"
            rf"(?<=gracht)|"
            rf"(?<=gatan)|(?<=vägen)|(?<=gade)|(?<=veien)|(?<=katu)|(?<=chaussee)|(?<=str)\.|(?<=laan)|(?<=Straße)|"
            rf"(?<=allee)|"
            rf"(?<=platz)|(?<=weg)|(?<=plein)|(?<=kade)|(?<=dijk)|(?<=vej)|(?<=gaten))[ ]{_NUMBER}"
        ),
    ),
    (
        "french",
        0.75,
        re.compile(
            rf"(?<![\w/.,-])\d{{1,4}}(?:[ ]?(?:bis|ter|[A-D]\b))?,?[ ](?i:rue|avenue|av\.|boulevard|bd|chemin|allée|"
            rf"impasse|quai|faubourg|"
            rf"place|cours|square|passage|route)[ ](?:(?:d[eu']s?|de la|de l['’]|du|des)[ ]?){_NAME}(?=[\s,.;)]|$)"
            rf"|(?<![\w/.,-])\d{{1,4}}(?:[ ]?(?:bis|ter))?,?[ ](?:rue|Rue)[ ]{_NAME}(?=[\s,.;)]|$)"
        ),
    ),
    (
        "colombian",
        0.9,
        re.compile(
            r"(?<!\w)(?i:calle|cll|cl|carrera|cra|kra|kr|cr|avenida(?:[ ](?:calle|carrera))?|av|diagonal|diag|dg|"
            r"transversal|transv|tv|trv)\.?[ ]"
            r"\d{1,3}[ªº]?[ ]?[A-Za-z]?(?:[ ](?i:bis|sur|norte|este|oeste)(?:[ ][A-Z]\b)?)?[ ]?(?:#|(?i:no\.?|n°|nº|"
            r"num\.?))[ ]?"
            r"\d{1,3}[ ]?[A-Za-z]?(?:[ ](?i:bis|sur|este))?[ ]?-[ ]?\d{1,3}(?:[ ](?i:sur|norte|este|oeste)\b)?"
            r"(?:,?[ ](?i:apto?|apartamento|oficina|of|local|casa|torre|int|interior|piso)\.?[ ]\w{1,6}){0,2}"
        ),
    ),
    (
        "spanish",
        0.75,
        re.compile(
            rf"(?<!\w)(?:[Cc]alle|CALLE|[Cc]/|[Aa]vda?\.?|AVDA\.?|[Aa]venida|AVENIDA|[Pp]aseo|[Cc]arrer|[Cc]alzada|"
            rf"[Cc]alz\.|[Pp]rivada|[Aa]vinguda|[Bb]lvd\.|"
            rf"[Pp]rol\.|[Pp]rolongación|Rua|RUA|R\.|Av\.|Travessa|Praça|Alameda|Estrada|Viale|Via|VIA|Corso|Piazza|"
            rf"Piazzale|Vicolo|Largo|ul\.|ulica|al\.)"
            rf"[ ]{_NAME},?[ ]?(?i:n[º°úu]?m?(?:ero)?\.?[ ]?|no\.?[ ]?|#[ ]?)?{_NUMBER}"
        ),
    ),
)  # fmt: skip
_OFTEN_ELSE = re.compile(
    r"(?:Via|VIA|Largo|Corso|R\.|al\.|Alameda|Estrada|Blvd\.|[Pp]rivada|Praça)[ ]|.*(?:platz|weg|allee|laan|kade|"
    r"dijk|vej) "
)
"""A road in Spain, an English preposition, everyday words of German or Dutch: only a label settles these."""
_AT = Sieve(
    r"[a-z](?:\xff|ss?)e \d|[a-z](?:str\.|gasse|straat|gracht|gatan|vagen|gade|veien|katu|chaussee|laan|allee|platz|"
    r"weg|plein|kade|dijk|vej|gaten) \d"
    r"|\d[A-Da-z]{0,3},? (?i:rue|avenue|av\.|boulevard|bd|chemin|allee|impasse|quai|faubourg|place|cours|square|"
    r"passage|route) (?:[Dd][eu']|[A-Z])"
    r"|(?i:calle|cll|cl|carrera|cra|kra|kr|cr|av|avenida|diagonal|diag|dg|transversal|transv|tv|"
    r"trv)\.? [^\n#]{1,20}(?:#|[Nn][o\xa0]\.?) ?\d"
    r"|(?:[Cc]alle|CALLE|[Cc]/|[Aa]vda?\.?|AVDA\.?|[Aa]venida|AVENIDA|[Pp]aseo|[Cc]arrer|[Cc]alzada|[Cc]alz\.|"
    r"[Pp]rivada|[Aa]vinguda|[Bb]lvd\.|[Pp]rol|Rua|RUA|R\.|Av\.|"
    r"Travessa|Praca|Alameda|Estrada|Viale|Via|VIA|Corso|Piazza|Piazzale|Vicolo|Largo|ul\.|ulica|"
    r"al\.) [^\n0-9]{3,40}[0-9]",
    panel="places",
)


def streets_alone(text: str, taken: Taken) -> Iterator[tuple[int, int, float, str]]:
    """(start, end, confidence, which order)."""
    for low, high in _AT.spans(text):
        for name, confidence, pattern in _PATTERNS:
            match = next((m for m in pattern.finditer(text, max(0, low - 40), high + 60) if m.end() >= high), None)
            if match is None or match.start() > high:
                continue
            start, end = match.span()
            if taken.overlaps(start, end):
                break
            taken.add(start, end)
            labelled = LABEL.search(text[max(0, start - 32) : start]) is not None
            if labelled:
                confidence = max(confidence, 0.88)
            elif _OFTEN_ELSE.match(match.group()):
                confidence = 0.5
            yield start, end, confidence, name
            break
