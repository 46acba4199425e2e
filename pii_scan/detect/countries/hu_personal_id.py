"""Hungarian personal identification number."""

from pii_scan.detect.countries.check_digits import is_day, weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    if number[0] not in "12345678" or not is_day(int(number[3:5]), int(number[5:7])):
        return False
    # Those born since 1997 have their weights the other way round.
    return any(weighted(number, w) % 11 == int(number[10]) for w in (range(10, 0, -1), range(1, 11)))


DETECTOR = national_id(
    Kind("hu_personal_id", LegalClass.OTHER_GOV_ID, "Hungarian personal identification number", identifies=True),
    standard="1996. évi XX. törvény, személyi azonosító (modulus 11)",
    patterns=("[0-9][ -]?[0-9]{6}[ -]?[0-9]{4}",),
    holds=_holds,
    pass_rate=0.002,
    labels=(
        "személyi szám", "személyi azonosító", "személyi azonosító jel", "személyi száma",
        "hungarian personal number",
    ),
    examples=(
        Example("Személyi szám: 2 670106 5407", "26701065407"),
        Example("személyi azonosító 29509170121", "29509170121"),
        Example("Hungarian personal number\n2 851120 5694", "28511205694"),
    ),
    counter_examples=(
        Example("Személyi szám: 2 670106 5408"),
        Example("Order number 2 670106 5407"),
    ),
    validator="modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
