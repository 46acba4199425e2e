"""German driving licence number."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LAYOUT = re.compile(r"[A-Z0-9][0-9]{2}[0-9A-Z]{6}[0-9X][0-9A-Z]")


def _holds(number: str) -> bool:
    return _LAYOUT.fullmatch(number) is not None


def _as_some_write_it(number: str) -> bool:
    """Two letters of a town and eight digits: not the layout of the annex, but found in forms and samples."""
    return number[:2].isalpha() and number[2:10].isdigit()


DETECTOR = national_id(
    Kind(
        "de_driving_licence", LegalClass.DRIVERS_LICENSE,
        "German driving licence number", "DE_FUEHRERSCHEIN", identifies=True,
    ),
    standard="FeV annex 8, authority, serial, check digit, issue: https://www.kba.de",
    patterns=("[A-Za-z][0-9A-Za-z]{10}",),
    holds=_holds,
    pass_rate=0.1,
    check="shape",
    failing=_as_some_write_it,
    labels=(
        "führerschein", "führerscheinnummer", "führerschein-nr", "führerschein nr", "fahrerlaubnis",
        "fahrerlaubnisnummer", "german driving licence", "fuehrerscheinnummer", "führerscheinnr", "führerscheins",
        "nr. des führerscheins", "nummer des führerscheins", "fs-nr", "fs nr", "fs-nummer", "führerschein-nummer",
        "führerschein nummer", "fahrerlaubnis-nr", "kartenführerschein", "german driver's license",
        "german driving licence no", ),
    examples=(
        Example("Führerscheinnummer: B31AOO4IV36", "B31AOO4IV36"),
        Example("Führerschein-Nr. B08SMI9AC99", "B08SMI9AC99"),
        Example("German driving licence\nB68ZRS6GV50", "B68ZRS6GV50"),
    ),
    counter_examples=(
        Example("Order number B31AOO4IV36"),
        Example("Führerschein: KLASSEBCDEF"),
    ),
    validator="layout",
    not_covered="Its check digit is not asked for.",
)  # fmt: skip
