"""Emirates ID number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.detect.finance.luhn import luhn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[:3] == "784" and 1900 <= int(number[3:7]) <= 2035 and luhn(number)


DETECTOR = national_id(
    Kind("ae_emirates_id", LegalClass.OTHER_GOV_ID, "Emirates ID number", identifies=True),
    standard="Federal Authority for Identity and Citizenship, 784, birth year, serial, Luhn: https://icp.gov.ae",
    patterns=("[0-9]{3}[ -][0-9]{4}[ -][0-9]{7}[ -][0-9]", "[0-9]{15}"),
    holds=_holds,
    pass_rate=0.001,
    alone={0: 5.5, 1: 3.6},
    labels=(
        "emirates id", "emirates id no", "emirates id number", "eid", "eid no", "uae id", "identity number uae",
        "emirates identity card", "eida", "eid number", "idn (uae)",),
    examples=(
        Example("Emirates ID: 784-1997-0444106-4", "784199704441064"),
        Example("EID No. 784199068051871", "784199068051871"),
        Example("Emirates ID number\n784-1952-2710479-1", "784195227104791"),
        Example("holder of 784-1972-8236929-3", "784197282369293"),
    ),
    counter_examples=(
        Example("Emirates ID: 784-1997-0444106-5"),
        Example("Order number 784-1997-0444106-4"),
    ),
    validator="784, birth year, Luhn",
    not_covered="Cards whose last digit does not follow Luhn.",
)  # fmt: skip
