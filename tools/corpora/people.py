"""Invented people and where they live; longer name lists may be given."""

from dataclasses import dataclass
from pathlib import Path
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST = _words(
    "Maria James Linda Robert Patricia Michael Barbara William Elena Carlos Rosa Miguel Ana Luis Carmen Jorge "
    "Aisha Omar Priya Rahul Mei Wei Hannah Joseph Denise Tyrone Keisha Marcus Ingrid Lars Sofia Mateo Olivia Noah Emma "
    "Lucas Grace Samuel Ruth Daniel Teresa Victor Nadia Igor Fatima Hassan Yuki Kenji Chloe Ethan"
)
LAST = _words(
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson "
    "Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis "
    "Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera "
    "Campbell Mitchell Carter Okafor Petrov Kowalski Schmidt Rossi Tanaka Patel Kim Chen O'Brien"
)
STREETS = _words(
    "Maple Oak Cedar Washington Lakeview Hillcrest Sunset Jefferson Prospect Walnut Chestnut Ridge Spruce Franklin"
)
SUFFIXES = _words("St Ave Rd Blvd Dr Ln Ct Street Avenue Road Drive Lane Way Place")
TOWNS = (
    ("Dayton", "OH", "454"), ("Tampa", "FL", "336"), ("Fresno", "CA", "937"), ("Austin", "TX", "787"),
    ("Tulsa", "OK", "741"), ("Boise", "ID", "837"), ("Albany", "NY", "122"), ("Macon", "GA", "312"),
    ("Peoria", "IL", "616"), ("Mesa", "AZ", "852"), ("Toledo", "OH", "436"), ("Reno", "NV", "895"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class People:
    first: tuple[str, ...] = FIRST
    last: tuple[str, ...] = LAST

    def name(self, rng: Random) -> tuple[str, str]:
        return rng.choice(self.first), rng.choice(self.last)


def listed(folder: Path | None, begin: float, end: float) -> People:
    """A share of the names, 0–1, so that two hands have others: of the lists `first_us.txt` and `surnames_us.txt` in
    `folder`, or of the built-in ones."""
    lists = [FIRST, LAST]
    if folder is not None:
        lists = [_lines(folder / "first_us.txt", 2000), _lines(folder / "surnames_us.txt", 12_000)]
    first, last = (tuple(name for n, name in enumerate(names) if begin <= n % 10 / 10 < end) for names in lists)
    return People(first, last)


def _lines(path: Path, most: int) -> tuple[str, ...]:
    words = (line.strip().title() for line in path.read_text("utf-8").splitlines()[:most])
    return tuple(word for word in words if len(word) > 2 and word.isalpha())


def address(rng: Random) -> str:
    city, state, zip_start = rng.choice(TOWNS)
    unit = rng.choice(
        ("", "", "", f" Apt {rng.randint(1, 40)}", f", Unit {rng.randint(1, 9)}B", f" #{rng.randint(2, 99)}")
    )
    street = (
        f"{rng.randint(12, 9899)} {rng.choice(('', '', 'N ', 'SW '))}{rng.choice(STREETS)} {rng.choice(SUFFIXES)}{unit}"
    )
    return f"{street}, {city}, {state} {zip_start}{rng.randint(0, 99):02d}"


def phone(rng: Random) -> str:
    area, exchange, line = (
        rng.choice((614, 415, 512, 813, 216, 602, 775, 518)),
        rng.randint(220, 899),
        rng.randint(0, 9999),
    )
    if exchange % 100 == 11:
        exchange += 1
    form = rng.choice(
        (
            "({a}) {e}-{n:04d}",
            "{a}-{e}-{n:04d}",
            "{a}.{e}.{n:04d}",
            "+1 {a} {e} {n:04d}",
            "1-{a}-{e}-{n:04d}",
            "{a} {e} {n:04d}",
        )
    )
    return form.format(a=area, e=exchange, n=line)


def birth_date(rng: Random) -> str:
    year, month, day = rng.randint(1938, 2006), rng.randint(1, 12), rng.randint(1, 28)
    names = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    return rng.choice(
        (
            f"{month:02d}/{day:02d}/{year}", f"{year}-{month:02d}-{day:02d}", f"{month}/{day}/{year}",
            f"{names[month - 1]} {day}, {year}", f"{day} {names[month - 1]} {year}",
            f"{names[month - 1][:3]} {day}, {year}",
            f"{month:02d}-{day:02d}-{year}", f"{month:02d}/{day:02d}/{year % 100:02d}",
        )
    )  # fmt: skip
