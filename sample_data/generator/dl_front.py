"""Fronts of driver's licences and state ID cards: seven ways to lay one out, as the states do."""

from collections.abc import Callable
from random import Random

from PIL import Image

from sample_data.generator.canvas import BLUE, GREY, INK, RED, Canvas, Colour, face
from sample_data.generator.people import Person
from sample_data.generator.places import STATE_NAMES
from sample_data.generator.truth import FileTruth, us_date

TINTS: dict[str, tuple[Colour, Colour, Colour]] = {
    "OH": ((232, 238, 246), (250, 240, 226), BLUE), "GA": ((250, 234, 214), (240, 246, 236), (150, 60, 20)),
    "VA": ((226, 238, 230), (244, 244, 250), (20, 70, 60)), "CA": ((214, 230, 246), (250, 240, 206), (20, 60, 140)),
    "TX": ((236, 236, 246), (252, 238, 236), (30, 40, 110)), "NY": ((236, 238, 240), (226, 228, 232), (40, 44, 50)),
    "PA": ((222, 232, 246), (246, 246, 240), (24, 44, 100)), "FL": ((252, 240, 222), (226, 244, 240), (206, 92, 20)),
    "IL": ((240, 226, 236), (226, 236, 250), (120, 30, 60)), "MI": ((222, 236, 250), (236, 246, 250), (10, 60, 120)),
}  # fmt: skip
DEFAULT_TINT = ((238, 240, 232), (230, 238, 246), (60, 60, 90))


def _paper(state: str, width: int, height: int, rng: Random) -> tuple[Canvas, Colour]:
    top, bottom, accent = TINTS.get(state, DEFAULT_TINT)
    sheet = Canvas(width, height)
    sheet.gradient(top, bottom)
    sheet.guilloche(rng, tuple(int(c * 0.93) for c in top), rng.randint(8, 18))  # type: ignore[arg-type]
    return sheet, accent


def _title(state_id: bool) -> str:
    return "IDENTIFICATION CARD" if state_id else "DRIVER LICENSE"


def numbered(p: Person, t: FileTruth, rng: Random, state_id: bool) -> Image.Image:
    """The numbered data elements of the AAMVA card design (1 2 3 4a 4b 4d 8 9 …)."""
    c, accent = _paper(p.state, 1012, 638, rng)
    c.draw.rectangle((0, 0, 1012, 84), fill=accent)
    c.text(28, 14, STATE_NAMES[p.state].title(), "serif-bold", 50, (255, 255, 255))
    c.text(640, 26, _title(state_id), "sans-bold", 32, (255, 255, 255))
    c.paste(face(p.seed, 270, 340), 30, 110)
    x = 330
    c.pair(x, 104, "4d LIC. NO." if not state_id else "4d ID NO.", t.licence(p, state_id), 34, colour=RED)
    t.name(p, "LFM")
    c.pair(x, 154, "1", p.last.upper(), 32)
    c.pair(x, 194, "2", f"{p.first} {p.middle}".strip().upper(), 32)
    street, town = t.address(p, "uplines").split("\n")
    c.pair(x, 238, "8", street, 26, "sans")
    c.text(x + 18, 270, town, "sans", 26)
    c.pair(x, 318, "3 DOB", t.born(p), 32, colour=RED)
    c.pair(x, 366, "4b EXP", us_date(p.expires), 28)
    c.pair(x + 300, 366, "4a ISS", us_date(p.issued), 28)
    c.pair(x, 412, "15 SEX", p.sex, 26)
    c.pair(x + 130, 412, "16 HGT", f"{p.feet}'-{p.inches:02d}\"", 26)
    c.pair(x + 330, 412, "18 EYES", p.eyes, 26)
    if not state_id:
        c.pair(x, 454, "9 CLASS", "D", 26)
        c.pair(x + 160, 454, "9a END", "NONE", 26)
        c.pair(x + 360, 454, "12 REST", rng.choice(["NONE", "A", "B"]), 26)
    c.pair(x, 500, "5 DD", f"{rng.randrange(10**8):08d}{rng.choice('KPRT')}", 20, "mono")
    c.signature(40, 480, f"{p.first} {p.last}", 54)
    c.paste(face(p.seed, 100, 126, (226, 230, 232)).convert("L").convert("RGB"), 880, 490)
    return c.image


def golden(p: Person, t: FileTruth, rng: Random, state_id: bool) -> Image.Image:
    """Short labels in blue, address without any, birth date large and red, physical data in a grid."""
    c, accent = _paper(p.state, 1000, 630, rng)
    c.text(300, 10, STATE_NAMES[p.state].title(), "script", 70, accent)
    c.text(690, 34, _title(state_id), "lato-bold", 30, accent)
    c.paste(face(p.seed, 240, 310, (170, 196, 224)), 26, 130)
    blue = {"label_colour": accent, "label_role": "lato-bold"}
    c.pair(290, 104, "ID" if state_id else "DL", t.licence(p, state_id), 42, "lato-bold", colour=RED, **blue)  # type: ignore[arg-type]
    c.pair(290, 160, "EXP", us_date(p.expires), 30, "lato-bold", colour=RED, **blue)  # type: ignore[arg-type]
    t.name(p, "LFM")
    c.pair(290, 206, "LN", p.last.upper(), 32, "lato-bold", **blue)  # type: ignore[arg-type]
    c.pair(290, 246, "FN", f"{p.first} {p.middle}".strip().upper(), 32, "lato-bold", **blue)  # type: ignore[arg-type]
    street, town = t.address(p, "uplines").split("\n")
    c.text(290, 290, street, "lato", 26)
    c.text(290, 322, town, "lato", 26)
    c.pair(290, 364, "DOB", t.born(p), 34, "lato-bold", colour=RED, **blue)  # type: ignore[arg-type]
    c.pair(290, 412, "RSTR", "NONE", 24, "lato", **blue)  # type: ignore[arg-type]
    if not state_id:
        c.pair(760, 160, "CLASS", "C", 28, "lato", **blue)  # type: ignore[arg-type]
        c.pair(760, 206, "END", "NONE", 28, "lato", **blue)  # type: ignore[arg-type]
    c.pair(560, 480, "SEX", p.sex, 24, "lato", **blue)  # type: ignore[arg-type]
    c.pair(660, 480, "HAIR", p.hair, 24, "lato", **blue)  # type: ignore[arg-type]
    c.pair(820, 480, "EYES", p.eyes, 24, "lato", **blue)  # type: ignore[arg-type]
    c.pair(560, 514, "HGT", f"{p.feet}'-{p.inches:02d}\"", 24, "lato", **blue)  # type: ignore[arg-type]
    c.pair(720, 514, "WGT", f"{p.pounds} lb", 24, "lato", **blue)  # type: ignore[arg-type]
    c.pair(820, 560, "ISS", us_date(p.issued), 22, "lato", **blue)  # type: ignore[arg-type]
    c.text(560, 560, f"DD {p.issued:%m/%d/%Y}{rng.randrange(10**6):06d}/AAFD/{p.expires:%y}", "lato", 14)
    c.signature(60, 470, f"{p.first[0]} {p.last}", 56)
    return c.image


def colon(p: Person, t: FileTruth, rng: Random, state_id: bool) -> Image.Image:
    """Numbers, short words and colons (`4d. DL: 12345678`), portrait on the right."""
    c, accent = _paper(p.state, 1024, 646, rng)
    c.text(30, 12, STATE_NAMES[p.state], "serif-bold", 58, accent)
    c.text(34, 78, _title(state_id) if not state_id else "ID CARD", "sans", 22, accent)
    c.text(600, 30, "USA", "serif-bold", 40, accent)
    c.paste(face(p.seed, 250, 316, (214, 214, 224)), 744, 96)
    size = 27
    c.pair(30, 124, "4d. DL:" if not state_id else "4d. ID:", t.licence(p, state_id), size, "roboto-bold")
    if not state_id:
        c.pair(420, 124, "9. Class:", "C", size, "roboto-bold")
    c.pair(30, 168, "4a. Iss:", us_date(p.issued), size, "roboto-bold")
    c.pair(420, 168, "4b. Exp:", us_date(p.expires), size, "roboto-bold")
    c.pair(30, 212, "3. DOB:", t.born(p), size + 3, "roboto-bold", colour=RED)
    t.name(p, "LFM")
    c.pair(30, 262, "1.", p.last.upper(), 34, "roboto-bold")
    c.pair(30, 306, "2.", f"{p.first} {p.middle}".strip().upper(), 34, "roboto-bold")
    street, town = t.address(p, "uplines").split("\n")
    c.pair(30, 358, "8.", street, 26, "roboto")
    c.text(54, 392, town, "roboto", 26)
    c.pair(30, 444, "12. Restrictions:", "NONE", 20, "roboto")
    c.pair(330, 444, "9a. End:", "NONE", 20, "roboto")
    c.pair(30, 484, "16. Hgt:", f"{p.feet}'-{p.inches:02d}\"", 22, "roboto-bold")
    c.pair(240, 484, "15. Sex:", p.sex, 22, "roboto-bold")
    c.pair(400, 484, "18. Eyes:", p.eyes, 22, "roboto-bold")
    c.pair(30, 530, "5. DD:", f"{rng.randrange(10**15):015d}{rng.randrange(10**5):05d}", 18, "roboto")
    c.signature(760, 430, f"{p.first} {p.last}", 46)
    return c.image


def engraved(p: Person, t: FileTruth, rng: Random, state_id: bool) -> Image.Image:
    """Grey laser engraving: unlabelled number at the top, name in two lines, words spelled out."""
    c, accent = _paper(p.state, 1012, 638, rng)
    c.text(34, 16, STATE_NAMES[p.state], "din", 52, accent)
    c.text(660, 34, "USA", "din", 34, accent)
    c.text(740, 34, _title(state_id), "narrow-bold", 28, accent)
    c.paste(face(p.seed, 256, 330, (214, 216, 218)).convert("L").convert("RGB"), 36, 100)
    c.pair(330, 96, "ID", t.licence(p, state_id), 40, "narrow-bold")
    c.pair(760, 100, "CLASS", "D" if not state_id else "ID ONLY", 28, "narrow-bold")
    t.name(p, "LFM")
    c.text(330, 152, p.last.upper(), "narrow-bold", 40)
    c.text(330, 196, ", ".join(x for x in (p.first, p.middle) if x).upper(), "narrow-bold", 36)
    street, town = t.address(p, "uplines").split("\n")
    c.text(330, 246, street, "narrow", 30)
    c.text(330, 280, town, "narrow", 30)
    c.above(330, 328, "Sex", p.sex, 28, "narrow-bold")
    c.above(420, 328, "Height", f"{p.feet}'-{p.inches:02d}\"", 28, "narrow-bold")
    c.above(
        560,
        328,
        "Eyes",
        {"BRO": "BROWN", "BLU": "BLUE", "GRN": "GREEN", "HAZ": "HAZEL", "BLK": "BLACK", "GRY": "GRAY"}[p.eyes],
        28,
        "narrow-bold",
    )
    c.above(330, 400, "DOB", t.born(p), 40, "narrow-bold")
    c.above(330, 482, "Expires", us_date(p.expires), 30, "narrow-bold")
    c.above(560, 482, "Issued", us_date(p.issued), 30, "narrow-bold")
    c.text(330, 560, "E NONE   R NONE", "narrow", 24)
    c.signature(50, 470, f"{p.first} {p.last}", 50, INK)
    return c.image


def keystone(p: Person, t: FileTruth, rng: Random, state_id: bool) -> Image.Image:
    """`DLN:` with a duplicate counter, dates in a row, name and address below them."""
    c, accent = _paper(p.state, 1012, 638, rng)
    c.draw.rectangle((0, 0, 1012, 70), fill=accent)
    c.text(300, 12, STATE_NAMES[p.state], "lato-bold", 44, (255, 255, 255))
    c.text(20, 22, "visitstate.example", "lato", 20, (255, 255, 255))
    c.text(
        330,
        82,
        _title(state_id) + ("  NOT FOR REAL ID PURPOSES" if rng.random() < 0.5 else ""),
        "lato-bold",
        22,
        accent,
    )
    c.paste(face(p.seed, 276, 350), 24, 96)
    c.pair(330, 118, "4d DLN:" if not state_id else "4d IDN:", t.licence(p, state_id), 36, "lato-bold")
    c.pair(800, 124, "DUPS:", "00", 26, "lato")
    c.pair(330, 172, "3 DOB:", t.born(p), 32, "lato-bold", colour=RED)
    c.pair(330, 218, "4b EXP:", us_date(p.expires), 28, "lato-bold")
    c.pair(640, 218, "4a ISS:", us_date(p.issued), 28, "lato-bold")
    t.name(p, "LFM")
    c.pair(330, 264, "1", p.last.upper(), 34, "lato-bold")
    c.pair(330, 306, "2", f"{p.first} {p.middle}".strip().upper(), 34, "lato-bold")
    street, town = t.address(p, "uplines").split("\n")
    c.pair(330, 354, "8", street, 28, "lato")
    c.text(350, 388, town, "lato", 28)
    c.pair(330, 436, "15 SEX:", p.sex, 24, "lato-bold")
    c.pair(480, 436, "18 EYES:", p.eyes, 24, "lato-bold")
    c.pair(690, 436, "16 HGT:", f"{p.feet}'-{p.inches:02d}\"", 24, "lato-bold")
    c.pair(330, 476, "9 CLASS:", "C", 24, "lato-bold")
    c.pair(480, 476, "9a END:", "NONE", 24, "lato-bold")
    c.pair(690, 476, "12 RESTR:", "NONE", 24, "lato-bold")
    c.text(330, 520, f"5 DD: {rng.randrange(10**13):013d}", "lato", 20)
    c.text(770, 560, "ORGAN DONOR", "lato-bold", 26, (30, 120, 50))
    c.signature(50, 470, f"{p.first} {p.last}", 54)
    return c.image


def upright(p: Person, t: FileTruth, rng: Random, state_id: bool) -> Image.Image:
    """The tall card of someone under 21."""
    c, accent = _paper(p.state, 640, 1010, rng)
    c.draw.rectangle((0, 0, 640, 90), fill=accent)
    c.text(24, 10, STATE_NAMES[p.state].title(), "serif-bold", 46, (255, 255, 255))
    c.text(24, 60, _title(state_id), "sans-bold", 24, (255, 255, 255))
    turn = p.born.replace(year=p.born.year + 21, day=min(p.born.day, 28))
    c.draw.rectangle((330, 110, 620, 180), outline=RED, width=3)
    c.text(342, 116, "UNDER 21 UNTIL", "sans-bold", 26, RED)
    c.text(342, 146, us_date(turn), "sans-bold", 28, RED)
    c.paste(face(p.seed, 280, 356), 30, 110)
    c.above(330, 200, "DOB", t.born(p), 36, colour=RED)
    c.above(330, 280, "EXP", us_date(p.expires), 30)
    c.above(330, 350, "ISS", us_date(p.issued), 30)
    c.above(330, 420, "CLASS", "D" if not state_id else "ID", 28)
    c.above(30, 500, "LIC#" if not state_id else "ID#", t.licence(p, state_id), 40)
    t.name(p, "FML")
    c.above(30, 580, "NAME", " ".join(x for x in (p.first, p.middle, p.last) if x).upper(), 34)
    street, town = t.address(p, "uplines").split("\n")
    c.above(30, 650, "ADDRESS", street, 28, "sans")
    c.text(30, 704, town, "sans", 28)
    c.above(30, 760, "SEX", p.sex, 28)
    c.above(130, 760, "HT", f"{p.feet}-{p.inches:02d}", 28)
    c.above(270, 760, "WT", str(p.pounds), 28)
    c.above(390, 760, "EYES", p.eyes, 28)
    c.above(510, 760, "HAIR", p.hair, 28)
    c.signature(60, 830, f"{p.first} {p.last}", 60)
    return c.image


def laminated(p: Person, t: FileTruth, rng: Random, state_id: bool) -> Image.Image:
    """The typed and laminated card of the nineties: labels over the values, one line for the name."""
    c = Canvas(900, 580, (240, 236, 220))
    c.guilloche(rng, (226, 220, 198), 9, 0.3)
    c.draw.rectangle((8, 8, 892, 572), outline=(90, 110, 90), width=4)
    c.text(250, 24, f"STATE OF {STATE_NAMES[p.state]}", "serif-bold", 34, (60, 90, 60))
    c.text(
        250,
        66,
        "OPERATOR'S LICENSE" if not state_id else "IDENTIFICATION CARD (NOT A LICENSE)",
        "serif",
        24,
        (60, 90, 60),
    )
    c.paste(face(p.seed, 200, 250, (150, 190, 220)), 30, 120)
    kw = {"role": "mono-bold", "label_role": "sans", "label_size": 15}
    c.above(250, 112, "LICENSE NUMBER" if not state_id else "ID NUMBER", t.licence(p, state_id), 30, **kw)  # type: ignore[arg-type]
    c.above(600, 112, "BIRTH DATE", t.born(p, "dash"), 30, **kw)  # type: ignore[arg-type]
    c.above(250, 174, "ISSUED", p.issued.strftime("%m-%d-%Y"), 26, **kw)  # type: ignore[arg-type]
    c.above(600, 174, "EXPIRES", p.expires.strftime("%m-%d-%Y"), 26, **kw)  # type: ignore[arg-type]
    c.text(250, 246, t.name(p, "FML"), "mono-bold", 28)
    street, town = t.address(p, "uplines").split("\n")
    c.text(250, 284, street, "mono", 26)
    c.text(250, 318, town, "mono", 26)
    for x, label, value in (
        (250, "SEX", p.sex),
        (340, "HEIGHT", f"{p.feet}-{p.inches:02d}"),
        (480, "WEIGHT", str(p.pounds)),
        (620, "EYES", p.eyes),
        (740, "HAIR", p.hair),
    ):
        c.above(x, 372, label, value, 24, **kw)  # type: ignore[arg-type]
    c.above(250, 436, "RESTRICTIONS", "CORRECTIVE LENSES" if rng.random() < 0.4 else "NONE", 22, **kw)  # type: ignore[arg-type]
    c.signature(330, 480, f"{p.first} {p.middle[:1]} {p.last}", 50)
    c.text(30, 392, "NOT VALID UNLESS SIGNED", "narrow", 16, GREY)
    return c.image


Layout = Callable[[Person, FileTruth, Random, bool], Image.Image]
BY_STATE: dict[str, Layout] = {
    "OH": numbered, "GA": numbered, "VA": numbered, "IN": numbered, "MD": numbered, "CA": golden, "AZ": golden, "CO": golden, "MA": golden,
    "TX": colon, "MI": colon, "TN": colon, "AL": colon, "NY": engraved, "WI": engraved, "NJ": engraved, "PA": keystone, "FL": keystone,
    "NC": keystone, "IL": laminated, "KY": laminated, "MO": laminated, "WA": numbered, "MN": golden,
}  # fmt: skip


def front(p: Person, t: FileTruth, rng: Random, state_id: bool = False) -> Image.Image:
    t.portraits += 1
    layout = upright if (p.minor or p.born.year > 2004) else BY_STATE[p.state]
    return layout(p, t, rng, state_id)
