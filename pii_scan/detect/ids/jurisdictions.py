"""States, territories and provinces: names, postal codes and AAMVA issuer numbers.

Issuer identification numbers: https://www.aamva.org/identity/issuer-identification-numbers-(iin)
"""

import re
from dataclasses import dataclass
from functools import cache

STATE_NAMES: dict[str, str] = {
    "AL": "ALABAMA", "AK": "ALASKA", "AZ": "ARIZONA", "AR": "ARKANSAS", "CA": "CALIFORNIA", "CO": "COLORADO",
    "CT": "CONNECTICUT", "DE": "DELAWARE", "DC": "DISTRICT OF COLUMBIA", "FL": "FLORIDA", "GA": "GEORGIA",
    "HI": "HAWAII", "ID": "IDAHO", "IL": "ILLINOIS", "IN": "INDIANA", "IA": "IOWA", "KS": "KANSAS", "KY": "KENTUCKY",
    "LA": "LOUISIANA", "ME": "MAINE", "MD": "MARYLAND", "MA": "MASSACHUSETTS", "MI": "MICHIGAN", "MN": "MINNESOTA",
    "MS": "MISSISSIPPI", "MO": "MISSOURI", "MT": "MONTANA", "NE": "NEBRASKA", "NV": "NEVADA", "NH": "NEW HAMPSHIRE",
    "NJ": "NEW JERSEY", "NM": "NEW MEXICO", "NY": "NEW YORK", "NC": "NORTH CAROLINA", "ND": "NORTH DAKOTA",
    "OH": "OHIO", "OK": "OKLAHOMA", "OR": "OREGON", "PA": "PENNSYLVANIA", "RI": "RHODE ISLAND",
    "SC": "SOUTH CAROLINA", "SD": "SOUTH DAKOTA", "TN": "TENNESSEE", "TX": "TEXAS", "UT": "UTAH", "VT": "VERMONT",
    "VA": "VIRGINIA", "WA": "WASHINGTON", "WV": "WEST VIRGINIA", "WI": "WISCONSIN", "WY": "WYOMING",
    "PR": "PUERTO RICO", "GU": "GUAM", "VI": "VIRGIN ISLANDS", "AS": "AMERICAN SAMOA", "MP": "NORTHERN MARIANA ISLANDS",
}  # fmt: skip

ISSUERS: dict[str, str] = {
    "636000": "US-VA", "636001": "US-NY", "636002": "US-MA", "636003": "US-MD", "636004": "US-NC", "636005": "US-SC",
    "636006": "US-CT", "636007": "US-LA", "636008": "US-MT", "636009": "US-NM", "636010": "US-FL", "636011": "US-DE",
    "636012": "CA-ON", "636013": "CA-NS", "636014": "US-CA", "636015": "US-TX", "636016": "CA-NL", "636017": "CA-NB",
    "636018": "US-IA", "636019": "US-GU", "636020": "US-CO", "636021": "US-AR", "636022": "US-KS", "636023": "US-OH",
    "636024": "US-VT", "636025": "US-PA", "636026": "US-AZ", "636028": "CA-BC", "636029": "US-OR", "636030": "US-MO",
    "636031": "US-WI", "636032": "US-MI", "636033": "US-AL", "636034": "US-ND", "636035": "US-IL", "636036": "US-NJ",
    "636037": "US-IN", "636038": "US-MN", "636039": "US-NH", "636040": "US-UT", "636041": "US-ME", "636042": "US-SD",
    "636043": "US-DC", "636044": "CA-SK", "636045": "US-WA", "636046": "US-KY", "636047": "US-HI", "636048": "CA-MB",
    "636049": "US-NV", "636050": "US-ID", "636051": "US-MS", "636052": "US-RI", "636053": "US-TN", "636054": "US-NE",
    "636055": "US-GA", "636056": "MX-COA", "636057": "MX-HID", "636058": "US-OK", "636059": "US-AK", "636060": "US-WY",
    "636061": "US-WV", "636062": "US-VI", "604426": "CA-PE", "604427": "US-AS", "604428": "CA-QC", "604429": "CA-YT",
    "604430": "US-MP", "604431": "US-PR", "604432": "CA-AB", "604433": "CA-NU", "604434": "CA-NT",
}  # fmt: skip

PROVINCES = frozenset(("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"))

_PROVINCE_NAMES: dict[str, str] = {
    "ALBERTA": "CA-AB", "BRITISH COLUMBIA": "CA-BC", "MANITOBA": "CA-MB", "NEW BRUNSWICK": "CA-NB",
    "NEWFOUNDLAND AND LABRADOR": "CA-NL", "NEWFOUNDLAND": "CA-NL", "NOVA SCOTIA": "CA-NS", "ONTARIO": "CA-ON",
    "PRINCE EDWARD ISLAND": "CA-PE", "QUEBEC": "CA-QC", "SASKATCHEWAN": "CA-SK", "YUKON": "CA-YT", "NUNAVUT": "CA-NU",
    "NORTHWEST TERRITORIES": "CA-NT",
}  # fmt: skip
_OTHER_NAMES: dict[str, str] = {
    "WASHINGTON D C": "DC", "WASHINGTON DC": "DC", "U S VIRGIN ISLANDS": "VI", "CALIF": "CA", "PENNA": "PA",
    "TENN": "TN", "WISC": "WI", "MICH": "MI", "MINN": "MN", "OKLA": "OK", "ARIZ": "AZ", "COLO": "CO", "NEBR": "NE",
    "SAIPAN": "MP", "CNMI": "MP",
}  # fmt: skip
_WORDS = frozenset(("IN", "OR", "ME", "OK", "HI", "ID", "DE", "LA", "AS", "CO", "AL", "ON"))
"""Codes that are words as well: they count in brackets, behind `state:` or at the start of a line."""

_TITLE = r"(?:STATE|COMMONWEALTH|ESTADO)\s+(?:OF|DE)\s+"
_LICENCE = (
    r"\s+(?:STATE\s+)?(?:DRIVER|OPERATOR|COMMERCIAL|IDENTIFICATION|STATE\s+ID|ID\b|DLN?\b|CDL\b|LICEN[CS]E|REAL\s+ID|"
    r"DEPARTMENT|DMV|BMV)"
)
_PLACE = re.compile(
    r"[ .]+(?:ST|STREET|AVE|AVENUE|BLVD|RD|ROAD|LN|LANE|WAY|PL|PKWY|HWY|CITY|BEACH|COUNTY|UNIVERSITY|COLLEGE|TECH)\b"
    r"|,\s*[A-Z]{2}\b"
)
"""What follows a street's or town's name: `Washington St`, `Ontario, CA`."""
_IN_ADDRESS = re.compile(r"[,\s]([A-Z]{2})\.?,?\s+\d{5}(?:-\d{4})?\b")
_UPPER_WORD = re.compile(r"[A-Z]+")
_CODE = r"(?:CA-)?[A-Z]{2}"
_BEFORE_LABEL = re.compile(
    rf"(?<![A-Z-])({_CODE})(?:DLN?\b|[\s.,:-]{{1,3}}(?:STATE[\s-])?(?:DLN?|D\.L|D/L|CDL|DRIVER|OLN?|OPERATOR|LIC|ID|IDENTIFICATION)\b)"
)
_BEHIND_LABEL = re.compile(
    r"(?:DLN?|D\.L\.?|D/L|CDL|OLN|LIC(?:EN[CS]E)?|ID|CARD|NO|NUMBER|STATE|ST|ISSUED(?:\s+(?:BY|IN))?)"
    rf"\W{{0,3}}(?:NO|NUMBER|NUM|#)?\W{{0,3}}\b({_CODE})\b\W{{0,4}}(?:(?:NO|NUMBER|NUM|IS)\b\W{{0,3}})?$"
)
_STATED = re.compile(
    rf"\b(?:ST|STATE|ISSUED\s+(?:BY|IN)|ISSUER|ISSUING\s+(?:STATE|AUTHORITY|JURISDICTION)|JURISDICTION|ESTADO)\b"
    rf"(?:\s+OF\s+ISSU(?:E|ANCE))?[\s:=\"'-]{{1,5}}({_CODE})\b(?!\s*\d{{5}})"
)
_FOLLOWS = re.compile(
    rf"(?:[ \t]{{4,40}}|[\s,;/|-]{{0,3}})(?:(\()\s*)?(?:ISSUED\s+(?:BY|IN)\s+)?({_CODE})\b(?:\s*\))?(?!\s*\d{{5}})"
)


@dataclass(frozen=True, slots=True)
class StateHint:
    """The state that words around a number name; `code` as in the licence table (`OH`, `CA-ON`), empty for none."""

    code: str = ""
    sure: bool = False
    """Named as the issuer, not only as a place near by (an address says where somebody lives)."""

    @property
    def qualifier(self) -> str:
        """`US-OH`, `CA-ON`, or nothing."""
        return qualifier_of(self.code)


def qualifier_of(code: str) -> str:
    """A table's state as ISO 3166-2 writes it."""
    return code if "-" in code or not code else f"US-{code}"


_BEFORE_TITLE = re.compile(r"\W{0,4}(?:(?:THE )?(?:STATE|COMMONWEALTH) OF )?")
_BEHIND_TITLE = re.compile(
    r"\W{0,4}(?:(?:STATE|USA|[^\w\n]|DEPARTMENT OF MOTOR VEHICLES|(?:REAL ID |ENHANCED |COMMERCIAL )?"
    r"(?:DRIVER'?S?|OPERATOR'?S?|CHAUFFEUR'?S?) ?LICEN[SC]E|(?:STATE )?IDENTIFICATION CARD|ID CARD)\s{0,3}){0,4}"
)


@cache
def _codes() -> dict[str, str]:
    return {**{name: code for code, name in STATE_NAMES.items()}, **_PROVINCE_NAMES, **_OTHER_NAMES}


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(_codes(), key=len, reverse=True)
    body = "|".join(n.replace("WASHINGTON D", r"WASHINGTON,?\s+D").replace(" ", r"[\s.]+") for n in longest_first)
    return re.compile(rf"(?<![A-Z])(?:{body})(?![A-Z])")


def _code_of_name(found: str) -> str:
    return _codes()[" ".join(re.sub(r"[.,]", " ", found).split())]


def issuing_state(text: str) -> str:
    """The state whose card or letterhead this is, e.g. `OH`; empty where the text names none or several.

    A name beside "driver license", "state of" or "USA" wins; then the only name present. A state in a
    postal address (`DAYTON, OH 45402`) is taken last: people move, cards do not.
    """
    return _named(text.upper()).code


def card_titles(text: str) -> list[int]:
    """Where the lines begin that are a state's name and, at most, what its card is called."""
    upper = text.upper()
    if not _may_name_a_state(upper):
        return []
    found: list[int] = []
    for match in _names().finditer(upper):
        low = upper.rfind("\n", 0, match.start()) + 1
        high = upper.find("\n", match.end())
        before, behind = upper[low : match.start()], upper[match.end() : high if high >= 0 else len(upper)]
        if _BEFORE_TITLE.fullmatch(before) and _BEHIND_TITLE.fullmatch(behind) and low not in found:
            found.append(low)
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"\W", name)[0] for name in _codes())


def _may_name_a_state(upper: str) -> bool:
    """Looking words up is ten times faster than trying seventy names at each place."""
    return not _first_words().isdisjoint(_UPPER_WORD.findall(upper))


def _named(upper: str) -> StateHint:
    titled: set[str] = set()
    plain: set[str] = set()
    for match in _names().finditer(upper) if _may_name_a_state(upper) else ():
        if _PLACE.match(upper, match.end()):
            continue
        code = _code_of_name(match[0])
        plain.add(code)
        if re.search(_TITLE + r"$", upper[max(0, match.start() - 20) : match.start()]) or re.match(
            _LICENCE, upper[match.end() : match.end() + 24]
        ):
            titled.add(code)
    for pool in (titled, plain):
        if len(pool) == 1:
            return StateHint(next(iter(pool)), pool is titled)
        if pool:
            return StateHint()
    if "USA" in upper and (usa := re.search(r"\bUSA\s+([A-Z]{2})\b|\b([A-Z]{2})\s+USA\b", upper)):
        code = usa[1] or usa[2]
        if code in STATE_NAMES:
            return StateHint(code, True)
    near_zip = {m[1] for m in _IN_ADDRESS.finditer(upper) if m[1] in STATE_NAMES}
    return StateHint(near_zip.pop()) if len(near_zip) == 1 else StateHint()


def last_titled_state(text: str) -> str:
    """The state of the last title such as `OHIO DRIVER LICENSE` in `text`: of several cards on a page, the one
    that a field below the title belongs to. Empty without a title."""
    upper = text.upper()
    found = [m for m in _names().finditer(upper) if re.match(_LICENCE, upper[m.end() : m.end() + 24])]
    return _code_of_name(found[-1][0]) if found else ""


def state_hint(before: str, after: str) -> StateHint:
    """The state that the words around one number name: `OH DL`, `DL (OH)`, `license no (state): … OH`, `… (FL)`."""
    upper, behind = before.upper(), after.upper()
    line = upper.rpartition("\n")[2]
    heads = [m[1] for m in _BEFORE_LABEL.finditer(upper) if _names_state(upper, m.start(1), m[1])]
    if heads:
        return StateHint(heads[-1], True)
    tail = _BEHIND_LABEL.search(line)
    if tail and _names_state(line, tail.start(1), tail[1]):
        return StateHint(tail[1], True)
    if (follow := _FOLLOWS.match(behind)) and _is_code(follow[2]) and (follow[1] or follow[2] not in _WORDS):
        return StateHint(follow[2], True)
    stated = _STATED.search(behind) or _STATED.search(line)
    if stated and _names_state(stated.string, stated.start(1), stated[1]):
        return StateHint(stated[1], True)
    own_line = behind.partition("\n")[0]
    here = _named(f"{line} \n {own_line}")
    return here if here.code or (line == upper and own_line == behind) else _named(f"{upper} \n {behind}")


def _names_state(text: str, start: int, code: str) -> bool:
    if code not in _WORDS:
        return _is_code(code)
    if start == 0 or text[start - 1] == "\n":
        # `ID: DL …` is a kind of document, `ID DL …` Idaho's.
        return code != "ID" or text[start : start + 5] == "ID DL"
    return (start > 0 and text[start - 1] in "([") or re.search(
        r"\bST(?:ATE)?\W?[:=]\W{0,2}$", text[:start]
    ) is not None


def _is_code(code: str) -> bool:
    return code in STATE_NAMES or (code[:3] == "CA-" and code[3:] in PROVINCES)


def issuing_state_near(before: str, after: str) -> str:
    """As `issuing_state` for the words around one number; `OH DL` and `DL (OH)` count too."""
    return state_hint(before, after).code
