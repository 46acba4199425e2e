"""French identity card number."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_OLD = re.compile(r"[0-9]{2}(?:0[1-9]|1[0-2])[0-9A-Z]{3}[0-9]{5}")
_NEW = re.compile(r"[CFGHJKLMNPRTVWXYZ0-9]{9}")


def _holds(number: str) -> bool:
    """Year and month of issue, department, serial; the new cards have letters of the ICAO set."""
    return bool(_OLD.fullmatch(number) or (_NEW.fullmatch(number) and not number.isdigit() and not number.isalpha()))


DETECTOR = national_id(
    Kind("fr_identity_card", LegalClass.OTHER_GOV_ID, "French identity card number", identifies=True),
    standard="Décret 55-1397; twelve digits, since 2021 nine characters: https://ants.gouv.fr",
    patterns=("[0-9]{4}[0-9A-Za-z]{3}[0-9]{5}", "[0-9A-Za-z]{9}"),
    holds=_holds,
    pass_rate=0.1,
    check="shape",
    labels=(
        "cni", "n° cni", "cni n°", "carte nationale d'identité", "numéro de cni", "numéro de carte d'identité",
        "carte d'identité", "french identity card", "french id card", "n° de cni", "carte d'identité nationale",
        "n° de carte nationale", "n° de la carte d'identité", "numéro cni", "pièce d'identité n°", ),
    examples=(
        Example("CNI : 130367943907", "130367943907"),
        Example("Carte nationale d'identité n° 180705297247", "180705297247"),
        Example("French identity card\n190384827353", "190384827353"),
    ),
    counter_examples=(
        Example("Order number 130367943907"),
        Example("CNI : 149977301482"),
    ),
    validator="label, month of issue",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
