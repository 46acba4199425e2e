"""States, territories and provinces: names, postal codes and AAMVA issuer numbers.

Issuer identification numbers: https://www.aamva.org/identity/issuer-identification-numbers-(iin)
"""

import re
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

_TITLE = r"(?:STATE|COMMONWEALTH)\s+OF\s+"
_LICENCE = (
    r"\s+(?:DRIVER|OPERATOR|COMMERCIAL|IDENTIFICATION|STATE\s+ID|ID\b|DL\b|LICEN[CS]E|REAL\s+ID|DEPARTMENT|DMV|BMV)"
)


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(STATE_NAMES.values(), key=len, reverse=True)
    return re.compile(r"(?<![A-Z])(?:" + "|".join(n.replace(" ", r"\s+") for n in longest_first) + r")(?![A-Z])")


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, name in STATE_NAMES.items()}


def issuing_state(text: str) -> str:
    """The state whose card or letterhead this is, e.g. `OH`; empty where the text names none or several.

    A name beside "driver license", "state of" or "USA" wins; then the only name present. A state in a
    postal address (`DAYTON, OH 45402`) is taken last: people move, cards do not.
    """
    upper = text.upper()
    codes = _codes()
    titled: set[str] = set()
    plain: set[str] = set()
    for match in _names().finditer(upper):
        code = codes[" ".join(match[0].split())]
        plain.add(code)
        if re.search(_TITLE + r"$", upper[max(0, match.start() - 20) : match.start()]) or re.match(
            _LICENCE, upper[match.end() : match.end() + 24]
        ):
            titled.add(code)
    for pool in (titled, plain):
        if len(pool) == 1:
            return next(iter(pool))
        if pool:
            return ""
    if usa := re.search(r"\bUSA\s+([A-Z]{2})\b|\b([A-Z]{2})\s+USA\b", upper):
        code = usa[1] or usa[2]
        if code in STATE_NAMES:
            return code
    near_zip = {m[1] for m in re.finditer(r"[,\s]([A-Z]{2})\.?,?\s+\d{5}(?:-\d{4})?\b", upper) if m[1] in STATE_NAMES}
    return near_zip.pop() if len(near_zip) == 1 else ""


def last_titled_state(text: str) -> str:
    """The state of the last title such as `OHIO DRIVER LICENSE` in `text`: of several cards on a page, the one
    that a field below the title belongs to. Empty without a title."""
    upper = text.upper()
    found = [m for m in _names().finditer(upper) if re.match(_LICENCE, upper[m.end() : m.end() + 24])]
    return _codes()[" ".join(found[-1][0].split())] if found else ""


def issuing_state_near(before: str, after: str) -> str:
    """As `issuing_state` for the words around one number; `OH DL` and `DL (OH)` count too."""
    around = f"{before} \n {after}".upper()
    head = re.search(r"\b([A-Z]{2})[\s,-]{1,2}(?:DL|DLN|D\.L\.|CDL|DRIVER|OLN|LIC)\b", before.upper())
    if head and head[1] in STATE_NAMES:
        return head[1]
    tail = re.search(r"(?:DLN?|LIC(?:EN[CS]E)?)\W{0,3}(?:NO|NUMBER|#)?\W{0,3}\(?\b([A-Z]{2})\b\)?\W*$", before.upper())
    if tail and tail[1] in STATE_NAMES:
        return tail[1]
    follow = re.match(r"[\s,]*\(?(?:STATE:?\s*)?\b([A-Z]{2})\b\)?", after.upper())
    if follow and follow[1] in STATE_NAMES and follow[1] not in ("IN", "OR", "ME", "OK", "HI", "ID", "DE", "LA"):
        return follow[1]
    return issuing_state(around)
