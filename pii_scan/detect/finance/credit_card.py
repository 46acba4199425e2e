"""Payment card numbers."""

from math import log

from pii_scan.detect.detector import Candidate, Detector, Example, Verdict
from pii_scan.detect.finance import card_schemes
from pii_scan.detect.finance.luhn import luhn
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

CARD_LABELS = (
    "card", "card no", "card no.", "card number", "card #", "credit card", "credit card number", "debit card", "cc",
    "cc#", "cc no", "cc number", "ccn", "pan", "visa", "mastercard", "master card", "amex", "american express",
    "discover", "diners club", "payment card", "tarjeta", "no. de tarjeta", "número de tarjeta", "numero de tarjeta",
    "tarjeta de crédito", "tarjeta de credito", "tarjeta de débito", "tarjeta de debito",
)  # fmt: skip
_ANTI = (
    "part", "part no", "part number", "p/n", "sku", "serial", "serial no", "serial number", "imei", "iccid",
    "tracking", "tracking no", "tracking number", "order", "order no", "order number", "invoice", "invoice no",
    "isbn", "ean", "upc", "gtin", "item", "item no", "model", "batch", "lot", "case no", "ticket", "ref", "reference",
    "transaction id", "meter", "pedido", "factura", "référence", "uuid", "timestamp",
)  # fmt: skip

_BARE = 2


def _check(candidate: Candidate) -> Verdict | None:
    digits = "".join(filter(str.isdigit, candidate.text))
    if not 13 <= len(digits) <= 19 or not luhn(digits):
        return None
    name = card_schemes.scheme(digits)
    if not name:
        return None
    # A bare run without label stays possible: serial and part numbers use the same check digit.
    shape = -1.0 if candidate.pattern == _BARE else 2.0
    reasons = ("luhn", f"iin:{name}")
    dummy = card_schemes.test_number(digits)
    return Verdict(digits, log(1 / 0.023) + shape, reasons, dummy, attributes={"scheme": name})


DETECTOR = Detector(
    kind=Kind("credit_card", LegalClass.ACCT_WITHOUT_CODE, "Payment card number", "CREDIT_CARD"),
    standard="ISO/IEC 7812-1:2017, annex B: https://www.iso.org/standard/70484.html",
    patterns=(
        r"[2-6][0-9]{3}[- .][0-9]{4}[- .][0-9]{4}[- .][0-9]{4}(?:[- .][0-9]{1,3})?",
        r"3[0-9]{3}[- .][0-9]{6}[- .][0-9]{4,5}",
        "[2-6][0-9]{12,18}",
    ),
    check=_check,
    labels=CARD_LABELS,
    anti_labels=_ANTI,
    label_weight=4.0,
    prior=-3.0,
    headers=(r"\b(credit|debit|payment)? ?card( (no|num|number))?$|^cc( ?(no|num|number))?$|^pan$", r"\btarjeta\b"),
    examples=(
        Example("Card number: 4539 1488 0343 6467", "4539148803436467"),
        Example("AMEX 3714-968291-08878", "371496829108878"),
        Example("tarjeta: 5312784091263450", "5312784091263450"),
        Example("paid with 6011-4820-9017-3364", "6011482090173364"),
    ),
    counter_examples=(
        Example("Card: 4111 1111 1111 1111"),
        Example("Part no 4539148803436467"),
        Example("Card number: 4539 1488 0343 6468"),
        Example("4539148803436467"),
    ),
    not_covered="Truncated numbers (last four, first six) and schemes used in one country only.",
)
