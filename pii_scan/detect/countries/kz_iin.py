"""Kazakh individual identification number (IIN)."""

from pii_scan.detect.countries.check_digits import is_day, weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    if number[6] not in "123456" or not is_day(int(number[2:4]), int(number[4:6])):
        return False
    rest = weighted(number, range(1, 12)) % 11
    if rest == 10:
        rest = weighted(number, (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)) % 11
    return rest == int(number[11])


DETECTOR = national_id(
    Kind("kz_iin", LegalClass.OTHER_GOV_ID, "Kazakh individual identification number (IIN)", identifies=True),
    standard="Law 223-III on national registers of identification numbers (modulus 11): https://egov.kz",
    patterns=("[0-9]{12}",),
    holds=_holds,
    pass_rate=0.003,
    labels=("iin", "zhsn", "jsn", "жсн", "kazakh identification number", "individual identification number"),
    examples=(
        Example("IIN: 540127330301", "540127330301"),
        Example("IIN 440921359444", "440921359444"),
        Example("Individual identification number\n681026364457", "681026364457"),
    ),
    counter_examples=(
        Example("IIN: 540127330302"),
        Example("Order number 540127330301"),
    ),
    validator="modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
