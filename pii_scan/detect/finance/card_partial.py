"""Cut-off card numbers (`4539 14** **** 6467`, `Visa ending in 6467`): allowed on receipts, but they tie records."""

import re
from collections.abc import Iterator

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("card_partial", LegalClass.SUPPORTING, "Part of a payment card number")
_HIDE = r"[*Xx#•●∙·]"
_BRAND = r"(?:visa|master ?card|mc|amex|discover|debit|credit|card|cc|tarjeta)"
_SIEVE = Sieve(
    r"[*Xx#\xa0]{2}(?:[ -]?[*Xx#\xa0]{1,12}){1,3}[ -]{0,3}[0-9]{3,5}|(?i:ending(?: in| with)?|ends (?:in|with)|"
    r"last[ -]?(?:4|four)"
    r"(?: digits)?(?: of (?:the |my |your )?(?:credit |debit )?card)?|terminada en|terminacion|termina en|"
    r"ultimos (?:4|cuatro)(?: digitos)?)[ :#.*Xx\xa0-]{1,12}[0-9]{4}|(?i:"
    + _BRAND
    + r")[ -]{0,2}[xX.*\xa0]{1,4}[ -]?[0-9]{4}",
    panel="digits",
)
_MASKED = re.compile(
    rf"(?P<first>[0-9]{{4}}[ -]?[0-9]{{2}}|[0-9]{{4}}|[0-9]{{6}}|"
    rf")(?P<hidden>[ -]?(?:{_HIDE}[ -]?){{4,13}}) ?(?P<last>[0-9]{{3,5}})"
    r"(?![0-9A-Za-z]|[-/][0-9])"
)
_ENDING = re.compile(
    r"(?i:end(?:ing|s)(?: in| with)?|last[ -]?(?:4|four)(?: digits)?(?: of (?:the |my |your )?(?:credit |"
    r"debit )?card)?|"
    r"terminada en|terminaci[oó]n|termina en|[uú]ltimos (?:4|cuatro)(?: d[ií]gitos)?|"
    + _BRAND
    + r"(?=[ -]{0,2}[xX.*•]))"
    r"[ :#.-]{0,4}[*Xx•●.]{0,8}[ -]?(?P<last>[0-9]{4})(?![0-9A-Za-z]|[-/.][0-9])"
)
_CARD = re.compile(
    r"\b(?:cards?|cc|visa|master ?card|mc|amex|american express|discover|diners|jcb|unionpay|debit|credit|tarjeta|"
    r"auth(?:orization)?|approv\w+|payment method|paid)\b",
    re.IGNORECASE,
)
_NOT_CARD = re.compile(r"\b(?:ssn|social|phone|tel|iban|routing|acct|account|cuenta|seguro|itin|ein)\b", re.IGNORECASE)
_SSN = re.compile(r"[*Xx#•]{3}[ -]?[*Xx#•]{2}[ -]?[0-9]{4}")
_NEAR = 60


def _find(text: Text, _context: Context) -> Iterator[Found]:
    body, done = text.text, -1
    for start, end in _SIEVE.spans(body):
        if start < done:
            continue
        line = max(body.rfind("\n", 0, start) + 1, start - _NEAR)
        before, after = body[line:start], body[end : end + 24].partition("\n")[0]
        match = _ENDING.match(body, start)
        if match is None:
            match = _MASKED.match(body, _first(body, start, line))
            if match is None or _SSN.fullmatch(match[0]):
                continue
            hidden = sum(not mark.isspace() and mark != "-" for mark in match["hidden"])
            whole = 13 <= hidden + sum(map(str.isdigit, match[1])) + len(match["last"]) <= 19
        else:
            whole = False
        named = _CARD.search(before) or _CARD.search(after) or _CARD.search(match[0])
        if _NOT_CARD.search(before[-24:]) or not (named or whole):
            continue
        done = match.end()
        first = "".join(filter(str.isdigit, match.groupdict().get("first") or ""))
        normal = f"{first}*{match['last']}" if first else match["last"]
        reasons = ("masked_card", "card_word") if named else ("masked_card",)
        yield Found(_KIND, match[0], normal, 0.85 if named else 0.6, match.start(), match.end(), reasons)


def _first(body: str, start: int, line: int) -> int:
    """Where the digits in front of the masking begin; nowhere earlier where a longer number ends there."""
    at = start
    while at > line and start - at < 8 and (body[at - 1].isdigit() or body[at - 1] in " -"):
        at -= 1
    while at < start and not body[at].isdigit():
        at += 1
    return at


DETECTOR = Detector(
    kind=_KIND,
    standard="PCI DSS 4.0.1, requirement 3.4.1 (masking): https://www.pcisecuritystandards.org/",
    find=_find,
    hows=("native", "ocr", "handwriting", "carved"),
    examples=(
        Example("VISA ************6467 APPROVED", "6467"),
        Example("Card: 4539 14** **** 6467", "453914*6467"),
        Example("Paid with Mastercard ending in 3450", "3450"),
        Example("tarjeta terminada en 3450", "3450"),
        Example("paid by Amex x8878 on file", "8878"),
        Example("Card: xxxx-xxxxxx-x8878", "8878"),
    ),
    counter_examples=(
        Example("SSN: XXX-XX-9127"),
        Example("Employee ***-**-9127 was paid"),
        Example("phone ending in 6467"),
        Example("the season ending 2019"),
        Example("account xxxx6467"),
        Example("**** 2019 annual report ****"),
    ),
    validator="length of the whole number or a card word near",
    not_covered="Last four digits in a column that does not say card.",
)
