"""Invented people: common names recombined, each with the numbers that the documents print."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sample_data.generator import numbers
from sample_data.generator.places import STREETS, SUFFIXES, TOWNS, Town

FIRST_F = (
    "Maria", "Linda", "Teresa", "Denise", "Rosa", "Keisha", "Carmen", "Joyce", "Amber", "Latoya", "Brenda", "Yolanda",
    "Heather", "Guadalupe", "Monique", "Sharon", "Pilar", "Crystal", "Janet", "Ximena", "Paula", "Tamika", "Gloria",
    "Megan", "Alejandra", "Ruth", "Vanessa", "Hannah", "Ingrid", "Nadia",
)  # fmt: skip
FIRST_M = (
    "James", "Carlos", "Darnell", "Robert", "Miguel", "Terrence", "Kevin", "Luis", "Marcus", "Brian", "Jorge", "Andre",
    "Douglas", "Hector", "Tyrone", "Scott", "Raul", "Wayne", "Dante", "Eduardo", "Craig", "Jamal", "Stephen", "Ramon",
    "Curtis", "Victor", "Gregory", "Omar", "Nathan", "Dwayne",
)  # fmt: skip
LAST = (
    "Whitaker", "Delgado", "Okafor", "Brandt", "Mcallister", "Fuentes", "Harmon", "Pruitt", "Castellanos", "Nguyen",
    "Trujillo", "Baxter", "Oyelaran", "Kowalczyk", "Hollis", "Villarreal", "Simmons", "Yoder", "Dupree", "Ortega",
    "Lindqvist", "Blackwell", "Cardenas", "Mayfield", "Thibodeaux", "Rasmussen", "Escobedo", "Garner", "Prescott",
    "Amador", "Foley", "Stubbs", "Quintero", "Hatcher", "Novak", "Beltran", "Crowder", "Salazar", "Pettway", "Ivanov",
    "Ramsey", "Zamora", "Langford", "Osborne", "Tran", "Varela", "Hutchins", "Mendes", "O'Rourke", "Sepulveda",
    "Galloway", "Ferrer", "Bowden", "Santana-Ruiz", "Weems", "Kessler", "De La Cruz", "Abernathy", "Pacheco", "Dalton",
    "Everhart", "Montoya", "Ledbetter", "Cisneros", "Rourke", "Tillman", "Aguirre", "Vance", "Benavides", "Sorensen",
)  # fmt: skip
EYES = ("BRO", "BLU", "GRN", "HAZ", "BLK", "GRY")
HAIR = ("BRO", "BLK", "BLN", "GRY", "RED")
MAIL_HOSTS = (
    "example.com",
    "example.org",
    "example.net",
    "mail.example.com",
    "ridgepost.example.net",
    "larkmail.example.org",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Numbers are canonical (digits and letters only) unless a field says otherwise."""

    id: str
    first: str
    middle: str
    last: str
    sex: str
    born: date
    town: Town
    street: str
    unit: str
    latitude: float
    longitude: float
    phone: str
    email: str
    ssn: str
    licence: str
    """As the state prints it."""
    issued: date
    expires: date
    feet: int
    inches: int
    pounds: int
    eyes: str
    hair: str
    card: str
    card_expires: str
    cvv: str
    account: str
    routing: str
    mbi: str
    passport: str
    inmate: str
    seed: int
    """Decides the drawn face and the hand."""

    @property
    def state(self) -> str:
        return self.town.state

    @property
    def minor(self) -> bool:
        return self.born > date(2008, 1, 1)

    @property
    def upper(self) -> str:
        """FIRST MIDDLE LAST."""
        return " ".join(part for part in (self.first, self.middle, self.last) if part).upper()

    @property
    def street_line(self) -> str:
        return f"{self.street} {self.unit}".strip()

    @property
    def city_line(self) -> str:
        return f"{self.town.city}, {self.town.state} {self.town.zip5}"


def _phone(rng: Random, area: str) -> str:
    """Half are 555-01xx (reserved for fiction), half of the ordinary shape."""
    if rng.random() < 0.5:
        return f"{area}55501{rng.randrange(100):02d}"
    return f"{area}{rng.randint(2, 9)}{rng.randint(20, 99)}{rng.randrange(10000):04d}"


def make_person(seed: int, person_id: str, number: int, minor: bool = False) -> Person:
    rng = Random(f"{seed}:{person_id}")
    sex = rng.choice("FM")
    firsts = FIRST_F if sex == "F" else FIRST_M
    first = firsts[(number * 7 + number // len(firsts)) % len(firsts)]
    last = LAST[(number * 11 + number // len(LAST) * 3) % len(LAST)]
    middle = rng.choice([rng.choice(firsts), rng.choice(firsts), rng.choice("ABCDEFGJKLMRST"), ""])
    middle = "" if middle == first else middle
    town = TOWNS[number % len(TOWNS)]
    born = (
        date(2009, 3, 1) + timedelta(rng.randrange(2000))
        if minor
        else date(1948, 1, 1) + timedelta(rng.randrange(20800))
    )
    issued = date(2019, 2, 1) + timedelta(rng.randrange(2000))
    issued = date(2025, 6, 2) + timedelta(rng.randrange(200)) if minor else max(issued, date(born.year + 17, 3, 4))
    host = rng.choice(MAIL_HOSTS)
    flat = "".join(c for c in last.lower() if c.isalpha())
    local = rng.choice(
        [
            f"{first}.{flat}",
            f"{first[0]}{flat}{born.year % 100:02d}",
            f"{flat}_{first}",
            f"{first}{rng.randint(10, 999)}",
        ]
    )
    return Person(
        id=person_id, first=first, middle=middle, last=last, sex=sex, born=born, town=town,
        street=f"{rng.randint(101, 9899)} {rng.choice(['', '', '', 'N ', 'S ', 'W '])}{rng.choice(STREETS)} {rng.choice(SUFFIXES)}",
        unit=rng.choice(["", "", "", f"Apt {rng.randint(1, 40)}", f"Unit {rng.choice('ABCDEF')}", f"#{rng.randint(2, 310)}"]),
        latitude=town.latitude + rng.uniform(-0.05, 0.05), longitude=town.longitude + rng.uniform(-0.05, 0.05),
        phone=_phone(rng, town.area), email=f"{local.lower()}@{host}", ssn=numbers.ssn(rng),
        licence=numbers.licence(rng, town.state, last[0].upper()), issued=issued,
        expires=date(issued.year + rng.choice([4, 6, 8]), born.month, min(born.day, 28)),
        feet=rng.choice([5, 5, 5, 6]), inches=rng.randrange(12), pounds=rng.randint(108, 262), eyes=rng.choice(EYES),
        hair=rng.choice(HAIR), card=numbers.card(rng), card_expires=f"{rng.randint(1, 12):02d}/{rng.randint(27, 31)}",
        cvv=numbers.digits(rng, 3), account=str(rng.randint(1, 9)) + numbers.digits(rng, rng.choice([8, 9, 11])),
        routing=numbers.routing(rng), mbi=numbers.mbi(rng), passport=rng.choice(["A", "5", "4", "6"]) + numbers.digits(rng, 8),
        inmate=rng.choice(["A", "2024-0", "IN", ""]) + numbers.digits(rng, 6), seed=rng.randrange(1 << 30),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Population:
    """`documented` have papers in the leak; `customers` stand in the table, the first of them have papers too."""

    documented: tuple[Person, ...]
    customers: tuple[Person, ...]


def populate(seed: int) -> Population:
    documented = tuple(make_person(seed, f"P{n:03d}", n, minor=n in (17, 33, 48)) for n in range(1, 61))
    adults = [p for p in documented if not p.minor][:28]
    others = tuple(make_person(seed, f"C{n:03d}", 60 + n) for n in range(1, 173))
    mixed = [*adults, *others]
    Random(f"{seed}:customers").shuffle(mixed)
    return Population(documented, tuple(mixed))
