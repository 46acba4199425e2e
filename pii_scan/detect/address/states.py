"""States, their postal codes, and the ZIP prefixes each of them owns (USPS)."""

from functools import cache

NAMES = {
    "ALABAMA": "AL", "ALASKA": "AK", "ARIZONA": "AZ", "ARKANSAS": "AR", "CALIFORNIA": "CA", "COLORADO": "CO",
    "CONNECTICUT": "CT", "DELAWARE": "DE", "DISTRICT OF COLUMBIA": "DC", "FLORIDA": "FL", "GEORGIA": "GA",
    "HAWAII": "HI", "IDAHO": "ID", "ILLINOIS": "IL", "INDIANA": "IN", "IOWA": "IA", "KANSAS": "KS", "KENTUCKY": "KY",
    "LOUISIANA": "LA", "MAINE": "ME", "MARYLAND": "MD", "MASSACHUSETTS": "MA", "MICHIGAN": "MI", "MINNESOTA": "MN",
    "MISSISSIPPI": "MS", "MISSOURI": "MO", "MONTANA": "MT", "NEBRASKA": "NE", "NEVADA": "NV", "NEW HAMPSHIRE": "NH",
    "NEW JERSEY": "NJ", "NEW MEXICO": "NM", "NEW YORK": "NY", "NORTH CAROLINA": "NC", "NORTH DAKOTA": "ND",
    "OHIO": "OH", "OKLAHOMA": "OK", "OREGON": "OR", "PENNSYLVANIA": "PA", "RHODE ISLAND": "RI",
    "SOUTH CAROLINA": "SC", "SOUTH DAKOTA": "SD", "TENNESSEE": "TN", "TEXAS": "TX", "UTAH": "UT", "VERMONT": "VT",
    "VIRGINIA": "VA", "WASHINGTON": "WA", "WEST VIRGINIA": "WV", "WISCONSIN": "WI", "WYOMING": "WY",
    "PUERTO RICO": "PR", "GUAM": "GU", "VIRGIN ISLANDS": "VI", "AMERICAN SAMOA": "AS",
}  # fmt: skip
CODES = frozenset(NAMES.values())

_PREFIXES = (
    "AL 350-369;AK 995-999;AZ 850-865;AR 716-729,755-755;CA 900-961;CO 800-816;CT 060-069;DE 197-199;"
    "DC 200-200,202-205;"
    "FL 320-349;GA 300-319,398-399;GU 969-969;HI 967-968;ID 832-838;IL 600-629;IN 460-479;IA 500-528;KS 660-679;"
    "KY 400-427;LA 700-714;ME 039-049;MD 206-219;MA 010-027,055-055;MI 480-499;MN 550-567;MS 386-397;MO 630-658;"
    "MT 590-599;NE 680-693;NV 889-898;NH 030-038;NJ 070-089;NM 870-884;NY 005-005,063-063,100-149;NC 270-289;"
    "ND 580-588;"
    "OH 430-459;OK 730-732,734-749;OR 970-979;PA 150-196;PR 006-007,009-009;RI 028-029;SC 290-299;SD 570-577;"
    "TN 370-385;TX 733-733,750-754,756-799,885-885;UT 840-847;VT 050-054,056-059;VI 008-008;VA 201-201,220-246;"
    "WA 980-994;WV 247-268;WI 530-549;WY 820-831"
)


@cache
def _by_prefix() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in _PREFIXES.split(";"):
        state, spans = entry.split(" ")
        for span in spans.split(","):
            low, high = span.split("-")
            for number in range(int(low), int(high) + 1):
                table.setdefault(f"{number:03d}", state)
    return table


def state_of_zip(zip5: str) -> str | None:
    return _by_prefix().get(zip5[:3])


def state_code(text: str) -> str | None:
    """`oh`, `Ohio` → `OH`."""
    upper = " ".join(text.upper().replace(".", "").split())
    return upper if upper in CODES else NAMES.get(upper)
