"""German health insurance number (KVNR)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    digits = f"{ord(number[0]) - 64:02}{number[1:9]}"
    total = 0
    for i, digit in enumerate(digits):
        product = int(digit) * (1 + i % 2)
        total += product // 10 + product % 10
    return total % 10 == int(number[9])


DETECTOR = national_id(
    Kind(
        "de_health_insurance", LegalClass.HEALTH_INSURANCE,
        "German health insurance number (KVNR)", "DE_HEALTH_INSURANCE", identifies=True,
    ),
    standard="§ 290 SGB V, GKV-Spitzenverband, check digit modulus 10: https://www.itsg.de",
    patterns=("[A-Za-z] ?[0-9]{9}", "[A-Za-z] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    holds=_holds,
    pass_rate=0.1,
    labels=(
        "krankenversichertennummer", "krankenversicherungsnummer", "kvnr", "kv-nummer", "kv-nr", "versichertennummer",
        "versicherten-nr", "versichertennr", "krankenkassennummer", "gesundheitskarte",
        "german health insurance number",
    ),
    examples=(
        Example("Versichertennummer: X728674553", "X728674553"),
        Example("KVNR Z831319689", "Z831319689"),
        Example("Krankenversichertennummer\nE582220532", "E582220532"),
    ),
    counter_examples=(
        Example("Versichertennummer: X728674554"),
        Example("Order number X728674553"),
    ),
    validator="modulus 10",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
