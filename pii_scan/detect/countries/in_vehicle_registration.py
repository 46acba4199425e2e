"""Indian vehicle registration number."""

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
    return number[:2] in _STATES


DETECTOR = national_id(
    Kind(
        "in_vehicle_registration", LegalClass.SUPPORTING,
        "Indian vehicle registration number", "IN_VEHICLE_REGISTRATION",
    ),
    standard="Central Motor Vehicles Rules, rule 50: state, district, series, number: https://parivahan.gov.in",
    patterns=("[A-Za-z]{2}[ -]?[0-9]{1,2}[ -]?[A-Za-z]{1,3}[ -]?[0-9]{4}",),
    holds=_holds,
    pass_rate=0.1,
    check="state",
    labels=(
        "vehicle registration", "vehicle registration number", "registration no",
        "registration number", "reg no", "regn no", "number plate", "regn. no", "regn number",
        "registration no of vehicle", "vehicle regn no", ),
    shy=("vehicle no", "vehicle number", "reg. number",),
    examples=(
        Example("Vehicle No: DL 07 EU 2485", "DL07EU2485"),
        Example("Registration No. KA 31 JZ 8609", "KA31JZ8609"),
        Example("Vehicle registration\nDL 06 VB 8519", "DL06VB8519"),
    ),
    counter_examples=(
        Example("Order number DL 07 EU 2485"),
        Example("Vehicle No: ZZ 12 AB 1234"),
    ),
    validator="state",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
