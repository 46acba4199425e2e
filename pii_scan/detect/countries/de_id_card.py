"""German identity card number."""

import re

from pii_scan.detect.countries.check_digits import icao_731
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_SERIAL = re.compile(r"[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{7}[0-9CFGHJKLMNPRTVWXYZ]?[0-9]")


def _holds(number: str) -> bool:
    """Written with the check digit of the machine-readable zone at its end, or with nine characters that hold it."""
    return _SERIAL.fullmatch(number) is not None and icao_731(number[:-1]) == int(number[-1])


DETECTOR = national_id(
    Kind("de_id_card", LegalClass.OTHER_GOV_ID, "German identity card number", "DE_ID_CARD", identifies=True),
    standard="PAuswG § 5, serial number with the check digit of ICAO Doc 9303: https://www.personalausweisportal.de",
    patterns=("[0-9A-Za-z]{9}", "[0-9A-Za-z]{10}"),
    holds=_holds,
    pass_rate=0.001,
    labels=(
        "personalausweis", "personalausweisnummer", "personalausweis-nr", "ausweisnummer", "ausweis-nr", "ausweisnr",
        "ausweis nr", "perso-nr", "personalausweisnr", "dokumentennummer", "german id card", "personalausweises",
        "nr. des personalausweises", "nummer des personalausweises", "ausweis-nummer", "persoausweis",
        "bundespersonalausweis", "seriennummer des ausweises", "ausweisdokument nr", ),
    shy=("perso",),
    examples=(
        Example("Personalausweisnummer: L64H930K8", "L64H930K8"),
        Example("Ausweis-Nr. L41W609L8", "L41W609L8"),
        Example("Personalausweis\nL45L686K9", "L45L686K9"),
        Example("German ID card P89T650L7", "P89T650L7"),
    ),
    counter_examples=(
        Example("Personalausweisnummer: L64H930K9"),
        Example("Order number L64H930K8"),
    ),
    validator="letters in use, ICAO check digit",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
