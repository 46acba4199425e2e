"""Identity cards of the second style, held-out half: fields read exactly, and what an image costs, three readers
side by side. `PII_SCAN_BENCH_SPLIT=development` shows the half that may be looked at.
"""

import os
import tempfile
from pathlib import Path
from statistics import fmean

from bench.card_hours import hours
from bench.card_people import records, ties
from bench.card_scores import cost, share
from bench.card_types import types
from bench.card_world import fields, layouts
from bench.card_zones import zones
from bench.cards import fonts
from bench.cards.camera import QUALITIES
from bench.cards.draw import Drawn, draw
from bench.measure import Figures, run
from bench.sheet import Goal, Section, ratio

_COUNTS = {"front": 20, "sheet": 4, "back": 16, "note": 12, "zone": 12, "paper": 72, "world": 18}
"""Images a quality: of papers three a type, of the world one a layout."""
_PAIRS = 6
_READERS = {"tesseract": "pytesseract, full size", "rapidocr": "RapidOCR alone", "ours": "pii-scan"}
_PRINTED = ("front", "sheet", "note", "zone")
_RECALL = {"clean": Goal(at_least=0.97), "mild": Goal(at_least=0.90)}
_WORLD = (
    "Eighteen layouts after the manner of US states (all fifty in turn), Canada, Mexico, the United Kingdom, the "
    "Union, and of passports, visas and identity cards. Rules were changed on this style: a floor, no proof.",
    "Found: a sure value of the right kind and, to the letter, the right number; the right day; the right surname; the "
    "right house and street. Unread told: of images whose number was not found, those that say so themselves.",
)


def sections(scale: float) -> list[Section]:
    split = os.environ.get("PII_SCAN_BENCH_SPLIT", "held_out")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        drawn = {
            kind: [d for q in QUALITIES for d in draw(split, kind, q, max(1, round(count * scale)), Path(folder))]
            for kind, count in _COUNTS.items()
        }
        paths = {kind: [d.path for d in members] for kind, members in drawn.items()}
        printed = [path for kind in _PRINTED for path in paths[kind]]
        got = {name: run(f"card_subjects:{name}", files=printed) for name in ("tesseract", "rapidocr")}
        got["ours"] = run("card_subjects:ours", files=[path for members in paths.values() for path in members])
        searched = run("card_subjects:exhaustive", files=paths["back"])
    everything = [d for kind, members in drawn.items() if kind not in ("sheet", "front") for d in members]
    fronts = [d for d in drawn["front"] if d.kind == "drivers_license_front"]
    return [
        *(_fields(kind, drawn[kind], got, split) for kind in ("front", "sheet")),
        fields(drawn["front"], got["ours"], "Fronts of the second style: values found", ()),
        fields(drawn["world"], got["ours"], "Cards of a third style: states and countries", _WORLD),
        layouts(drawn["world"], got["ours"], "Cards of a third style, by layout"),
        zones(drawn["zone"], got, _READERS),
        _hands(drawn["note"], got),
        _codes(drawn["back"], {"ours": got["ours"], "exhaustive": searched}),
        types([*everything, *fronts], got["ours"]),
        records(drawn["sheet"], got["ours"]),
        ties(split, max(2, round(_PAIRS * scale))),
        hours(drawn, got),
    ]


def _fields(kind: str, drawn: list[Drawn], got: dict[str, Figures], split: str) -> Section:
    what = {"front": "fronts, one a picture", "sheet": "two to four fronts a picture"}[kind]
    faces = "its own typefaces" if fonts.folder() else "the system's typefaces only: run tools/bench_fonts.sh"
    section = Section(
        f"Cards of a second style ({split.replace('_', ' ')}): {what}",
        ("quality and reader", "fields read exactly", "CPU-s/image", "× pytesseract", "fields", "images"),
        (f"Number, names, street, place, birth and expiry date; five layouts with {faces}.",),
    )
    for quality in QUALITIES:
        chosen = [d for d in drawn if d.quality == quality]
        base = cost(chosen, got["tesseract"])
        for name, told in _READERS.items():
            (part, count), each = share(chosen, got[name]), cost(chosen, got[name])
            goal = _RECALL.get(quality) if name == "ours" and kind == "front" else None
            section.add(
                f"{quality}: {told}", part, each, ratio(base, each), str(count), str(len(chosen)), value=part, goal=goal
            )
    if kind == "front":
        chosen = [d for d in drawn if d.quality in ("clean", "mild")]
        each, base = cost(chosen, got["ours"]), cost(chosen, got["tesseract"])
        section.add("clean and mild: pii-scan", None, each, None, None, None, value=each, goal=Goal(at_most=0.4))
        times = ratio(base, each)
        section.add(
            "clean and mild: in terms of pytesseract", None, None, times, None, None, value=times, goal=Goal(1.6)
        )
    return section


def _hands(drawn: list[Drawn], got: dict[str, Figures]) -> Section:
    section = Section(
        "Notes written by hand, second style",
        ("quality and hand", "pii-scan", "RapidOCR", "pytesseract", "told as handwriting", "values", "images"),
        ("Name, telephone, street, place and birth date, exactly. Told: the text or a problem names a hand.",),
    )
    for quality in QUALITIES:
        for like in (True, False):
            chosen = [d for d in drawn if d.quality == quality and (d.made in fonts.PRINT_LIKE) is like]
            shares = {name: share(chosen, figures) for name, figures in got.items()}
            told = got["ours"]["told"]
            seen = [any(sign in told[d.path] for sign in ("handwriting", "manual_review")) for d in chosen]
            goal = Goal(0.7) if like and quality in ("clean", "mild") else None
            section.add(
                f"{quality}: {'print-like' if like else 'cursive'}", shares["ours"][0], shares["rapidocr"][0],
                shares["tesseract"][0], fmean(seen) if seen else None, str(shares["ours"][1]), str(len(chosen)),
                value=shares["ours"][0], goal=goal,
            )  # fmt: skip
    return section


def _codes(drawn: list[Drawn], codes: dict[str, Figures]) -> Section:
    section = Section(
        "PDF417 of licence backs, second style",
        ("quality", "pii-scan", "exhaustive search", "ours of its", "CPU-s/image", "search: CPU-s", "images"),
        ("Exhaustive: zxing-cpp over 13 angles, 4 sizes and 3 sharpnesses until one decodes.",),
    )
    for quality in QUALITIES:
        chosen = [d for d in drawn if d.quality == quality]
        right = {
            name: fmean(figures["texts"][d.path].find(d.truth["payload"].strip()) >= 0 for d in chosen)
            for name, figures in codes.items()
        }
        share = ratio(right["ours"], right["exhaustive"])
        section.add(
            quality, right["ours"], right["exhaustive"], share, cost(chosen, codes["ours"]),
            cost(chosen, codes["exhaustive"]), str(len(chosen)), value=share, goal=Goal(0.95),
        )  # fmt: skip
    return section


def _held(payload: str, text: str) -> bool:
    return payload.strip() in text
