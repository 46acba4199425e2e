"""Brazilian social insurance number (PIS, PASEP, NIS, NIT)."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    rest = weighted(number, (3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return (0 if rest < 2 else 11 - rest) == int(number[10])


DETECTOR = national_id(
    Kind(
        "br_pis", LegalClass.OTHER_GOV_ID,
        "Brazilian social insurance number (PIS, PASEP, NIS, NIT)", identifies=True,
    ),
    standard="Caixa Econômica Federal, PIS/PASEP (modulus 11): https://www.caixa.gov.br",
    patterns=(r"[0-9]{3}\.[0-9]{5}\.[0-9]{2}-[0-9]", "[0-9]{11}", "[0-9]{3}[. ][0-9]{4}[. ][0-9]{3}[-. ][0-9]"),
    holds=_holds,
    pass_rate=0.09,
    alone={0: 4.0},
    labels=(
        "pis", "pasep", "pis/pasep", "pispasep", "nis", "n.i.s.", "pis/pasep/nit", "nº do pis", "número do pis",
        "nit/pis",
    ),
    examples=(
        Example("PIS/PASEP: 142.57781.49-8", "14257781498"),
        Example("NIS 15549292118", "15549292118"),
        Example("PIS\n140.81636.14-8", "14081636148"),
    ),
    counter_examples=(
        Example("PIS/PASEP: 142.57781.49-9"),
        Example("Order number 142.57781.49-8"),
    ),
    validator="modulus 11",
    not_covered="Without a label and its dots.",
)  # fmt: skip
