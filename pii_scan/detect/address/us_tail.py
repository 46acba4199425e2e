"""The end of a US address: unit, town, state, ZIP, on the same line or the next ones."""

import re

from pii_scan.detect.address.anchor import Anchor
from pii_scan.detect.address.states import state_of_zip
from pii_scan.detect.address.us_words import ANY_STATE, NEVER_IN_STREETS, POST_STATES

UNIT = (
    r"(?:[ ,]{1,2}(?:\r?\n[ \t]*)?(?i:apartment|apt|apto|apartamento|unit|suite|ste|floor|fl|room|rm|bldg|building|lot|"
    r"space|spc|trlr|trailer|cell|dept|department|pmb|penthouse|ph)\b\.?[ #:]{0,2}(?:[A-Za-z]?-?\d[A-Za-z0-9-]{0,5}|"
    r"[A-Za-z]\b)"
    r"|[ ,]{1,2}#[ ]?[A-Za-z0-9-]{1,6}|[ ,]{1,2}\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH) (?i:floor|fl)\b\.?"
    r"|[ ,]{1,2}(?i:rear|bsmt|basement|upstairs|downstairs)\b)?"
)
BREAK = r"[ \t]*(?:,?[ \t]*(?:\r?\n[ \t]*){1,2}|,[ \t]*|[ \t]+)"
_CITY = r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ.'’-]+(?:[ ][A-Za-zÀ-ÿ][A-Za-zÀ-ÿ.'’-]*){0,3}"
_STATE = (
    "(?i:"
    + "|".join(name.replace(" ", " ?") for name in sorted([*ANY_STATE, *POST_STATES], key=len, reverse=True))
    + r")\b\.?"
)
_TAIL = re.compile(
    rf"{BREAK}(?P<city>{_CITY}?),?[ \t]*(?:\r?\n[ \t]*)?,?[ ]?(?P<state>{_STATE})(?![A-Za-z])"
    r"(?:[.,]{0,2}[ \t]{0,4}(?P<zip>\d{5})(?:-\d{4})?(?!\w))?"
)
_COMMA_TAIL = re.compile(
    rf"{BREAK}(?P<city>{_CITY}),[ \t]*(?:\r?\n[ \t]*)?(?P<state>{_STATE})(?![A-Za-z])(?![.,]{{0,2}}[ \t]{{0,4}}\d)"
)
_ZIP_ONLY = re.compile(rf"{BREAK}(?P<zip>\d{{5}})(?:-\d{{4}})?(?![\w.])")
_FIELD = r"[\"'\s]*[:=]?[\"'\s.]*"
_FIELDS = {
    "city": re.compile(
        rf"(?i)(?<![a-z])(?:city(?: ?/ ?town)?|town|ciudad|"
        rf"municipio){_FIELD}(?P<value>[a-zÀ-ÿ][a-zÀ-ÿ .'’-]{{1,28}}[a-zÀ-ÿ])"
    ),
    "state": re.compile(
        rf"(?i)(?<![a-z])(?:state|estado|st){_FIELD}(?P<value>[a-z]{{2}}(?![a-z])|[a-z]{{4,13}}(?: [a-z]{{4,9}})?)"
    ),
    "zip": re.compile(
        rf"(?i)(?<![a-z])(?:zip(?:[ _-]?code)?|postal[ _-]?code|c[oó]digo postal){_FIELD}(?P<value>\d{{5}})(?!\d)"
    ),
}
_REACH = 260
"""Characters behind a street in which a form's fields for town, state and ZIP stand."""
_FIELD_LABEL = re.compile(
    r"(?i)\s*[,;|\"'}]*\s*[\"']?(?:apt|unit|address ?2|line ?2|city|town|ciudad|state|zip|postal|municipio|county|"
    r"phone)"
)
_CUT = re.compile(r"(?i)[ \t]{2,}|[ \t]+(?:state|zip|st|estado|county)\b|\n")


def state_in(words: str) -> str:
    """The code of a state at the start of the words (the longest name wins), or empty."""
    upper = words.upper().replace(".", "").split()
    for count in (3, 2, 1):
        if len(upper) >= count and (code := ANY_STATE.get(" ".join(upper[:count]))):
            return code
    return upper[0] if upper and upper[0] in POST_STATES else ""


def with_tail(text: str, start: int, end: int, reason: str, confidence: float) -> Anchor:
    """The anchor with town, state or ZIP taken in, if they follow; surer then."""
    tail = _COMMA_TAIL.match(text, end) or _TAIL.match(text, end)
    if tail is not None and _town(tail["city"]):
        written = tail["state"].rstrip(".")
        if zip5 := tail.groupdict().get("zip"):
            agrees = state_of_zip(zip5) == state_in(written)
            return Anchor(start, tail.end(), "street_city_zip", 0.97 if agrees else 0.92)
        # `in`, `or`, `me` are words, too.
        capital = tail["city"][0].isupper() and (written.isupper() or len(written) > 2)
        if capital or (text[start:end].islower() and text[tail.end() : tail.end() + 1] in ("", "\n", ".", ",", ";")):
            return Anchor(start, tail.end(), "street_city_state", max(confidence, 0.9))
    if (zipped := _ZIP_ONLY.match(text, end)) and state_of_zip(zipped["zip"]):
        return Anchor(start, zipped.end(), "street_zip", max(confidence, 0.85))
    if rest := fields_behind(text, end):
        return Anchor(start, end, "address_fields", max(confidence, 0.95), rest)
    return Anchor(start, end, reason, confidence)


def _town(city: str) -> bool:
    return not any(word.lower() in NEVER_IN_STREETS for word in city.split())


def fields_behind(text: str, end: int) -> str:
    """`Dayton, OH 45402` out of `City: Dayton  State: OH  ZIP: 45402`; empty where there are no such fields."""
    if _FIELD_LABEL.match(text, end) is None:
        return ""
    found: dict[str, str] = {}
    for name, pattern in _FIELDS.items():
        match = pattern.search(text, end, end + _REACH)
        if match is not None:
            cut = _CUT.search(match["value"])
            found[name] = match["value"][: cut.start()] if cut else match["value"]
    state = state_in(found.get("state", ""))
    if not state and "zip" not in found:
        return ""
    region = " ".join(part for part in (state, found.get("zip", "")) if part)
    return ", ".join(part for part in (found.get("city", ""), region) if part)
