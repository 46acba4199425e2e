"""Texts to read: prose, tables, logs and their mix, drawn with a seed from invented people.

`plain` prose holds numbers of every harmless sort (dates, prices, measures, order and part numbers) and no identifier.
"""

from collections.abc import Callable
from random import Random

SEED = 20260507
DOCUMENT_BYTES = 10_000
FIRST = (
    "Alba",
    "Bram",
    "Cosima",
    "Dorian",
    "Elske",
    "Fabian",
    "Greta",
    "Hollis",
    "Imre",
    "Juno",
    "Kester",
    "Lorna",
    "Milo",
    "Nerys",
    "Otis",
    "Petra",
)
LAST = (
    "Ashgrove",
    "Brambilla",
    "Corriston",
    "Dunmarrow",
    "Everleigh",
    "Farrowby",
    "Glenhollow",
    "Hartwicke",
    "Inglefort",
    "Juniperes",
)
STREETS = ("Quillfeather", "Marrowstone", "Thistledown", "Copperfield", "Lanternfish", "Bellwether")
_PLACES = (("Dayton", "OH", "45402"), ("Tampa", "FL", "33602"), ("Fresno", "CA", "93721"), ("Austin", "TX", "78701"))
_WHO = (
    "committee",
    "surveyor",
    "neighbour",
    "harbour",
    "garden",
    "council",
    "reader",
    "engine",
    "library",
    "station",
    "teacher",
    "orchard",
)
_WHAT = (
    "described",
    "repaired",
    "measured",
    "counted",
    "followed",
    "moved",
    "opened",
    "reviewed",
    "painted",
    "delayed",
    "recorded",
    "praised",
)
_HOW = (
    "slowly",
    "carefully",
    "again",
    "twice",
    "yesterday",
    "rarely",
    "without notice",
    "in spring",
    "by hand",
    "on time",
)
_OBJECT = (
    "bridge",
    "letter",
    "river",
    "archive",
    "window",
    "market",
    "roof",
    "timetable",
    "lantern",
    "shelf",
    "machine",
    "corridor",
    "chapter",
)
_KIND = (
    "old",
    "narrow",
    "quiet",
    "local",
    "second",
    "heavy",
    "wooden",
    "regional",
    "green",
    "early",
    "printed",
    "useful",
    "northern",
)
_TAIL = (
    "which took {n} days",
    "at a cost of ${m}.{n:02d}",
    "as agreed on {d} May {y}",
    "about {n}.{k} kilometres from the town",
    "(see page {m} and table {k})",
    "under order 4{m}-{n}7-{y}",
    "with part {m}-{k}{n} from the catalogue",
    "between {k}:{n:02d} and 1{k}:{n:02d}",
    "in version {k}.{n}.{m}",
    "although nobody had asked",
    "because the weather had turned",
)
_ROUTES = ("/index", "/scan", "/api/v2/items", "/healthz", "/static/app.js")


def document(kind: str, number: int) -> str:
    """The `number`-th document of about 10 kB: `prose`, `plain`, `csv`, `log`, or `mix` (parts 3 : 2.5 : 2.5)."""
    rng = Random(f"{SEED} {kind} {number}")
    return "".join(_part(name, rng, round(DOCUMENT_BYTES * share)) for name, share in _SHARES.get(kind, ((kind, 1.0),)))


def _part(kind: str, rng: Random, size: int) -> str:
    lines = list(_HEADS.get(kind, ()))
    made = sum(len(line) + 1 for line in lines)
    while made < size:
        line = _MAKERS[kind](rng)
        lines.append(line)
        made += len(line) + 1
    return "\n".join(lines) + "\n"


def documents(kind: str, size: int) -> list[str]:
    """As many documents as make `size` bytes."""
    return [document(kind, number) for number in range(max(1, round(size / DOCUMENT_BYTES)))]


def _sentence(rng: Random) -> str:
    tail = rng.choice(_TAIL).format(
        n=rng.randint(2, 59),
        m=rng.randint(100, 999),
        k=rng.randint(1, 9),
        d=rng.randint(1, 28),
        y=rng.randint(1950, 2024),
    )
    words = (
        f"the {rng.choice(_KIND)} {rng.choice(_WHO)} {rng.choice(_WHAT)} the {rng.choice(_KIND)} {rng.choice(_OBJECT)}"
    )
    return f"{words.capitalize()} {rng.choice(_HOW)}, {tail}."


def _paragraph(rng: Random, share: float) -> str:
    return " ".join(_telling(rng) if rng.random() < share else _sentence(rng) for _ in range(rng.randint(3, 8)))


def _telling(rng: Random) -> str:
    name, (city, state, code) = f"{rng.choice(FIRST)} {rng.choice(LAST)}", rng.choice(_PLACES)
    return rng.choice(
        (
            f"Please call Mr. {name} at {phone(rng)} before noon.",
            f"Her e-mail is {name.lower().replace(' ', '.')}@example.org now.",
            f"The form shows SSN {ssn(rng)} for {name}.",
            f"{name} was born on {rng.randint(1, 12)}/{rng.randint(1, 28)}/{rng.randint(1940, 2004)}, the clerk wrote.",
            f"Send it to {rng.randint(10, 9999)} {rng.choice(STREETS)} Ave, {city}, {state} {code}, she said.",
            f"He paid with card {card(rng)} at the desk.",
        )
    )


def ssn(rng: Random) -> str:
    return f"{rng.randint(100, 665):03d}-{rng.randint(10, 99)}-{rng.randint(1000, 9999)}"


def phone(rng: Random) -> str:
    return f"({rng.choice((614, 415, 512, 813, 216))}) 555-01{rng.randint(0, 99):02d}"


def card(rng: Random) -> str:
    """Sixteen digits of a Visa form whose check digit holds (ISO/IEC 7812-1, annex B)."""
    body = [4, *(rng.randrange(10) for _ in range(14))]
    doubled = [d * 2 - 9 * (d > 4) if i % 2 == 0 else d for i, d in enumerate(body)]
    digits = "".join(map(str, [*body, -sum(doubled) % 10]))
    return " ".join(digits[i : i + 4] for i in range(0, 16, 4))


def person_cells(rng: Random) -> tuple[str, str, str, str, str, str, str]:
    """First name, last name, birth date, street, city, state, ZIP."""
    born = f"{rng.randint(1940, 2004)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    street = f"{rng.randint(10, 9999)} {rng.choice(STREETS)} Ln"
    return (rng.choice(FIRST), rng.choice(LAST), born, street, *rng.choice(_PLACES))


def _csv_row(rng: Random) -> str:
    first, last, born, *place = person_cells(rng)
    return (
        f"{rng.randint(10000, 99999)},{first},{last},{ssn(rng)},{born},{','.join(place)},"
        f"{first.lower()}{rng.randint(1, 99)}@example.org,{phone(rng)},{rng.randint(100, 99999)}.50"
    )


def _log_line(rng: Random) -> str:
    stamp = (
        f"2024-05-{rng.randint(1, 28):02d}T{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}"
    )
    level = rng.choice(("INFO", "INFO", "INFO", "WARN", "DEBUG"))
    told = rng.choice(
        (
            f"user={rng.choice(FIRST).lower()}@example.org",
            f"session={rng.getrandbits(64):016x}",
            f"peer=192.0.2.{rng.randint(1, 254)}:{rng.randint(1024, 65535)}",
            f"ticket={rng.randint(10**8, 10**9 - 1)}",
        )
    )
    return (
        f"{stamp}.{rng.randint(0, 999):03d}Z {level} [worker-{rng.randint(1, 8)}] req={rng.getrandbits(32):08x} "
        f"GET {rng.choice(_ROUTES)} {rng.choice((200, 200, 304, 404))} {rng.randint(1, 90000)}b "
        f"{rng.randint(1, 900)}ms {told}"
    )


_HEADS = {"csv": ("id,first_name,last_name,ssn,birth_date,street,city,state,zip,email,phone,balance",)}
_MAKERS: dict[str, Callable[[Random], str]] = {
    "prose": lambda rng: _paragraph(rng, 0.12),
    "plain": lambda rng: _paragraph(rng, 0.0),
    "csv": _csv_row,
    "log": _log_line,
}
_SHARES = {"mix": (("prose", 0.375), ("csv", 0.3125), ("log", 0.3125))}
KINDS = frozenset({*_MAKERS, "mix"})
