"""Brazilian driving licence number (CNH)."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    first = weighted(number, range(9, 0, -1)) % 11
    less = 2 if first > 9 else 0
    second = weighted(number, range(1, 10)) % 11
    second = 0 if second > 9 else second - less
    return number[9:] == f"{0 if first > 9 else first}{second}"


DETECTOR = national_id(
    Kind("br_cnh", LegalClass.DRIVERS_LICENSE, "Brazilian driving licence number (CNH)", identifies=True),
    standard="Senatran, Carteira Nacional de Habilitação, registro (two digits modulus 11): "
    "https://www.gov.br/transportes",
    patterns=("[0-9]{11}",),
    holds=_holds,
    pass_rate=0.01,
    labels=(
        "cnh", "c.n.h.", "registro cnh", "nº registro", "carteira nacional de habilitação", "carteira de habilitação",
        "habilitação", "carteira de motorista", "registro nacional", "brazilian driving licence",
    ),
    examples=(
        Example("CNH: 07932178567", "07932178567"),
        Example("Carteira Nacional de Habilitação nº 80963513063", "80963513063"),
        Example("CNH\n89128905733", "89128905733"),
    ),
    counter_examples=(
        Example("CNH: 07932178568"),
        Example("Order number 07932178567"),
    ),
    validator="two digits modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
