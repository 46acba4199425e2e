"""Greek identity card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return set(number[:2]) <= set("ABEZHIKMNOPTYX0123456789") or number[:2].isalpha()


DETECTOR = national_id(
    Kind("gr_identity_card", LegalClass.OTHER_GOV_ID, "Greek identity card number", identifies=True),
    standard="Hellenic Police, one or two letters and six digits: https://www.astynomia.gr",
    patterns=("[A-Za-z]{1,2} ?[0-9]{6}",),
    holds=_holds,
    pass_rate=0.5,
    check="shape",
    labels=("adt", "a.d.t.", "greek identity card", "greek id card", "arithmos taftotitas", "tautotita"),
    examples=(
        Example("Greek identity card: AT 316598", "AT316598"),
        Example("ADT AN 800035", "AN800035"),
        Example("Greek ID card\nAE 914350", "AE914350"),
    ),
    counter_examples=(
        Example("Order number AT 316598"),
        Example("flight AB 123456"),
    ),
    validator="label only",
    not_covered="Letters of the Greek alphabet that have no Latin twin.",
)  # fmt: skip
