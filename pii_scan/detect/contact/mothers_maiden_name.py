"""The maiden name of somebody's mother: what banks used to ask."""

from collections.abc import Iterator

from pii_scan.detect.contact.labelled_text import label_pattern, labelled
from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

MAIDEN = Kind("mothers_maiden_name", LegalClass.MOTHERS_MAIDEN, "Mother's maiden name")
_LABEL = (
    r"(?:mother|mom|mum|mama)(?:['’]?s)?[ _-]?(?:\(?maiden\)?|birth)[ _-]?(?:sur|last )?name|"
    r"maiden name of (?:your |the |my )?mother|"
    r"mother(?:['’]?s)? name before marriage|mmn|"
    r"apellido(?:s)? (?:de soltera )?(?:de (?:la|su|tu) madre|materno de la madre)|nombre de soltera de (?:la|su|"
    r"tu) madre|"
    r"apellido de soltera materno|nom de jeune fille de (?:la|votre) m[eè]re|geburtsname der mutter|"
    r"m[aä]dchenname der mutter|cognome da nubile della madre|nome de solteira da m[aã]e"
)
_WORD = r"(?:[^\W\d_]['’])?[^\W\d_]{2,}(?:['’-][^\W\d_]+)?"
_PATTERN = label_pattern(_LABEL, rf"{_WORD}(?:[ ](?!(?:is|and|or|for|on|in)\b){_WORD}){{0,2}}(?![/\w])")


def find_names(text: Text, _context: Context) -> Iterator[Found]:
    for start, end, value in labelled(text.text, _PATTERN):
        yield Found(MAIDEN, value, " ".join(value.upper().split()), 0.9, start, end, ("label:mothers_maiden_name",))


DETECTOR = Detector(
    kind=MAIDEN,
    standard="No format; named by breach laws, e.g. N.D. Cent. Code 51-30-01: https://ndlegis.gov/cencode/t51c30.pdf",
    find=find_names,
    gate=(
        "mother's maiden name", "mothers maiden name", "mother maiden name", "mother's birth name", "maiden name of",
        "mother's maiden", "mothers maiden", "mother's name before marriage", "mmn", "soltera", "de la madre",
        "mom's maiden", "moms maiden", "mum's maiden", "mums maiden", "mama's maiden",
        "jeune fille", "der mutter", "della madre", "da mae", "de su madre", "mother's (maiden) name",
    ),
    headers=(r"^mother'?s? ?maiden(?: ?name)?$|^mmn$|^apellido (?:de la madre|de soltera de la madre)$",),
    examples=(
        Example("Mother's maiden name: Wexford", "WEXFORD"),
        Example("mothers_maiden_name=Okonkwo", "OKONKWO"),
        Example("Mother's Maiden Name\nVan Buren", "VAN BUREN"),
        Example("Apellido de soltera de la madre: Quiroga", "QUIROGA"),
        Example("MOTHER'S MAIDEN NAME ......... ELLIS", "ELLIS"),
    ),
    counter_examples=(
        Example("Mother's maiden name: ________"),
        Example("Enter your mother's maiden name to continue"),
        Example("Mother's maiden name: N/A"),
    ),
    validator="label only",
    not_covered="A maiden name without the word mother.",
)  # fmt: skip
