"""Spanish social security number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    province, serial, control = int(number[:2]), number[2:-2], int(number[-2:])
    if not (1 <= province <= 53 or province == 66):
        return False
    # A serial that begins with zero counts as one digit shorter.
    whole = int(f"{province}{serial[1:]}") if len(serial) == 8 and serial[0] == "0" else int(f"{province}{serial}")
    return whole % 97 == control


DETECTOR = national_id(
    Kind("es_nss", LegalClass.OTHER_GOV_ID, "Spanish social security number", identifies=True),
    standard="Tesorería General de la Seguridad Social, NUSS/NAF (modulus 97): https://www.seg-social.es",
    patterns=("[0-9]{2}[ /-]?[0-9]{8}[ /-]?[0-9]{2}", "[0-9]{2}[ /-][0-9]{7}[ /-][0-9]{2}"),
    holds=_holds,
    pass_rate=0.01,
    labels=(
        "nuss", "n.u.s.s.", "naf", "número de la seguridad social", "número de seguridad social",
        "nº seguridad social", "n.º seguridad social", "nº ss", "nº afiliación", "afiliación ss", "n.s.s.", "nss",
        "seguridad social", "número de afiliación", "afiliación a la seguridad social",
        "spanish social security number", "social security number",
    ),
    examples=(
        Example("NUSS: 49/77530717/64", "497753071764"),
        Example("Nº de la Seguridad Social: 01/81684253/52", "018168425352"),
        Example("número de afiliación 138854407536", "138854407536"),
        Example("Número de la Seguridad Social\n27/93032562/12", "279303256212"),
    ),
    counter_examples=(
        Example("NUSS: 49/77530717/65"),
        Example("Order number 49/77530717/64"),
    ),
    validator="modulus 97, province",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
