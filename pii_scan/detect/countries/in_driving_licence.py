"""Indian driving licence number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_CODES = (
    "AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS UA UK "
    "UP WB"
)
_STATES = frozenset(_CODES.split())


def _holds(number: str) -> bool:
    return number[:2] in _STATES and number[2:4] != "00" and 1950 <= int(number[4:8]) <= 2035


DETECTOR = national_id(
    Kind("in_driving_licence", LegalClass.DRIVERS_LICENSE, "Indian driving licence number", identifies=True),
    standard="Ministry of Road Transport, Central Motor Vehicles Rules, form 7: state, office, year, serial: "
    "https://parivahan.gov.in",
    patterns=("[A-Za-z]{2}[ -]?[0-9]{2}[ -]?[0-9]{11}", "[A-Za-z]{2}[ -]?[0-9]{2}[ -]?[0-9]{4}[ -]?[0-9]{7}"),
    holds=_holds,
    pass_rate=0.002,
    alone={0: 3.2, 1: 3.2},
    check="state_and_year",
    labels=(
        "dl no", "dl number", "driving licence", "driving licence no", "driving licence number", "driving license no",
        "licence no", "licence number", "license no", "dl",
    ),
    examples=(
        Example("DL No: MH09 20155834117", "MH0920155834117"),
        Example("Driving Licence No. MH30 19968194472", "MH3019968194472"),
        Example("Driving licence\nMH2419906044790", "MH2419906044790"),
    ),
    counter_examples=(
        Example("Order number MH09 20155834117"),
        Example("DL No: ZZ12 20110012345"),
        Example("DL No: MH12 30110012345"),
    ),
    validator="state, year of issue",
    not_covered="Older numbers of single states; without a label it is only possible.",
)  # fmt: skip
