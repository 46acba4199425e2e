"""`python -m tools.calibrate [--names DIR] [--per-topic N]`: fits `pii_scan/detect/data/calibration.json`.

Runs the engine, uncalibrated, over the development documents of `tools.corpora`, and fits per kind the share of hits
that are right to a logistic of their log-odds (Platt 1999). Where a kind has few hits the fit is drawn towards that of
its family, and the family's towards the identity: both by a normal prior on slope and offset. Equal arguments and
detectors give an equal file.

Bands stay as they are (see `calibration.py`). Kinds whose hits at `high` are wrong too often to be called that are
listed at the end: their detectors have to change.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pii_scan.detect.calibration import DATA, uncalibrated
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.score import HIGH, logit
from tools.corpora.hands import DEVELOPMENT, NAME, SEED, TOPICS, documents
from tools.corpora.people import listed
from tools.corpora.reading import judged, ours

PER_TOPIC = 24
LEAST_HITS = 12
"""A kind with fewer is given no line: a handful of hits says nothing that its detector's weights do not."""
FAMILY_SLOPE, FAMILY_OFFSET = 0.15, 0.5
KIND_SLOPE, KIND_OFFSET = 0.15, 0.8
"""Standard deviations of the priors: how far a fit may stray without evidence."""
MOST_OF_A_KIND = 40.0
"""Hits that one kind counts for in its family: one bad or frequent kind must not speak for the rest."""
SLOPES, OFFSETS = (0.5, 1.25), (-3.0, 0.5)
"""Bounds. Generated documents are tidier than leaks: they may show that a kind is too sure, hardly the opposite."""
_NAMES_FROM, _NAMES_TO = 0.0, 0.5
"""The share of the name lists that is the development hand's."""


@dataclass(frozen=True, slots=True)
class Line:
    """`confidence = logistic(slope · log-odds + offset)`."""

    slope: float = 1.0
    offset: float = 0.0


Hits = Sequence[tuple[float, bool, float]]
"""Log-odds, whether the hit was right, and what it counts for: the hits of a kind that one document holds are alike,
so those that are right count for one together, and those that are wrong."""


def fit(hits: Hits, prior: Line, slope_sd: float, offset_sd: float) -> Line:
    """The line of greatest posterior probability, by Newton's method; the prior itself without hits."""
    slope, offset = prior.slope, prior.offset
    for _ in range(50):
        gs, go = (slope - prior.slope) / slope_sd**2, (offset - prior.offset) / offset_sd**2
        hss, hso, hoo = 1 / slope_sd**2, 0.0, 1 / offset_sd**2
        for odds, right, counts in hits:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * odds + offset))))
            gs, go = gs + counts * (p - right) * odds, go + counts * (p - right)
            weight = counts * p * (1 - p)
            hss, hso, hoo = hss + weight * odds * odds, hso + weight * odds, hoo + weight
        determinant = hss * hoo - hso * hso
        step_s, step_o = (hoo * gs - hso * go) / determinant, (hss * go - hso * gs) / determinant
        # A step is bounded: far from the optimum the curvature says too little.
        slope, offset = slope - max(-0.5, min(0.5, step_s)), offset - max(-1.0, min(1.0, step_o))
        if abs(step_s) + abs(step_o) < 1e-8:
            break
    return Line(min(max(slope, SLOPES[0]), SLOPES[1]), min(max(offset, OFFSETS[0]), OFFSETS[1]))


def collect(engine: DetectEngine, per_topic: int, names: Path | None) -> dict[str, list[tuple[float, bool, float]]]:
    """Hits of every kind on the development documents. Columns of tables are judged as a whole, by another sum."""
    people = listed(names, _NAMES_FROM, _NAMES_TO)
    out: dict[str, list[tuple[float, bool, float]]] = defaultdict(list)
    for found, _ in judged(ours(engine), documents(DEVELOPMENT, per_topic, people)):
        kept = [one for one in found if one.hit.band != "dummy" and not one.hit.by_column]
        alike = Counter((one.hit.kind, one.right) for one in kept)
        for one in kept:
            counts = 1 / alike[one.hit.kind, one.right]
            out[one.hit.kind].append((logit(one.hit.confidence), one.right, counts))
    return out


def families() -> dict[str, str]:
    """Kind id → family, as the topics say."""
    return {kind: topic.family for topic in (NAME, *reversed(TOPICS.values())) for kind in reversed(topic.kinds)}


def lines(hits: dict[str, list[tuple[float, bool, float]]]) -> tuple[dict[str, Line], dict[str, Line]]:
    """Per family, and per kind with enough hits."""
    family_of = families()
    together: dict[str, list[tuple[float, bool, float]]] = defaultdict(list)
    for kind, rows in hits.items():
        share = min(1.0, MOST_OF_A_KIND / sum(counts for _, _, counts in rows))
        together[family_of.get(kind, "other")].extend((odds, right, counts * share) for odds, right, counts in rows)
    by_family = {family: fit(rows, Line(), FAMILY_SLOPE, FAMILY_OFFSET) for family, rows in sorted(together.items())}
    by_kind = {
        kind: fit(rows, by_family[family_of.get(kind, "other")], KIND_SLOPE, KIND_OFFSET)
        for kind, rows in sorted(hits.items())
        if len(rows) >= LEAST_HITS
    }
    return by_family, by_kind


def unsound(hits: dict[str, list[tuple[float, bool, float]]]) -> list[str]:
    """Kinds whose hits of band `high` are right less often than the band says, worst first."""
    out = []
    for kind, rows in hits.items():
        sure = [(right, counts) for odds, right, counts in rows if odds >= logit(HIGH)]
        total = sum(counts for _, counts in sure)
        if len(sure) >= LEAST_HITS and (share := sum(right * counts for right, counts in sure) / total) < HIGH:
            out.append((share, f"{kind}: {share:.2f} of {len(sure)} hits at high are right"))
    return [line for _, line in sorted(out)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.calibrate", description=__doc__)
    parser.add_argument("--names", type=Path, metavar="DIR", help="first_us.txt and surnames_us.txt; else a few names")
    parser.add_argument("--per-topic", type=int, default=PER_TOPIC, metavar="N", help="documents per topic")
    parser.add_argument("--output", type=Path, default=DATA)
    given = parser.parse_args()
    with uncalibrated():
        hits = collect(DetectEngine(), given.per_topic, given.names)
    by_family, by_kind = lines(hits)
    data = {
        "version": 1,
        "seed": SEED,
        "documents_per_topic": given.per_topic,
        "names": "lists" if given.names else "built in",
        "families": {name: _shown(line) for name, line in by_family.items()},
        "kinds": {
            kind: {**_shown(line), "hits": len(hits[kind]), "right": sum(right for _, right, _ in hits[kind])}
            for kind, line in by_kind.items()
        },
    }
    given.output.parent.mkdir(exist_ok=True)
    given.output.write_text(_lines_of(data), "utf-8")
    told = sum(len(rows) for rows in hits.values())
    for line in unsound(hits):
        print(f"look at the detector of {line}")
    print(f"{len(by_kind)} kinds from {told:,} hits; {given.output.stat().st_size:,} bytes written")


def _shown(line: Line) -> dict[str, float]:
    return {"slope": round(line.slope, 3), "offset": round(line.offset, 3)}


def _lines_of(data: dict[str, object]) -> str:
    """JSON with one kind a line: a change of one kind is then a change of one line."""
    out = []
    for key, value in data.items():
        if isinstance(value, dict):
            rows = ",\n".join(f"    {json.dumps(name)}: {json.dumps(row)}" for name, row in value.items())
            out.append(f"  {json.dumps(key)}: {{\n{rows}\n  }}")
        else:
            out.append(f"  {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(out) + "\n}\n"


if __name__ == "__main__":
    main()
