"""Luxembourg national identification number."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.detect.finance.luhn import luhn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_verhoeff = stdnum_holds("verhoeff")


def _holds(number: str) -> bool:
    """Two check digits over the same eleven: the first by Luhn, the second by Verhoeff."""
    born = 1850 <= int(number[:4]) <= 2035 and is_day(int(number[4:6]), int(number[6:8]))
    return born and luhn(number[:12]) and _verhoeff(number[:11] + number[12])


DETECTOR = national_id(
    Kind("lu_matricule", LegalClass.OTHER_GOV_ID, "Luxembourg national identification number", identifies=True),
    standard="Loi du 19 juin 2013, numéro d'identification (Luhn and Verhoeff): https://guichet.public.lu",
    patterns=("[0-9]{13}", "[0-9]{4} [0-9]{4} [0-9]{3} ?[0-9]{2}", "[0-9]{4} [0-9]{2} [0-9]{2} [0-9]{3} ?[0-9]{2}"),
    holds=_holds,
    pass_rate=0.0005,
    labels=(
        "matricule", "matricule national", "numéro de matricule", "numéro d'identification national",
        "identification nationale", "luxembourg national id", "sozialversicherungsnummer", "cns",
    ),
    examples=(
        Example("Matricule : 1972031167713", "1972031167713"),
        Example("Numéro de matricule 1996041188444", "1996041188444"),
        Example("Luxembourg national ID\n1980032699761", "1980032699761"),
    ),
    counter_examples=(
        Example("Matricule : 1972031167714"),
        Example("Order number 1972031167713"),
    ),
    validator="Luhn, Verhoeff, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
