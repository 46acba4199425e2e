"""Cards that are no licence: Social Security, Medicare, insurance, custody, residence, identity."""

from random import Random

from bench.cards.holder import Holder, holder
from bench.cards.issuers import number
from bench.cards.surface import RED, Surface, day


def _card(split: str, rng: Random, kind: str, width: int = 1012, height: int = 638) -> tuple[Surface, Holder]:
    s = Surface(split, width, height, rng, rng.choice(((244, 246, 240), (236, 242, 250), (248, 242, 232))))
    s.security(0.06)
    s.kind = kind
    return s, holder(rng)


def ssn_card(split: str, variant: int, rng: Random) -> Surface:
    s, p = _card(split, rng, "ssn_card")
    blue = (40, 70, 130)
    s.text(300, 80, "SOCIAL SECURITY", 52, "title", bold=True, colour=blue)
    said = f"{rng.randint(200, 599)}-{rng.randint(10, 99)}-{rng.randint(1000, 9999)}"
    if variant % 2:
        s.text(220, 180, "THIS NUMBER HAS BEEN ESTABLISHED FOR", 24, "title", colour=blue)
        s.field("name", 250, 260, f"{p.first} {p.middle} {p.last}".replace("  ", " "), 40, role="mono")
        s.field("number", 300, 350, said, 54, role="mono", bold=True)
    else:
        s.field("number", 300, 210, said, 58, role="mono", bold=True)
        s.text(220, 280, "THIS NUMBER HAS BEEN ESTABLISHED FOR", 24, "title", colour=blue)
        s.field("name", 250, 360, f"{p.first} {p.last}", 40, role="mono")
    if variant % 3 == 2:
        s.text(200, 430, "VALID FOR WORK ONLY WITH DHS AUTHORIZATION", 22, "label")
    s.signature(260, 520, f"{p.first} {p.last}".title(), 50)
    s.pen.line((220, 536, 800, 536), fill=blue, width=2)
    s.text(460, 566, "SIGNATURE", 18, "title", colour=blue)
    return s


def medicare_card(split: str, variant: int, rng: Random) -> Surface:
    s, p = _card(split, rng, "medicare_card")
    s.pen.rectangle((0, 0, 1012, 90), fill=(40, 70, 150))
    s.text(40, 62, "MEDICARE HEALTH INSURANCE", 44, "title", bold=True, colour=(255, 255, 255))
    s.above("name", 50, 180, "Name/Nombre", f"{p.first} {p.middle[:1]} {p.last}".replace("  ", " "), 36, small=18)
    code = f"{rng.randint(1, 9)}{rng.choice('ACDEFG')}{rng.choice('GHJK')}{rng.randrange(10)}-{rng.choice('TUVW')}{rng.choice('ACD')}{rng.randrange(10)}-{rng.choice('MNPQ')}{rng.choice('KRT')}{rng.randrange(10)}{rng.randrange(10)}"
    s.above("number", 50, 290, "Medicare Number/Número de Medicare", code, 42, small=18, bold=True)
    s.text(50, 370, "Entitled to/Con derecho a", 18, "label")
    s.text(560, 370, "Coverage starts/Cobertura empieza", 18, "label")
    s.text(50, 415, "HOSPITAL  (PART A)", 30)
    s.text(560, 415, day(p.issued, "%m-%d-%Y"), 30)
    if variant % 2 == 0:
        s.text(50, 465, "MEDICAL   (PART B)", 30)
        s.text(560, 465, day(p.issued, "%m-%d-%Y"), 30)
    s.pen.rectangle((0, 560, 1012, 638), fill=RED)
    return s


def insurance_card(split: str, variant: int, rng: Random) -> Surface:
    s, p = _card(split, rng, "insurance_card")
    plan = ("Prairie Mutual Health Plan", "Blue Harbor of the Lakes", "Northgate HealthCare HMO")[variant % 3]
    s.text(40, 70, plan, 40, "title", bold=True, colour=(20, 90, 140))
    label = ("Member ID", "Subscriber ID", "ID Number")[variant % 3]
    s.above(
        "name",
        40,
        160,
        ("Member Name", "Subscriber Name", "Enrollee")[variant % 3],
        f"{p.first} {p.last}",
        32,
        small=18,
    )
    s.above("number", 40, 250, label, number(rng, "AAA999999999"), 32, small=18, bold=True)
    s.above("", 560, 250, ("Group Number", "Group No.", "GRP#")[variant % 3], number(rng, "999999"), 30, small=18)
    s.lines(
        40,
        330,
        (
            f"RxBIN {number(rng, '999999')}    RxPCN ADV    RxGRP RX{number(rng, '9999')}",
            "Office Visit $25   Specialist $50   ER $250",
            ("PPO", "Plan Type HMO", "Deductible $1,500")[variant % 3],
        ),
        26,
    )
    s.lines(40, 520, ("Customer Service 1-800-555-0142", "Submit claims to: P.O. Box 4410"), 20, role="label")
    return s


def inmate_card(split: str, variant: int, rng: Random) -> Surface:
    s, p = _card(split, rng, "inmate_id")
    title = ("DEPARTMENT OF CORRECTIONS", "COUNTY DETENTION CENTER", "SHERIFF'S OFFICE - JAIL DIVISION")[variant % 3]
    s.pen.rectangle((0, 0, 1012, 84), fill=(150, 70, 20))
    s.text(30, 56, f"{p.state_name.upper()} {title}", 30, "title", bold=True, colour=(255, 255, 255))
    s.text(
        330,
        130,
        ("OFFENDER IDENTIFICATION", "INMATE", "INMATE IDENTIFICATION CARD")[variant % 3],
        30,
        "title",
        bold=True,
    )
    s.portrait((30, 110, 270, 340), grey=variant % 2 == 0)
    s.above("name", 330, 200, "NAME", f"{p.last}, {p.first} {p.middle[:1]}".strip(), 32, small=16)
    s.above(
        "number",
        330,
        280,
        ("DOC NUMBER", "BOOKING NO.", "INMATE NO.")[variant % 3],
        number(rng, ("999999", "2024-999999", "A99999")[variant % 3]),
        34,
        small=16,
        bold=True,
    )
    s.above("birth", 330, 360, "DOB", day(p.born, "%m/%d/%Y"), 30, small=16)
    s.text(330, 420, f"SEX {p.sex}  HGT {p.height}  WGT {p.weight}  EYES {p.eyes}", 24, "label")
    s.text(330, 470, ("CUSTODY MEDIUM", "HOUSING UNIT B-14", "POD C CELL 12")[variant % 3], 24, "label")
    s.born = p.born
    return s


def resident_card(split: str, variant: int, rng: Random) -> Surface:
    s, p = _card(split, rng, "permanent_resident_card")
    s.text(40, 54, "UNITED STATES OF AMERICA", 30, "title", bold=True, colour=(30, 80, 60))
    s.text(
        40,
        100,
        ("PERMANENT RESIDENT", "PERMANENT RESIDENT CARD")[variant % 2],
        40,
        "title",
        bold=True,
        colour=(30, 80, 60),
    )
    s.portrait((40, 130, 280, 350))
    small = {"small": 15}
    s.above("surname", 360, 170, "Surname", p.last, 28, **small)
    s.above("given", 360, 236, "Given Name", f"{p.first} {p.middle}".strip(), 28, **small)
    s.above("number", 360, 302, "USCIS#", number(rng, "099-999-999"), 28, **small)
    s.above("", 660, 302, "Category", "IR1", 28, **small)
    s.above("", 360, 368, "Country of Birth", ("Guatemala", "Philippines", "India")[variant % 3], 26, **small)
    s.above("birth", 360, 434, "Date of Birth", day(p.born, "%d %b %Y"), 28, **small)
    s.above("", 700, 434, "Sex", p.sex, 28, **small)
    s.beside("expiry", 360, 500, "Card Expires:", day(p.expires, "%m/%d/%y"), 26)
    s.beside("", 360, 546, "Resident Since:", day(p.issued, "%m/%d/%y"), 26)
    s.born = p.born
    return s


def state_card(split: str, variant: int, rng: Random) -> Surface:
    s, p = _card(split, rng, "state_id_front")
    s.text(30, 58, p.state_name.upper(), 44, "title", bold=True, colour=(90, 30, 90))
    s.text(
        30,
        100,
        ("IDENTIFICATION CARD", "STATE IDENTIFICATION CARD", "ID CARD / TARJETA DE IDENTIFICACIÓN")[variant % 3],
        28,
        "title",
        bold=True,
    )
    s.portrait((720, 90, 260, 330))
    s.above("number", 30, 170, ("ID NUMBER", "ID NO.", "NUMBER / NÚMERO")[variant % 3], p.number, 34, bold=True)
    s.above("surname", 30, 240, "LAST NAME", p.last, 30)
    s.above("given", 30, 310, "FIRST NAME", f"{p.first} {p.middle}".strip(), 30)
    s.above("street", 30, 380, "ADDRESS", p.street, 26)
    s.field("place", 30, 414, f"{p.city}, {p.state} {p.zip5}", 26)
    s.above("birth", 30, 490, "DOB", day(p.born, "%m/%d/%Y"), 32, bold=True, colour=RED)
    s.above("expiry", 320, 490, "EXPIRES", day(p.expires, "%m/%d/%Y"), 28)
    s.text(30, 550, f"SEX {p.sex}   HT {p.height}   WT {p.weight}   EYES {p.eyes}", 24, "label")
    s.born = p.born
    return s


DRAWN = {
    "ssn_card": ssn_card, "medicare_card": medicare_card, "insurance_card": insurance_card, "inmate_id": inmate_card,
    "permanent_resident_card": resident_card, "state_id_front": state_card,
}  # fmt: skip
