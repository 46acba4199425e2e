"""Azerbaijani identity card FIN."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return not set("IO") & set(number) and any(map(str.isdigit, number)) and any(map(str.isalpha, number))


DETECTOR = national_id(
    Kind("az_fin", LegalClass.OTHER_GOV_ID, "Azerbaijani identity card FIN", identifies=True),
    standard="Ministry of Internal Affairs, seven letters and digits: https://www.asan.gov.az",
    patterns=("[0-9A-Za-z]{7}",),
    holds=_holds,
    pass_rate=0.8,
    check="shape",
    labels=("fin kod", "fin code", "fin kodu", "azerbaijani fin", "şəxsiyyət vəsiqəsi fin"),
    examples=(
        Example("FIN kod: 9FD83SR", "9FD83SR"),
        Example("Azerbaijani FIN 2BA46TT", "2BA46TT"),
        Example("FIN code\n1AF04ST", "1AF04ST"),
    ),
    counter_examples=(
        Example("Order number 9FD83SR"),
        Example("FIN code: ABCDEFG"),
    ),
    validator="label, letters in use",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
