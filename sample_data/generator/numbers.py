"""Identification numbers of the right form: check digits by their standards, digits by chance."""

from random import Random

MRZ_WEIGHTS = (7, 3, 1)


def digits(rng: Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def luhn_digit(body: str) -> str:
    """The last digit of a card number (ISO/IEC 7812-1)."""
    total = 0
    for place, char in enumerate(reversed(body)):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def card(rng: Random) -> str:
    """A Visa, Mastercard, Discover or American Express number; none of the published test numbers."""
    prefix, length = rng.choice([("4", 16), ("4", 16), ("52", 16), ("55", 16), ("6011", 16), ("37", 15)])
    body = prefix + digits(rng, length - len(prefix) - 1)
    return body + luhn_digit(body)


def ssn(rng: Random) -> str:
    """Nine digits that SSA could have issued: no area 000, 666, 9xx, no group 00, no serial 0000."""
    area = rng.choice([n for n in range(1, 900) if n not in (666, 123, 219, 78)])
    return f"{area:03d}{rng.randint(1, 99):02d}{rng.randint(1, 9999):04d}"


def itin(rng: Random) -> str:
    """An IRS taxpayer number: 9xx, group 50-65, 70-88, 90-92 or 94-99."""
    group = rng.choice([*range(50, 66), *range(70, 89), 90, 91, 92, *range(94, 100)])
    return f"9{digits(rng, 2)}{group:02d}{digits(rng, 4)}"


def routing(rng: Random) -> str:
    """An ABA routing number with its 3-7-1 check digit."""
    body = f"{rng.choice([*range(1, 13), *range(21, 33)]):02d}" + digits(rng, 6)
    total = sum(int(c) * w for c, w in zip(body, (3, 7, 1, 3, 7, 1, 3, 7), strict=True))
    return body + str(-total % 10)


def iban_de(rng: Random) -> str:
    """A German IBAN (ISO 13616): mod 97 equals 1."""
    bban = digits(rng, 18)
    check = 98 - int(bban + "131400") % 97
    return f"DE{check:02d}{bban}"


def mbi(rng: Random) -> str:
    """A Medicare beneficiary identifier: C A AN N A AN N A A N N (CMS)."""
    letters = "ACDEFGHJKMNPQRTUVWXY"
    alnum = letters + "0123456789"
    pick = {"C": "123456789", "A": letters, "X": alnum, "N": "0123456789"}
    return "".join(rng.choice(pick[c]) for c in "CAXNAXNAANN")


def mrz_digit(field: str) -> str:
    """Check digit of a machine-readable zone field (ICAO 9303 part 3, 4.9)."""
    values = (0 if c == "<" else int(c) if c.isdigit() else ord(c) - 55 for c in field)
    return str(sum(v * MRZ_WEIGHTS[i % 3] for i, v in enumerate(values)) % 10)


def vin_like_part(rng: Random) -> str:
    """A stock number of 16 digits that passes Luhn by design and belongs to no card range (ISO 7812 MII 0)."""
    body = "0" + digits(rng, 14)
    return body + luhn_digit(body)


DL_SHAPES: dict[str, str] = {
    "AL": "########", "AZ": "@########", "CA": "@#######", "CO": "##-###-####", "FL": "@###-###-##-###-0",
    "GA": "#########", "IL": "@###-####-####", "IN": "####-##-####", "KY": "@##-###-###", "MA": "S########",
    "MD": "@-###-###-###-###", "MI": "@ ### ### ### ###", "MN": "@############", "MO": "@#########",
    "NC": "############", "NJ": "@#### ##### #####", "NY": "### ### ###", "OH": "@@######", "PA": "## ### ###",
    "TN": "#########", "TX": "########", "VA": "@########", "WA": "WDL@@@#@###@", "WI": "@###-####-####-##",
}  # fmt: skip
"""How each state prints its licence number: `#` a digit, `@` a letter."""


def licence(rng: Random, state: str, initial: str) -> str:
    """A licence number as printed; letter-led forms that encode the surname start with its initial."""
    shape = DL_SHAPES[state]
    out = []
    for place, char in enumerate(shape):
        if char == "@":
            out.append(
                initial
                if place == 0 and state in {"FL", "IL", "MD", "MI", "MN", "NJ", "WI"}
                else rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ")
            )
        elif char == "#":
            out.append(str(rng.randint(1, 9)) if place == 0 else str(rng.randrange(10)))
        else:
            out.append(char)
    return "".join(out)
