"""Words that announce a name: one table of them makes the places at which the exact rules are tried.

Upper case, without accents. Each rule's own pattern decides; a word that is missing here is never seen by it.
"""

from pii_scan.detect.person.label_words import ENDINGS, WITHOUT_SEPARATOR
from pii_scan.detect.person.word_set import word_set

# fmt: off
TITLE_WORDS = word_set(
    """
    MR MRS MS DR SR SRA SRTA PROF ATTY SGT LT CAPT OFC LIC OFFICER DEPUTY DETECTIVE WARDEN ATTORNEY COUNSELOR JUDGE
    INMATE SENOR SENORA SENORITA ABOGADO ABOGADA LICENCIADO LICENCIADA OFICIAL NURSE DOCTOR DOCTORA CHAPLAIN SERGEANT
    LIEUTENANT CAPTAIN
    """
)

GREETING_WORDS = word_set(
    """
    DEAR HI HELLO HEY QUERIDO QUERIDA ESTIMADO ESTIMADA HOLA
    """
)

CLOSING_WORDS = word_set(
    """
    SALUDOS SINCERELY RESPECTFULLY REGARDS BEST KIND YOURS VERY LOVE YOUR THANK THANKS ATENTAMENTE CON SIGNED FIRMA
    """
)
"""First words of what stands above a signature."""

LABEL_WORDS = ENDINGS
"""Last words of a label of a whole name."""

PLAIN_LABEL_WORDS = frozenset(label.split(" ")[-1].upper() for label in WITHOUT_SEPARATOR)
"""Those that need no separator at the beginning of a line."""

PART_WORDS = word_set(
    """
    LN FN MN LAST FIRST GIVEN FAMILY MIDDLE SURNAME SURNAMES APELLIDO APELLIDOS NOM FORENAME FORENAMES NOMBRE NOMBRES
    PRENOM PRENOMS SEGUNDO
    """
)
"""First words of a label of a part of a name."""
# fmt: on
