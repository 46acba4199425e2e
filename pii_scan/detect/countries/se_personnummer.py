"""Swedish personal identity number."""

import re

from pii_scan.detect.countries.check_digits import is_day
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.detect.finance.luhn import luhn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_GLUED = re.compile(r"[a-z]+")


def _ten_digits(text: str) -> str:
    """Without the century: both forms are the same person but for those over a hundred."""
    digits = "".join(filter(str.isdigit, text))
    return digits[2:] if len(digits) == 12 and digits[:2] in ("18", "19", "20") else digits


def _holds(number: str) -> bool:
    """A day from 61 on is that of a coordination number."""
    day = int(number[4:6])
    return len(number) == 10 and is_day(int(number[2:4]), day - 60 if day > 60 else day) and luhn(number)


DETECTOR = national_id(
    Kind(
        "se_personnummer", LegalClass.OTHER_GOV_ID,
        "Swedish personal identity number", "SE_PERSONNUMMER", identifies=True,
    ),
    standard="Folkbokföringslag 1991:481 § 18, Luhn: https://www.skatteverket.se",
    patterns=("[0-9]{6}[-+][0-9]{4}", "[0-9]{8}[-+][0-9]{4}", "[0-9]{10}", "[0-9]{12}", "[a-z]{2,12}[0-9]{12}"),
    holds=_holds,
    pass_rate=0.004,
    alone={0: 4.0, 1: 5.0},
    lead=_GLUED,
    compact=_ten_digits,
    labels=(
        "personnummer", "person-nr", "personnr", "pers.nr", "pnr", "p.nr", "samordningsnummer",
        "swedish personal number", "swedish personal identity number", "personal identity number", "swedish id",
        "swedish id code", "swedish id number", "swedish personal id", "svenskt personnummer", "person nr",
        "personnr.", "coordination number", "swedish pin",
    ),
    examples=(
        Example("Personnummer: 781022-9216", "7810229216"),
        Example("pnr 670917-0689", "6709170689"),
        Example("Personal identity number 441111-4988", "4411114988"),
        Example("Personnummer\n560623-7138", "5606237138"),
        Example("My Swedish id code is199003052397.", "9003052397"),
    ),
    counter_examples=(
        Example("Personnummer: 781022-9217"),
        Example("Order number 781022-9216"),
    ),
    validator="Luhn, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
