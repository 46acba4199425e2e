"""Finnish personal identity code."""

import re

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_CENTURY = {
    **dict.fromkeys("+", 1800), **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000),
}  # fmt: skip
"""Since 2023 five more signs for either of the two last centuries."""
_CONTROL = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_GLUED = re.compile(r"[a-z]+(?=[0-9]{6})")


def _holds(number: str) -> bool:
    """Serials from 900 on are temporary: hospitals give them to people who have no code yet."""
    century, serial = _CENTURY.get(number[6]), number[7:10]
    if century is None or serial < "002":
        return False
    if not is_day(int(number[2:4]), int(number[:2]), century + int(number[4:6])):
        return False
    return number[10] == _CONTROL[int(number[:6] + serial) % len(_CONTROL)]


def _with_century(text: str) -> str:
    """The mark between date and serial is the century, so it belongs to the number."""
    return text.upper()


DETECTOR = national_id(
    Kind(
        "fi_hetu", LegalClass.OTHER_GOV_ID,
        "Finnish personal identity code", "FI_PERSONAL_IDENTITY_CODE", identifies=True,
    ),
    standard="Act 661/2009 and decree 690/2022, control character modulus 31: https://dvv.fi/en/personal-identity-code",
    patterns=(
        "[0-9]{6}[-+][0-9]{3}[0-9A-Za-z]", "[0-9]{6}[A-Za-z][0-9]{3}[0-9A-Za-z]",
        "[a-z]{2,12}[0-9]{6}[A-Za-z][0-9]{3}[0-9A-Za-z]",
    ),
    holds=_holds,
    pass_rate=0.001,
    alone={0: 4.8, 1: 4.8, 2: 4.0},
    lead=_GLUED,
    compact=_with_century,
    labels=(
        "henkilötunnus", "henkilotunnus", "hetu", "henkilötunnuksesi", "sosiaaliturvatunnus", "personbeteckning",
        "finnish personal identity code", "personal identity code",
    ),
    examples=(
        Example("Henkilötunnus: 151265-049P", "151265-049P"),
        Example("HETU 090267-454B", "090267-454B"),
        Example("personbeteckning 140380-511K", "140380-511K"),
        Example("Personal identity code\n181051-4113", "181051-4113"),
        Example("Hetu: 010594Y9032", "010594Y9032"),
        Example("henkilötunnus on020516C903K", "020516C903K"),
    ),
    counter_examples=(
        Example("Henkilötunnus: 151265-049Q"),
        Example("Order number 151265-049P"),
    ),
    validator="modulus 31, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
