"""What 300,000 licences would take, by the measured CPU seconds of one: arithmetic, not a run."""

from collections.abc import Mapping, Sequence

from bench.card_scores import cost
from bench.cards.draw import Drawn
from bench.measure import Figures
from bench.sheet import Section

_IMAGES = 300_000
_CORES = (2, 64)


def hours(drawn: Mapping[str, Sequence[Drawn]], got: Mapping[str, Figures]) -> Section:
    section = Section(
        "300,000 licences: hours by the CPU seconds above",
        ("pictures and reader", "CPU-s/image", *(f"hours on {cores} cores" for cores in _CORES)),
        (
            "Linear extrapolation of one process, as if every core read pictures all the time and storage kept up; "
            "64 cores were not run. Detection, grouping and storing are in `ours, all told` but for the commit.",
        ),
    )
    fronts = [d for d in drawn["front"] if d.quality in ("clean", "mild")]
    backs = [d for d in drawn["back"] if d.quality in ("clean", "mild")]
    for name, told in (("tesseract", "pytesseract"), ("rapidocr", "RapidOCR alone"), ("ours", "pii-scan")):
        _row(section, f"fronts, clean and mild: {told}", cost(fronts, got[name]))
    each = cost(backs, got["ours"])
    _row(section, "backs, clean and mild: pii-scan", each)
    both, detect = cost(fronts, got["ours"]), got["ours"]["detect_s"]
    if both is not None and each is not None:
        extra = sum(detect[d.path] for d in (*fronts, *backs)) / (len(fronts) + len(backs))
        _row(section, "two fronts to one back: pii-scan, all told", (2 * both + each) / 3 + extra)
    return section


def _row(section: Section, label: str, cpu_s: float | None) -> None:
    section.add(label, cpu_s, *(None if cpu_s is None else cpu_s * _IMAGES / cores / 3600 for cores in _CORES))
