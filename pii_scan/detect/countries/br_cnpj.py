"""Brazilian company number (CNPJ)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("br_cnpj", LegalClass.SUPPORTING, "Brazilian company number (CNPJ)"),
    standard="Receita Federal, CNPJ (two digits modulus 11): https://www.gov.br/receitafederal",
    patterns=(r"[0-9]{2}\.[0-9]{3}\.[0-9]{3}/[0-9]{4}-[0-9]{2}", "[0-9]{14}"),
    holds=stdnum_holds("br.cnpj"),
    pass_rate=0.01,
    alone={0: 5.0},
    labels=("cnpj", "c.n.p.j.", "cnpj/mf", "cgc"),
    examples=(
        Example("CNPJ: 90.067.804/0001-09", "90067804000109"),
        Example("CNPJ 98813712000124", "98813712000124"),
    ),
    counter_examples=(
        Example("CNPJ: 90.067.804/0001-00"),
        Example("Order number 90.067.804/0001-09"),
    ),
    validator="two digits modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
