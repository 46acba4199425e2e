"""Colombian citizenship card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    """Ten digits begin with 1 since the NUIP of 2000."""
    return number[0] != "0" and (len(number) in (7, 8) or (len(number) == 10 and number[0] == "1"))


DETECTOR = national_id(
    Kind("co_cedula", LegalClass.OTHER_GOV_ID, "Colombian citizenship card number", identifies=True),
    standard="Registraduría Nacional, cédula de ciudadanía (NUIP), no check digit: https://www.registraduria.gov.co",
    patterns=(r"[0-9]{1,3}(?:\.[0-9]{3}){2,3}", "[0-9]{7,10}"),
    holds=_holds,
    pass_rate=0.6,
    check="shape",
    labels=(
        "cédula de ciudadanía", "cedula de ciudadania", "cédula ciudadanía", "c.c.", "cc no", "cc nº", "nuip",
        "cédula de extranjería", "cédula", "cedula", "cédula no", "número de cédula", "colombian id",
    ),
    shy=("cc",),
    examples=(
        Example("C.C. 1.045.557.011", "1045557011"),
        Example("Cédula de ciudadanía No. 1.018.062.997", "1018062997"),
        Example("cédula 1044232281", "1044232281"),
        Example("Cédula de ciudadanía\n1.033.864.718", "1033864718"),
    ),
    counter_examples=(
        Example("Order number 1.045.557.011"),
        Example("C.C. 9.234.567.890"),
    ),
    validator="label and length",
    not_covered="A label that other countries use too (cédula) is taken as Colombian only where no other "
    "country's check holds.",
)  # fmt: skip
