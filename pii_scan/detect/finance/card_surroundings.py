"""What stands beside a card number on cards, forms and receipts: expiry date and security code."""

import re

_EXPIRY_WORD = r"(?<![a-z])(?:exp(?:iry|ires?|iration|\.)?|valid|good|vence|vencimiento|caduc\w*|v[aá]lid[ao])(?![a-z])"
_MONTH_YEAR = r"(?:0?[1-9]|1[0-2]) ?[/|.-] ?(?:20)?[2-4][0-9](?![0-9/.-])"
_NEAR = re.compile(
    rf"{_EXPIRY_WORD}[^\n]{{0,24}}?{_MONTH_YEAR}|^[\s,;|\"']{{1,5}}{_MONTH_YEAR}|exp_?(?:iry)?_?(?:month|mm|"
    rf"m)\W{{1,4}}[01]?[0-9]\b"
)
_CODE = re.compile(r"\b(?:cvv2?|cvc2?|cvn|cid|csc|cav2?|security code|c[oó]digo de seguridad)\b")


def beside_card(before: str, after: str) -> tuple[str, ...]:
    """Reasons in fixed words; both texts lower case. `before` counts only where a form lists the code first."""
    reasons = []
    if _NEAR.search(after) or _NEAR.search(before[-48:]):
        reasons.append("expiry_near")
    if _CODE.search(after) or _CODE.search(before[-48:]):
        reasons.append("code_near")
    return tuple(reasons)
