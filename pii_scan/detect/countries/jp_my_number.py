"""Japanese individual number (My Number)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("jp_my_number", LegalClass.OTHER_GOV_ID, "Japanese individual number (My Number)", identifies=True),
    standard="Act 27 of 2013, ministerial ordinance 85/2014 (modulus 11): "
    "https://www.digital.go.jp/en/policies/mynumber",
    patterns=("[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}",),
    holds=stdnum_holds("jp.in_"),
    pass_rate=0.09,
    labels=(
        "my number", "mynumber", "my number card", "kojin bango", "individual number", "japanese individual number",
    ),
    examples=(
        Example("My Number: 1660 5846 0910", "166058460910"),
        Example("Kojin bango 644824618954", "644824618954"),
        Example("Individual number\n7587 3105 1402", "758731051402"),
    ),
    counter_examples=(
        Example("My Number: 1660 5846 0911"),
        Example("Order number 1660 5846 0910"),
    ),
    validator="modulus 11",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
