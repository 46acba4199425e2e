"""Venezuelan tax number (RIF)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ve_rif", LegalClass.TAXPAYER_ID, "Venezuelan tax number (RIF)", identifies=True),
    standard="SENIAT, RIF (modulus 11): https://www.seniat.gob.ve",
    patterns=("[A-Za-z]-?[0-9]{8}-?[0-9]",),
    holds=stdnum_holds("ve.rif"),
    pass_rate=0.02,
    labels=("rif", "r.i.f.", "registro de información fiscal", "registro único de información fiscal"),
    examples=(
        Example("RIF: V-15102412-9", "V151024129"),
        Example("R.I.F. V-61233782-5", "V612337825"),
        Example("Registro de Información Fiscal\nV-99469019-8", "V994690198"),
    ),
    counter_examples=(
        Example("RIF: V-15102412-0"),
        Example("Order number V-15102412-9"),
    ),
    validator="modulus 11, sort of holder",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
