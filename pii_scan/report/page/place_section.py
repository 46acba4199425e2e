"""Positions: the map, the homes they may point at."""

from collections import Counter

from pii_scan.model.legal_class import LegalClass
from pii_scan.report.page.markup import Column, fold, paragraph, section, table
from pii_scan.report.page.point_map import Point, parse, point_map
from pii_scan.report.view import View
from pii_scan.report.words import count

_LISTED = 40


def places(view: View) -> str:
    points: Counter[Point] = Counter()
    for masked, number in view.matches.positions.items():
        point = parse(masked)
        if point is not None:
            points[point] += number
    homes = [(float(home["lat"]), float(home["lon"])) for home in view.homes]
    if not points and not homes:
        return section("places", "Positions", paragraph("No position was found in what could be read."))
    items = view.matches.items_by_class()[LegalClass.GEOLOCATION]
    total = sum(points.values())
    text = f"{count(total, 'position')} in {count(items, 'item')}, in {count(len(points), 'area')} of 0.1°."
    ranked = sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))[:_LISTED]
    rows = [(f"{lat:.1f}, {lon:.1f}", number) for (lat, lon), number in ranked]
    columns = (Column("Latitude, longitude (rounded)"), Column("Positions", number=True))
    return section(
        "places", "Positions", paragraph(text), point_map(points, homes, "Positions found in pictures and texts"),
        _homes(view), fold("Positions as a table", table("Areas with most positions", columns, rows)),
    )  # fmt: skip


def _homes(view: View) -> str:
    rows = [
        (
            f"{float(home['lat']):.1f}, {float(home['lon']):.1f}",
            str(home.get("near") or "–"),
            int(home.get("points") or 0),
            home.get("radius_m"),
            "; ".join(str(reason) for reason in home.get("reasons") or ()),
        )
        for home in view.homes
    ]
    columns = (
        Column("Position (rounded)"),
        Column("Nearest town"),
        Column("Points", number=True),
        Column("Radius, m", number=True),
        Column("Why", wide=True),
    )
    return table("Points that may be somebody's home", columns, rows) if rows else ""
