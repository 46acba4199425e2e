"""Ecuadorian tax number (RUC) of a person."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_stdnum = stdnum_holds("ec.ruc")


def _holds(number: str) -> bool:
    """A third digit of 6 or 9 is a public body or a firm."""
    return number[2] in "012345" and _stdnum(number)


DETECTOR = national_id(
    Kind("ec_ruc", LegalClass.TAXPAYER_ID, "Ecuadorian tax number (RUC) of a person", identifies=True),
    standard="SRI, RUC: identity card number and 001: https://www.sri.gob.ec",
    patterns=("[0-9]{13}",),
    holds=_holds,
    pass_rate=0.001,
    labels=("ruc", "r.u.c.", "ruc no", "registro único de contribuyentes", "ecuadorian ruc", "ruc ecuador",),
    examples=(
        Example("RUC: 1239500497001", "1239500497001"),
        Example("R.U.C. 1458752019001", "1458752019001"),
        Example("RUC\n0505386193001", "0505386193001"),
    ),
    counter_examples=(
        Example("RUC: 1239500498001"),
        Example("Order number 1239500497001"),
    ),
    validator="Luhn, province",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
