"""Brazilian identity card number (RG)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[-1].isdigit() or number[-1] == "X"


DETECTOR = national_id(
    Kind("br_rg", LegalClass.OTHER_GOV_ID, "Brazilian identity card number (RG)", identifies=True),
    standard="Lei 7.116/1983, registro geral; each state has its own form: https://www.gov.br",
    patterns=(
        r"[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9A-Za-z]",
        "[0-9]{7,9}[A-Za-z]?",
        r"[0-9]{1,2}\.?[0-9]{3}\.?[0-9]{3}",
        "[0-9]{7,8}-[0-9A-Za-z]",
    ),
    holds=_holds,
    pass_rate=0.6,
    check="shape",
    labels=(
        "registro geral", "carteira de identidade", "cédula de identidade", "r.g.", "rg nº", "identidade nº",
        "brazilian identity card", "identidade rg",),
    shy=("rg", "identidade"),
    examples=(
        Example("RG: 20.841.330-3", "208413303"),
        Example("Carteira de identidade nº 50.890.586-2", "508905862"),
        Example("RG\n23.020.606-2", "230206062"),
        Example("Registro Geral 522961216", "522961216"),
    ),
    counter_examples=(
        Example("Order number 20.841.330-3"),
        Example("RG-58 cable 1234567 m"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
