"""Writes pii_scan/detect/calls/area_codes.py from the geographic data of the phonenumbers package.

Usage: python tools/gen_area_codes.py
"""

from collections import Counter, defaultdict
from pathlib import Path

from phonenumbers import PhoneMetadata, parse, region_code_for_number
from phonenumbers.geodata import GEOCODE_DATA

from pii_scan.detect.ids.jurisdictions import STATE_NAMES

TARGET = Path(__file__).parents[1] / "pii_scan/detect/calls/area_codes.py"
_NAMES = {name: code for code, name in STATE_NAMES.items()}
OVERLAYS = {
    "AL": "483 938", "AR": "327", "CA": "279 341 350 369 424 442 628 657 669 747 820 837 840", "CO": "983",
    "CT": "475 959", "DC": "202 771", "FL": "324 448 645 656 689 728 754", "GA": "470 762 943", "ID": "986",
    "IL": "331 447 464 730 779 861 872", "IN": "463 930", "KY": "364", "LA": "457", "MD": "227 240 443 667",
    "MA": "339 351 774 857", "MI": "679 947", "MN": "924", "MS": "471 769", "MO": "235 557 975", "NE": "531",
    "NV": "725", "NJ": "551 640 848 862", "NM": "575", "NY": "329 332 347 363 465 624 646 680 838 917 929 934",
    "NC": "472 743 980 984", "OH": "220 234 283 326 380 436 567", "OK": "539 572", "OR": "458 971",
    "PA": "223 267 272 445 484 582 835 878", "SC": "821 839 854", "TN": "629 729",
    "TX": "346 430 469 621 682 726 737 832 945", "UT": "385", "VA": "571 686 826 948", "WA": "564", "WV": "681",
    "WI": "274 353 534",
}  # fmt: skip
"""Laid over older areas, where libphonenumber names no place (NANPA's planning letters)."""
_TERRITORIES = ("PR", "GU", "VI", "AS", "MP")


def by_area() -> dict[int, str]:
    """Area code → state, the one that most prefixes of the area are described by."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for prefix, names in GEOCODE_DATA.items():
        if len(prefix) < 4 or prefix[0] != "1":
            continue
        place = names.get("en", "")
        tail = place.rsplit(", ", 1)[-1]
        state = tail if tail in STATE_NAMES else _NAMES.get(place, "")
        if state:
            votes[int(prefix[1:4])][state] += 1000 if len(prefix) == 4 else 1
    found = {area: counts.most_common(1)[0][0] for area, counts in votes.items()}
    for region in _TERRITORIES:
        plan = PhoneMetadata.metadata_for_region(region)
        for area in range(200, 1000):
            number = parse(f"+1{area}{_exchange(plan)}", None)
            if region_code_for_number(number) == region:
                found[area] = region
    for state, areas in OVERLAYS.items():
        for area in map(int, areas.split()):
            found.setdefault(area, state)
    return found


def _exchange(plan: object) -> str:
    example = plan.fixed_line.example_number  # type: ignore[attr-defined]
    return str(example)[3:]


def _entry(state: str, codes: list[int]) -> list[str]:
    words = list(map(str, codes))
    if len(words) < 26:
        return [f'    "{state}": "{" ".join(words)}",']
    pieces = [" ".join(words[at : at + 25]) for at in range(0, len(words), 25)]
    texts = [f'    "{piece} "' for piece in pieces[:-1]] + [f'    "{pieces[-1]}",']
    return [f'    "{state}": {texts[0].strip()}', *texts[1:]]


def main() -> None:
    areas: dict[str, list[int]] = defaultdict(list)
    for area, state in sorted(by_area().items()):
        areas[state].append(area)
    lines = [
        '"""US states of area codes, by libphonenumber and NANPA. Weak: numbers are kept when people move.',
        "",
        "Written by tools/gen_area_codes.py.",
        '"""',
        "",
        "AREAS: dict[str, str] = {",
        *(line for state, codes in sorted(areas.items()) for line in _entry(state, codes)),
        "}",
        "",
        "STATE_OF_AREA: dict[int, str] = {"
        "int(area): state for state, areas in AREAS.items() for area in areas.split()}",
        "",
    ]
    TARGET.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
