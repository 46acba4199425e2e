"""A US address taken apart by the `usaddress` tagger, and put together the way the post writes it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pii_scan.detect.address.states import CODES, NAMES, state_code, state_of_zip
from pii_scan.detect.address.suffixes import DIRECTIONS, SUFFIXES, UNITS

_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "S": "5", "B": "8", "Z": "2", "G": "6"})
_TAIL = re.compile(
    r"[ ,.\t]*\b(?P<state>" + "|".join([*sorted(CODES), *sorted(NAMES)]) + r")\b"
    r"[ ,.]*(?:(?P<zip>[\dOoIlSBZG|]{5})(?:[- ]?(?P<plus>\d{4}))?)?\W*$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?i)[ ,]+(?P<kind>apartment|apt|unit|suite|ste|floor|room|rm|building|bldg|lot|space|spc|trailer|"
    r"trlr|cell|#)\.?[ #]*"
    r"(?P<id>[A-Za-z0-9-]{1,6})$"
)
_BOX = re.compile(r"(?i)p\.? ?o\.? ?box[ #]*(\w{1,8})|(?:apartado|casilla)(?: postal)?[ #]*(\d{1,6})")


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
        state = self.state or (state_of_zip(self.zip5) or "" if self.zip5 else "")
        pairs = {"state": state, "zip5": self.zip5}
        return {key: value for key, value in pairs.items() if value}


@lru_cache(maxsize=4096)
def parse_address(raw: str) -> UsAddress | None:
    """None where no street or box can be made out. Lines may be parted by line ends or commas."""
    text = ", ".join(line.strip(" ,;\t") for line in re.split(r"[\n\r]+", raw) if line.strip(" ,;\t"))
    text = re.sub(r"\s+", " ", text).strip(" ,.;")
    head, city, state, zip5 = _split_tail(text)
    if box := _BOX.search(head):
        return UsAddress(f"PO BOX {(box.group(1) or box.group(2)).upper()}", "", city, state, zip5)
    if not city and state:
        head, city = _split_city(head, state, zip5)
    street, unit = _split_unit(head)
    street = _street(street)
    return UsAddress(street, unit, city, state, zip5) if street else None


_PLAIN_CITY = re.compile(r"[^\W\d_][^\d,;\n\r]*$")


def parse_parts(street: str, unit: str, city: str, state: str, zip5: str) -> UsAddress | None:
    """An address whose parts are known, from the columns of a table: the same as `parse_address` of the whole.

    Args:
        state: two letters, or empty.
        zip5: five digits, or empty.
    """
    line = " ".join(f"{street} {unit}".split()).strip(" ,.;")
    if not (state and _PLAIN_CITY.match(city)) or "," in line or ";" in line or _BOX.search(line):
        tail = " ".join(part for part in (state, zip5) if part)
        return parse_address(", ".join(part for part in (f"{street} {unit}".strip(), city, tail) if part))
    bare, label = _split_unit(line)
    normal = _street(bare)
    return UsAddress(normal, label, _upper(city), state, zip5) if normal else None


def _split_tail(text: str) -> tuple[str, str, str, str]:
    """The end of the text: city where a comma or line end sets it off, state, ZIP."""
    match = _TAIL.search(text)
    if match is None:
        zipped = re.search(r"[ ,]+(\d{5})(?:-\d{4})?$", text)
        if zipped and state_of_zip(zipped.group(1)):
            return text[: zipped.start()], "", "", zipped.group(1)
        return text, "", "", ""
    state = state_code(match.group("state")) or ""
    zip5 = (match.group("zip") or "").translate(_DIGITS)
    before = text[: match.start("state")].rstrip(" ,.")
    head, comma, city = before.rpartition(",")
    if comma and not re.search(r"\d", city) and not _UNIT.search(" " + city):
        return head.strip(), _upper(city), state, zip5
    return before, "", state, zip5


def _split_city(head: str, state: str, zip5: str) -> tuple[str, str]:
    """No comma before the city: the tagger decides; it reads running words better than a rule."""
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


def _split_unit(head: str) -> tuple[str, str]:
    match = _UNIT.search(head)
    if match is None or not (
        match.group("kind") == "#" or any(ch.isdigit() for ch in match.group("id")) or len(match.group("id")) < 3
    ):
        return head, ""
    kind = UNITS[match.group("kind").upper()]
    label = match.group("id").upper()
    return head[: match.start()], f"#{label}" if kind == "#" else f"{kind} {label}"


def _street(text: str) -> str:
    words = _upper(text).replace(",", " ").split()
    if len(words) < 2:
        return ""
    if not words[0][0].isdigit():
        words[0] = words[0].translate(_DIGITS)
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
