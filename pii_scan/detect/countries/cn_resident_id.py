"""Chinese resident identity card number."""

from pii_scan.detect.countries.check_digits import is_day, weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_CODES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
_PROVINCES = frozenset(_CODES.split())
_WEIGHTS = tuple(pow(2, 17 - i, 11) for i in range(17))


def _holds(number: str) -> bool:
    if number[:2] not in _PROVINCES or not 1900 <= int(number[6:10]) <= 2035:
        return False
    if not is_day(int(number[10:12]), int(number[12:14]), int(number[6:10])):
        return False
    return "10X98765432"[weighted(number, _WEIGHTS) % 11] == number[17]


DETECTOR = national_id(
    Kind("cn_resident_id", LegalClass.OTHER_GOV_ID, "Chinese resident identity card number", identifies=True),
    standard="GB 11643-1999, ISO 7064 MOD 11-2: http://www.gb688.cn",
    patterns=("[0-9]{17}[0-9A-Za-z]",),
    holds=_holds,
    pass_rate=0.0001,
    alone={0: 7.0},
    labels=(
        "resident identity card", "resident id", "id card no", "chinese id", "chinese id number", "china id",
        "shenfenzheng", "shen fen zheng", "citizen identification number", "prc id",
    ),
    examples=(
        Example("Resident Identity Card: 110101197301208315", "110101197301208315"),
        Example("Chinese ID number 310104194311163168", "310104194311163168"),
        Example("shenfenzheng\n310104197811109524", "310104197811109524"),
    ),
    counter_examples=(
        Example("Resident Identity Card: 110101197301208316"),
        Example("Order number 110101197301208315"),
    ),
    validator="province, birth date, ISO 7064 MOD 11-2",
    not_covered="Numbers of fifteen digits from before 1999.",
)  # fmt: skip
