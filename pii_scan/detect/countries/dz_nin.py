"""Algerian national identification number (NIN)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Sex and nationality, birth year, municipality, entry, key."""
    return (number[0] in "12" and number[2:5] in ("019", "020", "919", "920")) or 1900 <= int(number[2:6]) <= 2035


DETECTOR = national_id(
    Kind("dz_nin", LegalClass.OTHER_GOV_ID, "Algerian national identification number (NIN)", identifies=True),
    standard="Décret exécutif 10-210, NIN of eighteen digits: https://www.interieur.gov.dz",
    patterns=("[0-9]{18}",),
    holds=_holds,
    pass_rate=0.2,
    check="birth_year",
    labels=(
        "nin", "n.i.n.", "nin algérie", "numéro national d'identification", "numéro d'identité nationale", "nin no",
        "numéro d'identification national", "nin algérien", "algerian national id",
    ),
    examples=(
        Example("NIN: 102003001888555974", "102003001888555974"),
        Example("Numéro d'identification national 101954135976303520", "101954135976303520"),
        Example("Algerian national ID\n101945157810761577", "101945157810761577"),
    ),
    counter_examples=(
        Example("Order number 102003001888555974"),
        Example("NIN: 319999123456789012"),
    ),
    validator="birth year",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
