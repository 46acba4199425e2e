"""Bank and pay papers as pictures: cheques with their magnetic line, receipts, tax forms, statements."""

from datetime import date, timedelta
from random import Random

from PIL import Image

from sample_data.generator.canvas import BLUE, GREY, Canvas
from sample_data.generator.numbers import digits
from sample_data.generator.people import Person
from sample_data.generator.truth import FileTruth

SHOPS = ("Larkmoor Market", "Copper Kettle Diner", "Ridgepost Fuel #214", "Dove & Daughters Hardware")


def _micr(c: Canvas, x: int, y: int, words: str, size: int = 40) -> None:
    """Digits in a blocky face, the E-13B marks as bars: T transit, O on-us, D dash."""
    pitch = int(size * 0.62)
    for char in words:
        if char == "T":
            c.draw.rectangle((x, y + 4, x + 5, y + size - 6), fill=(10, 10, 10))
            c.draw.rectangle((x + 10, y + 4, x + 18, y + 14), fill=(10, 10, 10))
            c.draw.rectangle((x + 10, y + size - 18, x + 18, y + size - 6), fill=(10, 10, 10))
        elif char == "O":
            c.draw.rectangle((x, y + 4, x + 4, y + 16), fill=(10, 10, 10))
            c.draw.rectangle((x + 7, y + 4, x + 11, y + size - 6), fill=(10, 10, 10))
            c.draw.rectangle((x + 14, y + size - 20, x + 19, y + size - 6), fill=(10, 10, 10))
        elif char != " ":
            c.text(x, y - 4, char, "ocra", size, (10, 10, 10))
        x += pitch


def cheque(p: Person, t: FileTruth, rng: Random, business: bool = False) -> Image.Image:
    c = Canvas(1200, 540, rng.choice([(226, 238, 246), (238, 246, 228), (248, 240, 226)]))
    c.guilloche(rng, (208, 222, 230), 22, 0.05)
    number = f"{rng.randint(101, 4999)}"
    street, town = t.address(p, "lines").split("\n")
    c.text(50, 34, t.name(p, "FIL") if business else t.name(p, "fil"), "serif-bold", 28)
    c.text(50, 70, street, "serif", 24)
    c.text(50, 100, town, "serif", 24)
    if not business:
        c.text(50, 130, t.phone(p, "dash"), "serif", 22)
    c.text(1080, 34, number, "sans-bold", 28)
    c.pair(760, 96, "DATE", f"{rng.randint(1, 12)}/{rng.randint(1, 28)}/24", 30, "hand2")
    c.text(50, 190, "PAY TO THE", "sans", 16, GREY)
    c.text(50, 210, "ORDER OF", "sans", 16, GREY)
    c.text(170, 190, rng.choice(["Claymore County Commissary", "Ridgepost Bail Bonds", "CASH"]), "hand2", 38)
    c.draw.line((160, 240, 900, 240), fill=GREY, width=2)
    c.draw.rectangle((930, 186, 1140, 240), outline=GREY, width=2)
    c.text(944, 190, f"$ {rng.randint(20, 900)}.{rng.randint(0, 99):02d}", "hand2", 36)
    c.text(50, 280, rng.choice(["One hundred forty and 00/100", "Sixty-two and 50/100"]), "hand2", 34)
    c.draw.line((50, 326, 940, 326), fill=GREY, width=2)
    c.text(960, 296, "DOLLARS", "sans", 20, GREY)
    c.text(50, 350, "FIRST HARBOR BANK", "sans-bold", 24, BLUE)
    c.pair(50, 400, "MEMO", rng.choice(["books", "phone acct", "rent"]), 28, "hand2")
    c.signature(720, 370, f"{p.first} {p.last}", 50)
    c.draw.line((700, 440, 1140, 440), fill=GREY, width=2)
    _micr(c, 60, 476, f"T{t.routing(p)}T {t.account(p)}O {number}")
    return c.image


def receipt(p: Person, t: FileTruth, rng: Random) -> Image.Image:
    """Holds the last four digits of a card and nothing else of a person."""
    c = Canvas(420, 720, (250, 250, 246))
    c.text(50, 24, rng.choice(SHOPS), "mono-bold", 26)
    c.text(50, 60, t.nobodys("us_address", "1200 Commerce Pkwy"), "mono", 18)
    c.text(50, 84, f"{date(2024, 2, 3) + timedelta(rng.randrange(200)):%m/%d/%Y} 14:{rng.randint(10, 59)}", "mono", 18)
    y, total = 130, 0
    for _ in range(rng.randint(5, 9)):
        cents = rng.randint(99, 2400)
        total += cents
        c.text(
            30,
            y,
            f"{rng.choice(['MILK', 'BREAD', 'SOAP', 'EGGS', 'RICE 5LB', 'SOCKS', 'COFFEE']):<14}{cents / 100:>8.2f}",
            "mono",
            22,
        )
        y += 32
    c.text(30, y + 10, f"{'TOTAL':<14}{total / 100:>8.2f}", "mono-bold", 24)
    c.text(30, y + 60, f"VISA **** **** **** {p.card[-4:]}", "mono", 20)
    c.text(30, y + 90, f"AUTH {digits(rng, 6)}  REF {digits(rng, 12)}", "mono", 16)
    t.decoy("us_ssn", f"{digits(rng, 3)}-{digits(rng, 2)}-{digits(rng, 4)}", "a trace number on a receipt")
    c.text(30, y + 116, f"TRACE {t.decoys[-1]['value']}", "mono", 16)
    c.text(60, y + 160, "THANK YOU", "mono-bold", 24)
    return c.image


def wage_form(p: Person, t: FileTruth, rng: Random) -> Image.Image:
    """A wage and tax statement with boxes a to f and 1 to 6."""
    c = Canvas(1300, 760)
    box = {"role": "mono", "label_size": 15, "label_colour": (120, 30, 30)}
    lines = ((20, 20, 420, 90), (440, 20, 860, 90), (20, 100, 640, 170), (20, 180, 640, 320), (20, 330, 640, 520),
             (660, 100, 960, 170), (980, 100, 1280, 170), (660, 180, 960, 250), (980, 180, 1280, 250), (660, 260, 960, 330), (980, 260, 1280, 330))  # fmt: skip
    for rect in lines:
        c.draw.rectangle(rect, outline=(150, 60, 60), width=2)
    c.text(900, 30, "W-2 Wage and Tax Statement 2023", "sans-bold", 22, (120, 30, 30))
    c.above(30, 24, "a Employee's social security number", t.ssn(p), 30, **box)  # type: ignore[arg-type]
    ein = f"{rng.randint(20, 88)}-{digits(rng, 7)}"
    c.above(450, 24, "b Employer identification number (EIN)", t.note("us_ein", ein, ein.replace("-", "")), 30, **box)  # type: ignore[arg-type]
    c.above(30, 104, "c Employer's name, address, and ZIP code", "SABLE RIDGE POULTRY LLC", 26, **box)  # type: ignore[arg-type]
    c.above(30, 184, "e Employee's first name and initial   Last name", t.name(p, "FIL"), 28, **box)  # type: ignore[arg-type]
    street, town = t.address(p, "uplines").split("\n")
    c.above(30, 334, "f Employee's address and ZIP code", street, 26, **box)  # type: ignore[arg-type]
    c.text(30, 390, town, "mono", 26)
    wage = rng.randint(1900000, 6400000) / 100
    for (x, y), label, value in zip(
        ((670, 104), (990, 104), (670, 184), (990, 184), (670, 264), (990, 264)),
        (
            "1 Wages, tips, other comp.",
            "2 Federal income tax withheld",
            "3 Social security wages",
            "4 Social security tax withheld",
            "5 Medicare wages and tips",
            "6 Medicare tax withheld",
        ),
        (wage, wage * 0.11, wage, wage * 0.062, wage, wage * 0.0145),
        strict=True,
    ):
        c.above(x, y, label, f"{value:.2f}", 26, **box)  # type: ignore[arg-type]
    return c.image


def statement_lines(rng: Random) -> list[tuple[str, str, str]]:
    """(day, what, amount) of a month."""
    day = date(2024, 4, 1)
    rows = []
    for _ in range(rng.randint(9, 14)):
        day += timedelta(rng.randint(0, 3))
        rows.append(
            (
                day.strftime("%m/%d"),
                rng.choice(["CARD PURCHASE ", "ACH DEBIT ", "TRANSFER "])
                + rng.choice(SHOPS).upper()
                + f" REF {digits(rng, 9)}",
                f"{rng.uniform(-300, 900):,.2f}",
            )
        )
    return rows


def statement_page(p: Person, t: FileTruth, rng: Random, full: bool = True) -> Image.Image:
    """A statement as it leaves the scanner, 150 dpi."""
    c = Canvas(1240, 1640, (250, 250, 248))
    c.text(90, 80, "RIDGEPOST CREDIT UNION", "serif-bold", 44, (30, 70, 60))
    c.text(
        90,
        136,
        f"{t.nobodys('us_address', 'PO Box 88')}, Member Services {t.nobodys('phone', '800-555-0199', '+18005550199')}",
        "serif",
        24,
        GREY,
    )
    c.text(90, 240, t.name(p, "FML"), "serif", 30)
    street, town = t.address(p, "uplines").split("\n")
    c.text(90, 280, street, "serif", 30)
    c.text(90, 320, town, "serif", 30)
    c.pair(740, 240, "Member account number:", t.account(p), 28, "serif-bold", "serif", 24)
    c.pair(740, 290, "Statement period:", "04/01/2024 - 04/30/2024", 24, "serif", "serif", 24)
    if full:
        c.pair(740, 340, "Routing number:", t.routing(p), 28, "serif-bold", "serif", 24)
    for number, (day, what, amount) in enumerate(statement_lines(rng)):
        c.text(90, 460 + number * 44, day, "serif", 26)
        c.text(200, 460 + number * 44, what[:58], "serif", 24)
        c.text(1010, 460 + number * 44, amount.rjust(10), "serif", 26)
    return c.image
