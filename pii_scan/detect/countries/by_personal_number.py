"""Belarusian personal number."""

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Sex and century, birth date, district letter, serial, citizenship, check digit."""
    born = number[0] in "123456" and is_day(int(number[3:5]), int(number[1:3]))
    return born and number[7] in "ABCHKEM" and number[11:13] in ("PB", "BA", "BI")


DETECTOR = national_id(
    Kind("by_personal_number", LegalClass.OTHER_GOV_ID, "Belarusian personal number", identifies=True),
    standard="Law 418-З on the population register, fourteen characters: https://mvd.gov.by",
    patterns=("[0-9]{7}[A-Za-z][0-9]{3}[A-Za-z]{2}[0-9]",),
    holds=_holds,
    pass_rate=0.01,
    alone={0: 4.4},
    check="birth_date",
    labels=(
        "lichny nomer", "identifikatsionny nomer", "belarusian personal number", "personal number belarus",
        "identification number (by)", "belarus id no", "personal no (by)",
    ),
    examples=(
        Example("Lichny nomer: 3071165M662PB8", "3071165M662PB8"),
        Example("Belarusian personal number 4030472A478PB1", "4030472A478PB1"),
        Example("Belarusian personal number\n3051176K230PB9", "3051176K230PB9"),
    ),
    counter_examples=(
        Example("Order number 3071165M662PB8"),
        Example("Lichny nomer: 3991385A001PB7"),
    ),
    validator="birth date, district, citizenship",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
