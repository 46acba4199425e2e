"""Who an invented card belongs to, and what is printed of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tools.corpora.people import FIRST, LAST, STREETS, SUFFIXES

_STATES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    # Name, form of the number (A a letter, 9 a digit), towns with their first three ZIP digits.
    "CA": ("California", "A9999999", ("Fresno 937", "Oakland 946")),
    "OH": ("Ohio", "AA999999", ("Dayton 454", "Toledo 436")),
    "TX": ("Texas", "99999999", ("Austin 787", "El Paso 799")),
    "FL": ("Florida", "A999-999-99-999-9", ("Tampa 336", "Ocala 344")),
    "IL": ("Illinois", "A999-9999-9999", ("Peoria 616", "Joliet 604")),
    "NY": ("New York", "999 999 999", ("Albany 122", "Yonkers 107")),
    "GA": ("Georgia", "999999999", ("Macon 312", "Athens 306")),
    "WA": ("Washington", "WDLAAA9999A9", ("Tacoma 984", "Spokane 992")),
    "MI": ("Michigan", "A 999 999 999 999", ("Lansing 489", "Flint 485")),
    "CO": ("Colorado", "99-999-9999", ("Pueblo 810", "Boulder 803")),
    "NV": ("Nevada", "9999999999", ("Reno 895", "Elko 898")),
    "VA": ("Virginia", "A99999999", ("Norfolk 235", "Salem 241")),
    "PA": ("Pennsylvania", "99 999 999", ("Erie 165", "Reading 196")),
    "WI": ("Wisconsin", "A999-9999-9999-99", ("Racine 534", "Madison 537")),
}


@dataclass(frozen=True, slots=True)
class Holder:
    state: str
    state_name: str
    number: str
    first: str
    middle: str
    last: str
    born: date
    issued: date
    expires: date
    street: str
    city: str
    zip5: str
    sex: str
    height: str
    weight: str
    eyes: str


def holder(rng: Random) -> Holder:
    state = rng.choice(sorted(_STATES))
    name, form, towns = _STATES[state]
    number = "".join(
        rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") if ch == "A" else rng.choice("0123456789") if ch == "9" else ch
        for ch in form
    )
    city, _, zip3 = rng.choice(towns).rpartition(" ")
    born = date(1940, 1, 1) + timedelta(days=rng.randrange(23_000))
    issued = date(2018, 1, 1) + timedelta(days=rng.randrange(2500))
    expires = born.replace(year=issued.year + rng.choice((4, 6, 8)), day=min(born.day, 28))
    unit = rng.choice(("", "", "", f" APT {rng.randint(1, 40)}", f" UNIT {rng.randint(1, 9)}"))
    street = f"{rng.randint(12, 9899)} {rng.choice(('', '', 'N ', 'SW '))}{rng.choice(STREETS)} {rng.choice(SUFFIXES)}"
    return Holder(
        state, name, number, rng.choice(FIRST).upper(), rng.choice((*FIRST, "", "")).upper(), rng.choice(LAST).upper(),
        born, issued, expires, f"{street.upper()}{unit}", city.upper(), f"{zip3}{rng.randint(0, 99):02d}",
        rng.choice("MF"), f"{rng.randint(5, 6)}-{rng.randint(0, 11):02d}", str(rng.randint(110, 240)),
        rng.choice(("BRO", "BLU", "GRN", "HAZ")),
    )  # fmt: skip
