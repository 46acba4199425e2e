"""Addresses by their end: a state with a ZIP code, and before it the street, whatever its name."""

import re
from collections.abc import Iterator

from pii_scan.detect.address.anchor import Anchor, Taken
from pii_scan.detect.address.states import CODES, NAMES, state_of_zip
from pii_scan.detect.address.us_words import ANY_STATE, STREET_ENDINGS, street_like
from pii_scan.detect.sieve import Sieve

_STATES = "|".join([*sorted(CODES), *(name.replace(" ", " ?") for name in sorted(NAMES, key=len, reverse=True))])
_CODES = "|".join(sorted(CODES))
REGION_AT = Sieve(
    rf"[^A-Za-z](?:(?i:{_STATES})(?:[ ,.\-]{{1,4}}(?:\n[ \t]{{0,4}})?|\n[ \t]{{0,4}})|(?:{_CODES}))[0-9OIlSBZ]{{5}}"
)
_REGION = re.compile(
    rf"(?P<state>(?i:{_STATES}))(?P<gap>[ ,.\-]{{0,4}}(?:\n[ \t]{{0,4}})?)"
    r"(?P<zip>[0-9OIlSBZ]{5})(?:-\d{4})?(?![\w])"
)
_MISREAD = str.maketrans("OIlSBZ", "011582")
_BEFORE = 130
_HOUSE = re.compile(
    r"(?:(?<=[\s,(])|(?<=\n8[.,])|^)(?P<number>(?:[NSEW]\d{1,5}[ ]?)?[NSEW]\d{1,5}[A-Z]?|"
    r"\d{1,6}(?:-\d{1,5})?[A-Za-z]?|[OIlSBZ]\d{1,5}|"
    r"\d{1,3}[OIlSBZ]\d{0,3}|[A-Z]\d{1,3}-\d{1,4}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?:[ ]?½|"
    r"[ ]+1/2)?[ ]+(?=[A-Za-zÀ-ÿ0-9])"
)
_BOX = re.compile(r"(?i)\b(?:box|drawer|apartado|casilla)[ #:]{1,3}\d{1,8}[a-z]?\b")
_SPANISH = re.compile(
    r"(?i)(?:\b\d{1,5} )?\b(?:urb(?:anizaci[oó]n)?|cond(?:ominio)?|calle|avenida|ave|carr(?:etera)?|bo|barrio|sector|"
    r"res(?:idencial)?|parcelas|ext(?:ensi[oó]n)?|hc|pmb|paseo|camino|villas?|jardines|mansiones|alturas)\b\.?(?= )"
)
_STOP = re.compile(r"[|;\t<>{}\"]|:\s|=|[.!?]\s+(?=[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?i:st|ste|ave|av|blvd|rd|dr|ln|ct|apt|hwy|pkwy|ft|mt|no|bldg|sq|pl|ter|cir|box|nw|ne|sw|se|"
    r"fl|rm|rte|rt|jr|co|pt|cres|trl))$"
)
_UNIT_LINE = re.compile(r"(?i)\s*(?:apt|unit|suite|ste|floor|fl|room|rm|bldg|lot|spc|space|trlr|#|p\.?o\.?\b|attn|c/o)")
_TOWN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ.'’-]*(?: [A-Za-zÀ-ÿ][A-Za-zÀ-ÿ.'’-]*){0,3}[ ,]*$")
_NUMBER_NEXT = re.compile(r"\d{2,6}[A-Z]? +(?:[NSEW]\.? +)?[A-Za-z]{2}")


def regions(text: str, taken: Taken) -> Iterator[Anchor]:
    """Street and region, or the region alone as a possible one."""
    for rough, _ in REGION_AT.spans(text):
        match = _REGION.match(text, rough + 1) or _REGION.match(text, rough)
        if match is None or taken.overlaps(*match.span()):
            continue
        zip5 = match["zip"].translate(_MISREAD)
        if sum(map(str.isdigit, match["zip"])) < 3:
            continue
        state = ANY_STATE.get(" ".join(match["state"].upper().split()), "")
        agrees = state_of_zip(zip5) == state
        spaced = bool(match["gap"])
        if not (match["state"].isupper() or match["state"][0].isupper() or agrees):
            continue
        start = _street_before(text, match.start(), taken.end_before(match.start()), match["state"], agrees)
        if start is not None:
            if spaced or agrees:
                yield Anchor(start, match.end(), "street_city_zip", 0.97 if agrees else 0.9)
            continue
        if agrees and spaced and match["zip"].isdigit() and not match["state"].islower():
            town = _TOWN.search(text, max(0, match.start() - 40, text.rfind("\n", 0, match.start()) + 1), match.start())
            words = _last_words(town.group()) if town else ""
            if words.strip(" ,"):
                at = match.start() - len(words)
                yield Anchor(at, match.end(), "city_state_zip", 0.5)


def _last_words(town: str) -> str:
    """The capitalised words at the end of what may be a town: `lives in Fort Wayne, ` → `Fort Wayne, `."""
    words = re.findall(r"\S+\s*", town)
    kept = len(words)
    while kept > 0 and words[kept - 1][0].isupper() and len(words) - kept < 3:
        kept -= 1
    return "".join(words[kept:])


def _street_before(text: str, region: int, floor: int, state: str, agrees: bool) -> int | None:
    """Where the street starts that ends in this region; at most three lines up."""
    low = max(floor, region - _BEFORE, 0)
    window = text[low:region]
    for stop in reversed(list(_STOP.finditer(window))):
        if stop.group()[0] == "." and _ABBREVIATION.search(window[: stop.start()]):
            continue
        low += stop.end()
        window = window[stop.end() :]
        break
    if state.upper() in ("PR", "PUERTO RICO") and (spanish := _SPANISH.search(window)):
        # Urbanización, then street and number: the number need not come first.
        return low + spanish.start() if any(map(str.isdigit, window[spanish.start() :])) else None
    lower = state.islower()
    seen, at = 0, len(window)
    while at > 0 and seen < 4:
        begin = window.rfind("\n", 0, at) + 1
        line = window[begin:at]
        at = begin - 1
        if not line.strip():
            continue
        seen += 1
        start = _start_in(window, begin, begin + len(line), lower=lower, agrees=agrees)
        if start is not None:
            return low + start
        if begin == 0:
            break
    return None


def _start_in(window: str, begin: int, end: int, *, lower: bool, agrees: bool) -> int | None:
    """The first house number or box of this line from which on everything reads like street and town."""
    if _UNIT_LINE.match(window, begin) and not _HOUSE.search(window, begin, end):
        box = _BOX.search(window, begin, end)
        return box.start() if box else None
    for match in _HOUSE.finditer(window, begin, end):
        start = match.start("number")
        rest = window[start:]
        if start and window[start - 1] == "(":
            continue
        if len(match["number"]) == 1 and _NUMBER_NEXT.match(window, match.end()):
            # The field number of a card: `8 1234 N OAK AVE`.
            continue
        if _unit_before(window, start) or not street_like(rest, lower=lower, slips=int(agrees)):
            continue
        if lower and not _has_ending(rest) and not (agrees and len(re.findall(r"[,\n]", rest)) > 1):
            continue
        return start
    box = _BOX.search(window, begin, end)
    return box.start() if box else None


def _unit_before(window: str, start: int) -> bool:
    """Whether the number belongs to a word before it: `Apt 4`, `Highway 62`, `Route 9`."""
    return (
        re.search(
            r"(?i)(?:apt|unit|suite|ste|floor|fl|room|rm|bldg|lot|highway|hwy|route|rte|rt|road|rd|fm|rm|cr|sr|us|"
            r"box|#)[ .#]{1,2}$",
            window[max(0, start - 10) : start],
        )
        is not None
    )


def _has_ending(words: str) -> bool:
    return any(word.strip(".,").upper() in STREET_ENDINGS for word in words.split()[1:])
