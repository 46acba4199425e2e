"""Where somebody was born, as a form says it."""

import re
from collections.abc import Iterator

from pii_scan.detect.contact.labelled_text import label_pattern, labelled
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

PLACE = Kind("place_of_birth", LegalClass.SUPPORTING, "Place of birth")
_LABEL = (
    r"(?:place|city|town|country|state|county)(?: (?:and|&|/) (?:state|country))? of birth|birth[ _-]?(?:place|city|"
    r"country|state)|p\.?o\.?b\.?|"
    r"(?:lugar|ciudad|pa[ií]s|estado) de nacimiento|lieu de naissance|geburtsort|luogo di nascita|naturalidade|"
    r"(?:local|cidade) de nascimento|geboorteplaats|miejsce urodzenia|f[öo]delseort|"
    r"do[gğ]um yeri|m[ií]sto narozen[ií]|miesto narodenia|sz[üu]let[ée]si hely|locul na[sșş]terii|"
    r"f[øo]d(?:e|s)(?:lse)?sted|syntym[äa]paikka|mjesto ro[dđ]enja|kraj rojstva"
)
_WORD = r"[A-ZÀ-Þ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?"
_PART = rf"{_WORD}(?:[ ](?:(?:de|del|la|las|los|of|di|do|da)[ ]){{0,2}}{_WORD}){{0,3}}"
_DAY = r"\d[\w./-]{0,11}(?:[ ][\w.]{2,10}[ ]\d{4})?"
_SENTENCE = re.compile(
    rf"(?<![^\W\d_])(?i:n[ée](?:\(?e\)?)?[ ]le[ ]{_DAY}[ ]à|geb(?:oren|\.)?[ ]am:?[ ]{_DAY}[ ]in|"
    rf"geboren[ ]op[ ]{_DAY}[ ]te|n[ée](?:\(?e\)?)?[ ]à|nat[oa][ ]a|nascid[oa][ ]em|geboren[ ](?:in|te))"
    rf"[ ](?P<value>{_PART})(?![/\w])"
)
"""`Né le 23 mars 1979 à Lyon`, `geboren am 08.11.1974 in Passau`, `nata a Rovigo`."""
_PATTERN = label_pattern(_LABEL, rf"{_PART}(?:,[ ]{_PART}){{0,2}}(?![/\w])")


def find_places(text: Text, _context: Context) -> Iterator[Found]:
    body = text.text
    places = [
        *labelled(body, _PATTERN),
        *((m.start("value"), m.end("value"), m["value"]) for m in _SENTENCE.finditer(body)),
    ]
    for start, end, value in places:
        yield Found(PLACE, value, " ".join(value.upper().split()), 0.88, start, end, ("label:place_of_birth",))


DETECTOR = Detector(
    kind=PLACE,
    standard="ICAO Doc 9303-3, place of birth: https://www.icao.int/publications/doc-series/doc-9303",
    find=find_places,
    gate=(
        "place of birth", "birthplace", "birth place", "city of birth", "country of birth", "state of birth", "pob",
        "birth city", "birth country", "birth state", "town of birth", "of birth", "de nacimiento", "de naissance",
        "geburtsort", "di nascita", "naturalidade", "de nascimento", "geboorteplaats", "miejsce urodzenia",
        "fodelseort", "dogum yeri", "misto narozeni", "miesto narodenia", "szuletesi hely", "locul nasterii",
        "fodested", "syntymapaikka", "mjesto rodenja", "kraj rojstva", "né", "née", "né(e)", "nato", "nata", "geboren",
        "geb", "nascido", "nascida",
    ),
    headers=(
        r"^(?:place|city|country|state) of birth$|^birth ?(?:place|city|country|state)$|^lugar (?:de )?nacimiento$",
    ),
    examples=(
        Example("Place of birth: Dayton, Ohio", "DAYTON, OHIO"),
        Example("Lugar de nacimiento: San José de Mayo", "SAN JOSÉ DE MAYO"),
        Example("Birthplace\nLima, Peru", "LIMA, PERU"),
        Example("Geburtsort: Berlin", "BERLIN"),
        Example("Doğum Yeri: Konya", "KONYA"),
        Example("Né le 23 mars 1979 à Clermont-Ferrand", "CLERMONT-FERRAND"),
        Example("geboren am: 08.11.1974 in Passau", "PASSAU"),
    ),
    counter_examples=(
        Example("Place of birth: ________"),
        Example("The birthplace of jazz is disputed"),
        Example("geboren am Montag in Eile"),
        Example("Birthplace: unknown"),
    ),
    validator="label only; capitalised words",
    not_covered="`born in` within running English text.",
)  # fmt: skip
