"""What stands beside a would-be name and tells whether it is one."""

import re

from pii_scan.detect.person.common_words import ORGANISATIONS, STREETS
from pii_scan.detect.person.normal import fold
from pii_scan.detect.person.word_set import word_set
from pii_scan.detect.person.words import NAME_LAST_WORDS

THINGS = word_set(
    """
    ACT RULE LAW THEOREM METHOD ALGORITHM SYNDROME DISEASE TEST SCALE INDEX EQUATION MODEL EFFECT MEDAL FESTIVAL HARBOUR
    HARBOR OAKS LABS LABORATORY LABORATORIES BROS BROTHERS SISTERS BAND ORCHESTRA QUARTET TRIO HILLS SPRINGS FALLS CREEK
    RANCH FARM FARMS VILLAGE TOWNSHIP INN SUITES ARENA FIELD FOREST CANYON BAY CAMPAIGN ADMINISTRATION PAPERS COLLECTION
    EDITION NOVEL SHOW TOUR ALBUM SONGS LICENSE DISTRIBUTION TRANSFORM FILTER MATRIX PRIMARY SENIOR MIDDLE HIGH BUILDING
    TOWERS APARTMENTS ESTATES MANOR PROJECT PROGRAM INITIATIVE FELLOWSHIP SCHOLARSHIP LECTURE INTERNATIONAL INDUSTRIES
    ENTERPRISES PRODUCTS FOODS BAKERY BREWING DESIGN DESIGNS CONSULTING CAPITAL SECURITIES REALTY PROPERTIES AIRWAYS
    FUNERAL AUTO HARDWARE SUPPLY ELECTRIC PLUMBING CONSTRUCTION DAIRY DAILY TRIBUNE GAZETTE HERALD COMPLEX JEANS
    HOME COSMETICS FASHION FRAGRANCE RIGHTS WARNING CAKE TEA COFFEE SAUCE WINES LYMPHOMA DATABASE TEMPLATE EMPIRE
    ENDOWMENT MOVEMENT DYNASTY CHAPEL CATHEDRAL PRIMARY MANSION PALACE CASTLE HOUSE ROOM SUITE WING
    SANS SERIF GOTHIC MONO CORRECTIONAL CORRECTION CORRECTIONS PENITENTIARY REFORMATORY BROTHERHOOD DETENTION
    CATHOLIC BAPTIST LUTHERAN METHODIST ORTHODOX
    SENTENCING RECOVERY MINISTRIES MANUFACTURING FINISHING LOGISTICS STAFFING TRUCKING
    WORKS FREIGHT TOOLING FURNITURE SUPPLIES CONTRACTORS ROOFING LANDSCAPING VENTURES TECHNOLOGIES WATERWORKS
    """
)
"""A thing or a firm that is called after a person."""
_AFTER = STREETS | ORGANISATIONS | THINGS
_NOT_SURNAMES = _AFTER - NAME_LAST_WORDS
_HOUSE_NUMBER = re.compile(r"(?<![:/.\d])\d{2,6} +$")
_YEAR = re.compile(r"(?:19|20)\d\d ")
_DAYS = frozenset(("DAY", "HOLIDAY", "WEEKEND"))
"""`Martin Luther King Jr. Day`; before a surname's own place they are looked for behind it only."""
EDGES = "\n\r\t|;:'\"<>()[]"
_NEXT = re.compile(r"\.? ?&? ?([A-Za-z]+)")


def ends_elsewhere(following: str, surname: str) -> bool:
    """`Martin Luther King Boulevard`, `Wells Fargo Bank`: the word behind makes it a street, a firm, a law."""
    return fold(following).rstrip(".") in _AFTER | _DAYS or fold(surname) in _NOT_SURNAMES


def next_word(text: str, at: int) -> str:
    found = _NEXT.match(text, at)
    if found is None:
        return ""
    word = found.group(1)
    return "CO" if "&" in found.group() else word if word[0].isupper() else ""


def house_number_before(text: str, at: int) -> bool:
    """`1200 Martin Luther King` is a street, even where its suffix is missing."""
    number = _HOUSE_NUMBER.search(text, max(0, at - 8), at)
    # `Copyright 2013 Ruth Castellano`: four digits that are a year tell nothing.
    return number is not None and _YEAR.match(number.group()) is None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Set off on both sides, as a sender, a cell or a line of its own is."""
    before, after = text[max(0, start - 3) : start].rstrip(" ")[-1:], text[end : end + 1]
    return (not before or before in EDGES) and (not after or after in EDGES or after in ",.")


def trim(text: str, end: int) -> int:
    while text[end - 1] in "'’.":
        end -= 1
    return end - 2 if text[end - 2 : end] in ("'s", "’s") else end
