"""Finnish personal identity code."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _with_century(text: str) -> str:
    """The mark between date and serial is the century, so it belongs to the number."""
    return text.upper()


DETECTOR = national_id(
    Kind(
        "fi_hetu", LegalClass.OTHER_GOV_ID,
        "Finnish personal identity code", "FI_PERSONAL_IDENTITY_CODE", identifies=True,
    ),
    standard="Act 661/2009 and decree 690/2022, control character modulus 31: https://dvv.fi/en/personal-identity-code",
    patterns=("[0-9]{6}[-+][0-9]{3}[0-9A-Za-z]", "[0-9]{6}[A-Za-z][0-9]{3}[0-9A-Za-z]"),
    holds=stdnum_holds("fi.hetu"),
    pass_rate=0.001,
    alone={0: 4.8, 1: 4.8},
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
    ),
    counter_examples=(
        Example("Henkilötunnus: 151265-049Q"),
        Example("Order number 151265-049P"),
    ),
    validator="modulus 31, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
