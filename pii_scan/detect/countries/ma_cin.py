"""Moroccan identity card number (CIN)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[-5:] != "00000"


DETECTOR = national_id(
    Kind("ma_cin", LegalClass.OTHER_GOV_ID, "Moroccan identity card number (CIN)", identifies=True),
    standard="Loi 04-20, CNIE: one or two letters and up to six digits: https://www.cnie.ma",
    patterns=("[A-Za-z]{1,2}[0-9]{5,7}",),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "cnie", "n° cin", "cin n", "carte nationale d'identité électronique", "moroccan id",
        "carte d'identité marocaine", "cin marocaine", "numéro de cin",
    ),
    shy=("cin", "c.i.n.",),
    examples=(
        Example("CNIE: TF107375", "TF107375"),
        Example("Moroccan ID GE959819", "GE959819"),
        Example("CNIE\nLP809405", "LP809405"),
    ),
    counter_examples=(
        Example("Order number TF107375"),
        Example("CNIE: AB00000"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
