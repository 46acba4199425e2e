"""Brazilian taxpayer number (CPF)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("br_cpf", LegalClass.TAXPAYER_ID, "Brazilian taxpayer number (CPF)", identifies=True),
    standard="Receita Federal, CPF (two digits modulus 11): https://www.gov.br/receitafederal",
    patterns=(
        r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}",
        "[0-9]{11}",
        "[0-9]{3}[. ][0-9]{3}[. ][0-9]{3}[-/ ][0-9]{2}",
        "[0-9]{9}-[0-9]{2}",
    ),
    holds=stdnum_holds("br.cpf"),
    pass_rate=0.01,
    alone={0: 4.8},
    dummies=frozenset(("11111111111",)),
    labels=("cpf", "c.p.f.", "cpf/mf", "cadastro de pessoa física", "cadastro de pessoas físicas", "brazilian cpf"),
    examples=(
        Example("CPF: 711.657.887-05", "71165788705"),
        Example("CPF nº 00327315407", "00327315407"),
        Example("inscrito no CPF sob o nº 720.061.794-62", "72006179462"),
        Example("CPF\n966.053.627-56", "96605362756"),
        Example("Meu número é 323.129.433-95.", "32312943395"),
    ),
    counter_examples=(
        Example("CPF: 711.657.887-06"),
        Example("Order number 711.657.887-05"),
    ),
    validator="two digits modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
