"""Licences, identity cards, passports and visas of other countries, third style."""

from collections.abc import Callable
from random import Random

from bench.cards.holder import Holder
from bench.cards.issuers import COUNTRIES, Country, number, of_country
from bench.cards.surface import RED, Surface, day
from bench.cards.zones import zone

SPLIT = "world"
Layout = Callable[[Random], Surface]
_NAMED = {country.code: country for country in COUNTRIES}


def _new(split: str, rng: Random, kind: str, p: Holder, width: int = 1012, height: int = 638) -> Surface:
    s = Surface(
        split, width, height, rng, rng.choice(((238, 228, 236), (232, 238, 246), (240, 244, 232), (248, 240, 230)))
    )
    s.security(0.07)
    s.kind, s.born = kind, p.born
    return s


def _given(p: Holder) -> str:
    return f"{p.first} {p.middle}".strip()


def united_kingdom(rng: Random) -> Surface:
    """The European form with British words; the holder's number is made of name and birth date."""
    p = of_country(rng, _NAMED["GBR"])
    own = "".join(ch for ch in p.last if ch.isalpha())[:5].ljust(5, "9")
    month = p.born.month + (50 if p.sex == "F" else 0)
    code = f"{own}{p.born.year % 100 // 10}{month:02d}{p.born:%d}{p.born.year % 10}{p.first[0]}{(p.middle or '9')[0]}"
    code += f"9{rng.choice('ABCDEFGHJK')}{rng.choice('ABCDEFGHJK')}"
    s = _new(SPLIT, rng, "drivers_license_front", p)
    s.text(60, 54, "DRIVING LICENCE", 34, "title", bold=True, colour=(90, 40, 110))
    s.right(986, 54, "UK", 34, "title", bold=True)
    s.portrait((24, 90, 240, 300), grey=True)
    s.beside("surname", 290, 120, "1.", p.last, 28, bold=True)
    s.beside("given", 290, 156, "2.", _given(p), 28, bold=True)
    s.beside("birth", 290, 196, "3.", day(p.born, "%d.%m.%Y"), 27, bold=True)
    s.text(520, 196, "UNITED KINGDOM", 22)
    s.beside("", 290, 236, "4a.", day(p.issued, "%d.%m.%Y"), 26)
    s.text(560, 236, "4c. DVLA", 24)
    s.beside("expiry", 290, 274, "4b.", day(p.expires, "%d.%m.%Y"), 26)
    s.beside("number", 290, 316, "5.", code, 28, bold=True)
    s.text(690, 316, f"{rng.randrange(100):02d}", 22)
    s.beside("street", 290, 420, "8.", p.street, 24)
    s.field("place", 318, 452, p.city, 24)
    s.text(290, 520, "9. AM/A/B1/B/f/k/q", 26, bold=True)
    s.signature(330, 380, f"{p.first.title()} {p.last.title()}", 36)
    return s


def european(rng: Random) -> Surface:
    """Directive 2006/126/EC, annex I: elements 1 to 9, no labels."""
    country = _NAMED[rng.choice(("D<<", "FRA", "ESP"))]
    p = of_country(rng, country)
    s = _new(SPLIT, rng, "drivers_license_front", p)
    s.pen.rectangle((20, 16, 96, 76), fill=(20, 50, 150))
    s.text(110, 56, country.licence, 32, "title", bold=True, colour=(40, 40, 90))
    s.text(540, 50, country.name, 22, "title")
    s.portrait((24, 100, 240, 300), grey=True)
    s.beside("surname", 290, 130, "1.", p.last, 28, bold=True)
    s.beside("given", 290, 168, "2.", _given(p), 28, bold=True)
    s.beside("birth", 290, 208, "3.", day(p.born, "%d.%m.%Y"), 26)
    s.text(500, 208, p.city.split(" ", 1)[1], 24)
    s.beside("", 290, 248, "4a.", day(p.issued, "%d.%m.%Y"), 26)
    s.text(560, 248, f"4c. {rng.choice(('LANDRATSAMT', 'PREFECTURE', 'DGT'))}", 24)
    s.beside("expiry", 290, 286, "4b.", day(p.expires, "%d.%m.%Y"), 26)
    s.beside("number", 290, 330, "5.", number(rng, "A999AAA9A99"), 28, bold=True)
    s.text(290, 400, "7.", 20)
    s.text(290, 560, "9. AM/B/L", 28, bold=True)
    s.signature(330, 410, f"{p.first.title()} {p.last.title()}", 38)
    return s


def ontario(rng: Random) -> Surface:
    """A province, English and French: dates begin with the year."""
    p = of_country(rng, _NAMED["CAN"])
    s = _new(SPLIT, rng, "drivers_license_front", p)
    s.text(26, 54, "ONTARIO", 44, "title", bold=True, colour=(30, 90, 60))
    s.text(300, 40, "DRIVER'S LICENCE", 24, "title")
    s.text(300, 68, "PERMIS DE CONDUIRE", 24, "title")
    s.right(986, 50, "CANADA", 26, "title")
    s.portrait((24, 96, 250, 312))
    small = {"small": 14}
    s.above("surname", 300, 140, "1,2 NAME / NOM", f"{p.last},", 27, bold=True, **small)
    s.truth["surname"] = p.last
    s.field("given", 300, 172, _given(p), 27, bold=True)
    s.above("street", 300, 228, "8", p.street, 24, **small)
    s.field("place", 300, 256, rng.choice(("OTTAWA, ON, K1A 0B1", "TORONTO, ON, M5V 2T6")), 24)
    s.above(
        "number",
        300,
        320,
        "4d NUMBER / NUMÉRO",
        f"{p.last[0]}{number(rng, '9999-99999-99999')}",
        28,
        bold=True,
        **small,
    )
    s.above("", 300, 384, "4a ISS / DÉL", day(p.issued, "%Y/%m/%d"), 24, **small)
    s.above("expiry", 520, 384, "4b EXP / EXP", day(p.expires, "%Y/%m/%d"), 24, **small)
    s.above("birth", 740, 384, "3 DOB / DDN", day(p.born, "%Y/%m/%d"), 26, bold=True, **small)
    s.text(
        300,
        440,
        f"5 DD/RÉF {number(rng, 'AA9999999')}   16 HGT/HAUT 17{rng.randint(0, 9)} cm   15 SEX/SEXE {p.sex}",
        20,
        "label",
    )
    s.text(300, 474, "9 CLASS/CATÉG. G   12 REST./COND. X", 20, "label")
    s.signature(320, 560, f"{p.first.title()} {p.last.title()}", 44)
    return s


def pacific_province(rng: Random) -> Surface:
    p = of_country(rng, _NAMED["CAN"])
    s = _new(SPLIT, rng, "drivers_license_front", p)
    s.text(26, 56, "BRITISH COLUMBIA", 40, "title", bold=True, colour=(20, 50, 120))
    s.text(26, 90, "DRIVER'S LICENCE", 24, "title")
    s.portrait((740, 60, 250, 312))
    s.beside("number", 30, 150, "DL:", number(rng, "9999999"), 32, bold=True, small=24)
    s.text(430, 150, "Class: 5", 24)
    s.beside("", 30, 192, "Issued:", day(p.issued, "%Y-%b-%d"), 25)
    s.beside("expiry", 400, 192, "Expires:", day(p.expires, "%Y-%b-%d"), 25)
    s.text(30, 246, f"{p.last}, {_given(p)}", 28, bold=True)
    s.truth["surname"], s.truth["given"] = p.last, _given(p)
    s.field("street", 30, 282, p.street, 25)
    s.field("place", 30, 314, rng.choice(("VICTORIA, BC V8W 1N4", "KELOWNA, BC V1Y 6N2")), 25)
    s.beside("birth", 30, 372, "DOB:", day(p.born, "%Y-%b-%d"), 30, bold=True, colour=RED)
    s.text(30, 416, f"Sex: {p.sex}   Eyes: BROWN   Ht: 17{rng.randint(0, 9)} cm", 22)
    s.signature(60, 520, f"{p.first.title()} {p.last.title()}", 48)
    return s


def voter(rng: Random) -> Surface:
    """Mexico's voter card, which serves as the identity card."""
    p = of_country(rng, _NAMED["MEX"])
    second = rng.choice(("LOPEZ", "RAMOS", "ORTIZ"))
    key = f"{p.last[:2]}{second[:2]}{p.first[:2]}{p.born:%y%m%d}{rng.randrange(33):02d}{'H' if p.sex == 'M' else 'M'}{rng.randrange(1000):03d}"
    curp = (
        f"{p.last[:2]}{second[0]}{p.first[0]}{p.born:%y%m%d}{'H' if p.sex == 'M' else 'M'}NLRMR{rng.randrange(100):02d}"
    )
    s = _new(SPLIT, rng, "national_id_card", p)
    s.text(160, 44, "MÉXICO", 26, "title", bold=True)
    s.text(330, 40, "INSTITUTO NACIONAL ELECTORAL", 26, "title", bold=True)
    s.text(330, 70, "CREDENCIAL PARA VOTAR", 24, "title")
    s.portrait((26, 110, 240, 300))
    s.text(300, 116, "NOMBRE", 15, "label")
    s.field("surname", 300, 142, p.last, 25)
    s.text(300, 170, second, 25)
    s.field("given", 300, 198, _given(p), 25)
    s.text(300, 232, "DOMICILIO", 15, "label")
    s.field("street", 300, 256, p.street, 22)
    s.text(300, 284, "COL CENTRO", 22)
    s.field("place", 300, 312, f"{p.city}, N.L.", 22)
    s.beside("number", 300, 352, "CLAVE DE ELECTOR", key, 22, small=15)
    s.beside("", 300, 386, "CURP", curp, 22, small=15)
    s.text(740, 386, f"AÑO DE REGISTRO {rng.randint(1991, 2015)} 02", 18, "label")
    s.above("birth", 760, 150, "FECHA DE NACIMIENTO", day(p.born, "%d/%m/%Y"), 24)
    s.above("", 760, 210, "SEXO", "H" if p.sex == "M" else "M", 24)
    s.text(
        300, 420, f"SECCIÓN {rng.randrange(10000):04d}   VIGENCIA {p.expires.year - 10} - {p.expires.year}", 20, "label"
    )
    return s


def _print_of_passport(s: Surface, p: Holder, country: Country, x: int) -> None:
    small = {"small": 14}
    s.above("number", x + 430, 130, "Passport No. / No. de pasaporte", p.number, 28, bold=True, **small)
    s.above("surname", x, 190, "Surname / Nom / Apellidos", p.last, 26, **small)
    s.above("given", x, 250, "Given names / Prénoms / Nombres", _given(p), 26, **small)
    s.above("", x, 310, "Nationality / Nationalité", country.name, 24, **small)
    s.above("birth", x, 370, "Date of birth / Date de naissance", day(p.born, "%d %b %Y"), 26, **small)
    s.above("", x + 430, 370, "Place of birth / Lieu", p.city.split(" ")[0], 24, **small)
    s.above("", x, 430, "Sex", p.sex, 24, **small)
    s.above("", x + 430, 430, "Date of issue", day(p.issued, "%d %b %Y"), 24, **small)
    s.above("expiry", x, 490, "Date of expiry / Date d'expiration", day(p.expires, "%d %b %Y"), 26, **small)


def passport(rng: Random, split: str = SPLIT) -> Surface:
    """The data page with its two lines (TD3)."""
    country = rng.choice(COUNTRIES)
    p = of_country(rng, country)
    s = _new(split, rng, "passport", p, 1250, 880)
    s.text(40, 54, country.passport, 32, "title", bold=True, colour=(120, 30, 40))
    s.right(1210, 54, country.name, 26, "title", bold=True)
    s.above("", 400, 130, "Type / Code", f"P    {country.code.replace('<', '')}", 24, small=14)
    s.portrait((40, 120, 320, 410))
    _print_of_passport(s, p, country, 400)
    return _zoned(s, zone("TD3", p, rng, "P<"), 780, 30)


def visa(rng: Random, split: str = SPLIT) -> Surface:
    """A sticker of the larger or the smaller size (MRV-A, MRV-B)."""
    p = of_country(rng, rng.choice(COUNTRIES))
    sort = rng.choice(("MRV-A", "MRV-B"))
    s = _new(split, rng, "visa", p, 1250, 830)
    s.text(40, 60, rng.choice(("VISA", "VISA  VISTO  VISUM")), 44, "title", bold=True, colour=(30, 90, 60))
    s.text(400, 56, "UNITED STATES OF AMERICA", 28, "title")
    s.portrait((40, 110, 300, 380))
    s.above("", 400, 150, "Issuing Post Name", "MEXICO CITY", 26, small=14)
    s.above("", 850, 150, "Control Number", number(rng, "99999999999999"), 24, small=14)
    s.above("surname", 400, 220, "Surname", p.last, 27, small=14)
    s.above("given", 400, 290, "Given Name", _given(p), 27, small=14)
    s.above("number", 400, 360, "Passport Number", p.number, 28, small=14, bold=True)
    s.above("", 850, 360, "Visa Type / Class", "R    B1/B2", 26, small=14)
    s.above("birth", 400, 430, "Birth Date", day(p.born, "%d%b%Y"), 26, small=14)
    s.above("", 850, 430, "Entries", "M", 26, small=14)
    s.above("expiry", 400, 500, "Expiration Date", day(p.expires, "%d%b%Y"), 26, small=14)
    return _zoned(s, zone(sort, p, rng), 720, 30 if sort == "MRV-A" else 31)


def identity_back(rng: Random, split: str = SPLIT) -> Surface:
    """The back of an identity card of bank-card size: three lines and a few words (TD1)."""
    country = rng.choice([c for c in COUNTRIES if c.card])
    p = of_country(rng, country)
    s = _new(split, rng, "national_id_card", p)
    s.text(30, 50, country.card, 24, "title", bold=True)
    s.above("street", 30, 120, "Anschrift / Address / Adresse", p.street, 24, small=13)
    s.field("place", 30, 152, p.city, 24)
    s.above("", 30, 220, "Date of issue", day(p.issued, "%d.%m.%Y"), 22, small=13)
    s.truth |= {"number": p.number, "surname": p.last}
    return _zoned(s, zone("TD1", p, rng), 430, 32)


def identity_two_lines(rng: Random, split: str = SPLIT) -> Surface:
    """A larger identity card with print and two lines (TD2)."""
    country = rng.choice([c for c in COUNTRIES if c.card])
    p = of_country(rng, country)
    s = _new(split, rng, "national_id_card", p, 1050, 740)
    s.text(40, 54, country.card, 30, "title", bold=True)
    s.right(1010, 90, country.name, 20, "title")
    s.portrait((40, 120, 250, 312))
    s.above("surname", 330, 160, "Surname / Nom", p.last, 26, small=14)
    s.above("given", 330, 224, "Given names / Prénoms", _given(p), 26, small=14)
    s.above("birth", 330, 288, "Date of birth", day(p.born, "%d.%m.%Y"), 26, small=14)
    s.above("number", 660, 288, "Document No.", p.number, 26, small=14)
    s.above("expiry", 330, 352, "Date of expiry", day(p.expires, "%d.%m.%Y"), 26, small=14)
    return _zoned(s, zone("TD2", p, rng), 640, 30)


def _zoned(s: Surface, lines: tuple[str, ...], y: int, size: int) -> Surface:
    """White behind the zone, as the standard asks; a pitch that fills the width."""
    from bench.cards import fonts

    s.pen.rectangle((0, y - 46, s.width, s.height), fill=(248, 248, 246))
    face = fonts.face("mono", s.family["mono"], size)
    pitch = min((s.width - 60) / len(lines[0]), face.getlength("0") * 1.16)
    for row, line in enumerate(lines):
        for column, sign in enumerate(line):
            s.pen.text((30 + column * pitch, y + row * size * 1.75), sign, font=face, fill=(16, 16, 20), anchor="ls")
    s.truth["zone"] = "\n".join(lines)
    return s


ZONED: dict[str, Callable[[Random, str], Surface]] = {
    "passport": passport, "visa": visa, "identity_back": identity_back, "identity_two_lines": identity_two_lines,
}  # fmt: skip
LAYOUTS: tuple[Layout, ...] = (
    united_kingdom, european, ontario, pacific_province, voter, passport, visa, identity_back, identity_two_lines,
)  # fmt: skip
