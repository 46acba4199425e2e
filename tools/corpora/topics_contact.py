"""How to reach people, where they are, and what devices they use."""

from random import Random

from tools.corpora import people
from tools.corpora.check_digits import luhn
from tools.corpora.shapes import shaped
from tools.corpora.topic import table

_DOMAINS = ("gmail.com", "example.org", "yahoo.com", "mail.example.net", "hotmail.com")
_KNOWN = people.People()


def email(rng: Random) -> str:
    first, last = _KNOWN.name(rng)
    local = rng.choice((f"{first}.{last}", f"{first[0]}{last}", f"{first}{rng.randint(1, 99)}", f"{last}_{first}"))
    return f"{local.replace(chr(39), '').lower()}@{rng.choice(_DOMAINS)}"


def _abroad(rng: Random) -> str:
    forms = (
        "44 20 7946 0###",
        "33 6 12 ## ## ##",
        "49 30 23125 ###",
        "52 55 5### ####",
        "34 612 ### ###",
        "61 412 ### ###",
    )
    return "+" + shaped(rng, rng.choice(forms))


def _ip(rng: Random) -> str:
    first = rng.choice((23, 45, 81, 98, 172, 192, 203))
    return f"{first}.{rng.randint(0, 255)}.{rng.randint(0, 255)}.{rng.randint(1, 254)}"


def _mac(rng: Random) -> str:
    mark = rng.choice((":", "-"))
    return mark.join(f"{rng.randrange(256):02x}" for _ in range(6))


def _imei(rng: Random) -> str:
    body = "35" + shaped(rng, "############")
    return body + luhn(body)


def _position(rng: Random) -> str:
    return f"{rng.uniform(26, 47):.5f}, {-rng.uniform(72, 121):.5f}"


def _world_address(rng: Random) -> str:
    n = rng.randint(1, 180)
    return rng.choice(
        (
            f"{n} High Street, Leeds LS{rng.randint(1, 9)} {rng.randint(1, 9)}AB",
            f"Hauptstr. {n}, 10{rng.randint(115, 999)} Berlin",
            f"{n} rue de la Gare, 750{rng.randint(10, 20)} Paris",
            f"Calle Mayor {n}, 280{rng.randint(10, 40)} Madrid",
            f"Via Roma {n}, 001{rng.randint(10, 99)} Roma",
            f"{n} King Street W, Toronto, ON M5H {rng.randint(1, 9)}K{rng.randint(1, 9)}",
            f"Keizersgracht {n}, 10{rng.randint(10, 19)} CJ Amsterdam",
        )
    )


TOPICS = table(
    "contact",
    ("email", "", email),
    ("phone", "", people.phone),
    ("phone_abroad", "phone", _abroad),
    ("us_address", "address", people.address),
    ("world_address", "address international_address us_address", _world_address),
    ("date_of_birth", "", people.birth_date),
    ("age", "", lambda rng: str(rng.randint(4, 92))),
    ("mothers_maiden_name", "", lambda rng: rng.choice(people.LAST)),
    ("place_of_birth", "", lambda rng: f"{(town := rng.choice(people.TOWNS))[0]}, {town[1]}"),
    ("ip_address", "", _ip),
    ("mac_address", "", _mac),
    ("imei", "", _imei),
    ("gps_location", "", _position),
    ("social_handle", "social_media_handle", lambda rng: f"@{rng.choice(people.FIRST).lower()}_{rng.randint(10, 999)}"),
)
