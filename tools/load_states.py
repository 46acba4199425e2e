"""Packs the outlines of the US states (npm `us-atlas`, ISC, after the US Census Bureau) into the package.

    python tools/load_states.py FOLDER_OF_US_ATLAS

Topology arcs become closed rings in steps of 0.001°, one line a state: code, then rings.
"""

import gzip
import io
import json
import shutil
import sys
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent / "pii_scan" / "detect" / "location" / "data"
CODES = dict(
    pair.split("=")
    for pair in [
        "01=AL",
        "02=AK",
        "04=AZ",
        "05=AR",
        "06=CA",
        "08=CO",
        "09=CT",
        "10=DE",
        "11=DC",
        "12=FL",
        "13=GA",
        "15=HI",
        "16=ID",
        "17=IL",
        "18=IN",
        "19=IA",
        "20=KS",
        "21=KY",
        "22=LA",
        "23=ME",
        "24=MD",
        "25=MA",
        "26=MI",
        "27=MN",
        "28=MS",
        "29=MO",
        "30=MT",
        "31=NE",
        "32=NV",
        "33=NH",
        "34=NJ",
        "35=NM",
        "36=NY",
        "37=NC",
        "38=ND",
        "39=OH",
        "40=OK",
        "41=OR",
        "42=PA",
        "44=RI",
        "45=SC",
        "46=SD",
        "47=TN",
        "48=TX",
        "49=UT",
        "50=VT",
        "51=VA",
        "53=WA",
        "54=WV",
        "55=WI",
        "56=WY",
        "60=AS",
        "66=GU",
        "69=MP",
        "72=PR",
        "78=VI",
    ]
)


def rings(topology: dict[str, Any], geometry: dict[str, Any]) -> list[list[tuple[int, int]]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    out = []
    for polygon in polygons:
        for ring in polygon:
            points: list[tuple[int, int]] = []
            for number in ring:
                arc = decoded(topology, number if number >= 0 else ~number)
                points.extend((arc if number >= 0 else arc[::-1])[1 if points else 0 :])
            kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
            if len(kept) > 3:
                out.append(kept)
    return out


def decoded(topology: dict[str, Any], index: int) -> list[tuple[int, int]]:
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in topology["arcs"][index]:
        x, y = x + dx, y + dy
        points.append((round((x * scale[0] + move[0]) * 1000), round((y * scale[1] + move[1]) * 1000)))
    return points


def main(folder: Path) -> None:
    topology = json.loads((folder / "states-10m.json").read_text("utf-8"))
    lines = {}
    for geometry in topology["objects"]["states"]["geometries"]:
        if code := CODES.get(geometry["id"]):
            lines[code] = [[value for point in ring for value in point] for ring in rings(topology, geometry)]
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, filename="") as stream:
        stream.write(json.dumps(dict(sorted(lines.items())), separators=(",", ":")).encode("ascii"))
    (PACKAGE / "us_states.json.gz").write_bytes(buffer.getvalue())
    shutil.copyfile(folder / "LICENSE", PACKAGE / "LICENSE.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
