"""Sri Lankan national identity card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    old = len(number) == 10
    if old and number[9] not in "VX":
        return False
    day = int(number[2:5] if old else number[4:7])
    return (1 <= day % 500 <= 366 and day < 900) and (old or 1900 <= int(number[:4]) <= 2035)


DETECTOR = national_id(
    Kind("lk_nic", LegalClass.OTHER_GOV_ID, "Sri Lankan national identity card number", identifies=True),
    standard="Department for Registration of Persons, NIC: year, day of the year (+500 for women), serial: "
    "https://drp.gov.lk",
    patterns=("[0-9]{9}[A-Za-z]", "[0-9]{12}"),
    holds=_holds,
    pass_rate=0.05,
    check="day_of_year",
    labels=(
        "nic", "nic no", "nic number", "national identity card", "national identity card no", "national id card",
        "drp",
    ),
    examples=(
        Example("NIC: 858321473V", "858321473V"),
        Example("NIC No. 550375979V", "550375979V"),
        Example("National Identity Card No\n530519010V", "530519010V"),
    ),
    counter_examples=(
        Example("Order number 858321473V"),
        Example("NIC: 859991234V"),
        Example("NIC: 852001234K"),
    ),
    validator="day of the year, V or X",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
