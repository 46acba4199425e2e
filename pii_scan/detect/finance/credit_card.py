"""Payment card numbers."""

import re
from itertools import pairwise
from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.finance import card_schemes
from pii_scan.detect.finance.card_surroundings import beside_card
from pii_scan.detect.finance.luhn import luhn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

CARD_LABELS = (
    "card", "card no", "card no.", "card number", "card #", "card num", "card nbr", "credit card", "credit card number",
    "credit card no", "debit card", "debit card number", "cc", "cc#", "cc no", "cc num", "cc number", "ccn", "ccnum",
    "pan", "primary account number", "visa", "visa debit", "mastercard", "master card", "amex", "american express",
    "discover", "diners", "diners club", "jcb", "unionpay", "union pay", "maestro", "rupay", "payment card",
    "bank card", "prepaid card", "gift card", "card on file", "cardholder number", "charge card", "tarjeta",
    "no. de tarjeta", "núm. de tarjeta", "número de tarjeta", "numero de tarjeta", "tarjeta de crédito",
    "tarjeta de credito", "tarjeta de débito", "tarjeta de debito", "tarjeta bancaria", "carte", "carte bancaire",
    "numéro de carte", "kreditkarte", "kartennummer", "cartão", "número do cartão", "carta di credito",
)  # fmt: skip
_ANTI = (
    "part", "part no", "part number", "p/n", "sku", "serial", "serial no", "serial number", "imei", "iccid",
    "tracking", "tracking no", "tracking number", "order", "order no", "order number", "invoice", "invoice no",
    "isbn", "ean", "upc", "gtin", "item", "item no", "model", "batch", "lot", "case no", "ticket", "ref", "reference",
    "transaction id", "meter", "pedido", "factura", "référence", "uuid", "timestamp", "sim", "barcode", "asset",
    "asset tag", "library card", "loyalty", "loyalty card", "rewards", "member id", "membership", "session",
    "trace id", "span id", "request id", "device id", "epoch", "waybill", "shipment",
)  # fmt: skip

_FIVE_GROUPS, _BARE = 1, 3
_AIR_TRAVEL = "uatp"
_ROW_BEFORE = re.compile(r"(?<![0-9a-z])[0-9a-f]{4,5}[ \n]$")
_ROW_AFTER = re.compile(r"[ \n][0-9a-f]{4,5}(?![0-9a-z/])")
_STEP = 8


def _in_a_row(candidate: Candidate) -> bool:
    """Four groups out of a longer row of such groups: code points, a dump in hex, a table of numbers."""
    groups = [int(group) for group in re.findall(r"[0-9]{4}", candidate.text)]
    rising = len(groups) >= 4 and all(0 <= right - left <= _STEP for left, right in pairwise(groups[:4]))
    return rising or (
        not candidate.label
        and (_ROW_BEFORE.search(candidate.before) is not None or _ROW_AFTER.match(candidate.after) is not None)
    )


def card_number(digits: str) -> str:
    """The scheme's name where length, first digits and check digit fit; else empty."""
    name = card_schemes.scheme(digits) if 13 <= len(digits) <= 19 else ""
    return name if name and luhn(digits) else ""


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    name = card_number(digits)
    if not name:
        return None
    # A bare run without label stays possible: serial and part numbers use the same check digit.
    shape = -1.0 if candidate.pattern == _BARE else 2.0
    if (candidate.pattern == _FIVE_GROUPS and len(digits) < 19) or "." in candidate.text:
        # The digits of an IBAN: hardly any card has 17 or 18. Dots part versions and weights more often than cards.
        shape = -0.5
    if candidate.pattern != _BARE and _in_a_row(candidate):
        shape = -2.0
    near = beside_card(candidate.before, candidate.after)
    if name == _AIR_TRAVEL:
        # Fifteen digits that begin with 1: counters and times in nanoseconds do as well.
        if not (candidate.label or candidate.column or near):
            return None
        shape -= 1.5
    dummy = card_schemes.test_number(digits)
    odds = log(1 / card_schemes.PASS_RATE) + shape + 1.5 * len(near)
    return Verdict(digits, odds, ("luhn", f"iin:{name}", *near), dummy, attributes={"scheme": name})


DETECTOR = Detector(
    kind=Kind("credit_card", LegalClass.ACCT_WITHOUT_CODE, "Payment card number", "CREDIT_CARD"),
    standard="ISO/IEC 7812-1:2017, annex B: https://www.iso.org/standard/70484.html",
    patterns=(
        "[0-9]{4}[- .][0-9]{4}[- .][0-9]{4}[- .][0-9]{4}",
        "[0-9]{4}[- .][0-9]{4}[- .][0-9]{4}[- .][0-9]{4}[- .][0-9]{1,3}",
        "[0-9]{4}[- .][0-9]{6}[- .][0-9]{4,5}",
        "[0-9]{13,19}",
    ),
    check=_check,
    labels=CARD_LABELS,
    anti_labels=_ANTI,
    label_weight=4.0,
    prior=-3.0,
    headers=(
        r"\b(credit|debit|payment|bank)? ?card( (no|num|number|nbr))?$|^cc( ?(no|num|number|nbr))?$|^ccn(um)?$|^pan$",
        r"\btarjeta\b|\bcard ?(no|num|number|nbr)\b|^(credit|debit) ?card\b",
    ),
    examples=(
        Example("Card number: 4539 1488 0343 6467", "4539148803436467"),
        Example("AMEX 3714-968291-08878", "371496829108878"),
        Example("tarjeta: 5312784091263450", "5312784091263450"),
        Example("paid with 6011-4820-9017-3364", "6011482090173364"),
        Example("CC#\n4539148803436467\n04/29", "4539148803436467"),
        Example("4539 1488 0343 6467 04/29 318", "4539148803436467"),
        Example("Credit card number: 135412789632143", "135412789632143"),
    ),
    counter_examples=(
        Example("Card: 4111 1111 1111 1111"),
        Example("Part no 4539148803436467"),
        Example("Card number: 4539 1488 0343 6468"),
        Example("4539148803436467"),
        Example("540D 540E 540F 5410 5411\n5414 5415 5416 5417"),
        Example("6747 6748 6749 674A 4539 1488 0343 6467 674B"),
        Example("Card: 4000 0000 0000 0002"),
        Example("trace 135412789632143"),
    ),
    validator="Luhn, IIN ranges and lengths of 21 schemes, published test numbers",
    not_covered="Fleet and store cards outside the schemes' ranges; numbers grouped in unusual ways without the "
    "words of a card near.",
)
