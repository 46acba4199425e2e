"""Identity cards of the second style, held-out half: fields read exactly, and what an image costs, three readers
side by side. `PII_SCAN_BENCH_SPLIT=development` shows the half that may be looked at.
"""

import os
import tempfile
from pathlib import Path
from statistics import fmean

from bench.cards import fonts
from bench.cards.camera import QUALITIES
from bench.cards.draw import Drawn, draw
from bench.measure import Figures, run
from bench.sheet import Goal, Section, ratio

_COUNTS = {"front": 40, "sheet": 6, "back": 20, "note": 18}
_READERS = {"tesseract": "pytesseract, full size", "rapidocr": "RapidOCR alone", "ours": "pii-scan"}
_RECALL = {"clean": Goal(at_least=0.97), "mild": Goal(at_least=0.90)}


def sections(scale: float) -> list[Section]:
    split = os.environ.get("PII_SCAN_BENCH_SPLIT", "held_out")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        drawn = {
            kind: [d for q in QUALITIES for d in draw(split, kind, q, max(2, round(count * scale)), Path(folder))]
            for kind, count in _COUNTS.items()
        }
        printed = [d.path for kind in ("front", "sheet", "note") for d in drawn[kind]]
        got = {name: run(f"card_subjects:{name}", files=printed) for name in _READERS}
        backs = [d.path for d in drawn["back"]]
        codes = {name: run(f"card_subjects:{name}", files=backs) for name in ("ours", "exhaustive")}
    return [
        *(_fields(kind, drawn[kind], got, split) for kind in ("front", "sheet")),
        _hands(drawn["note"], got),
        _codes(drawn["back"], codes),
    ]


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())


def exact(value: str, text: str) -> bool:
    """Whether the value's letters and digits stand in the text in one run, nothing misread."""
    return _squeezed(value) in _squeezed(text)


def _share(drawn: list[Drawn], figures: Figures) -> tuple[float | None, int]:
    hits = [exact(words, figures["texts"][d.path]) for d in drawn for words in d.truth.values()]
    return (fmean(hits) if hits else None), len(hits)


def _cost(drawn: list[Drawn], figures: Figures) -> float | None:
    return fmean(figures["cpu_s"][d.path] for d in drawn) if drawn else None


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
        base = _cost(chosen, got["tesseract"])
        for name, told in _READERS.items():
            (share, fields), cost = _share(chosen, got[name]), _cost(chosen, got[name])
            goal = _RECALL.get(quality) if name == "ours" and kind == "front" else None
            section.add(
                f"{quality}: {told}",
                share,
                cost,
                ratio(base, cost),
                str(fields),
                str(len(chosen)),
                value=share,
                goal=goal,
            )
    if kind == "front":
        chosen = [d for d in drawn if d.quality in ("clean", "mild")]
        cost, base = _cost(chosen, got["ours"]), _cost(chosen, got["tesseract"])
        section.add("clean and mild: pii-scan", None, cost, None, None, None, value=cost, goal=Goal(at_most=0.4))
        times = ratio(base, cost)
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
            shares = {name: _share(chosen, figures) for name, figures in got.items()}
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
            quality, right["ours"], right["exhaustive"], share, _cost(chosen, codes["ours"]),
            _cost(chosen, codes["exhaustive"]), str(len(chosen)), value=share, goal=Goal(0.95),
        )  # fmt: skip
    return section
