"""Italian fiscal code."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LAYOUT = re.compile(r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]")
_checked = stdnum_holds("it.codicefiscale")


def _holds(number: str) -> bool:
    """The layout is proof enough beside the label; alone the check character must hold."""
    return _LAYOUT.fullmatch(number) is not None


DETECTOR = national_id(
    Kind("it_codice_fiscale", LegalClass.TAXPAYER_ID, "Italian fiscal code", "IT_FISCAL_CODE", identifies=True),
    standard="Decreto ministeriale 23 dicembre 1976, check character modulus 26: https://www.agenziaentrate.gov.it",
    patterns=(
        "[A-Za-z]{6}[0-9]{2}[A-Za-z][0-9]{2}[A-Za-z][0-9]{3}[A-Za-z]",
        "[A-Za-z]{3} [A-Za-z]{3} [0-9]{2}[A-Za-z][0-9]{2} [A-Za-z][0-9]{3}[A-Za-z]",
        "[A-Za-z]{6}[0-9A-Za-z]{2}[A-Za-z][0-9A-Za-z]{2}[A-Za-z][0-9A-Za-z]{3}[A-Za-z]",
    ),
    digits=(1, 16),
    holds=_holds,
    pass_rate=0.01,
    alone={0: 6.0, 1: 6.0},
    strict=_checked,
    check="layout",
    dummies=frozenset(("RSSMRA80A01H501U", "RSSMRA85T10A562S",)),
    labels=(
        "codice fiscale", "cod. fisc.", "cod. fiscale", "cod fisc", "c.f.", "cod.fisc.", "italian fiscal code",
        "italian tax code", "tessera sanitaria",
    ),
    shy=("cf",),
    examples=(
        Example("Codice fiscale: MTBGRC92B65C292M", "MTBGRC92B65C292M"),
        Example("C.F. PMVDLP99D11E183A", "PMVDLP99D11E183A"),
        Example("nato a Roma, CLZNBZ94C66D127U, residente", "CLZNBZ94C66D127U"),
        Example("Italian tax code\nTCBGGR44P28C231X", "TCBGGR44P28C231X"),
    ),
    counter_examples=(
        Example("Order number MTBGRC92B65C292M"),
        Example("Codice fiscale: RSSMRA85Z01H501U"),
        Example("Codice fiscale: RSSMRA85A01H50"),
    ),
    validator="layout; without a label check character modulus 26 and birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
