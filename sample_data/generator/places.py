"""Towns that exist (city, state, ZIP, area code, position) and streets that are made up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    city: str
    state: str
    zip5: str
    area: str
    latitude: float
    longitude: float


TOWNS = tuple(
    Town(*row)
    for row in (
        ("Dayton", "OH", "45402", "937", 39.7589, -84.1916), ("Toledo", "OH", "43604", "419", 41.6528, -83.5379),
        ("Akron", "OH", "44308", "330", 41.0814, -81.5190), ("Waco", "TX", "76701", "254", 31.5493, -97.1467),
        ("Lubbock", "TX", "79401", "806", 33.5779, -101.8552), ("El Paso", "TX", "79901", "915", 31.7619, -106.4850),
        ("Fresno", "CA", "93721", "559", 36.7378, -119.7871), ("Stockton", "CA", "95202", "209", 37.9577, -121.2908),
        ("Tampa", "FL", "33602", "813", 27.9506, -82.4572), ("Ocala", "FL", "34471", "352", 29.1872, -82.1401),
        ("Albany", "NY", "12207", "518", 42.6526, -73.7562), ("Utica", "NY", "13501", "315", 43.1009, -75.2327),
        ("Peoria", "IL", "61602", "309", 40.6936, -89.5890), ("Rockford", "IL", "61101", "815", 42.2711, -89.0940),
        ("Erie", "PA", "16501", "814", 42.1292, -80.0851), ("Reading", "PA", "19601", "610", 40.3356, -75.9269),
        ("Macon", "GA", "31201", "478", 32.8407, -83.6324), ("Augusta", "GA", "30901", "706", 33.4735, -82.0105),
        ("Flint", "MI", "48502", "810", 43.0125, -83.6875), ("Lansing", "MI", "48933", "517", 42.7325, -84.5555),
        ("Roanoke", "VA", "24011", "540", 37.2710, -79.9414), ("Norfolk", "VA", "23510", "757", 36.8508, -76.2859),
        ("Racine", "WI", "53403", "262", 42.7261, -87.7829), ("Green Bay", "WI", "54301", "920", 44.5133, -88.0133),
        ("Mesa", "AZ", "85201", "480", 33.4152, -111.8315), ("Pueblo", "CO", "81003", "719", 38.2544, -104.6091),
        ("Durham", "NC", "27701", "919", 35.9940, -78.8986), ("Spokane", "WA", "99201", "509", 47.6588, -117.4260),
        ("Frederick", "MD", "21701", "301", 39.4143, -77.4105), ("Muncie", "IN", "47305", "765", 40.1934, -85.3864),
        ("Jackson", "TN", "38301", "731", 35.6145, -88.8139), ("Owensboro", "KY", "42301", "270", 37.7719, -87.1112),
        ("Trenton", "NJ", "08608", "609", 40.2206, -74.7597), ("Lowell", "MA", "01852", "978", 42.6334, -71.3162),
        ("Mobile", "AL", "36602", "251", 30.6954, -88.0399), ("Joplin", "MO", "64801", "417", 37.0842, -94.5133),
        ("Duluth", "MN", "55802", "218", 46.7867, -92.1005),
    )
)  # fmt: skip

STREETS = (
    "Quillfeather", "Old Tannery", "Brambleholt", "Harrowgate", "Copper Lantern", "Millrace", "Thistledown",
    "Wexbury", "Larkmoor", "Pinder", "Juniper Fold", "Stonecrop", "Ferrier", "Cobblewood", "Marrow Hill",
    "Saltbox", "Winterbourne", "Calloway Bend", "Hickory Knoll", "Bellwether", "Greyfriar", "Tolliver",
    "Rookery", "Amberley", "Dovecote", "Kettle Run", "Foxglove", "Ashmere", "Bracken", "Linden Hollow",
)  # fmt: skip
SUFFIXES = ("St", "Ave", "Rd", "Dr", "Ln", "Ct", "Blvd", "Way", "Pl", "Cir", "Ter")
IIN = {
    "VA": "636000", "NY": "636001", "MA": "636002", "MD": "636003", "NC": "636004", "FL": "636010", "CA": "636014",
    "TX": "636015", "CO": "636020", "OH": "636023", "PA": "636025", "AZ": "636026", "MO": "636030", "WI": "636031",
    "MI": "636032", "AL": "636033", "IL": "636035", "NJ": "636036", "IN": "636037", "MN": "636038", "WA": "636045",
    "KY": "636046", "TN": "636053", "GA": "636055",
}  # fmt: skip
"""Issuer identification numbers of the licence authorities (AAMVA, public list)."""

STATE_NAMES = {
    "AL": "ALABAMA", "AZ": "ARIZONA", "CA": "CALIFORNIA", "CO": "COLORADO", "FL": "FLORIDA", "GA": "GEORGIA",
    "IL": "ILLINOIS", "IN": "INDIANA", "KY": "KENTUCKY", "MA": "MASSACHUSETTS", "MD": "MARYLAND", "MI": "MICHIGAN",
    "MN": "MINNESOTA", "MO": "MISSOURI", "NC": "NORTH CAROLINA", "NJ": "NEW JERSEY", "NY": "NEW YORK STATE",
    "OH": "OHIO", "PA": "PENNSYLVANIA", "TN": "TENNESSEE", "TX": "TEXAS", "VA": "VIRGINIA", "WA": "WASHINGTON",
    "WI": "WISCONSIN",
}  # fmt: skip
