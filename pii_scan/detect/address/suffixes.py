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
