"""Who issues licences and identity cards, in which form their numbers come, and what stands over them.

Forms: `A` a letter, `9` a digit, anything else stands for itself. Towns carry the beginning of their postal code.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.cards.holder import Holder
from tools.corpora.people import FIRST, LAST, STREETS, SUFFIXES

_STATES = """AL|Alabama|9999999|Mobile|366;AK|Alaska|9999999|Juneau|998;AZ|Arizona|A99999999|Mesa|852
AR|Arkansas|999999999|Conway|720;CA|California|A9999999|Fresno|937;CO|Colorado|99-999-9999|Pueblo|810
CT|Connecticut|999999999|Danbury|068;DE|Delaware|9999999|Dover|199;DC|District of Columbia|9999999|Washington|200
FL|Florida|A999-999-99-999-9|Tampa|336;GA|Georgia|999999999|Macon|312;HI|Hawaii|H99999999|Hilo|967
ID|Idaho|AA999999A|Boise|837;IL|Illinois|A999-9999-9999|Peoria|616;IN|Indiana|9999-99-9999|Muncie|473
IA|Iowa|999AA9999|Ames|500;KS|Kansas|K99-99-9999|Salina|674;KY|Kentucky|A99-999-999|Paducah|420
LA|Louisiana|009999999|Monroe|712;ME|Maine|9999999|Bangor|044;MD|Maryland|A-999-999-999-999|Laurel|207
MA|Massachusetts|S99999999|Lowell|018;MI|Michigan|A 999 999 999 999|Flint|485;MN|Minnesota|A999999999999|Duluth|558
MS|Mississippi|999-99-9999|Biloxi|395;MO|Missouri|A999999999|Joplin|648;MT|Montana|9999999999999|Helena|596
NE|Nebraska|A99999999|Lincoln|685;NV|Nevada|9999999999|Reno|895;NH|New Hampshire|99AAA99999|Nashua|030
NJ|New Jersey|A9999 99999 99999|Newark|071;NM|New Mexico|999999999|Roswell|882;NY|New York|999 999 999|Albany|122
NC|North Carolina|999999999999|Durham|277;ND|North Dakota|AAA-99-9999|Fargo|581;OH|Ohio|AA999999|Dayton|454
OK|Oklahoma|A999999999|Tulsa|741;OR|Oregon|9999999|Salem|973;PA|Pennsylvania|99 999 999|Erie|165
RI|Rhode Island|9999999|Warwick|028;SC|South Carolina|999999999|Aiken|298;SD|South Dakota|99999999|Pierre|575
TN|Tennessee|999999999|Jackson|383;TX|Texas|99999999|Austin|787;UT|Utah|999999999|Provo|846
VT|Vermont|99999999|Barre|056;VA|Virginia|A99-99-9999|Norfolk|235;WA|Washington|WDLAAA9999A9|Tacoma|984
WV|West Virginia|A999999|Elkins|262;WI|Wisconsin|A999-9999-9999-99|Racine|534;WY|Wyoming|999999-999|Casper|826"""
STATES = {
    code: (name, form, town, zip3)
    for entry in _STATES.replace("\n", ";").split(";")
    for code, name, form, town, zip3 in [entry.split("|")]
}
"""The fifty states and the District of Columbia."""


@dataclass(frozen=True, slots=True)
class Country:
    """Of a passport, an identity card or a licence in the European form."""

    code: str
    """As in a machine-readable zone (ICAO 9303 part 3)."""
    name: str
    passport: str
    licence: str
    number: str
    card: str
    towns: tuple[str, ...]
    streets: tuple[str, ...]


COUNTRIES = (
    Country("GBR", "UNITED KINGDOM", "PASSPORT", "DRIVING LICENCE", "999999999", "", ("LEEDS LS1 4AP", "EDINBURGH EH1 9GP"), ("12 BURNS CRESCENT", "148 KINGSWAY")),
    Country("D<<", "BUNDESREPUBLIK DEUTSCHLAND", "REISEPASS PASSPORT PASSEPORT", "FÜHRERSCHEIN", "C9HJK9999", "PERSONALAUSWEIS IDENTITY CARD", ("24103 KIEL", "04109 LEIPZIG"), ("LINDENWEG 7", "HAUPTSTR. 31")),
    Country("FRA", "RÉPUBLIQUE FRANÇAISE", "PASSEPORT PASSPORT", "PERMIS DE CONDUIRE", "99AA99999", "CARTE NATIONALE D'IDENTITÉ", ("69002 LYON", "35000 RENNES"), ("8 RUE DU MOULIN", "14 AVENUE DES TILLEULS")),
    Country("ESP", "ESPAÑA", "PASAPORTE PASSPORT", "PERMISO DE CONDUCCIÓN", "AAA999999", "DOCUMENTO NACIONAL DE IDENTIDAD", ("41004 SEVILLA", "28013 MADRID"), ("CALLE OLMO 22", "AVDA. DEL PUERTO 9")),
    Country("MEX", "ESTADOS UNIDOS MEXICANOS", "PASAPORTE", "LICENCIA DE CONDUCIR", "A99999999", "", ("64000 MONTERREY", "44100 GUADALAJARA"), ("C ALAMO 118", "AV JUAREZ 45")),
    Country("IND", "REPUBLIC OF INDIA", "PASSPORT", "DRIVING LICENCE", "A9999999", "", ("PUNE 411001", "KOCHI 682001"), ("14 PARK STREET", "7 TEMPLE ROAD")),
    Country("PHL", "REPUBLIC OF THE PHILIPPINES", "PASAPORTE PASSPORT", "DRIVER'S LICENSE", "A9999999A", "", ("CEBU CITY 6000", "DAVAO 8000"), ("21 MABINI ST", "3 RIZAL AVE")),
    Country("CAN", "CANADA", "PASSPORT PASSEPORT", "DRIVER'S LICENCE", "AA999999", "", ("OTTAWA ON K1A 0B1", "HALIFAX NS B3H 4R2"), ("55 ELM ST", "402 BARRINGTON ST")),
    Country("USA", "UNITED STATES OF AMERICA", "PASSPORT PASSEPORT PASAPORTE", "DRIVER LICENSE", "A99999999", "", ("DAYTON OH 45402", "TAMPA FL 33602"), ("9 ELM ST", "1200 LAKEVIEW DR")),
)  # fmt: skip


def number(rng: Random, form: str) -> str:
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    return "".join(rng.choice(letters) if ch == "A" else rng.choice("0123456789") if ch == "9" else ch for ch in form)


def of_state(rng: Random, code: str, young: bool = False) -> Holder:
    """Somebody of that state; one house in four has a number of one digit."""
    name, form, town, zip3 = STATES[code]
    issued = date(2019, 1, 1) + timedelta(days=rng.randrange(2200))
    born = (
        date(2006, 1, 1) + timedelta(days=rng.randrange(700))
        if young
        else date(1940, 1, 1) + timedelta(days=rng.randrange(21_000))
    )
    expires = born.replace(year=issued.year + rng.choice((4, 5, 8)), day=min(born.day, 28))
    house = rng.randint(1, 9) if rng.random() < 0.25 else rng.randint(10, 9899)
    street = f"{house} {rng.choice(('', '', 'N ', 'SW '))}{rng.choice(STREETS)} {rng.choice(SUFFIXES)}".upper()
    unit = rng.choice(("", "", "", f" APT {rng.randint(1, 40)}", f" # {rng.randint(1, 9)}"))
    return Holder(
        code, name, number(rng, form), rng.choice(FIRST).upper(), rng.choice((*FIRST, "", "")).upper(),
        rng.choice(LAST).upper(), born, issued, expires, street + unit, town.upper(), f"{zip3}{rng.randint(0, 99):02d}",
        rng.choice("MF"), f"{rng.randint(5, 6)}'-{rng.randint(0, 11):02d}\"", str(rng.randint(110, 240)),
        rng.choice(("BRO", "BLU", "GRN", "HAZ")),
    )  # fmt: skip


def of_country(rng: Random, country: Country) -> Holder:
    """`city` holds the whole line of the place."""
    born = date(1945, 1, 1) + timedelta(days=rng.randrange(20_000))
    issued = date(2017, 1, 1) + timedelta(days=rng.randrange(2900))
    expires = issued.replace(year=issued.year + 10, day=min(issued.day, 28))
    return Holder(
        country.code, country.name, number(rng, country.number), rng.choice(FIRST).upper(),
        rng.choice((*FIRST, "", "")).upper(), rng.choice(LAST).upper(), born, issued, expires,
        rng.choice(country.streets), rng.choice(country.towns), "", rng.choice("MF"), "", "", "",
    )  # fmt: skip
