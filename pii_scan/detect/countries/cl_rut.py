"""Chilean identity and tax number (RUN, RUT)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("cl_rut", LegalClass.TAXPAYER_ID, "Chilean identity and tax number (RUN, RUT)", identifies=True),
    standard="Servicio de Registro Civil, RUN/RUT (modulus 11): https://www.registrocivil.cl",
    patterns=(
        r"[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9A-Za-z]",
        "[0-9]{7,8}-[0-9A-Za-z]",
        "[0-9]{7,8}[0-9A-Za-z]",
        "[0-9]{1,2}[. ][0-9]{3}[. ][0-9]{3} ?[-.] ?[0-9A-Za-z]",
    ),
    holds=stdnum_holds("cl.rut"),
    pass_rate=0.09,
    alone={0: 4.0},
    labels=(
        "rut", "r.u.t.", "r.u.n.", "rut/run", "run/rut", "rut o run", "rol único tributario", "rol único nacional",
        "cédula de identidad", "chilean rut", "chilean id",
    ),
    examples=(
        Example("RUT: 6.221.519-4", "62215194"),
        Example("R.U.N. 18.543.048-0", "185430480"),
        Example("RUT 145459966", "145459966"),
        Example("Cédula de identidad N° 19.708.430-8", "197084308"),
        Example("mi número 16.851.332-1 vence", "168513321"),
    ),
    counter_examples=(
        Example("RUT: 6.221.519-5"),
        Example("Order number 6.221.519-4"),
    ),
    validator="modulus 11",
    not_covered="Without a label and without its full stops.",
)  # fmt: skip
