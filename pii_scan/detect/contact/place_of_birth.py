"""Where somebody was born, as a form says it."""

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
    r"(?:local|cidade) de nascimento|geboorteplaats|miejsce urodzenia|f[öo]delseort"
)
_WORD = r"[A-ZÀ-Þ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?"
_PART = rf"{_WORD}(?:[ ](?:(?:de|del|la|las|los|of|di|do|da)[ ]){{0,2}}{_WORD}){{0,3}}"
_PATTERN = label_pattern(_LABEL, rf"{_PART}(?:,[ ]{_PART}){{0,2}}(?![/\w])")


def find_places(text: Text, _context: Context) -> Iterator[Found]:
    for start, end, value in labelled(text.text, _PATTERN):
        yield Found(PLACE, value, " ".join(value.upper().split()), 0.88, start, end, ("label:place_of_birth",))


DETECTOR = Detector(
    kind=PLACE,
    standard="ICAO Doc 9303-3, place of birth: https://www.icao.int/publications/doc-series/doc-9303",
    find=find_places,
    gate=(
        "place of birth", "birthplace", "birth place", "city of birth", "country of birth", "state of birth", "pob",
        "birth city", "birth country", "birth state", "town of birth", "of birth", "de nacimiento", "de naissance",
        "geburtsort", "di nascita", "naturalidade", "de nascimento", "geboorteplaats", "miejsce urodzenia",
        "fodelseort",
    ),
    headers=(
        r"^(?:place|city|country|state) of birth$|^birth ?(?:place|city|country|state)$|^lugar (?:de )?nacimiento$",
    ),
    examples=(
        Example("Place of birth: Dayton, Ohio", "DAYTON, OHIO"),
        Example("Lugar de nacimiento: San José de Mayo", "SAN JOSÉ DE MAYO"),
        Example("Birthplace\nLima, Peru", "LIMA, PERU"),
        Example("Geburtsort: Berlin", "BERLIN"),
    ),
    counter_examples=(
        Example("Place of birth: ________"),
        Example("The birthplace of jazz is disputed"),
        Example("Birthplace: unknown"),
    ),
    validator="label only; capitalised words",
    not_covered="`born in` within running text.",
)  # fmt: skip
