"""A US address taken apart by the `usaddress` tagger, and put together the way the post writes it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pii_scan.detect.address.states import CODES, state_code, state_of_zip
from pii_scan.detect.address.suffixes import DIRECTIONS, SUFFIXES, UNITS

_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "S": "5", "B": "8", "Z": "2", "G": "6"})
_SPELT = {
    word: str(number)
    for number, word in enumerate("ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN".split(), 1)  # noqa: SIM905
}
_SPANISH_STARTS = frozenset(
    """URB URBANIZACION COND CONDOMINIO CALLE AVENIDA AVE CARR CARRETERA BO BARRIO SECTOR RES RESIDENCIAL PARCELAS EXT
    EXTENSION HC PMB PASEO CAMINO VILLA VILLAS JARDINES MANSIONES ALTURAS""".split()  # noqa: SIM905
)
"""How addresses of Puerto Rico begin (Publication 28, section 29)."""
_GRID = re.compile(r"[NSEW]\d")
"""House numbers of a town's grid: `N6W23001`."""
_ZIP_END = re.compile(r"[ ,.\t-]*(?P<zip>[\dOoIlSBZG|]{5})(?:[- ]?\d{4})?\W*$")
_UNIT = re.compile(
    r"(?i)[ ,]+(?P<kind>apartment|apto|apartamento|apt|unit|suite|ste|floor|fl|room|rm|building|bldg|lot|space|spc|"
    r"trailer|trlr|cell|department|dept|penthouse|ph|pmb|#)\.?[ #:]*"
    r"(?P<id>[A-Za-z0-9-]{1,6})$"
)
_BARE_UNIT = re.compile(r",? (?P<id>\d{1,4}[A-Za-z]|[A-Za-z]\d{1,4}|\d{1,4}-[A-Za-z])$")
_BOX = re.compile(
    r"(?i)\b(?:p\.? ?o\.? ?)?(?:box|drawer|bx)\b[ #:.]*(?:no\.? )?(\w{1,8})|"
    r"(?:apartado|casilla)(?: postal)?[ #]*(\d{1,6})"
)
_RURAL = re.compile(
    r"(?i)^(?P<kind>r\.?r\.?|rfd|rural (?:route|rte|rt)|rt|rte|route|hcr?|star (?:route|rt)|"
    r"highway contract(?: route)?)"
    r"[ .#]+(?P<route>\d{1,3}[a-z]?)[, ]+(?:p\.?o\.? ?)?(?:box|bx)[ #]+(?P<box>\d{1,6}(?:-?[a-z])?)\b"
)
_MILITARY = re.compile(r"(?i)^(?P<line>.{3,40}?)[, ]+(?P<post>apo|fpo|dpo)[, ]+(?P<region>ae|ap|aa)[, ]+(?P<zip>\d{5})")


@dataclass(frozen=True, slots=True)
class UsAddress:
    """Upper case; empty where not given."""

    street: str
    unit: str = ""
    city: str = ""
    state: str = ""
    zip5: str = ""

    @property
    def normal(self) -> str:
        """`1234 ELM ST APT 4B, DAYTON, OH 45402`."""
        line = f"{self.street} {self.unit}".strip()
        region = f"{self.state} {self.zip5}".strip()
        return ", ".join(part for part in (line, self.city, region) if part)

    @property
    def attributes(self) -> dict[str, str]:
        return dict(_attributes(self.state, self.zip5))


@lru_cache(maxsize=8192)
def _attributes(state: str, zip5: str) -> tuple[tuple[str, str], ...]:
    code = state if state in CODES else ""
    code = code or (state_of_zip(zip5) or "" if zip5 else "")
    return tuple((key, value) for key, value in (("state", code), ("zip5", zip5)) if value)


@lru_cache(maxsize=4096)
def parse_address(raw: str) -> UsAddress | None:
    """None where no street or box can be made out. Lines may be parted by line ends or commas."""
    text = _one_line(raw)
    if military := _MILITARY.match(text):
        line = _upper(military["line"]).replace(",", "")
        return UsAddress(line, "", military["post"].upper(), military["region"].upper(), military["zip"])
    head, city, state, zip5 = _split_tail(text)
    if rural := _RURAL.match(head):
        route = f"{_ROUTES[rural['kind'].upper().replace('.', '').split()[0]]} {rural['route']} BOX {rural['box']}"
        return UsAddress(route.upper(), "", city or _upper(head[rural.end() :]), state, zip5)
    box = _BOX.search(head)
    if box and not re.match(r"\d+ ", head):
        return UsAddress(
            f"PO BOX {(box.group(1) or box.group(2)).upper()}", "", city or _upper(head[box.end() :]), state, zip5
        )
    if not city and state:
        head, city = _split_city(head, state, zip5)
    street, unit = _split_unit(head)
    street = _street(street)
    return UsAddress(street, unit, city, state, zip5) if street else None


_PLAIN_CITY = re.compile(r"[^\W\d_][^\d,;\n\r]*$")


@lru_cache(maxsize=8192)
def _city(text: str) -> str:
    """A town's canonical form; a table names the same few again and again."""
    return _upper(text)


def parse_parts(street: str, unit: str, city: str, state: str, zip5: str) -> UsAddress | None:
    """An address whose parts are known, from the columns of a table: the same as `parse_address` of the whole.

    Args:
        state: two letters, or empty.
        zip5: five digits, or empty.
    """
    line = " ".join(f"{street} {unit}".split()).strip(" ,.;")
    if not (state and _PLAIN_CITY.match(city)) or "," in line or ";" in line or _BOX.search(line) or _RURAL.match(line):
        tail = " ".join(part for part in (state, zip5) if part)
        return parse_address(", ".join(part for part in (f"{street} {unit}".strip(), city, tail) if part))
    bare, label = _split_unit(line)
    normal = _street(bare)
    return UsAddress(normal, label, _city(city), state, zip5) if normal else None


_ROUTES = {"RR": "RR", "RFD": "RR", "RURAL": "RR", "RT": "RR", "RTE": "RR", "ROUTE": "RR", "HC": "HC", "HCR": "HC",
           "STAR": "HC", "HIGHWAY": "HC"}  # fmt: skip
"""What Publication 28, sections 24 and 25, makes of the older names."""


def parse_region(raw: str) -> UsAddress:
    """Town, state and ZIP without a street."""
    head, city, state, zip5 = _split_tail(_one_line(raw))
    return UsAddress("", "", city or _upper(head), state, zip5)


def _one_line(raw: str) -> str:
    text = ", ".join(line.strip(" ,;\t") for line in re.split(r"[\n\r]+", raw) if line.strip(" ,;\t"))
    return re.sub(r"\s+", " ", text).replace(" - ", ", ").strip(" ,.;")


def _split_tail(text: str) -> tuple[str, str, str, str]:
    """The end of the text: city where a comma or line end sets it off, state, ZIP."""
    zipped = _ZIP_END.search(text, max(0, len(text) - 16))
    zip5 = zipped["zip"].translate(_DIGITS) if zipped else ""
    before = text[: zipped.start()] if zipped else text
    state, rest = _state_at_end(before)
    if not state:
        if zipped and zipped["zip"].isdigit() and zipped.start() > 0 and state_of_zip(zip5):
            return before.rstrip(" ,."), "", "", zip5
        return text, "", "", ""
    head, comma, city = rest.rpartition(",")
    if comma and not re.search(r"\d", city) and not _UNIT.search(" " + city):
        return head.strip(), _upper(city), state, zip5
    return rest, "", state, zip5


def _state_at_end(text: str) -> tuple[str, str]:
    """The code of the state that ends the text, the longest name first, and the text before it."""
    bare = text.rstrip(" ,.")
    words = bare.replace(",", " ").split()
    for count in (3, 2, 1):
        if len(words) <= count:
            continue
        code = state_code(" ".join(words[-count:]))
        if code is None or (count == 1 and _is_of_street(bare)):
            continue
        start = len(bare)
        for word in reversed(words[-count:]):
            start = bare.rindex(word, 0, start)
        return code, bare[:start].rstrip(" ,.")
    return "", text


def _is_of_street(text: str) -> bool:
    """Whether what ends the text is `Ct` for court, `Wy` for way or `NE` for north-east, and no state."""
    head, _, last = text.rpartition(" ")
    words = [word.upper().strip(".") for word in head.split(" ")]
    if "," in head or not words[0][:1].isdigit():
        return False
    if last.upper() in DIRECTIONS:
        return len(words) > 2 and words[-1] in SUFFIXES
    # Nothing else ends the street.
    return last.upper() in SUFFIXES and "BROADWAY" not in words and not any(word in SUFFIXES for word in words[2:])


def _split_city(head: str, state: str, zip5: str) -> tuple[str, str]:
    """No comma before the city: it begins behind the street's suffix or unit. Where two places are possible, the
    tagger decides (136 µs): it reads running words better than a rule."""
    if (by_rule := _after_suffix(head)) is not None:
        return by_rule
    import usaddress

    # One call into a third-party tagger: whatever it trips over, the address stays whole.
    try:
        tagged = usaddress.parse(f"{head}, {state} {zip5}")
    except Exception:  # noqa: BLE001
        return head, ""
    city = [word.strip(",") for word, label in tagged if label == "PlaceName"]
    joined = " ".join(city)
    if city and head.endswith(joined):
        return head[: -len(joined)].rstrip(" ,"), _upper(joined)
    words = head.split(" ")
    for at in range(len(words) - 1, 1, -1):
        if words[at - 1].upper().strip(".,") in SUFFIXES:
            return " ".join(words[:at]), _upper(" ".join(words[at:]))
    return head, ""


def _after_suffix(head: str) -> tuple[str, str] | None:
    """`12 Elm St Dayton` → `12 Elm St`, `Dayton`, if the words hold exactly one suffix, in a place fit for it."""
    words = head.split(" ")
    ends = [at for at in range(2, len(words) - 1) if words[at].upper().strip(".,") in SUFFIXES]
    if len(ends) != 1 or any(ch.isdigit() for word in words[ends[0] + 1 :] for ch in word):
        return None
    at = ends[0] + 1
    if words[at].upper().strip(".,") in DIRECTIONS and at + 1 < len(words):
        if len(words[at]) > 2:
            return None
        at += 1
    if words[at].upper().strip(".,") in UNITS:
        return None
    return " ".join(words[:at]).rstrip(","), _upper(" ".join(words[at:]))


def _split_unit(head: str) -> tuple[str, str]:
    match = _UNIT.search(head)
    if match is None and (bare := _BARE_UNIT.search(head)) and _ends_street(head[: bare.start()]):
        return head[: bare.start()], f"#{bare['id'].upper()}"
    if match is None or not (
        match.group("kind") == "#" or any(ch.isdigit() for ch in match.group("id")) or len(match.group("id")) < 3
    ):
        return head, ""
    kind = UNITS[match.group("kind").upper()]
    label = match.group("id").upper()
    return head[: match.start()], f"#{label}" if kind == "#" else f"{kind} {label}"


def _ends_street(head: str) -> bool:
    return head.rstrip(" ,.").rpartition(" ")[2].upper() in SUFFIXES.keys() | DIRECTIONS.keys()


def _street(text: str) -> str:
    words = _upper(text).replace(",", " ").split()
    if len(words) < 2:
        return ""
    words[0] = _SPELT.get(words[0], words[0])
    if words[0].strip(".") in _SPANISH_STARTS and any(map(str.isdigit, text)):
        return " ".join(words)
    if not words[0][0].isdigit() and not _GRID.match(words[0]):
        words[0] = words[0].replace("L", "1").translate(_DIGITS)
        if not words[0][0].isdigit():
            return ""
    out = [words[0]]
    for at, word in enumerate(words[1:], start=1):
        last = at == len(words) - 1
        if word in DIRECTIONS and ((at == 1 and len(words) > 3) or last):
            out.append(DIRECTIONS[word])
        elif word in SUFFIXES and (last or (at == len(words) - 2 and words[-1] in DIRECTIONS)):
            out.append(SUFFIXES[word])
        else:
            out.append(word)
    return " ".join(out)


def _upper(text: str) -> str:
    from pii_scan.detect.person.normal import fold

    return " ".join(re.sub(r"[.]", "", fold(text)).split()).strip(" ,")
