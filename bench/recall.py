"""Text: recall and precision on documents that nothing was fitted on, and whether a confidence means what it says."""

import math

from bench.measure import Figures, run
from bench.sheet import Goal, Section

_Z = 1.959964
PER_TOPIC, PER_SHARED_TOPIC = 12, 6
_FORM = (
    "Held-out documents of `tools/corpora`: forms, notes, messages, dumps, logs and tables about every kind, with as "
    "many that hold orders, parcels, code and prose only. Labels and layouts are not those that calibration was fitted "
    "on, but both are generated: a leak is untidier. Brackets: Wilson's 95 % interval, "
    "too narrow where values are of one table and so alike."
)


def sections(scale: float) -> list[Section]:
    """
    Args:
        scale: 1 for the published figures; less for a quick look.
    """
    ours = run("recall_subjects:recall", reader="ours", per_topic=max(1, round(PER_TOPIC * scale)))
    shared = max(1, round(PER_SHARED_TOPIC * scale))
    pair = {
        reader: run("recall_subjects:recall", reader=reader, per_topic=shared, shared=True)
        for reader in ("ours", "presidio")
    }
    return [
        _by_kind(ours),
        _by_style(ours),
        _side_by_side(pair["ours"], pair["presidio"]),
        _reliability(ours, pair),
        _alarms(scale),
    ]


def wilson(hits: float, tries: float) -> tuple[float, float]:
    """Wilson's score interval at 95 %; (0, 1) without a try."""
    if not tries:
        return 0.0, 1.0
    share, spread = hits / tries, _Z**2 / tries
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / tries + spread / (4 * tries)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def share(hits: float, tries: float) -> str:
    """`.97 [.95, .98]`; a dash without a try."""
    if not tries:
        return "–"
    low, high = wilson(hits, tries)
    return f"{hits / tries:.2f} [{low:.2f}, {high:.2f}]"


def _precision(tally: dict[str, int], *bands: str) -> tuple[int, int]:
    right = sum(tally.get(f"{band} right", 0) for band in bands)
    return right, right + sum(tally.get(f"{band} wrong", 0) for band in bands)


def _total(kinds: dict[str, dict[str, int]]) -> dict[str, int]:
    keys = {key for tally in kinds.values() for key in tally}
    return {key: sum(tally.get(key, 0) for tally in kinds.values()) for key in keys}


def _by_kind(got: Figures) -> Section:
    section = Section(
        "Text: recall and precision by kind",
        ("kind", "values", "recall at high", "recall at all", "precision at high", "precision at all"),
        (_FORM, "Recall counts values with a label, in texts that are no OCR; a hit counts wherever it is."),
    )
    for kind, tally in got["kinds"].items():
        section.add(*_cells(kind, tally))
    total = _total(got["kinds"])
    right, hits = _precision(total, "high")
    section.add(*_cells("all: recall at all", total), value=_part(total, "any"), goal=Goal(at_least=0.9))
    section.add(*_cells("all: precision at high", total), value=right / hits if hits else None, goal=Goal(0.98))
    untold = [("kinds no document is about", got["no_topic"]), ("topics of no installed kind", got["not_installed"])]
    section.notes = (*section.notes, *(f"Left out, {what}: {', '.join(names)}." for what, names in untold if names))
    return section


def _cells(name: str, tally: dict[str, int]) -> tuple[str, float, str, str, str, str]:
    values = tally.get("values", 0)
    return (
        name,
        float(values),
        share(tally.get("high", 0), values),
        share(tally.get("any", 0), values),
        share(*_precision(tally, "high")),
        share(*_precision(tally, "high", "possible")),
    )


def _part(tally: dict[str, int], key: str) -> float | None:
    return tally.get(key, 0) / tally["values"] if tally.get("values") else None


def _by_style(got: Figures) -> Section:
    section = Section(
        "Text: recall by style",
        ("style", "values", "recall at high", "recall at all"),
        ("`bare value`: nothing near says what it is; most kinds then stay silent on purpose.",),
    )
    for style, tally in got["styles"].items():
        values = tally["values"]
        section.add(style, float(values), share(tally["high"], values), share(tally["any"], values))
    return section


def _side_by_side(ours: Figures, theirs: Figures) -> Section:
    section = Section(
        "Text: recall and precision beside presidio-analyzer",
        (
            "kind", "values", "recall at all: ours", "presidio", "recall, sure: ours", "presidio",
            "precision, sure: ours", "presidio", "F1, sure: ours", "presidio",
        ),
        (
            "The same texts about the kinds that both have a name for, tables in them too. presidio runs its "
            "recognisers of all countries, with context words but without a language model, so it finds no names or "
            "places. Sure: our band `high`, presidio's score from 0.4. At all: at any confidence, which with presidio "
            "is mostly noise.",
        ),
    )  # fmt: skip
    for kind, tally in ours["kinds"].items():
        sides = (tally, theirs["kinds"].get(kind, {}))
        if values := tally.get("values", 0):
            every, sure = ([share(side.get(key, 0), values) for side in sides] for key in ("any", "high"))
            precise = [share(*_precision(side, "high")) for side in sides]
            mine, other = (f1(side, values) for side in sides)
            section.add(
                kind, float(values), *every, *sure, *precise, mine, other,
                value=mine, goal=Goal(at_least=math.floor(other * 1000) / 1000),
            )  # fmt: skip
    return section


def f1(tally: dict[str, int], values: int) -> float:
    """Harmonic mean of recall and precision of what is reported as sure; 0 where nothing is."""
    right, hits = _precision(tally, "high")
    recall, precision = tally.get("high", 0) / values, right / hits if hits else 0.0
    return 2 * recall * precision / (recall + precision) if right and recall else 0.0


def _reliability(ours: Figures, pair: dict[str, Figures]) -> Section:
    section = Section(
        "Text: what a confidence means",
        ("reader and bin", "hits", "mean confidence", "right"),
        ("Held-out documents. A calibrated reader has the same figure in the last two columns.",),
    )
    for name, got in (("ours", ours), ("presidio, shared kinds", pair["presidio"])):
        for key, (hits, confidence, right) in got["bins"].items():
            low = int(key) / 10
            section.add(f"{name}: {low:.1f}–{low + 0.1:.1f}", hits, confidence / hits, share(right, hits))
        off = calibration_error(got["bins"])
        goal = Goal(at_most=0.05) if name == "ours" else None
        section.add(f"{name}: mean distance", None, None, off, value=off, goal=goal)
    return section


def _alarms(scale: float) -> Section:
    section = Section(
        "Text: hits of any kind in prose that holds none",
        ("prose", "high per 245 kB", "possible per 245 kB", "of which kinds", "kB read"),
        ("All installed kinds. `manual`: Python's own help topics, a few of which name people.",),
    )
    for source, size in (("drawn", 1_225_000), ("manual", 460_000)):
        got = run("recall_subjects:alarms", source=source, size=int(size * scale))
        high, possible = (
            245 / got["kb"] * sum(n for name, n in got["hits"].items() if name.startswith(band))
            for band in ("high", "possible")
        )
        kinds = ", ".join(f"{name} {n}" for name, n in got["hits"].items()) or "none"
        section.add(source, high, possible, kinds, got["kb"], value=high, goal=Goal(at_most=0))
    return section


def calibration_error(bins: dict[str, list[float]]) -> float | None:
    """Expected calibration error: distance of mean confidence and share that is right, weighted by hits."""
    hits = sum(cell[0] for cell in bins.values())
    return sum(abs(confidence - right) for _, confidence, right in bins.values()) / hits if hits else None
