"""Other papers that prove who someone is: passport, ID-1 cards with and without MRZ, SSN, Medicare, inmate."""

from random import Random

from PIL import Image

from sample_data.generator.canvas import BLUE, GREY, INK, RED, Canvas, face
from sample_data.generator.fonts import font
from sample_data.generator.numbers import digits, mrz_digit
from sample_data.generator.people import Person
from sample_data.generator.truth import FileTruth


def _mrz_name(p: Person, width: int) -> str:
    def clean(text: str) -> str:
        return "".join(c if c.isalpha() else "<" for c in text.upper().replace("'", ""))

    given = "<".join(clean(x) for x in (p.first, p.middle) if x)
    return f"{clean(p.last)}<<{given}".ljust(width, "<")[:width]


def td3(p: Person) -> tuple[str, str]:
    """Both lines of a passport's machine-readable zone (ICAO 9303 part 4)."""
    number = p.passport.ljust(9, "<")
    born, expires = p.born.strftime("%y%m%d"), p.expires.strftime("%y%m%d")
    optional = "<" * 14
    first = number + mrz_digit(number)
    middle = born + mrz_digit(born)
    last = expires + mrz_digit(expires) + optional + "<"
    check = mrz_digit(first + middle + last)
    return "P<USA" + _mrz_name(p, 39), f"{first}USA{middle}{p.sex}{last}{check}"


def td1(p: Person, kind: str, country: str, number: str, optional: str = "") -> tuple[str, str, str]:
    """The three lines of an ID-1 card (ICAO 9303 part 5)."""
    doc = number.ljust(9, "<")[:9]
    upper = f"{kind}{country}{doc}{mrz_digit(doc)}" + optional.ljust(15, "<")
    born, expires = p.born.strftime("%y%m%d"), p.expires.strftime("%y%m%d")
    optional2 = "<" * 11
    body = upper[5:30] + born + mrz_digit(born) + expires + mrz_digit(expires) + optional2
    middle = f"{born}{mrz_digit(born)}{p.sex}{expires}{mrz_digit(expires)}{country}{optional2}{mrz_digit(body)}"
    return upper, middle, _mrz_name(p, 30)


def _zone(c: Canvas, lines: tuple[str, ...], y: int, step: int) -> None:
    """Prints the machine-readable zone over the whole width."""
    left = c.image.width // 24
    size = 20
    while font("ocrb", size + 1).getlength(lines[0]) < c.image.width - 2 * left:
        size += 1
    for place, line in enumerate(lines):
        c.text(left, y + place * step, line, "ocrb", size, INK)


def passport(p: Person, t: FileTruth, rng: Random) -> Image.Image:
    c = Canvas(1250, 880, (238, 234, 226))
    c.gradient((228, 232, 240), (246, 232, 224))
    c.guilloche(rng, (206, 214, 226), 16)
    c.text(60, 30, "PASSPORT  PASSEPORT  PASAPORTE", "serif-bold", 26, BLUE)
    c.text(560, 30, "UNITED STATES OF AMERICA", "serif-bold", 36, BLUE)
    c.paste(face(p.seed, 330, 420), 50, 120)
    t.portraits += 1
    kw = {"role": "sans-bold", "label_role": "serif", "label_size": 17, "label_colour": BLUE}
    t.name(p, "LFM")
    c.above(420, 100, "Type / Type / Tipo", "P", 28, **kw)  # type: ignore[arg-type]
    c.above(600, 100, "Code / Code / Codigo", "USA", 28, **kw)  # type: ignore[arg-type]
    c.above(830, 100, "Passport No. / No. du Passeport", t.note("passport", p.passport, p.passport, p), 32, **kw)  # type: ignore[arg-type]
    c.above(420, 170, "Surname / Nom / Apellidos", p.last.upper(), 30, **kw)  # type: ignore[arg-type]
    c.above(420, 240, "Given Names / Prénoms / Nombres", f"{p.first} {p.middle}".strip().upper(), 30, **kw)  # type: ignore[arg-type]
    c.above(420, 310, "Nationality / Nationalité", "UNITED STATES OF AMERICA", 26, **kw)  # type: ignore[arg-type]
    t.born(p, "mon")
    c.above(420, 380, "Date of birth / Date de naissance", p.born.strftime("%d %b %Y"), 28, **kw)  # type: ignore[arg-type]
    c.above(
        420,
        450,
        "Place of birth / Lieu de naissance",
        rng.choice(["OHIO, U.S.A.", "TEXAS, U.S.A.", "MEXICO"]),
        26,
        **kw,
    )  # type: ignore[arg-type]
    c.above(880, 450, "Sex / Sexe", p.sex, 28, **kw)  # type: ignore[arg-type]
    c.above(420, 520, "Date of issue / Date de délivrance", p.issued.strftime("%d %b %Y"), 26, **kw)  # type: ignore[arg-type]
    c.above(420, 590, "Date of expiration", p.expires.strftime("%d %b %Y"), 26, **kw)  # type: ignore[arg-type]
    c.above(830, 520, "Authority / Autorité", "United States\nDepartment of State", 22, **kw)  # type: ignore[arg-type]
    _zone(c, td3(p), 740, 58)
    return c.image


def green_card(p: Person, t: FileTruth, rng: Random) -> list[Image.Image]:
    """Front, and back with a TD1 zone; the same alien number on both."""
    alien = digits(rng, 9)
    number = f"SRC{digits(rng, 10)}"
    front = Canvas(1012, 638)
    front.gradient((218, 236, 220), (244, 244, 222))
    front.guilloche(rng, (196, 220, 200), 20)
    front.text(30, 16, "UNITED STATES OF AMERICA", "serif-bold", 34, (20, 80, 50))
    front.text(560, 20, "PERMANENT RESIDENT", "sans-bold", 34, (20, 80, 50))
    front.paste(face(p.seed, 280, 356), 30, 120)
    t.portraits += 1
    t.name(p, "LFM")
    front.above(350, 100, "Surname", p.last.upper(), 32)
    front.above(350, 164, "Given Name", f"{p.first} {p.middle}".strip().upper(), 32)
    shown = f"{alien[:3]}-{alien[3:6]}-{alien[6:]}"
    front.above(350, 228, "USCIS#", t.note("us_alien_number", shown, alien, p), 32)
    front.above(640, 228, "Category", rng.choice(["IR1", "F21", "E37"]), 32)
    front.above(350, 292, "Country of Birth", rng.choice(["Mexico", "Colombia", "Nigeria"]), 30)
    t.born(p, "mon")
    front.above(350, 356, "Date of Birth", p.born.strftime("%d %b %Y").upper(), 32, colour=RED)
    front.above(640, 356, "Sex", p.sex, 32)
    front.above(350, 420, "Card Expires:", p.expires.strftime("%m/%d/%y"), 30)
    front.above(350, 484, "Resident Since:", p.issued.strftime("%m/%d/%y"), 30)
    back = Canvas(1012, 638, (238, 242, 234))
    back.guilloche(rng, (214, 224, 210), 16)
    back.draw.rectangle((0, 30, 1012, 120), fill=(30, 30, 32))
    back.text(40, 150, "If found, drop in any US Mailbox. USPS: Mail to USCIS,", "sans", 22)
    back.text(40, 180, "7 Product Way, Lee's Summit, MO 64002", "sans", 22)
    t.nobodys("us_address", "7 Product Way, Lee's Summit, MO 64002")
    _zone(back, td1(p, "C1", "USA", alien, f"{rng.randrange(10)}{number}"), 400, 66)
    return [front.image, back.image]


def passport_card(p: Person, t: FileTruth, rng: Random) -> Image.Image:
    """Back of an ID-1 travel card: only its TD1 zone identifies."""
    number = f"C{digits(rng, 8)}"
    c = Canvas(1012, 638, (228, 232, 242))
    c.guilloche(rng, (206, 212, 230), 18)
    c.text(40, 40, "PASSPORT CARD", "serif-bold", 34, BLUE)
    c.text(40, 90, "This card is not valid for international air travel.", "serif", 22, GREY)
    c.text(40, 120, "Passport Card no.", "sans", 20, GREY)
    c.text(40, 148, t.note("passport", number, number, p), "sans-bold", 34, INK)
    t.name(p, "FML")
    t.note("date_of_birth", p.born.strftime("%y%m%d"), p.born.isoformat(), p)
    _zone(c, td1(p, "IP", "USA", number), 400, 66)
    return c.image


def ssn_card(p: Person, t: FileTruth, rng: Random) -> Image.Image:
    c = Canvas(980, 620, (226, 234, 242))
    c.guilloche(rng, (204, 216, 230), 30, 0.04)
    c.draw.rectangle((14, 14, 966, 606), outline=(40, 70, 120), width=5)
    c.text(210, 50, "SOCIAL SECURITY", "serif-bold", 64, (40, 70, 120))
    c.text(170, 180, "THIS NUMBER HAS BEEN ESTABLISHED FOR", "serif", 30, (40, 70, 120))
    c.text(320, 250, t.ssn(p, rng.choice(["-", "-", " "])), "serif-bold", 58)
    c.text(330, 340, t.name(p, "FML"), "mono-bold", 32)
    c.draw.line((180, 480, 800, 480), fill=(60, 60, 60), width=2)
    c.signature(280, 400, f"{p.first} {p.last}", 64)
    c.text(400, 490, "SIGNATURE", "serif", 20, (40, 70, 120))
    return c.image


def medicare_card(p: Person, t: FileTruth, rng: Random) -> Image.Image:
    c = Canvas(1012, 638)
    c.draw.rectangle((0, 0, 1012, 110), fill=(30, 60, 130))
    c.draw.rectangle((0, 110, 1012, 122), fill=(180, 30, 40))
    c.text(40, 26, "MEDICARE HEALTH INSURANCE", "sans-bold", 46, (255, 255, 255))
    c.above(40, 160, "Name/Nombre", t.name(p, "FIL"), 38)
    m = p.mbi
    c.above(
        40, 270, "Medicare Number/Número de Medicare", t.note("us_medicare_mbi", f"{m[:4]}-{m[4:7]}-{m[7:]}", m, p), 42
    )
    c.above(40, 400, "Entitled to/Con derecho a", "HOSPITAL   (PART A)", 30)
    c.text(40, 470, "MEDICAL    (PART B)", "sans-bold", 30)
    start = f"{rng.randint(1, 12):02d}-01-{min(2025, max(2005, p.born.year + 65))}"
    c.above(560, 400, "Coverage starts/Cobertura empieza", start, 30)
    c.text(560, 470, start, "sans-bold", 30)
    return c.image


def inmate_card(p: Person, t: FileTruth, rng: Random, tall: bool) -> Image.Image:
    """A facility's badge, upright or lying."""
    t.portraits += 1
    if tall:
        c = Canvas(600, 940, (252, 252, 250))
        c.draw.rectangle((0, 0, 600, 120), fill=(200, 90, 20))
        c.text(40, 22, "CLAYMORE COUNTY", "sans-bold", 40, (255, 255, 255))
        c.text(40, 70, "DETENTION CENTER", "sans", 32, (255, 255, 255))
        c.paste(face(p.seed, 320, 400, (210, 212, 214)), 140, 150)
        c.text(40, 580, t.name(p, "LF"), "sans-bold", 40)
        c.pair(40, 650, "INMATE #", t.inmate(p), 40)
        c.pair(40, 720, "DOB:", t.born(p), 32)
        c.pair(40, 770, "HOUSING:", f"{rng.choice('ABCD')}-{rng.randint(100, 420)}", 32)
        return c.image
    c = Canvas(1000, 620, (240, 242, 246))
    c.draw.rectangle((0, 520, 1000, 620), fill=(60, 66, 80))
    c.text(340, 30, "STATE DEPARTMENT OF CORRECTIONS", "narrow-bold", 38)
    c.text(340, 90, "INMATE IDENTIFICATION", "narrow", 32, RED)
    c.paste(face(p.seed, 280, 356, (190, 192, 196)), 30, 60)
    c.pair(340, 150, "Name:", t.name(p, "LFM"), 36, "narrow-bold")
    c.pair(340, 210, "DOC No.", t.inmate(p), 40, "narrow-bold")
    c.pair(340, 280, "Date of Birth:", t.born(p, "dash"), 34, "narrow-bold")
    c.pair(340, 340, "Ht:", f"{p.feet}'{p.inches}\"", 30, "narrow-bold")
    c.pair(480, 340, "Wt:", str(p.pounds), 30, "narrow-bold")
    c.pair(640, 340, "Custody:", rng.choice(["MIN", "MED", "CLOSE"]), 30, "narrow-bold")
    return c.image
