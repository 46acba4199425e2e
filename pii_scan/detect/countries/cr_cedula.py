"""Costa Rican identity card number."""

import re

from pii_scan.detect.countries.check_digits import alnum
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _nine_digits(text: str) -> str:
    """Province, volume and entry, each filled up with zeros."""
    parts = text.split("-")
    if len(parts) == 3:
        return f"{int(parts[0])}{parts[1].zfill(4)}{parts[2].zfill(4)}"
    return alnum(text)


_OF_PANAMA = re.compile(r"c[eé]dula de identidad[ _]personal|panam")


def _holds(number: str) -> bool:
    return len(number) == 9 and number[0] in "123456789" and number[1:5] != "0000"


DETECTOR = national_id(
    Kind("cr_cedula", LegalClass.OTHER_GOV_ID, "Costa Rican identity card number", identifies=True),
    standard="Tribunal Supremo de Elecciones, cédula: province, volume, entry: https://www.tse.go.cr",
    patterns=("[0-9]-[0-9]{4}-[0-9]{4}", "[0-9]{9}", "[0-9]{2}-[0-9]{4}-[0-9]{4}", "[0-9]-[0-9]{3}-[0-9]{3}"),
    holds=_holds,
    pass_rate=0.2,
    alone={0: 2.2},
    away=_OF_PANAMA,
    compact=_nine_digits,
    check="province",
    labels=(
        "cédula", "cédula de identidad", "cédula no", "cédula física", "cédula costarricense", "costa rican id",
        "número de cédula", "céd. física", "ced. física", "número cédula", "cédula persona física", "céd. identidad",),
    shy=("céd",),
    examples=(
        Example("Cédula: 7-0859-0860", "708590860"),
        Example("cédula de identidad 3-0935-0090", "309350090"),
        Example("Cédula\n2-0349-0147", "203490147"),
    ),
    counter_examples=(
        Example("Order number 7-0859-0860"),
        Example("cédula 0-0000-1234"),
    ),
    validator="province",
    not_covered="It has no check digit; without a label it is only possible.",
)  # fmt: skip
