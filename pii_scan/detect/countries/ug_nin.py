"""Ugandan national identification number (NIN)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return sum(map(str.isdigit, number[4:])) >= 3


DETECTOR = national_id(
    Kind("ug_nin", LegalClass.OTHER_GOV_ID, "Ugandan national identification number (NIN)", identifies=True),
    standard="NIRA, C, sex, birth year, serial: https://www.nira.go.ug",
    patterns=("C[FM][0-9]{2}[0-9A-Z]{10}",),
    holds=_holds,
    pass_rate=0.3,
    alone={0: 2.8},
    check="shape",
    labels=("nin", "nira", "national identification number", "ugandan nin", "ndaga muntu", "nin number", "nira nin",),
    examples=(
        Example("NIN: CF44446554DXDT", "CF44446554DXDT"),
        Example("National Identification Number CM62082128SPVC", "CM62082128SPVC"),
        Example("Ugandan NIN\nCM53664371PBCH", "CM53664371PBCH"),
    ),
    counter_examples=(
        Example("Order number CF44446554DXDT"),
        Example("NIN: CMABCDEFGHIJKL"),
    ),
    validator="sex and year",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
