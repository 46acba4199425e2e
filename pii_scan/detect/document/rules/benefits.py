"""Cards of Social Security, Medicare and insurers."""

import re

from pii_scan.detect.document.card_words import FORM, INSURANCE, SHOP, card_sized, long_text
from pii_scan.detect.document.rule import Rule, all_of, card_shaped, ladder, named, says
from pii_scan.detect.document.signs import Signs

_NINE = re.compile(r"(?<!\d)[\dOIlSB]{3}[ -]?[\dOIlSB]{2}[ -]?[\dOIlSB]{4}(?!\d)")


def _nine_digits(signs: Signs) -> bool:
    return _NINE.search(signs.text) is not None


RULES = (
    Rule(
        "ssn_card",
        (
            (
                5.0,
                "words:ssn_card",
                all_of(
                    says("number has been established for", "has been established for", "valid for work only"),
                    card_sized,
                ),
            ),
            (1.0, "words:social_security", all_of(says("social security"), lambda s: s.words <= 45)),
            (
                2.0,
                "words:social_security_number",
                all_of(says("social security"), _nine_digits, lambda s: s.words <= 45),
            ),
            (-2.5, "words:shop", SHOP),
            (
                1.0,
                "words:administration",
                says(
                    "social security administration", "not for identification", "not valid for employment", "signature"
                ),
            ),
            (0.3, "fact:card_shape", card_shaped),
            (0.3, "name", named("ssn", "social")),
            (-4.0, "long_text", long_text),
            (-3.0, "words:tax", says("wages", "withheld", "taxpayer", "employer id", "W-2", "1099", "W-9", "1040")),
            (-2.5, "words:form", FORM),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "medicare_card",
        (
            (1.5, "words:medicare", all_of(says("medicare"), card_sized, lambda s: not says("medicare wages")(s))),
            (-2.5, "words:shop", SHOP),
            (
                2.0,
                "words:entitled",
                says(
                    "medicare number",
                    "numero de medicare",
                    "entitled to",
                    "hospital (part A)",
                    "coverage starts",
                    "con derecho a",
                    "medicare claim number",
                    "name of beneficiary",
                ),
            ),
            (1.5, "words:health_insurance", says("health insurance", "seguro de salud")),
            (-4.0, "long_text", long_text),
            (-4.0, "words:tax", says("wages", "withheld", "W-2", "gross pay", "net pay", "FICA")),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "insurance_card",
        (
            *ladder("words:insurance", INSURANCE, 0.5, 1.2, 1.3, 0.8),
            (0.5, "fact:card_shape", card_shaped),
            (-3.0, "words:medicare", says("medicare number", "medicare health insurance", "numero de medicare")),
            (-3.0, "long_text", long_text),
            (-2.5, "words:form", says("applicant", "please print", "signature of", "date signed")),
            (-2.0, "words:money", says("statement", "balance", "gross pay", "net pay")),
        ),
        only=lambda s: s.is_scan,
    ),
)
