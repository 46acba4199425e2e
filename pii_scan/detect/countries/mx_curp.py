"""Mexican population registry code (CURP)."""

import re

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_LAYOUT = re.compile(
    r"[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX]"
    r"(?:AS|B[CS]|C[CHLMS]|D[FG]|G[RT]|HG|JC|M[CNS]|N[ETL]|OC|PL|Q[RT]|S[LPR]|T[CLS]|VZ|YN|ZS)"
    r"[A-Z]{3}[0-9A-Z][0-9]"
)
_born = stdnum_holds("mx.curp", validate_check_digits=False)
_checked = stdnum_holds("mx.curp")


def _holds(number: str) -> bool:
    """Initials, birth date, sex and state are proof enough beside the label; alone the check digit must hold."""
    return _LAYOUT.fullmatch(number) is not None and _born(number)


DETECTOR = national_id(
    Kind("mx_curp", LegalClass.OTHER_GOV_ID, "Mexican population registry code (CURP)", identifies=True),
    standard="RENAPO, Instructivo normativo para la asignación de la CURP (modulus 10): https://www.gob.mx/curp",
    patterns=("[A-Za-z]{4}[0-9]{6}[A-Za-z]{6}[0-9A-Za-z][0-9]",),
    holds=_holds,
    pass_rate=0.0001,
    alone={0: 7.0},
    strict=_checked,
    check="birth_date_and_state",
    labels=(
        "curp", "c.u.r.p.", "clave única de registro de población", "clave unica de registro de poblacion",
        "mexican curp",
    ),
    examples=(
        Example("CURP: FIZR641104MDFHWW00", "FIZR641104MDFHWW00"),
        Example("Clave Única de Registro de Población LIYX830125HMCJTD03", "LIYX830125HMCJTD03"),
        Example("con CURP TOKZ730921MVZQMV05 y domicilio", "TOKZ730921MVZQMV05"),
        Example("CURP\nXIBL710612HNLGDL08", "XIBL710612HNLGDL08"),
    ),
    counter_examples=(
        Example("Order number FIZR641104MDFHWW00"),
        Example("CURP: GOMA851340HDFRRN07"),
    ),
    validator="birth date, state; without a label modulus 10",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
