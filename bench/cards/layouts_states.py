"""Fronts in the manner of the fifty states, third style: what rules of fields and types were changed on.

After the published specimens' vocabulary (`4d DLN`, `LIC#`, `ID:`, `DL NO.`; LN and FN; element numbers of the AAMVA
card design standard or none), not after any one state's artwork.
"""

import math
from collections.abc import Callable
from random import Random

from bench.cards.holder import Holder
from bench.cards.issuers import STATES, of_state
from bench.cards.surface import RED, Surface, day

SPLIT = "world"
Layout = Callable[[Random], Surface]


def _new(rng: Random, width: int = 1012, height: int = 638, strength: float = 0.08) -> Surface:
    s = Surface(
        SPLIT, width, height, rng, rng.choice(((236, 240, 246), (246, 240, 232), (234, 244, 236), (244, 238, 246)))
    )
    s.security(strength)
    return s


def _someone(rng: Random, young: bool = False) -> Holder:
    return of_state(rng, rng.choice(sorted(STATES)), young)


def _given(p: Holder) -> str:
    return f"{p.first} {p.middle}".strip()


def _done(s: Surface, p: Holder, kind: str = "drivers_license_front") -> Surface:
    s.kind, s.born = kind, p.born
    return s


def _star(s: Surface, x: int, y: int, r: int) -> None:
    points = [
        (
            x + (r if n % 2 == 0 else r * 0.4) * math.sin(n * math.pi / 5),
            y - (r if n % 2 == 0 else r * 0.4) * math.cos(n * math.pi / 5),
        )
        for n in range(10)
    ]
    s.pen.polygon(points, fill=(200, 160, 40))


def red_number(rng: Random) -> Surface:
    """Number in red, EXP beside, LN and FN, codes at the foot; ghost portrait and star."""
    p, s = _someone(rng), _new(rng)
    s.text(26, 56, p.state_name, 46, "title", bold=True, colour=(30, 60, 120))
    s.text(500, 54, rng.choice(("DRIVER LICENSE", "COMMERCIAL DRIVER LICENSE")), 30, "title", bold=True)
    _star(s, 970, 44, 26)
    s.portrait((24, 84, 262, 330))
    s.beside("number", 310, 124, "DL", p.number, 36, bold=True, colour=RED, small=22)
    s.beside("expiry", 310, 168, "EXP", day(p.expires, "%m/%d/%Y"), 28, small=18)
    s.text(640, 124, f"CLASS {rng.choice('CDM')}", 24, "label")
    s.text(640, 168, "END NONE", 24, "label")
    s.beside("surname", 310, 214, "LN", p.last, 30, bold=True)
    s.beside("given", 310, 252, "FN", _given(p), 30, bold=True)
    s.field("street", 310, 290, p.street, 25)
    s.field("place", 310, 320, f"{p.city}, {p.state} {p.zip5}", 25)
    s.beside("birth", 310, 368, "DOB", day(p.born, "%m/%d/%Y"), 32, bold=True, colour=RED)
    s.text(310, 402, "RSTR NONE", 20, "label")
    s.text(640, 402, "DONOR", 20, "label", bold=True)
    s.text(310, 470, f"SEX {p.sex}   HAIR BRN   EYES {p.eyes}", 24, "label")
    s.text(310, 504, f"HGT {p.height}   WGT {p.weight} lb   ISS {day(p.issued, '%m/%d/%Y')}", 24, "label")
    s.text(
        310, 548, f"DD {day(p.issued, '%m/%d/%Y')}{rng.randrange(10**5):05d}/{rng.randrange(100):02d}FD/25", 18, "mono"
    )
    s.signature(30, 500, f"{p.first.title()} {p.last.title()}", 44)
    s.ghost((860, 430, 120, 152))
    return _done(s, p)


def dotted_numbers(rng: Random) -> Surface:
    """`4d. DL: … 9. Class: C`, values after colons, names without labels but for `1.` and `2.`."""
    p, s = _someone(rng), _new(rng)
    s.text(320, 50, p.state_name.upper(), 44, "title", bold=True, colour=(120, 30, 40))
    s.text(320, 84, "DRIVER LICENSE", 26, "title")
    s.portrait((24, 60, 270, 340))
    s.beside("number", 320, 130, "4d. DL:", p.number, 31, bold=True, small=22)
    s.text(720, 130, "9. Class: C", 24)
    s.beside("", 320, 168, "4a. Iss:", day(p.issued, "%m/%d/%Y"), 24, small=20)
    s.beside("expiry", 620, 168, "4b. Exp:", day(p.expires, "%m/%d/%Y"), 24, small=20)
    s.beside("birth", 320, 210, "3. DOB:", day(p.born, "%m/%d/%Y"), 30, bold=True, small=22, colour=RED)
    s.beside("surname", 320, 256, "1.", p.last, 29, bold=True)
    s.beside("given", 320, 292, "2.", _given(p), 29, bold=True)
    s.beside("street", 320, 330, "8.", p.street, 25)
    s.field("place", 346, 362, f"{p.city} {p.state} {p.zip5}", 25)
    s.text(320, 408, "12. Restrictions: A    9a. End: NONE", 22, "label")
    s.text(320, 444, f"16. Hgt: {p.height}   15. Sex: {p.sex}   18. Eyes: {p.eyes}", 22, "label")
    s.text(320, 480, f"5. DD: {rng.randrange(10**19):019d}", 18, "mono")
    s.text(320, 560, "VETERAN", 24, "label", bold=True)
    s.ghost((880, 420, 104, 130))
    s.signature(40, 470, f"{p.first.title()} {p.last.title()}", 46)
    return _done(s, p)


def comma_names(rng: Random) -> Surface:
    """Surname on one line, `FIRST,MIDDLE` on the next, address below; no labels but ID, DOB, EXPIRES."""
    p, s = _someone(rng), _new(rng)
    s.text(300, 54, f"{p.state_name.upper()} STATE", 40, "title", bold=True, colour=(20, 60, 110))
    s.text(300, 88, rng.choice(("DRIVER LICENSE", "ENHANCED DRIVER LICENSE")), 26, "title")
    s.portrait((24, 70, 250, 312), grey=True)
    s.beside("number", 300, 138, "ID", p.number, 32, bold=True, small=22)
    s.text(700, 138, "CLASS D", 26, bold=True)
    s.field("surname", 300, 186, p.last, 28, bold=True)
    s.field("given", 300, 220, f"{p.first},{p.middle}".rstrip(","), 28, bold=True)
    s.field("street", 300, 254, p.street, 25)
    s.field("place", 300, 286, f"{p.city}, {p.state} {p.zip5}", 25)
    s.beside("birth", 300, 340, "DOB", day(p.born, "%m/%d/%Y"), 34, bold=True, small=20)
    s.beside("", 300, 384, "ISSUED", day(p.issued, "%m/%d/%Y"), 22)
    s.beside("expiry", 600, 384, "EXPIRES", day(p.expires, "%m/%d/%Y"), 22)
    s.text(300, 424, "E NONE     R NONE", 22, "label")
    s.text(300, 458, f"SEX {p.sex}   EYES {p.eyes}   HEIGHT {p.height}", 22, "label")
    s.text(300, 500, "ORGAN DONOR", 20, "label", colour=RED)
    s.ghost((860, 380, 120, 150))
    s.signature(330, 580, f"{p.first.title()} {p.last.title()}", 50)
    return _done(s, p)


def numbers_only(rng: Random) -> Surface:
    """Bare element numbers: `4d`, `1`, `2`, `8`, `3`; one line for the whole address."""
    p, s = _someone(rng), _new(rng)
    s.pen.rectangle((0, 0, 1012, 76), fill=(24, 90, 70))
    white = (255, 255, 255)
    s.text(24, 54, p.state_name, 44, "title", bold=True, colour=white)
    s.right(986, 52, "DRIVER LICENSE", 32, "title", bold=True, colour=white)
    s.portrait((28, 96, 262, 330))
    s.beside("number", 320, 130, "4d", p.number, 36, bold=True)
    s.beside("surname", 320, 182, "1", p.last, 29, bold=True)
    s.beside("given", 320, 218, "2", _given(p), 29, bold=True)
    s.beside("street", 320, 256, "8", p.street, 24)
    s.field("place", 339, 286, f"{p.city}, {p.state} {p.zip5}-{rng.randrange(10000):04d}", 24)
    s.beside("birth", 320, 340, "3", day(p.born, "%m/%d/%Y"), 33, bold=True, colour=RED)
    s.beside("expiry", 620, 340, "4b", day(p.expires, "%m/%d/%Y"), 29)
    s.beside("", 320, 384, "4a", day(p.issued, "%m/%d/%Y"), 24)
    s.text(620, 384, f"15 {p.sex}  16 {p.height}", 24)
    s.text(320, 424, "9 E   9a NONE   12 A", 24)
    s.text(320, 466, f"5 {rng.choice('ABCDEFG')}{rng.randrange(10**12):012d}", 20, "mono")
    s.text(320, 510, "SAFE DRIVER", 22, "label", bold=True)
    s.signature(40, 520, f"{p.first.title()} {p.last.title()}", 46)
    s.ghost((846, 430, 132, 168))
    return _done(s, p)


def duplicates(rng: Random) -> Surface:
    """`4d DLN: … DUPS: 00`, colons, city and street apart."""
    p, s = _someone(rng), _new(rng)
    s.text(26, 56, p.state_name.upper(), 46, "title", bold=True, colour=(20, 40, 90))
    s.right(986, 54, "DRIVER'S LICENSE", 30, "title")
    s.pen.line((26, 70, 986, 70), fill=(200, 160, 40), width=6)
    s.portrait((26, 90, 256, 322))
    s.beside("number", 310, 126, "4d DLN:", p.number, 31, bold=True, small=20)
    s.text(760, 126, f"DUPS: {rng.randrange(4):02d}", 22, "label")
    s.beside("birth", 310, 170, "3 DOB:", day(p.born, "%m/%d/%Y"), 31, bold=True, small=20, colour=RED)
    s.beside("expiry", 310, 214, "4b EXP:", day(p.expires, "%m/%d/%Y"), 28, small=18)
    s.beside("", 640, 214, "4a ISS:", day(p.issued, "%m/%d/%Y"), 24, small=18)
    s.beside("surname", 310, 262, "1", p.last, 29, bold=True)
    s.beside("given", 310, 298, "2", _given(p), 29, bold=True)
    s.beside("street", 310, 334, "8", p.street, 25)
    s.field("place", 327, 364, f"{p.city}, {p.state} {p.zip5}", 25)
    s.text(310, 410, f"15 SEX: {p.sex}     18 EYES: {p.eyes}", 22, "label")
    s.text(310, 442, f"16 HGT: {p.height}     9 CLASS: C", 22, "label")
    s.text(310, 474, "9a END: NONE     12 RESTR: *", 22, "label")
    s.text(310, 514, f"5 DD: {rng.randrange(10**13):013d}", 18, "mono")
    s.signature(40, 500, f"{p.first.title()} {p.last.title()}", 44)
    s.ghost((880, 440, 100, 128))
    return _done(s, p)


def under_21(rng: Random) -> Surface:
    """The upright card of somebody under 21."""
    p, s = _someone(rng, young=True), _new(rng, 638, 1012)
    s.text(24, 54, p.state_name.upper(), 40, "title", bold=True, colour=(40, 50, 110))
    s.text(24, 88, "DRIVER LICENSE", 26, "title")
    s.pen.rectangle((0, 104, 638, 150), fill=RED)
    s.text(
        24,
        140,
        f"UNDER 21 UNTIL {day(p.born.replace(year=p.born.year + 21, day=min(p.born.day, 28)), '%m/%d/%Y')}",
        28,
        "label",
        bold=True,
        colour=(255, 255, 255),
    )
    s.portrait((24, 170, 260, 326))
    s.above("number", 306, 214, "4d DL NO.", p.number, 27, bold=True)
    s.above("birth", 306, 280, "3 DOB", day(p.born, "%m/%d/%Y"), 29, bold=True, colour=RED)
    s.above("expiry", 306, 346, "4b EXP", day(p.expires, "%m/%d/%Y"), 27)
    s.above("", 306, 412, "4a ISS", day(p.issued, "%m/%d/%Y"), 25)
    s.text(306, 470, "9 CLASS D", 24, "label")
    s.beside("surname", 24, 546, "1", p.last, 30, bold=True)
    s.beside("given", 24, 586, "2", _given(p), 30, bold=True)
    s.beside("street", 24, 630, "8", p.street, 25)
    s.field("place", 42, 662, f"{p.city} {p.state} {p.zip5}", 25)
    s.text(24, 716, f"15 SEX {p.sex}   16 HGT {p.height}   18 EYES {p.eyes}", 24, "label")
    s.text(24, 756, "9a END NONE   12 REST B", 24, "label")
    s.ghost((480, 700, 120, 152))
    s.signature(60, 880, f"{p.first.title()} {p.last.title()}", 54)
    s.text(24, 980, f"5 DD {rng.randrange(10**12):012d}", 18, "mono")
    return _done(s, p)


def laminated(rng: Random) -> Surface:
    """An older card: no element numbers, name and address in one block, labels above."""
    p, s = _someone(rng), _new(rng, 960, 604, 0.05)
    s.text(300, 50, f"STATE OF {p.state_name.upper()}", 34, "title", bold=True)
    s.text(300, 84, rng.choice(("OPERATOR LICENSE", "DRIVER LICENSE")), 26, "title", colour=RED)
    s.portrait((24, 70, 240, 290))
    s.above("number", 300, 146, "LICENSE NUMBER", p.number, 29, bold=True)
    s.above("expiry", 690, 146, "EXPIRES", day(p.expires, "%m-%d-%Y"), 26, bold=True)
    s.text(300, 202, f"{_given(p)} {p.last}", 27, bold=True)
    s.truth["surname"], s.truth["given"] = p.last, _given(p)
    s.field("street", 300, 236, p.street, 26)
    s.field("place", 300, 268, f"{p.city} {p.state} {p.zip5}", 26)
    s.above("birth", 300, 340, "BIRTHDATE", day(p.born, "%m-%d-%Y"), 28, bold=True)
    for n, (label, words) in enumerate((("SEX", p.sex), ("HT", p.height), ("WT", p.weight), ("EYES", p.eyes))):
        s.above("", 500 + 110 * n, 340, label, words, 25)
    s.above("", 300, 410, "ISSUED", day(p.issued, "%m-%d-%Y"), 24)
    s.above("", 500, 410, "CLASS", "D", 24)
    s.above("", 610, 410, "RESTR", "NONE", 24)
    s.signature(300, 500, f"{p.first.title()} {p.last.title()}", 46)
    s.text(24, 560, "DIRECTOR OF MOTOR VEHICLES", 16, "label")
    return _done(s, p)


def licence_sign(rng: Random) -> Surface:
    """`LIC NO`, one line of codes under a ruled band, the name in natural order under its label."""
    p, s = _someone(rng), _new(rng)
    s.text(300, 52, p.state_name.upper(), 42, "title", bold=True, colour=(20, 80, 120))
    s.right(986, 52, "OPERATOR LICENSE", 26, "title")
    s.portrait((24, 70, 252, 316))
    s.beside("number", 300, 112, "4d LIC NO", p.number, 31, bold=True, small=20)
    s.beside("birth", 300, 156, "3 DOB", day(p.born, "%m-%d-%Y"), 30, bold=True, small=20, colour=RED)
    s.beside("expiry", 640, 156, "4b EXP", day(p.expires, "%m-%d-%Y"), 28, small=18)
    s.text(300, 210, f"{_given(p)} {p.last}", 27, bold=True)
    s.truth["surname"], s.truth["given"] = p.last, _given(p)
    s.field("street", 300, 244, p.street, 25)
    s.field("place", 300, 276, f"{p.city}, {p.state} {p.zip5}", 25)
    s.pen.line((300, 300, 986, 300), fill=(120, 130, 150), width=2)
    s.text(300, 334, f"15 Sex {p.sex}  16 Hgt {p.height}  17 Wgt {p.weight}  18 Eyes {p.eyes}", 22, "label")
    s.text(300, 370, "9 Lic Type O   9a End NONE   12 Restr NONE", 22, "label")
    s.text(300, 406, f"4a Iss {day(p.issued, '%m-%d-%Y')}   5 DD {rng.randrange(10**13):013d}", 20, "label")
    s.ghost((860, 420, 120, 152))
    s.signature(300, 540, f"{p.first.title()} {p.last.title()}", 48)
    return _done(s, p)


def state_card(rng: Random) -> Surface:
    """For identification only."""
    p, s = _someone(rng), _new(rng)
    s.text(26, 56, p.state_name, 46, "title", bold=True, colour=(90, 40, 110))
    s.right(986, 54, "IDENTIFICATION CARD", 30, "title", bold=True)
    s.portrait((26, 84, 256, 322))
    s.beside("number", 310, 126, rng.choice(("4d ID", "4d IDN", "ID NO.")), p.number, 33, bold=True, small=20)
    s.beside("birth", 310, 170, "3 DOB", day(p.born, "%m/%d/%Y"), 31, bold=True, colour=RED)
    s.beside("expiry", 640, 170, "4b EXP", day(p.expires, "%m/%d/%Y"), 28)
    s.beside("surname", 310, 222, "1", p.last, 30, bold=True)
    s.beside("given", 310, 260, "2", _given(p), 30, bold=True)
    s.beside("street", 310, 300, "8", p.street, 25)
    s.field("place", 328, 332, f"{p.city}, {p.state} {p.zip5}", 25)
    s.text(310, 384, f"15 SEX {p.sex}   16 HGT {p.height}   17 WGT {p.weight} lb", 22, "label")
    s.text(310, 418, f"18 EYES {p.eyes}   19 HAIR BRO   4a ISS {day(p.issued, '%m/%d/%Y')}", 22, "label")
    s.text(310, 456, f"5 DD {rng.randrange(10**13):013d}", 18, "mono")
    s.text(310, 520, "NOT A DRIVER LICENSE", 22, "label", bold=True)
    s.ghost((870, 430, 110, 140))
    s.signature(40, 500, f"{p.first.title()} {p.last.title()}", 44)
    return _done(s, p, "state_id_front")


LAYOUTS: tuple[Layout, ...] = (
    red_number, dotted_numbers, comma_names, numbers_only, duplicates, under_21, laminated, licence_sign, state_card,
)  # fmt: skip
