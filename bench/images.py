"""Pictures of the sample: our reading beside plain full-size Tesseract, values by the sample's truth."""

import statistics
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from bench.image_real import real_files
from bench.image_triage import triage
from bench.measure import ROOT, Figures, run
from bench.sheet import Goal, Section, ratio

GROUPS = {
    "licence fronts": ("drivers_license_front", "state_id_front"),
    "licence backs": ("drivers_license_back", "state_id_back"),
    "other cards": ("passport", "ssn_card", "medicare_card", "permanent_resident_card", "inmate_id"),
    "papers": ("bank_statement", "check", "tax_form", "receipt", "application_form", "blank_form"),
    "handwriting": ("handwritten_note", "handwritten_form"),
    "screens": ("chat_screenshot",),
    "photos": ("photo", "profile_photo"),
}
_PER_GROUP = 16
_QUALITIES = ("clean", "mild", "moderate")
_ENDINGS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")
_NOT_PRINTED = frozenset({"gps_location"})
_NAMES = {"ours": "pii-scan", "tesseract": "pytesseract, full size"}
_RECALL = {"clean": Goal(at_least=0.97), "mild": Goal(at_least=0.90)}
_COST = {"licence fronts": Goal(at_most=0.4), "licence backs": Goal(at_most=0.15)}


def sections(scale: float) -> list[Section]:
    chosen = choose(_truth(), max(1, round(_PER_GROUP * scale)))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        photo = Path(folder) / "photo.jpg"
        run("image_subjects:large_photo", path=str(photo))
        paths = {group: [entry["path"] for entry in entries] for group, entries in chosen.items()}
        got = {name: run(f"image_subjects:{name}", files=paths, photo=str(photo)) for name in _NAMES}
    return [_cost(chosen, got), _recall(chosen, got), triage(scale), *real_files()]


def _truth() -> dict[str, Any]:
    import json

    return dict(json.loads((ROOT / "sample_data" / "truth.json").read_text("utf-8")))


def choose(truth: dict[str, Any], most: int) -> dict[str, list[dict[str, Any]]]:
    """Up to `most` pictures a group, evenly over its list, severe ones left out."""
    out: dict[str, list[dict[str, Any]]] = {}
    for group, types in GROUPS.items():
        files = [
            entry
            for entry in truth["files"]
            if entry["document_type"] in types
            and entry["quality"] in _QUALITIES
            and entry["expected_state"] == "complete"
            and "!" not in entry["path"]
            and entry["path"].lower().endswith(_ENDINGS)
            and _is_picture(ROOT / "sample_data" / "leak" / entry["path"])
        ]
        step = max(1.0, len(files) / most)
        out[group] = [files[int(i * step)] for i in range(min(most, len(files)))]
    return out


def _is_picture(path: Path) -> bool:
    """The sample holds pictures in name only."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path):
            return True
    except (OSError, UnidentifiedImageError):
        return False


def found(value: dict[str, Any], text: str) -> bool:
    """Whether each word of the value, as printed or in its canonical form, stands in the text; only letters and
    digits count."""
    held = _squeezed(text)
    return any(_in(form, held) for form in (value["value"], value["normal"]))


def _in(form: str, held: str) -> bool:
    words = [word for part in form.split() if len(word := _squeezed(part)) > 1]
    return bool(words) and (_squeezed(form) in held or all(word in held for word in words))


def _squeezed(text: str) -> str:
    return "".join(ch for ch in text.upper() if ch.isalnum())


def _cost(chosen: dict[str, list[dict[str, Any]]], got: dict[str, Figures]) -> Section:
    section = Section(
        "Pictures: images per CPU-second",
        ("group and reader", "images/CPU-s", "CPU-s/image", "× pytesseract", "peak MiB", "images"),
        ("Both read each group once, after one picture that makes them load their models.",),
    )
    for group, files in chosen.items():
        costs = {name: _mean(figures["cpu_s"][group]) for name, figures in got.items()}
        for name, each in costs.items():
            times = ratio(costs["tesseract"], each)
            section.add(
                f"{group}: {_NAMES[name]}", ratio(1.0, each), each, times, None, str(len(files)),
                value=each, goal=_COST.get(group) if name == "ours" else None,
            )  # fmt: skip
        if group == "licence fronts":
            times = ratio(costs["tesseract"], costs["ours"])
            section.add(
                f"{group}: ours in terms of pytesseract", None, None, times, None, None, value=times, goal=Goal(1.6)
            )
    for name, figures in got.items():
        each = statistics.median(figures["photo_cpu_s"])
        section.add(
            f"12-megapixel photo without text: {_NAMES[name]}", ratio(1.0, each), each, None, None, "1",
            value=each, goal=Goal(at_most=0.12) if name == "ours" else None,
        )  # fmt: skip
    for name, figures in got.items():
        peak = max(figures["peak_mb"], figures["peak_children_mb"])
        section.add(f"peak memory: {_NAMES[name]}", None, None, None, peak, None)
    return section


def _mean(values: list[float]) -> float | None:
    return statistics.fmean(values) if values else None


def _recall(chosen: dict[str, list[dict[str, Any]]], got: dict[str, Figures]) -> Section:
    section = Section(
        "Pictures: share of the printed values that were read",
        ("group and quality", "pii-scan", "pytesseract", "values", "images"),
        ("A value counts where each of its words stands in the text or barcode, letters and digits only, any case.",),
    )
    for group, files in chosen.items():
        by_quality: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for entry in files:
            by_quality[entry["quality"]].append(entry)
        for quality in _QUALITIES:
            entries = by_quality.get(quality, [])
            values = [(e["path"], v) for e in entries for v in e["values"] if v["kind"] not in _NOT_PRINTED]
            if not values:
                continue
            shares = {
                name: sum(found(v, got[name]["texts"].get(path, "")) for path, v in values) / len(values)
                for name in _NAMES
            }
            goal = _RECALL.get(quality) if group.startswith("licence") else None
            section.add(
                f"{group}: {quality}", shares["ours"], shares["tesseract"], str(len(values)), str(len(entries)),
                value=shares["ours"], goal=goal,
            )  # fmt: skip
    return section
