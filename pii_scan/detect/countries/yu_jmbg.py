"""Unique master citizen number (JMBG) of the states of former Yugoslavia."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind(
        "yu_jmbg", LegalClass.OTHER_GOV_ID,
        "Unique master citizen number (JMBG) of the states of former Yugoslavia", identifies=True,
    ),
    standard="Law of 1976 on the unique master citizen number, modulus 11; still in force in the successor states",
    patterns=("[0-9]{13}",),
    holds=stdnum_holds("si.emso"),
    pass_rate=0.003,
    labels=(
        "jmbg", "jmbg broj", "jedinstveni matični broj", "matični broj", "jmb", "embg", "maticni broj gragjanina",
        "j.m.b.g.",
    ),
    examples=(
        Example("JMBG: 0611980505978", "0611980505978"),
        Example("Jedinstveni matični broj 1509989503417", "1509989503417"),
        Example("JMBG\n1306971508081", "1306971508081"),
    ),
    counter_examples=(
        Example("JMBG: 0611980505979"),
        Example("Order number 0611980505978"),
    ),
    validator="modulus 11, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
