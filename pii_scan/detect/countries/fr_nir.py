"""French social security number (NIR)."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_BORN = re.compile(r"[12378][0-9]{2}(?:0[1-9]|1[0-2]|[2-4][0-9]|[5-9][0-9])")
_stdnum = stdnum_holds("fr.nir")


def _holds(number: str) -> bool:
    """Sex, year and month first: they spare most calls."""
    return len(number) == 15 and _BORN.match(number) is not None and _stdnum(number)


DETECTOR = national_id(
    Kind("fr_nir", LegalClass.OTHER_GOV_ID, "French social security number (NIR)", identifies=True),
    standard="INSEE, décret 82-103, key modulus 97: https://www.insee.fr/fr/metadonnees/definition/c1409",
    patterns=(
        "[0-9] [0-9]{2} [0-9]{2} [0-9]{2} [0-9]{3} [0-9]{3} [0-9]{2}",
        "[0-9]{15}",
        "[0-9]{6}[0-9A-Za-z]{2}[0-9]{6} ?[0-9]{2}",
        "[0-9]{13} [0-9]{2}",
        "[0-9] [0-9]{2} [0-9]{2} [0-9][0-9A-Za-z] [0-9]{3} [0-9]{3} ?[|/ ]? ?[0-9]{2}",
    ),
    holds=_holds,
    pass_rate=0.001,
    alone={0: 5.5, 1: 2.6, 3: 3.4},
    labels=(
        "n° de sécurité sociale", "numéro de sécurité sociale", "no de sécurité sociale", "numéro de sécu",
        "n° sécu", "num secu", "sécurité sociale", "numéro ss", "n° ss", "no ss", "carte vitale", "insee",
        "numéro insee", "french social security number", "n°ss", "social security number", "n° de sécu",
        "no de sécu", "matricule insee", "n° insee", ),
    shy=("nir",),
    examples=(
        Example("N° de sécurité sociale : 2 43 09 08 293 367 10", "243090829336710"),
        Example("NIR 269092422428073", "269092422428073"),
        Example("Numéro de sécurité sociale\n2 80 03 16 172 832 80", "280031617283280"),
        Example("Carte Vitale 1 51 02 17 183 522 33", "151021718352233"),
    ),
    counter_examples=(
        Example("N° de sécurité sociale : 2 43 09 08 293 367 11"),
        Example("Order number 2 43 09 08 293 367 10"),
    ),
    validator="key modulus 97, sex, month and department",
    not_covered="Numbers without their key of two digits.",
)  # fmt: skip
