"""Philippine taxpayer number (TIN)."""

import re
from dataclasses import replace

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id, placeholder
from pii_scan.detect.detector import Candidate, Example, Verdict
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_OF_THE_PHILIPPINES = re.compile(r"\bbir\b|philippin|pilipin|manila")
_RARE = -2.0
"""Log-odds of 00 in front: numbers given out so far hardly reach down there. They must keep the check digit that is
said to be the ninth (weights 9 to 2, modulus 11); no office publishes it, so others need not."""


def _holds(number: str) -> bool:
    if number[3:9] == "000000":
        return False
    return number[:2] != "00" or weighted(number[:8], range(9, 1, -1)) % 11 == int(number[8])


def _check(candidate: Candidate) -> Verdict | None:
    leading = candidate.text.startswith("00")
    named = _OF_THE_PHILIPPINES.search(f"{candidate.before} {candidate.label}") is not None
    if candidate.text.isdigit() and not (named or candidate.text.startswith("000")):
        # Nine bare digits behind `TIN` are as well an American's.
        return None
    assert _OF_LABEL.check is not None
    verdict = _OF_LABEL.check(candidate)
    if verdict is not None and leading:
        verdict.log_odds += _RARE
        verdict.dummy = verdict.dummy or placeholder(verdict.normal[:9].lstrip("0"))
    return verdict


_OF_LABEL = national_id(
    Kind("ph_tin", LegalClass.TAXPAYER_ID, "Philippine taxpayer number (TIN)", "PH_TIN", identifies=True),
    standard="Bureau of Internal Revenue, TIN of nine digits and branch code: https://www.bir.gov.ph",
    patterns=(
        "[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{3}",
        "[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{5}",
        "[0-9]{3}-[0-9]{3}-[0-9]{3}",
        "[0-9]{9}",
        "[0-9]{12}",
    ),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "tin", "tin no", "tin number", "bir tin", "philippine tin", "tax identification number",
        "bir taxpayer identification number", "tax identification no", "tin (bir)", ),
    examples=(
        Example("TIN: 373-008-892-000", "373008892000"),
        Example("BIR TIN 378-058-925-000", "378058925000"),
        Example("TIN No.\n218-717-392-000", "218717392000"),
        Example("BIR TIN: 373008892", "373008892"),
    ),
    counter_examples=(
        Example("Order number 373-008-892-000"),
        Example("TIN: 001-234-567"),
        Example("Invalid TIN 600-000-000"),
        Example("TIN: 373008892"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
DETECTOR = replace(_OF_LABEL, check=_check)
