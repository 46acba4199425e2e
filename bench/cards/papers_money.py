"""Cheques, statements, tax papers, pay stubs, receipts, invoices."""

from random import Random

from bench.cards.holder import Holder, holder
from bench.cards.issuers import number
from bench.cards.surface import Surface, day

_SHOPS = ("HARVEST MARKET", "CORNER HARDWARE", "RIVERSIDE PHARMACY", "GAS & GO 41")


def _page(split: str, rng: Random, kind: str, width: int = 1240, height: int = 1600) -> tuple[Surface, Holder]:
    s = Surface(split, width, height, rng, rng.choice(((255, 255, 255), (252, 250, 244))))
    s.kind = kind
    return s, holder(rng)


def _money(rng: Random, most: int = 3000) -> str:
    return f"{rng.randint(3, most):,}.{rng.randrange(100):02d}"


def check(split: str, variant: int, rng: Random) -> Surface:
    """Personal, payroll, cashier's; the magnetic line in an ordinary typeface."""
    s, p = _page(split, rng, "check", 1240, 560)
    s.security(0.06)
    bank = f"{rng.choice(('FIRST', 'UNION', 'CITIZENS'))} BANK OF {p.city}"
    s.lines(50, 60, (f"{p.first} {p.last}", p.street, f"{p.city}, {p.state} {p.zip5}"), 24)
    s.truth["name"] = f"{p.first} {p.last}"
    s.right(1190, 60, str(rng.randint(1001, 9999)), 28, "value")
    s.text(800, 120, f"DATE  {day(p.issued, '%m/%d/%Y')}", 24)
    s.text(50, 220, ("PAY TO THE ORDER OF", "PAY TO THE\u00a0ORDER OF", "PAY EXACTLY TO")[variant % 3], 20, "label")
    hand = "hand" if variant % 2 == 0 else "value"
    amount = rng.randint(20, 900)
    s.text(300, 220, rng.choice(("Harbor Electric Co.", "Oakview Rentals", "J. Kowalski")), 34, hand)
    s.text(980, 220, f"$ {amount}.{rng.randrange(100):02d}", 32, hand)
    s.text(
        60,
        290,
        f"{('Two hundred twelve', 'Forty-eight', 'Six hundred')[variant % 3]} and {rng.randrange(100):02d}/100",
        32,
        hand,
    )
    s.right(1190, 290, "DOLLARS", 22, "label")
    s.text(50, 370, bank, 26, "title", bold=True)
    s.text(50, 440, "MEMO  rent", 22, "label")
    s.signature(760, 440, f"{p.first} {p.last}".title(), 44)
    s.pen.line((740, 450, 1190, 450), fill=(40, 40, 40), width=2)
    s.text(740, 476, "AUTHORIZED SIGNATURE", 14, "label")
    s.field("routing", 90, 530, rng.choice(("044000037", "021502011", "111000025")), 34, role="mono")
    s.text(60, 530, ":", 34, "mono")
    s.text(320, 530, f":  {number(rng, '9999999999')}  {rng.randint(1001, 9999)}", 34, "mono")
    return s


def statement(split: str, variant: int, rng: Random) -> Surface:
    s, p = _page(split, rng, "bank_statement")
    s.text(
        60,
        90,
        f"{rng.choice(('Lakeshore', 'Plains', 'Summit'))} {('National Bank', 'Credit Union', 'Savings')[variant % 3]}",
        44,
        "title",
        bold=True,
    )
    s.text(
        60,
        140,
        ("Statement of Account", "Monthly Account Summary", "Your Checking Account Statement")[variant % 3],
        30,
        "title",
    )
    s.lines(60, 220, (f"{p.first} {p.last}", p.street, f"{p.city}, {p.state} {p.zip5}"), 26)
    s.truth["name"] = f"{p.first} {p.last}"
    s.beside(
        "account", 760, 220, ("Account number", "Acct #", "Account No.")[variant % 3], number(rng, "9999999999"), 26
    )
    s.text(760, 260, f"Statement period {day(p.issued, '%m/%d/%Y')} - {day(p.issued, '%m/28/%Y')}", 20)
    y = 400
    for label in (("Beginning balance", "Deposits and credits", "Withdrawals and debits", "Ending balance"),
                  ("Previous balance", "Total deposits", "Total withdrawals", "New balance"),
                  ("Opening balance", "Money in", "Money out", "Closing balance"))[variant % 3]:  # fmt: skip
        s.text(60, y, label, 26)
        s.right(1180, y, f"${_money(rng)}", 26, "value")
        y += 44
    s.pen.rectangle((60, y, 1180, y + 44), fill=(220, 228, 238))
    s.text(
        70,
        y + 32,
        "Date         Description                                   Amount        Balance",
        22,
        "label",
        bold=True,
    )
    y += 84
    for n in range(14):
        s.text(70, y, f"{p.issued.month:02d}/{n + 2:02d}", 22)
        s.text(
            210,
            y,
            rng.choice(
                (
                    "ACH DEBIT ELECTRIC CO",
                    "CARD PURCHASE GROCERY",
                    "DIRECT DEPOSIT PAYROLL",
                    "ATM WITHDRAWAL",
                    "TRANSFER TO SAVINGS",
                )
            ),
            22,
        )
        s.right(950, y, _money(rng, 900), 22, "value")
        s.right(1180, y, _money(rng), 22, "value")
        y += 46
    return s


def wage_statement(split: str, variant: int, rng: Random) -> Surface:
    """A W-2, boxes ruled; from the third on a 1099-NEC."""
    s, p = _page(split, rng, "tax_form", 1500, 980)
    ssn = f"{rng.randint(200, 599)}-{rng.randint(10, 99)}-{rng.randint(1000, 9999)}"
    if variant % 3 == 2:
        s.boxed(40, 40, 700, 200, "PAYER'S name, street address, city or town, state", "RIDGE SUPPLY LLC  40 MILL RD")
        s.boxed(40, 250, 340, 90, "PAYER'S TIN", number(rng, "99-9999999"))
        s.boxed(390, 250, 350, 90, "RECIPIENT'S TIN", ssn)
        s.boxed(40, 350, 700, 90, "RECIPIENT'S name", f"{p.first} {p.last}")
        s.boxed(40, 450, 700, 90, "Street address (including apt. no.)", p.street)
        s.boxed(40, 550, 700, 90, "City or town, state, and ZIP code", f"{p.city}, {p.state} {p.zip5}")
        s.boxed(760, 250, 340, 90, "1 Nonemployee compensation", f"$ {_money(rng, 40000)}")
        s.boxed(760, 350, 340, 90, "4 Federal income tax withheld", f"$ {_money(rng)}")
        s.text(1120, 120, "Form 1099-NEC", 30, "title", bold=True)
        s.text(1120, 170, "OMB No. 1545-0116", 20)
        s.text(760, 120, "Nonemployee Compensation", 26, "title")
    else:
        s.boxed(40, 40, 460, 80, "a  Employee's social security number", ssn)
        s.text(540, 90, "OMB No. 1545-0008", 20, "label")
        s.boxed(40, 130, 700, 80, "b  Employer identification number (EIN)", number(rng, "99-9999999"))
        s.boxed(40, 220, 700, 170, "c  Employer's name, address, and ZIP code", "MILL VALLEY FOODS INC  12 DOCK ST")
        s.boxed(40, 400, 700, 80, "e  Employee's first name and initial   Last name", f"{p.first} {p.last}")
        s.boxed(40, 490, 700, 150, "f  Employee's address and ZIP code", f"{p.street}  {p.city} {p.state} {p.zip5}", 20)
        for n, label in enumerate(
            ("1  Wages, tips, other compensation", "3  Social security wages", "5  Medicare wages and tips")
        ):
            s.boxed(760, 130 + 100 * n, 340, 90, label, _money(rng, 60000))
        for n, label in enumerate(
            ("2  Federal income tax withheld", "4  Social security tax withheld", "6  Medicare tax withheld")
        ):
            s.boxed(1110, 130 + 100 * n, 350, 90, label, _money(rng, 9000))
        s.text(60, 800, "Form  W-2   Wage and Tax Statement", 40, "title", bold=True)
        s.text(760, 800, str(p.issued.year), 50, "title", bold=True)
        s.text(1000, 800, "Department of the Treasury - Internal Revenue Service", 18, "label")
    s.truth |= {"ssn": ssn, "name": f"{p.first} {p.last}"}
    return s


def pay_stub(split: str, variant: int, rng: Random) -> Surface:
    s, p = _page(split, rng, "pay_stub", 1240, 900)
    s.text(50, 70, rng.choice(("Mill Valley Foods", "Ridge Supply LLC")), 32, "title", bold=True)
    s.right(1190, 70, ("EARNINGS STATEMENT", "PAY STUB", "Statement of Earnings")[variant % 3], 30, "title", bold=True)
    s.beside("name", 50, 140, "Employee", f"{p.first} {p.last}", 24)
    s.beside("ssn", 50, 180, "SSN", f"XXX-XX-{rng.randint(1000, 9999)}", 24)
    s.text(640, 140, f"Pay period  {day(p.issued, '%m/01/%Y')} - {day(p.issued, '%m/15/%Y')}", 22)
    s.text(640, 180, f"Pay date  {day(p.issued, '%m/20/%Y')}", 22)
    s.text(50, 260, "Earnings        Rate       Hours       Current        YTD", 22, "label", bold=True)
    s.text(50, 300, f"Regular         {_money(rng, 40)}      80.00      {_money(rng)}      {_money(rng, 30000)}", 22)
    s.text(
        50,
        340,
        f"Overtime        {_money(rng, 60)}       4.00        {_money(rng, 300)}        {_money(rng, 3000)}",
        22,
    )
    s.text(50, 420, "Deductions", 22, "label", bold=True)
    for n, label in enumerate(("Federal withholding", "FICA", "Medicare", "401k")):
        s.text(50, 460 + 40 * n, label, 22)
        s.right(700, 460 + 40 * n, _money(rng, 300), 22, "value")
    s.text(50, 680, f"Gross pay  {_money(rng)}", 26, bold=True)
    s.text(640, 680, f"Net pay  {_money(rng)}", 26, bold=True)
    return s


def receipt(split: str, variant: int, rng: Random) -> Surface:
    s, _ = _page(split, rng, "receipt", 560, 1180)
    mono = {"role": "mono"}
    s.text(90, 70, rng.choice(_SHOPS), 34, "mono", bold=True)
    y = s.lines(
        90,
        120,
        (
            f"{rng.randint(10, 900)} MAIN ST",
            f"TEL 555-01{rng.randrange(100):02d}",
            f"{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}/2023  14:{rng.randrange(60):02d}",
        ),
        22,
        **mono,
    )
    y += 20
    for _ in range(rng.randint(5, 9)):
        s.text(
            40,
            y,
            rng.choice(("MILK 2%", "BREAD WHEAT", "APPLES", "NAILS 2IN", "SOAP", "COFFEE 12OZ", "TAPE")),
            24,
            "mono",
        )
        s.right(520, y, _money(rng, 30), 24, "mono")
        y += 40
    for label in ("SUBTOTAL", "TAX 7.25%", "TOTAL"):
        s.text(40, y + 20, label, 26, "mono", bold=label == "TOTAL")
        s.right(520, y + 20, _money(rng, 90), 26, "mono")
        y += 42
    s.lines(
        40,
        y + 60,
        (
            ("VISA ************" + f"{rng.randrange(10000):04d}", "APPROVED  AUTH 004213"),
            ("CASH 100.00", "CHANGE 12.40"),
            ("DEBIT TEND", "TRACE 11203"),
        )[variant % 3],
        24,
        **mono,
    )
    s.text(90, y + 170, ("THANK YOU COME AGAIN", "CUSTOMER COPY", "HAVE A NICE DAY")[variant % 3], 24, "mono")
    return s


def invoice(split: str, variant: int, rng: Random) -> Surface:
    s, p = _page(split, rng, "invoice", 1240, 1300)
    s.text(60, 90, "INVOICE", 56, "title", bold=True)
    s.text(760, 90, f"Invoice {('number', 'no.', '#')[variant % 3]} {rng.randint(1000, 9999)}", 26)
    s.text(760, 130, f"Invoice date {day(p.issued, '%m/%d/%Y')}", 24)
    s.lines(60, 190, ("Bill to:", f"{p.first} {p.last}", p.street, f"{p.city}, {p.state} {p.zip5}"), 26)
    s.truth["name"] = f"{p.first} {p.last}"
    y = 420
    for label in ("Repair of pump", "Labour 3 h", "Parts", "Travel"):
        s.text(60, y, label, 26)
        s.right(1180, y, _money(rng, 700), 26, "value")
        y += 50
    s.text(760, y + 30, f"Amount due  ${_money(rng)}", 30, bold=True)
    s.text(60, y + 120, ("Payment terms: net 30", "Due date on receipt", "Balance due in 14 days")[variant % 3], 24)
    return s


DRAWN = {
    "check": check, "bank_statement": statement, "tax_form": wage_statement, "pay_stub": pay_stub,
    "receipt": receipt, "invoice": invoice,
}  # fmt: skip
