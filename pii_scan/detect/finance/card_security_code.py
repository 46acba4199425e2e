"""The three or four digits printed on a card: with its number they open the account."""

import re

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.label_gap import gap_to_label
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_CARD_NEAR = re.compile(
    r"\d{4}[- .]?\d{4}[- .]?\d{4}[- .]?\d{1,7}|3\d{3}[- .]?\d{6}[- .]?\d{4,5}|[x*•]{4}[- ]?\d{4}\b|visa|"
    r"master ?card|amex|"
    r"american express|discover|tarjeta|\bcards?\b|(?<![a-z])exp(?![a-z])|expir|vencimiento|vence|caduc|v[aá]lida hasta"
)
_SURE = re.compile(r"c(?:vv|vc) ?2?.*|cav2|cvn ?2?|card (?:security|verification).*")
"""Labels that mean nothing else."""
_DIRECT = re.compile(
    r"[\s\"'(]{0,2}(?:/ ?(?:cvv|cvc|cid|csc) ?2?)?(?: ?(?:2|#|no\.?|code|number|value|is|are|was|es|son))?"
    r"(?: ?\([^()\n]{1,32}\))?[\s:.=#\"'()\[\]|>_-]{0,8}"
)


def _check(candidate: Candidate) -> Verdict | None:
    if candidate.column:
        return Verdict(candidate.text, 1.5, ("digits",))
    gap = gap_to_label(candidate)
    if gap is None or not _DIRECT.fullmatch(gap):
        return None
    near = _CARD_NEAR.search(candidate.before + "\n" + candidate.after) is not None
    if near:
        return Verdict(candidate.text, 3.0, ("card_near",))
    year = candidate.text[:2] in ("19", "20") and len(candidate.text) == 4 and not set(":=#") & set(gap)
    if year or not _SURE.fullmatch(candidate.label) or candidate.after[:1] in ("-", ".", "/", "%"):
        return None
    return Verdict(candidate.text, 1.5)


DETECTOR = Detector(
    kind=Kind("card_security_code", LegalClass.ACCT_WITH_CODE, "Card security code"),
    standard="PCI DSS 4.0.1, requirement 3.3.1 (sensitive authentication data): https://www.pcisecuritystandards.org/",
    patterns=("[0-9]{3,4}",),
    check=_check,
    labels=(
        "3-digit code on back", "3-digit code on the back", "4-digit code on front", "4-digit code on the front",
        "code on back", "code on the back", "cvv", "cvv2", "cvc", "cvc2", "cvn", "cvn2", "cid", "csc", "cav2",
        "cvv code", "cvc code", "cvv number",
        "cvv2/cvc2", "cvv/cvc", "security code", "sec code", "card security code", "card code", "card verification",
        "card verification value", "card verification code", "card verification number", "verification code",
        "digits on the back", "digits on back", "numbers on the back", "numbers on back", "number on back",
        "back of card",
        "back of the card", "números de atrás", "number on the back", "3 digit code", "4 digit code",
        "three digit code", "código de seguridad", "codigo de seguridad", "cód. de seguridad", "cod. seguridad",
        "código de verificación", "codigo de verificacion", "cryptogramme", "prüfziffer",
    ),
    label_required=True,
    label_weight=3.0,
    prior=-3.0,
    headers=(r"\bcvv ?2?\b|\bcvc ?2?\b|\bcsc\b|\bcvn\b|^(card )?cid$|\bsecurity code\b|\bc[oó]digo de seguridad\b",),
    examples=(
        Example("Card 4539 1488 0343 6467 exp 04/29 CVV 318", "318"),
        Example("AMEX 3714-968291-08878 CID: 4471", "4471"),
        Example("visa terminada en 6467, CVC2: 902", "902"),
        Example("tarjeta 5312784091263450 código de seguridad 655", "655"),
        Example("Expiration Date: 04/29\nCVV Code: 318", "318"),
        Example("CVV2/CVC2: 318", "318"),
        Example("Card security code\n318", "318"),
        Example("3-digit CVV (back of card): 318", "318"),
        Example("<CardNumber>4539148803436467</CardNumber><CVV>318</CVV>", "318"),
    ),
    counter_examples=(
        Example("The CVV is the 3 digits on the back"),
        Example("Room CID 447"),
        Example("PIN 3181"),
        Example("verification code: 4471"),
        Example("CVV 2024 edition 318"),
    ),
    validator="label only; weak labels need a card near",
    not_covered="A code without label, other than in lists of cards with expiry dates.",
)  # fmt: skip
