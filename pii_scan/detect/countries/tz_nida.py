"""Tanzanian national identification number (NIDA)."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return 1900 <= int(number[:4]) <= 2035 and is_day(int(number[4:6]), int(number[6:8]))


DETECTOR = national_id(
    Kind("tz_nida", LegalClass.OTHER_GOV_ID, "Tanzanian national identification number (NIDA)", identifies=True),
    standard="NIDA, birth date, ward, serial: https://www.nida.go.tz",
    patterns=("[0-9]{8}-[0-9]{5}-[0-9]{5}-[0-9]{2}", "[0-9]{20}"),
    holds=_holds,
    pass_rate=0.003,
    alone={0: 6.0},
    check="birth_date",
    labels=(
        "nida", "nida no", "nida number", "nin", "national id no", "kitambulisho cha taifa", "tanzanian national id",
    ),
    examples=(
        Example("NIDA: 19740311-12440-00000-99", "19740311124400000099"),
        Example("NIDA number 19550117122620000915", "19550117122620000915"),
        Example("Kitambulisho cha Taifa\n19970703-18618-00006-93", "19970703186180000693"),
    ),
    counter_examples=(
        Example("Order number 19740311-12440-00000-99"),
        Example("NIDA: 19851399-12345-00001-11"),
    ),
    validator="birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
