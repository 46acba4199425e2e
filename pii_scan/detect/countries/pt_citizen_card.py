"""Portuguese citizen card number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("pt_citizen_card", LegalClass.OTHER_GOV_ID, "Portuguese citizen card number", identifies=True),
    standard="Lei 7/2007, cartão de cidadão, check digit (Luhn with letters): https://www.autenticacao.gov.pt",
    patterns=("[0-9]{8} ?[0-9] ?[A-Za-z0-9]{2}[0-9]",),
    holds=stdnum_holds("pt.cc"),
    pass_rate=0.1,
    labels=(
        "cartão de cidadão", "cartao de cidadao", "cartão do cidadão", "cc n.º", "nº cc", "n.º do cartão",
        "número de documento", "portuguese citizen card", "citizen card",
    ),
    shy=("cc",),
    examples=(
        Example("Cartão de cidadão: 72776194 8 OO4", "727761948OO4"),
        Example("Cartão de Cidadão n.º 089236866BZ1", "089236866BZ1"),
        Example("Portuguese citizen card\n31344506 5 WJ2", "313445065WJ2"),
    ),
    counter_examples=(
        Example("Cartão de cidadão: 72776194 8 OO5"),
        Example("Order number 72776194 8 OO4"),
    ),
    validator="modulus 10",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
