"""Fronts that may be looked at while the readers are made."""

from collections.abc import Callable
from random import Random

from bench.cards.holder import Holder
from bench.cards.surface import RED, Surface, day

SPLIT = "development"
Layout = Callable[[Holder, Random], Surface]


def numbered_elements(p: Holder, rng: Random) -> Surface:
    """The 2020 card design: element numbers before the values, portrait at the left, pale ghost at the right."""
    s = Surface(SPLIT, 1024, 646, rng, rng.choice(((228, 238, 248), (246, 238, 226), (232, 244, 234))))
    s.security()
    accent = rng.choice(((20, 50, 110), (120, 30, 50), (20, 90, 80)))
    s.pen.rectangle((0, 0, 1024, 92), fill=accent)
    s.text(28, 62, p.state_name.upper(), 50, "title", bold=True, colour=(255, 255, 255))
    s.text(560, 58, "DRIVER'S LICENSE", 34, "title", colour=(255, 255, 255))
    s.portrait((34, 120, 270, 344))
    s.ghost((856, 440, 130, 166))
    s.beside("number", 336, 138, "4d DLN", p.number, 34, bold=True, colour=RED, accent=accent)
    s.beside("birth", 336, 186, "3 DOB", day(p.born, "%m/%d/%Y"), 32, bold=True, colour=RED, accent=accent)
    s.beside("expiry", 336, 230, "4b EXP", day(p.expires, "%m/%d/%Y"), 26, accent=accent)
    s.beside("", 650, 230, "4a ISS", day(p.issued, "%m/%d/%Y"), 26, accent=accent)
    s.beside("surname", 336, 282, "1", p.last, 32, bold=True, accent=accent)
    s.beside("given", 336, 324, "2", f"{p.first} {p.middle}".strip(), 32, bold=True, accent=accent)
    s.beside("street", 336, 370, "8", p.street, 25, accent=accent)
    s.field("place", 353, 402, f"{p.city}, {p.state} {p.zip5}", 25)
    for n, (label, words) in enumerate(
        (("15 SEX", p.sex), ("16 HGT", p.height), ("17 WGT", f"{p.weight} lb"), ("18 EYES", p.eyes))
    ):
        s.beside("", 336 + 128 * n, 452, label, words, 22, small=14, gap=4, accent=accent)
    for n, (label, words) in enumerate((("9 CLASS", "D"), ("9a END", "NONE"), ("12 RESTR", "B"))):
        s.beside("", 336 + 168 * n, 496, label, words, 22, small=14, gap=4, accent=accent)
    s.text(336, 600, f"5 DD {rng.randrange(10**14):014d}", 18, "mono")
    s.signature(60, 520, f"{p.first.title()} {p.last.title()}", 54)
    return s


def labels_above(p: Holder, rng: Random) -> Surface:
    """Two columns, each value under its small label; the portrait stands at the right."""
    s = Surface(SPLIT, 1012, 638, rng, rng.choice(((240, 236, 246), (238, 244, 240), (250, 244, 236))))
    s.security(0.07)
    s.text(30, 58, p.state_name, 48, "title", bold=True, colour=(60, 30, 90))
    s.right(980, 56, rng.choice(("IDENTIFICATION CARD", "DRIVER LICENSE")), 30, "title", bold=True)
    s.pen.line((30, 74, 980, 74), fill=(60, 30, 90), width=3)
    s.portrait((716, 96, 264, 336))
    s.above("number", 34, 140, "LICENSE NUMBER", p.number, 34, bold=True)
    s.above("", 470, 140, "CLASS", "C", 30)
    s.above("surname", 34, 210, "LAST NAME", p.last, 31)
    s.above("given", 34, 280, "FIRST, MIDDLE", f"{p.first} {p.middle}".strip(), 31)
    s.above("street", 34, 350, "ADDRESS", p.street, 27)
    s.field("place", 34, 384, f"{p.city} {p.state} {p.zip5}", 27)
    s.above("birth", 34, 458, "DATE OF BIRTH", day(p.born, "%m-%d-%Y"), 32, bold=True, colour=RED)
    s.above("expiry", 320, 458, "EXPIRES", day(p.expires, "%m-%d-%Y"), 30)
    s.above("", 560, 458, "ISSUED", day(p.issued, "%m-%d-%Y"), 24)
    for n, (label, words) in enumerate((("SEX", p.sex), ("HEIGHT", p.height), ("WEIGHT", p.weight), ("EYES", p.eyes))):
        s.above("", 34 + 140 * n, 528, label, words, 26)
    s.signature(700, 520, f"{p.first.title()} {p.last.title()}", 46)
    return s


def colons(p: Holder, rng: Random) -> Surface:
    """Words and colons in one narrow column, month names in the dates."""
    s = Surface(SPLIT, 1000, 630, rng, (236, 236, 230))
    s.security(0.12)
    s.text(330, 56, f"STATE OF {p.state_name.upper()}", 36, "title", bold=True)
    s.text(330, 92, "Operator License", 26, "label")
    s.portrait((28, 40, 260, 330), grey=True)
    lines = (("number", "Lic#:", p.number, 33), ("surname", "Last:", p.last, 30), ("given", "First:", f"{p.first} {p.middle}".strip(), 30),
             ("birth", "Born:", day(p.born, "%d %b %Y"), 30), ("expiry", "Expires:", day(p.expires, "%d %b %Y"), 30))  # fmt: skip
    for n, (name, label, words, size) in enumerate(lines):
        s.beside(name, 330, 150 + 50 * n, label, words, size, small=22, accent=(70, 70, 70), bold=n == 0)
    s.field("street", 330, 410, p.street, 28)
    s.field("place", 330, 448, f"{p.city}, {p.state} {p.zip5}", 28)
    s.text(330, 500, f"Sex: {p.sex}   Ht: {p.height}   Wt: {p.weight}   Eyes: {p.eyes}", 22, "label")
    s.text(330, 540, "Endorsements: NONE   Restrictions: CORRECTIVE LENSES", 18, "label")
    s.signature(40, 460, f"{p.first[0]}. {p.last.title()}", 50)
    return s


def tall(p: Holder, rng: Random) -> Surface:
    """The upright card of the young."""
    s = Surface(SPLIT, 638, 1012, rng, (230, 240, 250))
    s.security()
    s.pen.rectangle((0, 0, 638, 100), fill=(150, 40, 40))
    s.text(20, 48, p.state_name.upper(), 40, "title", bold=True, colour=(255, 255, 255))
    s.text(20, 86, "DRIVER LICENSE", 28, "title", colour=(255, 255, 255))
    s.portrait((24, 130, 280, 356))
    s.text(330, 170, "UNDER 21 UNTIL", 24, bold=True, colour=RED)
    s.text(
        330,
        202,
        day(p.born.replace(year=p.born.year + 21, day=min(p.born.day, 28)), "%m/%d/%Y"),
        26,
        bold=True,
        colour=RED,
    )
    s.above("birth", 330, 280, "DOB", day(p.born, "%m/%d/%Y"), 34, bold=True)
    s.above("expiry", 330, 350, "EXP", day(p.expires, "%m/%d/%Y"), 30)
    s.above("", 330, 420, "ISS", day(p.issued, "%m/%d/%Y"), 26)
    s.above("number", 24, 560, "DL NO.", p.number, 36, bold=True)
    s.above("surname", 24, 636, "LN", p.last, 33)
    s.above("given", 24, 704, "FN", f"{p.first} {p.middle}".strip(), 33)
    s.above("street", 24, 776, "ADD", p.street, 27)
    s.field("place", 24, 812, f"{p.city}, {p.state} {p.zip5}", 27)
    for n, (label, words) in enumerate((("SEX", p.sex), ("HGT", p.height), ("WGT", p.weight), ("EYES", p.eyes))):
        s.above("", 24 + 150 * n, 886, label, words, 26)
    s.signature(60, 980, f"{p.first.title()} {p.last.title()}", 60)
    return s


def grid(p: Holder, rng: Random) -> Surface:
    """Values in ruled cells, the label small in the corner of each."""
    s = Surface(SPLIT, 1016, 640, rng, (244, 246, 250))
    s.security(0.05)
    s.text(30, 54, f"{p.state_name.upper()} IDENTIFICATION CARD", 38, "title", bold=True, colour=(20, 70, 60))
    s.portrait((30, 84, 250, 316))
    cells = (
        ("number", "ID NUMBER", p.number, (300, 84, 690, 64), 34), ("surname", "NAME", p.last, (300, 154, 690, 60), 30),
        ("given", "", f"{p.first} {p.middle}".strip(), (300, 214, 690, 50), 30), ("street", "RESIDENCE", p.street, (300, 270, 690, 60), 26),
        ("place", "", f"{p.city}, {p.state} {p.zip5}", (300, 330, 690, 46), 26),
        ("birth", "BIRTHDATE", day(p.born, "%Y/%m/%d"), (300, 382, 340, 62), 32), ("expiry", "EXPIRATION", day(p.expires, "%Y/%m/%d"), (646, 382, 344, 62), 32),
        ("", "SEX", p.sex, (300, 450, 100, 56), 26), ("", "HT", p.height, (406, 450, 150, 56), 26), ("", "WT", p.weight, (562, 450, 150, 56), 26),
        ("", "EYES", p.eyes, (718, 450, 272, 56), 26),
    )  # fmt: skip
    for name, label, words, (x, y, w, h), size in cells:
        s.pen.rectangle((x, y, x + w, y + h), outline=(120, 150, 150))
        s.text(x + 6, y + 15, label, 13, "label", colour=(20, 70, 60))
        if name:
            s.field(name, x + 14, y + h - 9, words, size, bold=True)
        else:
            s.text(x + 14, y + h - 9, words, size)
    s.signature(320, 590, f"{p.first.title()} {p.last.title()}", 52)
    return s


LAYOUTS: tuple[Layout, ...] = (numbered_elements, labels_above, colons, tall, grid)
