"""Writes pii_scan/detect/calls/area_codes.py from the geographic data of the phonenumbers package.

Usage: python tools/gen_area_codes.py
"""

from collections import Counter, defaultdict
from pathlib import Path

from phonenumbers import PhoneMetadata, parse, region_code_for_number
from phonenumbers.geodata import GEOCODE_DATA

from pii_scan.detect.ids.jurisdictions import STATE_NAMES

TARGET = Path(__file__).parents[1] / "pii_scan/detect/calls/area_codes.py"
_NAMES = {name.casefold(): code for code, name in STATE_NAMES.items()} | {
    "washington d.c.": "DC",
    "washington state": "WA",
}
OVERLAYS: dict[int, tuple[str, str]] = {
    436: ("OH", "https://telnyx.com/release-notes/ohio-440-overlay"),
    457: ("LA", "https://lincolnparishjournal.com/2025/07/23/additional-area-code-coming-to-n-la/"),
    465: ("NY", "https://theamericanexpress.us/article/once-again-the-city-gains-an-area-code-2026-06-21"),
    471: ("MS", "https://en.wikipedia.org/wiki/Area_codes_662_and_471"),
    483: ("AL", "https://support.optimummobile.com/hc/en-us/articles/37811018709911-New-483-Area-Code-in-Alabama"),
    621: ("TX", "https://wikimili.com/en/Area_codes_713,_281,_832,_and_346"),
    624: ("NY", "https://www.northland.net/blog/new-area-code-takes-effect-for-western-new-york-region/"),
    679: ("MI", "https://www.verizon.com/support/residential/homephone/area-international-info/area-code-lookup"),
    729: ("TN", "https://en.wikipedia.org/wiki/Area_codes_423_and_729"),
    837: ("CA", "https://sent.dm/es/resources/area-code/area-code-530-chico-california-details"),
    861: ("IL", "https://www.lincmad.com/areacode.html"),
    924: ("MN", "https://startribune.com/theres-a-new-area-code-in-southern-minnesotas-507-region/600268094"),
}
"""Laid over older areas since 2023, which libphonenumber 9.0.43 does not know yet: state, and the page (read on
2026-11-27) that names the state's regulator or NANPA as having assigned it. Whatever libphonenumber says goes first."""
_TERRITORIES = ("PR", "GU", "VI", "AS", "MP")


def by_area() -> dict[int, str]:
    """Area code → state, the one that most prefixes of the area are described by."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for prefix, names in GEOCODE_DATA.items():
        if len(prefix) < 4 or prefix[0] != "1":
            continue
        place = names.get("en", "")
        tail = place.rsplit(", ", 1)[-1]
        state = tail if tail in STATE_NAMES else _NAMES.get(place.casefold(), "")
        if state:
            votes[int(prefix[1:4])][state] += 1000 if len(prefix) == 4 else 1
    found = {area: counts.most_common(1)[0][0] for area, counts in votes.items()}
    for region in _TERRITORIES:
        plan = PhoneMetadata.metadata_for_region(region)
        for area in range(200, 1000):
            number = parse(f"+1{area}{_exchange(plan)}", None)
            if region_code_for_number(number) == region:
                found[area] = region
    for area, (state, _) in OVERLAYS.items():
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
        '"""US states of area codes, by libphonenumber and announcements. Weak: numbers are kept when people move.',
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
