"""Brazilian health card number (CNS)."""

from pii_scan.detect.countries.check_digits import weighted
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[0] in "12789" and weighted(number, range(15, 0, -1)) % 11 == 0


DETECTOR = national_id(
    Kind("br_sus_card", LegalClass.HEALTH_INSURANCE, "Brazilian health card number (CNS)", identifies=True),
    standard="Ministério da Saúde, Cartão Nacional de Saúde (modulus 11): https://cadastro.saude.gov.br",
    patterns=("[0-9]{3} ?[0-9]{4} ?[0-9]{4} ?[0-9]{4}",),
    holds=_holds,
    pass_rate=0.05,
    labels=(
        "cns", "cartão sus", "cartao sus", "cartão nacional de saúde", "cartão do sus", "nº cartão sus",
        "brazilian health card", "carteira do sus", "carteira sus", "nº do cartão sus", "nº cns", "número do sus",
        "número do cartão nacional de saúde", "cartão de saúde", ),
    shy=("sus",),
    examples=(
        Example("Cartão SUS: 797 1773 5781 4943", "797177357814943"),
        Example("CNS 731277074755837", "731277074755837"),
        Example("Cartão Nacional de Saúde\n707 3442 7274 3995", "707344272743995"),
    ),
    counter_examples=(
        Example("Cartão SUS: 797 1773 5781 4944"),
        Example("Order number 797 1773 5781 4943"),
    ),
    validator="modulus 11, first digit",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
