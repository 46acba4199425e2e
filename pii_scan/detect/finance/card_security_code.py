"""The three or four digits printed on a card: with its number they open the account."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_CARD_NEAR = re.compile(
    r"\d{4}[- .]?\d{4}[- .]?\d{4}[- .]?\d{1,7}|3\d{3}[- .]?\d{6}[- .]?\d{4,5}|[x*•]{4}[- ]?\d{4}\b|visa|"
    r"master ?card|amex|american express|discover|tarjeta|\bcard\b|\bexp\b|expir"
)
_DIRECT = re.compile(r"\s?(?:2|#|no\.?|code|number|is|es)?[\s:.=#\"'()-]{0,5}")


def _check(candidate: Candidate) -> Verdict | None:
    if candidate.column:
        return Verdict(candidate.text, 1.5, ("digits",))
    gap = gap_to_label(candidate)
    if gap is None or not _DIRECT.fullmatch(gap) or not _CARD_NEAR.search(candidate.before + "\n" + candidate.after):
        return None
    return Verdict(candidate.text, 2.5, ("card_near",))


DETECTOR = Detector(
    kind=Kind("card_security_code", LegalClass.ACCT_WITH_CODE, "Card security code"),
    standard="PCI DSS 4.0.1, requirement 3.3.1 (sensitive authentication data): https://www.pcisecuritystandards.org/",
    patterns=("[0-9]{3,4}",),
    check=_check,
    labels=(
        "cvv",
        "cvv2",
        "cvc",
        "cvc2",
        "cvn",
        "cid",
        "csc",
        "cav2",
        "security code",
        "card security code",
        "card code",
        "verification code",
        "código de seguridad",
        "codigo de seguridad",
    ),
    label_required=True,
    label_weight=3.0,
    prior=-3.0,
    headers=(r"\bcvv ?2?\b|\bcvc ?2?\b|\bcsc\b|\bcid\b|\bsecurity code\b|\bc[oó]digo de seguridad\b",),
    examples=(
        Example("Card 4539 1488 0343 6467 exp 04/29 CVV 318", "318"),
        Example("AMEX 3714-968291-08878 CID: 4471", "4471"),
        Example("visa terminada en 6467, CVC2: 902", "902"),
        Example("tarjeta 5312784091263450 código de seguridad 655", "655"),
    ),
    counter_examples=(
        Example("The CVV is the 3 digits on the back"),
        Example("Room CID 447"),
        Example("PIN 3181"),
    ),
    not_covered="A code without any card near it.",
)
