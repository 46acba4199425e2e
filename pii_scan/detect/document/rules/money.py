"""Financial papers."""

import re
from itertools import islice

from pii_scan.detect.document.rule import Rule, Test, count_of, ladder, named, says
from pii_scan.detect.document.signs import Signs

_AMOUNT = re.compile(r"[-+]?\$? ?\d{1,3}(?:,\d{3})*\.\d{2}\b")


def _amounts(least: int) -> Test:
    # No further than needed: most texts are full of numbers or hold none.
    return lambda signs: sum(1 for _ in islice(_AMOUNT.finditer(signs.text), least)) >= least


def _micr(signs: Signs) -> bool:
    """The magnetic line at a cheque's foot, as OCR reads it: routing number between transit signs."""
    return bool(re.search(r"[⑆|:;A-Za-z\"']{0,3}\b\d{9}\b[⑆|:;A-Za-z\"' ]{0,4}\d{6,12}", "\n".join(signs.lines[-3:])))


def _strip(signs: Signs) -> bool:
    """A picture at least twice as tall as wide: a till's paper."""
    size = signs.facts.get("image_size")
    return isinstance(size, tuple | list) and len(size) == 2 and size[0] > 0 and size[1] / size[0] >= 2


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
                    "monthly statement",
                    "resumen de cuenta",
                    "extracto de cuenta",
                    "statement of your account",
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
                    "new balance",
                    "daily balance",
                    "saldo anterior",
                    "saldo actual",
                    "total deposits",
                    "total withdrawals",
                    "abonos",
                    "cargos",
                    "retiros",
                    "depositos",
                ),
            ),
            (1.0, "words:period", says("statement period", "statement date", "periodo", "statement from")),
            (
                1.0,
                "words:account",
                says("account number", "routing number", "numero de cuenta", "acct #", "member no", "cuenta"),
            ),
            (
                1.5,
                "words:transactions",
                count_of(
                    2,
                    "ACH debit",
                    "card purchase",
                    "direct deposit",
                    "transfer",
                    "withdrawal",
                    "withdrawals",
                    "ATM",
                    "pos purchase",
                    "wire transfer",
                    "dividend",
                    "transferencia",
                    "SPEI",
                    "deposits",
                    "interest paid",
                ),
            ),
            (0.8, "amounts", _amounts(4)),
            (0.5, "name", named("statement", "estado", "bank")),
            (-2.5, "words:pay", says("gross pay", "net pay", "pay period", "neto a pagar")),
        ),
        only=_no_table,
    ),
    Rule(
        "check",
        (
            (3.5, "words:pay_to", says("pay to the order of", "paguese a la orden", "order of", "a la orden de")),
            (
                1.0,
                "words:dollars",
                says("dollars", "void after", "dolares", "cashier's check", "authorized signature", "remitter"),
            ),
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
                    "request for taxpayer",
                    "copy B to be filed",
                    "nonemployee compensation",
                    "1099-INT",
                    "1099-R",
                    "1098",
                    "W-2",
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
                    "fed tax withheld",
                    "state wages",
                    "employer ID",
                    "filing status",
                    "payer's tin",
                    "recipient's tin",
                    "retencion",
                ),
            ),
            (0.7, "name", named("w2", "1040", "1099", "tax", "w9", "w 2")),
        ),
        only=_no_table,
    ),
    Rule(
        "pay_stub",
        (
            (
                2.0,
                "words:earnings",
                says(
                    "earnings statement",
                    "pay stub",
                    "paystub",
                    "pay slip",
                    "payslip",
                    "payroll advice",
                    "recibo de nomina",
                    "talon de pago",
                    "statement of earnings",
                    "comprobante de pago",
                    "direct deposit advice",
                ),
            ),
            *ladder(
                "words:pay",
                (
                    "gross pay",
                    "net pay",
                    "year to date",
                    "YTD",
                    "deductions",
                    "pay date",
                    "pay period",
                    "total gross",
                    "pay begin",
                    "pay end",
                    "hours",
                    "rate",
                    "federal withholding",
                    "FICA",
                    "401k",
                    "sueldo",
                    "neto a pagar",
                    "percepciones",
                    "deducciones",
                    "ISR",
                    "salario",
                    "trabajador",
                    "empleado",
                    "periodo de pago",
                    "overtime",
                ),
                0.5,
                1.0,
                1.0,
                0.7,
            ),
            (-3.0, "words:tax_form", says("form W-2", "wage and tax", "W-2", "1099", "1040")),
            (-2.0, "words:cheque", says("pay to the order of", "order of")),
        ),
        only=_no_table,
    ),
    Rule(
        "receipt",
        (
            (1.5, "words:receipt", says("receipt", "recibo de compra", "recibo", "ticket")),
            *ladder(
                "words:total",
                (
                    "subtotal",
                    "total",
                    "change",
                    "sales tax",
                    "tax",
                    "cash",
                    "tendered",
                    "auth",
                    "amount due",
                    "cambio",
                    "efectivo",
                    "IVA",
                    "total a pagar",
                    "balance remaining",
                    "tip",
                    "qty",
                    "sale",
                    "fuel total",
                    "gallons",
                ),
                0.7,
                1.3,
                0.7,
            ),
            (
                0.8,
                "words:thanks",
                says(
                    "thank you",
                    "gracias",
                    "come again",
                    "customer copy",
                    "merchant copy",
                    "have a nice day",
                    "vuelva pronto",
                ),
            ),
            (0.8, "words:card", says("visa", "mastercard", "debit", "approved", "trace", "tarjeta")),
            (0.6, "amounts", _amounts(2)),
            (0.5, "fact:strip", _strip),
            (
                -3.0,
                "words:pay",
                says("gross pay", "net pay", "earnings statement", "deducciones", "neto a pagar", "YTD"),
            ),
            (0.5, "name", named("receipt", "recibo")),
            (-1.5, "words:invoice", says("invoice number", "invoice no", "bill to")),
            (-2.5, "words:statement", says("statement", "previous balance", "ending balance", "estado de cuenta")),
            (-2.5, "words:tax_form", says("W-2", "1099", "1040", "W-9", "taxpayer", "withheld")),
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
