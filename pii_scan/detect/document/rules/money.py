"""Financial papers."""

import re

from pii_scan.detect.document.rule import Rule, Test, count_of, named, says
from pii_scan.detect.document.signs import Signs

_AMOUNT = re.compile(r"[-+]?\$? ?\d{1,3}(?:,\d{3})*\.\d{2}\b")


def _amounts(least: int) -> Test:
    return lambda signs: len(_AMOUNT.findall(signs.text)) >= least


def _micr(signs: Signs) -> bool:
    """The magnetic line at a cheque's foot, as OCR reads it: routing number between transit signs."""
    return bool(re.search(r"[⑆|:;A-Za-z\"']{0,3}\b\d{9}\b[⑆|:;A-Za-z\"' ]{0,4}\d{6,12}", "\n".join(signs.lines[-3:])))


def _no_table(signs: Signs) -> bool:
    return not signs.headers


RULES = (
    Rule(
        "bank_statement",
        (
            (
                2.5,
                "words:statement",
                says(
                    "bank statement",
                    "account statement",
                    "statement of account",
                    "member statement",
                    "periodic statement",
                    "checking account statement",
                    "estado de cuenta",
                    "account summary",
                ),
            ),
            (
                2.0,
                "words:balances",
                count_of(
                    2,
                    "beginning balance",
                    "ending balance",
                    "opening balance",
                    "closing balance",
                    "saldo inicial",
                    "saldo final",
                    "deposits and",
                    "previous balance",
                    "daily balance",
                ),
            ),
            (1.0, "words:period", says("statement period", "statement date", "periodo", "statement from")),
            (1.0, "words:account", says("account number", "routing number", "numero de cuenta")),
            (
                1.5,
                "words:transactions",
                count_of(2, "ACH debit", "card purchase", "direct deposit", "transfer", "withdrawal", "ATM"),
            ),
            (0.8, "amounts", _amounts(4)),
            (0.5, "name", named("statement", "estado", "bank")),
        ),
        only=_no_table,
    ),
    Rule(
        "check",
        (
            (3.5, "words:pay_to", says("pay to the order of", "pay to the", "paguese a la orden", "order of")),
            (1.0, "words:dollars", says("dollars", "void after 90 days")),
            (1.0, "words:memo", says("memo", "para")),
            (1.0, "micr", _micr),
            (
                3.0,
                "words:amount_in_words",
                lambda s: re.search(r"\b(?:and|&|con)\s{0,2}(?:\d\d|no|xx)/100\b", s.text) is not None,
            ),
            (0.5, "name", named("check", "cheque")),
            (-3.0, "long_text", lambda s: s.words > 150),
        ),
        only=_no_table,
    ),
    Rule(
        "tax_form",
        (
            (
                4.0,
                "words:form_name",
                says(
                    "wage and tax statement",
                    "form W-2",
                    "W-2 wage",
                    "form 1099",
                    "form 1040",
                    "individual income tax return",
                    "form W-9",
                    "form W-4",
                    "1099-MISC",
                    "1099-NEC",
                    "schedule C",
                    "employee's withholding",
                ),
            ),
            (1.0, "words:treasury", says("internal revenue service", "department of the treasury", "OMB no")),
            (
                1.5,
                "words:boxes",
                count_of(
                    2,
                    "federal income tax withheld",
                    "social security wages",
                    "medicare wages",
                    "wages, tips",
                    "employer identification number",
                    "adjusted gross income",
                    "taxpayer identification",
                ),
            ),
            (0.7, "name", named("w2", "1040", "1099", "tax", "w9", "w 2")),
        ),
        only=_no_table,
    ),
    Rule(
        "pay_stub",
        (
            (2.0, "words:earnings", says("earnings statement", "pay stub", "pay period", "recibo de nomina")),
            (1.5, "words:pay", count_of(2, "gross pay", "net pay", "year to date", "YTD", "deductions", "pay date")),
        ),
        only=_no_table,
    ),
    Rule(
        "receipt",
        (
            (1.8, "words:receipt", says("receipt", "recibo")),
            (
                2.0,
                "words:total",
                count_of(2, "subtotal", "total", "change", "sales tax", "tax", "cash", "tendered", "auth"),
            ),
            (0.8, "words:thanks", says("thank you", "gracias", "please come again", "customer copy", "merchant copy")),
            (0.8, "words:card", says("visa", "mastercard", "debit", "approved", "trace")),
            (0.6, "amounts", _amounts(2)),
            (0.5, "name", named("receipt", "recibo")),
            (-1.5, "words:invoice", says("invoice number", "invoice no", "bill to")),
            (-2.5, "words:statement", says("statement", "balance")),
            (-2.0, "long_text", lambda s: s.words > 250),
        ),
        only=_no_table,
    ),
    Rule(
        "invoice",
        (
            (2.0, "words:invoice", says("invoice", "factura")),
            (
                1.5,
                "words:invoice_no",
                says("invoice number", "invoice no", "invoice #", "invoice date", "numero de factura"),
            ),
            (1.0, "words:bill_to", says("bill to", "amount due", "due date", "payment terms", "balance due", "net 30")),
            (0.5, "name", named("invoice", "factura")),
            (-2.0, "no_amounts", lambda s: not _amounts(1)(s)),
        ),
        only=_no_table,
    ),
)
