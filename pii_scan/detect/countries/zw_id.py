"""Zimbabwean national registration number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """The letter checks district and serial."""
    return "ABCDEFGHJKLMNPQRSTVWXYZ"[(int(number[:-3]) - 1) % 23] == number[-3]


DETECTOR = national_id(
    Kind("zw_id", LegalClass.OTHER_GOV_ID, "Zimbabwean national registration number", identifies=True),
    standard="National Registration Act, district, serial, letter modulus 23, district of origin: http://www.rg.gov.zw",
    patterns=("[0-9]{2}-?[0-9]{6,7} ?-?[A-Za-z] ?-?[0-9]{2}",),
    holds=_holds,
    pass_rate=0.04,
    alone={0: 4.4},
    labels=(
        "national registration number", "zimbabwean id", "zimbabwe id", "zim id", "national id no", "id number",
        "national reg no", "national registration no", "national reg. no.",
    ),
    examples=(
        Example("Zimbabwean ID: 60-573135N70", "60573135N70"),
        Example("National Registration Number 45-428493W14", "45428493W14"),
        Example("Zim ID\n35-682264T04", "35682264T04"),
    ),
    counter_examples=(
        Example("Zimbabwean ID: 60-573235N70"),
        Example("Order number 60-573135N70"),
    ),
    validator="letter modulus 23",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
