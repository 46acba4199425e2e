"""Street suffixes and directions with their postal abbreviations (USPS Publication 28, appendix C1)."""

SUFFIXES = {
    name: short
    for short, names in {
        "ALY": "ALLEY ALY",
        "AVE": "AVENUE AVE AV AVEN AVENIDA",
        "BLVD": "BOULEVARD BLVD BOUL BLV",
        "BND": "BEND BND",
        "CIR": "CIRCLE CIR CIRC",
        "CT": "COURT CT CRT",
        "CTS": "COURTS CTS",
        "CV": "COVE CV",
        "CRES": "CRESCENT CRES",
        "XING": "CROSSING XING",
        "DR": "DRIVE DR DRV",
        "EXPY": "EXPRESSWAY EXPY",
        "EXT": "EXTENSION EXT",
        "FWY": "FREEWAY FWY",
        "GDNS": "GARDENS GDNS",
        "GLN": "GLEN GLN",
        "GRV": "GROVE GRV",
        "HTS": "HEIGHTS HTS",
        "HWY": "HIGHWAY HWY",
        "HL": "HILL HL",
        "HOLW": "HOLLOW HOLW",
        "KNL": "KNOLL KNL",
        "LNDG": "LANDING LNDG",
        "LN": "LANE LN",
        "LOOP": "LOOP",
        "MNR": "MANOR MNR",
        "MDWS": "MEADOWS MDWS",
        "PARK": "PARK",
        "PATH": "PATH",
        "PIKE": "PIKE",
        "PKWY": "PARKWAY PKWY PKY",
        "PL": "PLACE PL",
        "PLZ": "PLAZA PLZ",
        "PT": "POINT PT",
        "RDG": "RIDGE RDG",
        "RD": "ROAD RD",
        "ROW": "ROW",
        "RTE": "ROUTE RTE",
        "RUN": "RUN",
        "SQ": "SQUARE SQ",
        "ST": "STREET ST STR STRT CALLE",
        "TER": "TERRACE TER TERR",
        "TRCE": "TRACE TRCE",
        "TRL": "TRAIL TRL",
        "TPKE": "TURNPIKE TPKE",
        "VW": "VIEW VW",
        "VIS": "VISTA VIS",
        "WALK": "WALK",
        "WAY": "WAY WY",
    }.items()
    for name in names.split(" ")
}
SURE_SUFFIXES = frozenset(
    name
    for name, short in SUFFIXES.items()
    if short
    in {"AVE", "BLVD", "CIR", "CT", "DR", "LN", "HWY", "PKWY", "PL", "RD", "SQ", "ST", "TER", "TRL", "TPKE", "WAY"}
) - {"WAY", "PLACE", "SQUARE", "COURT", "DRIVE", "TRAIL", "CIRCLE", "WY"}
"""Suffixes that are no everyday word: they make an address without city or ZIP."""

WEAK_SUFFIXES = frozenset(
    """BAYOU BEACH BLUFF BLUFFS BOTTOM BRANCH BRIDGE BROOK BROOKS BURG BURGS BYPASS CAMP CANYON CAPE CAUSEWAY CENTER
    CENTERS CENTRE CIRCLES CLIFF CLIFFS CLUB COMMON COMMONS CORNER CORNERS COURSE COVES CREEK CREST CROSSROAD CROSSROADS
    CURVE DALE DAM DIVIDE DRIVES ESTATE ESTATES EXTENSIONS FALL FALLS FERRY FIELD FIELDS FLAT FLATS FORD FORDS FOREST
    FORGE FORGES FORK FORKS FORT GARDEN GATEWAY GLENS GREEN GREENS GROVES HARBOR HARBORS HAVEN HILLS INLET ISLAND
    ISLANDS ISLE JUNCTION JUNCTIONS KEY KEYS KNOLLS LAKE LAKES LAND LIGHT LIGHTS LOAF LOCK LOCKS LODGE MALL MANORS
    MEADOW MEWS MILL MILLS MISSION MOTORWAY MOUNT MOUNTAIN MOUNTAINS NECK ORCHARD OVAL OVERPASS PARKS PARKWAYS PASS
    PASSAGE PINE PINES PLAIN PLAINS PLAZAS POINTS PORT PORTS PRAIRIE RADIAL RAMP RANCH RAPID RAPIDS REST RIDGES RIVER
    ROADS RUE SHOAL SHOALS SHORE SHORES SKYWAY SPRING SPRINGS SPUR SPURS SQUARES STATION STRAVENUE STREAM STREETS SUMMIT
    THROUGHWAY TRACK TRAFFICWAY TRAILS TUNNEL UNDERPASS UNION UNIONS VALLEY VALLEYS VIA VIADUCT VIEWS VILLAGE VILLAGES
    VILLE WALKS WALL WAYS WELL WELLS CRK SPGS VLY XRD JCT CSWY BYP PSGE RIV SHR SHRS MT MTN EST ESTS FLD FLDS""".split()  # noqa: SIM905
)
"""The other suffixes of appendix C1: everyday words that only a state or a label makes an address."""

DIRECTIONS = {
    **{name: short for short, name in {"N": "NORTH", "S": "SOUTH", "E": "EAST", "W": "WEST"}.items()},
    **{
        name: short
        for short, name in {"NE": "NORTHEAST", "NW": "NORTHWEST", "SE": "SOUTHEAST", "SW": "SOUTHWEST"}.items()
    },
    **{short: short for short in ("N", "S", "E", "W", "NE", "NW", "SE", "SW")},
}
UNITS = {
    "APARTMENT": "APT",
    "APT": "APT",
    "UNIT": "UNIT",
    "SUITE": "STE",
    "STE": "STE",
    "PENTHOUSE": "PH",
    "PH": "PH",
    "BASEMENT": "BSMT",
    "BSMT": "BSMT",
    "DEPARTMENT": "DEPT",
    "PMB": "PMB",
    "APTO": "APT",
    "APARTAMENTO": "APT",
    "FLOOR": "FL",
    "FL": "FL",
    "ROOM": "RM",
    "RM": "RM",
    "BUILDING": "BLDG",
    "BLDG": "BLDG",
    "LOT": "LOT",
    "SPACE": "SPC",
    "SPC": "SPC",
    "TRAILER": "TRLR",
    "TRLR": "TRLR",
    "DEPT": "DEPT",
    "CELL": "CELL",
    "#": "#",
}
