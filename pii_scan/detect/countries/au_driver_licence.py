"""Australian driver licence number."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_AUSTRALIA = re.compile(
    r"\bnsw\b|new south wales|victoria|vicroads|\bqld\b|queensland|tasmania|austral|northern territory"
)


def _holds(number: str) -> bool:
    return sum(map(str.isdigit, number)) >= 4


DETECTOR = national_id(
    Kind("au_driver_licence", LegalClass.DRIVERS_LICENSE, "Australian driver licence number", identifies=True),
    standard="Austroads, driver licence of the states, six to ten digits: https://www.austroads.com.au",
    patterns=(
        "[0-9]{6,10}",
        "[0-9]{3}[ -][0-9]{3}[ -][0-9]{3}",
        "[A-Za-z][0-9]{5,6}",
        "[0-9]{4}[A-Za-z]{2}",
        "[0-9]{2} [0-9]{3} [0-9]{3}",
    ),
    holds=_holds,
    pass_rate=0.05,
    near=_AUSTRALIA,
    check="shape",
    labels=(
        "nsw driver licence", "victorian driver licence", "vic driver licence", "qld driver licence",
        "queensland driver licence", "wa driver licence", "sa driver licence", "tasmanian driver licence",
        "act driver licence", "australian driver licence", "driver licence", "driver licence no",
        "driver licence number", "licence no", "licence number", "vicroads licence",
    ),
    examples=(
        Example("NSW driver licence no: 56354187", "56354187"),
        Example("Queensland driver licence 29084272", "29084272"),
        Example("Australian driver licence\n54834111", "54834111"),
        Example("Driver Licence Number 29442769 issued in NSW", "29442769"),
    ),
    counter_examples=(
        Example("Order number 56354187"),
        Example("Driver licence number 48271930"),
    ),
    validator="label, a word of Australia",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
