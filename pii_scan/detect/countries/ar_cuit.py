"""Argentine tax or labour number (CUIT, CUIL)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _of_a_person(number: str) -> bool:
    return number[:2] in ("20", "23", "24", "25", "26", "27")


DETECTOR = national_id(
    Kind("ar_cuit", LegalClass.TAXPAYER_ID, "Argentine tax or labour number (CUIT, CUIL)", identifies=True),
    standard="AFIP, CUIT/CUIL (modulus 11): https://www.afip.gob.ar",
    patterns=(
        "[0-9]{2}-[0-9]{8}-[0-9]",
        "[0-9]{11}",
        "[0-9]{2}[ /.][0-9]{8}[ /.][0-9]",
        r"[0-9]{2}-[0-9]{2}\.[0-9]{3}\.[0-9]{3}-[0-9]",
    ),
    holds=stdnum_holds("ar.cuit"),
    pass_rate=0.01,
    alone={0: 4.6, 3: 5.0},
    strict=_of_a_person,
    labels=(
        "cuit", "cuil", "c.u.i.t.", "c.u.i.l.", "cuit/cuil", "clave única de identificación tributaria",
        "código único de identificación laboral",
    ),
    examples=(
        Example("CUIT: 23-27422122-4", "23274221224"),
        Example("CUIL 27375654666", "27375654666"),
        Example("CUIT/CUIL\n20-27425019-5", "20274250195"),
        Example("el número 24-28523450-2 figura", "24285234502"),
    ),
    counter_examples=(
        Example("CUIT: 23-27422122-5"),
        Example("Order number 23-27422122-4"),
    ),
    validator="modulus 11, sort of holder",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
