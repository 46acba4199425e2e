"""Fronts that nobody tunes on: drawn when the readers are done."""

from collections.abc import Callable
from random import Random

from bench.cards.holder import Holder
from bench.cards.surface import RED, Surface, day

SPLIT = "held_out"
Layout = Callable[[Holder, Random], Surface]


def right_aligned_labels(p: Holder, rng: Random) -> Surface:
    """Labels end at one margin, values begin at the next; number at the foot."""
    s = Surface(SPLIT, 1020, 644, rng, rng.choice(((246, 242, 232), (234, 240, 248))))
    s.security(0.08)
    s.text(30, 60, p.state_name.upper(), 44, "title", bold=True, colour=(90, 60, 20))
    s.text(30, 92, "REAL ID DRIVER LICENSE", 22, "title")
    s.portrait((740, 60, 250, 318))
    rows = (("surname", "Surname", p.last), ("given", "Given names", f"{p.first} {p.middle}".strip()), ("street", "Address", p.street),
            ("place", "", f"{p.city}, {p.state}  {p.zip5}"), ("birth", "Date of birth", day(p.born, "%m/%d/%Y")),
            ("expiry", "Expiration", day(p.expires, "%m/%d/%Y")), ("", "Issue date", day(p.issued, "%m/%d/%Y")), ("number", "Number", p.number))  # fmt: skip
    for n, (name, label, words) in enumerate(rows):
        s.right(190, 150 + 52 * n, label, 17, colour=(90, 60, 20))
        if name:
            s.field(name, 206, 150 + 52 * n, words, 30, bold=name in ("surname", "number"))
        else:
            s.text(206, 150 + 52 * n, words, 28)
    s.text(206, 570, f"{p.sex}   {p.height}   {p.weight} LB   {p.eyes}", 24)
    s.signature(720, 450, f"{p.first.title()} {p.last.title()}", 40)
    s.ghost((880, 470, 100, 128))
    return s


def light_on_dark(p: Holder, rng: Random) -> Surface:
    """Number and dates stand light on a dark band; the rest dark on pale."""
    s = Surface(SPLIT, 1012, 640, rng, (228, 234, 238))
    s.security(0.1)
    s.pen.rectangle((0, 470, 1012, 562), fill=(24, 40, 70))
    s.text(320, 60, f"{p.state_name} Driver License", 40, "title", bold=True, colour=(24, 40, 70))
    s.portrait((26, 90, 264, 336))
    s.field("surname", 320, 140, p.last, 42, bold=True)
    s.field("given", 320, 190, f"{p.first} {p.middle}".strip(), 34)
    s.field("street", 320, 250, p.street, 27)
    s.field("place", 320, 286, f"{p.city}, {p.state} {p.zip5}", 27)
    s.text(320, 340, f"SEX {p.sex}  HGT {p.height}  WGT {p.weight}  EYES {p.eyes}", 23, "label")
    s.text(320, 380, "CLASS E  END NONE  REST A", 23, "label")
    white = (250, 250, 250)
    s.above("number", 30, 548, "DL", p.number, 34, bold=True, colour=white, accent=(200, 210, 230))
    s.above("birth", 470, 548, "DOB", day(p.born, "%m/%d/%Y"), 34, bold=True, colour=white, accent=(200, 210, 230))
    s.above("expiry", 740, 548, "EXP", day(p.expires, "%m/%d/%Y"), 34, colour=white, accent=(200, 210, 230))
    s.signature(320, 450, f"{p.first.title()} {p.last.title()}", 44)
    s.text(30, 610, f"DD {rng.randrange(10**12):012d}", 18, "mono")
    return s


def bilingual(p: Holder, rng: Random) -> Surface:
    """English and Spanish labels, month abbreviations, large birth date."""
    s = Surface(SPLIT, 1012, 638, rng, (250, 244, 230))
    s.security(0.07)
    s.text(26, 52, p.state_name.upper(), 36, "title", bold=True, colour=(150, 40, 20))
    s.text(26, 84, "LICENCIA DE CONDUCIR / DRIVER'S LICENSE", 22, "title")
    s.portrait((26, 110, 250, 316))
    small = {"small": 14, "accent": (150, 40, 20)}
    s.above("number", 300, 160, "NÚMERO / NUMBER", p.number, 34, bold=True, **small)
    s.above("surname", 300, 228, "APELLIDOS / LAST NAME", p.last, 30, **small)
    s.above("given", 300, 296, "NOMBRE / FIRST NAME", f"{p.first} {p.middle}".strip(), 30, **small)
    s.above("street", 300, 364, "DIRECCIÓN / ADDRESS", p.street, 26, **small)
    s.field("place", 300, 398, f"{p.city} {p.state} {p.zip5}", 26)
    s.above("birth", 300, 480, "FECHA DE NACIMIENTO / DOB", day(p.born, "%d-%b-%Y"), 36, bold=True, colour=RED, **small)
    s.above("expiry", 660, 480, "EXPIRA / EXP", day(p.expires, "%d-%b-%Y"), 30, **small)
    s.above("", 300, 556, "SEXO", p.sex, 24, **small)
    s.above("", 420, 556, "ESTATURA", p.height, 24, **small)
    s.above("", 580, 556, "OJOS", p.eyes, 24, **small)
    s.signature(40, 520, f"{p.first.title()} {p.last.title()}", 48)
    return s


def typed(p: Holder, rng: Random) -> Surface:
    """A form filled in by a typewriter-like printer, then laminated."""
    s = Surface(SPLIT, 900, 570, rng, (238, 234, 214))
    s.security(0.06)
    s.pen.rectangle((10, 10, 890, 560), outline=(80, 90, 70), width=3)
    s.text(240, 52, f"{p.state_name.upper()} DEPARTMENT OF MOTOR VEHICLES", 24, "title", bold=True)
    s.text(240, 80, "OPERATOR'S LICENSE", 22, "title")
    s.portrait((30, 100, 190, 240))
    mono = {"role": "mono", "small": 12, "accent": (60, 70, 50)}
    s.above("number", 240, 140, "LICENSE NO.", p.number, 29, bold=True, **mono)
    s.above("birth", 600, 140, "DATE OF BIRTH", day(p.born, "%m-%d-%Y"), 29, bold=True, **mono)
    s.text(240, 198, f"{p.first} {p.middle} {p.last}".replace("  ", " "), 27, "mono", bold=True)
    s.truth["surname"], s.truth["given"] = p.last, f"{p.first} {p.middle}".strip()
    s.field("street", 240, 236, p.street, 25, role="mono", bold=True)
    s.field("place", 240, 270, f"{p.city} {p.state} {p.zip5}", 25, role="mono", bold=True)
    s.above("expiry", 240, 336, "EXPIRES", day(p.expires, "%m-%d-%Y"), 27, bold=True, **mono)
    s.above("", 480, 336, "SEX", p.sex, 25, **mono)
    s.above("", 560, 336, "HT", p.height, 25, **mono)
    s.above("", 660, 336, "WT", p.weight, 25, **mono)
    s.above("", 760, 336, "EYES", p.eyes, 25, **mono)
    s.signature(260, 450, f"{p.first.title()} {p.last.title()}", 50)
    s.text(30, 530, "VALID UNLESS SUSPENDED OR REVOKED", 14, "label")
    return s


def portrait_below(p: Holder, rng: Random) -> Surface:
    """An upright card with the text on top and the portrait at the foot."""
    s = Surface(SPLIT, 640, 1016, rng, (238, 242, 236))
    s.security(0.09)
    s.text(24, 54, p.state_name.upper(), 40, "title", bold=True, colour=(20, 80, 50))
    s.text(24, 88, "PROVISIONAL LICENSE", 24, "title")
    s.beside("number", 24, 140, "4d", p.number, 34, bold=True, accent=(20, 80, 50))
    s.beside("surname", 24, 192, "1", p.last, 33, bold=True, accent=(20, 80, 50))
    s.beside("given", 24, 238, "2", f"{p.first} {p.middle}".strip(), 33, accent=(20, 80, 50))
    s.beside("street", 24, 286, "8", p.street, 26, accent=(20, 80, 50))
    s.field("place", 42, 320, f"{p.city}, {p.state} {p.zip5}", 26)
    s.beside("birth", 24, 374, "3", day(p.born, "%m/%d/%Y"), 34, bold=True, colour=RED, accent=(20, 80, 50))
    s.beside("expiry", 330, 374, "4b", day(p.expires, "%m/%d/%Y"), 30, accent=(20, 80, 50))
    s.text(24, 424, f"15 {p.sex}   16 {p.height}   17 {p.weight}   18 {p.eyes}", 24)
    s.portrait((180, 470, 300, 380))
    s.signature(160, 930, f"{p.first.title()} {p.last.title()}", 56)
    return s


LAYOUTS: tuple[Layout, ...] = (right_aligned_labels, light_on_dark, bilingual, typed, portrait_below)
