"""`python -m tools.calibrate [--names DIR] [--per-topic N]`: fits `pii_scan/detect/data/calibration.json`.

Runs the engine, uncalibrated, over the development documents of `tools.corpora`, and fits per kind the share of hits
that are right to a logistic of their log-odds (Platt 1999). Where a kind has few hits the fit is drawn towards that of
its family, and the family's towards the identity: both by a normal prior on slope and offset. A kind keeps the
examples of its own detector at band `high`, or is drawn back towards the identity until it does. Equal arguments and
detectors give an equal file.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pii_scan.detect.calibration import DATA, uncalibrated
from pii_scan.detect.detector import Context
from pii_scan.detect.engine import DetectEngine
from pii_scan.detect.score import HIGH, logit
from pii_scan.model.evidence import How, Text
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

    def toward(self, other: "Line", share: float) -> "Line":
        return Line(self.slope + (other.slope - self.slope) * share, self.offset + (other.offset - self.offset) * share)


Hits = Sequence[tuple[float, bool]]
"""Log-odds, and whether the hit was right."""
Weighted = Iterable[tuple[float, bool, float]]


def fit(hits: Weighted, prior: Line, slope_sd: float, offset_sd: float) -> Line:
    """The line of greatest posterior probability, by Newton's method; the prior itself without hits."""
    slope, offset, hits = prior.slope, prior.offset, list(hits)
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


def keep_examples(line: Line, examples: Iterable[float]) -> Line:
    """The line, or the nearest on the way to the identity that leaves every example at band `high`."""
    weakest = min((odds for odds in examples if odds >= logit(HIGH)), default=None)
    if weakest is None:
        return line
    for tenth in range(11):
        tried = line.toward(Line(), tenth / 10)
        if tried.slope * weakest + tried.offset >= logit(HIGH):
            return tried
    return Line()


def collect(engine: DetectEngine, per_topic: int, names: Path | None) -> dict[str, list[tuple[float, bool]]]:
    """Hits of every kind on the development documents. Columns of tables are judged as a whole, by another sum."""
    people = listed(names, _NAMES_FROM, _NAMES_TO)
    out: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for found, _ in judged(ours(engine), documents(DEVELOPMENT, per_topic, people)):
        for one in found:
            if one.hit.band != "dummy" and not one.hit.by_column:
                out[one.hit.kind].append((logit(one.hit.confidence), one.right))
    return out


def example_odds(engine: DetectEngine) -> dict[str, list[float]]:
    """Log-odds of every kind at the examples of its own detectors."""
    out: dict[str, list[float]] = defaultdict(list)
    for detector in engine.detectors:
        for example in detector.examples:
            sure = 1.0 if example.document_type else 0.0
            context = Context(document_type=example.document_type, document_confidence=sure)
            for hit in engine.hits(Text(example.text, how=How(example.how)), context):
                if hit.kind == detector.kind.id:
                    out[hit.kind].append(logit(hit.confidence))
    return out


def families() -> dict[str, str]:
    """Kind id → family, as the topics say."""
    return {kind: topic.family for topic in (NAME, *reversed(TOPICS.values())) for kind in reversed(topic.kinds)}


def lines(
    hits: dict[str, list[tuple[float, bool]]], examples: dict[str, list[float]]
) -> tuple[dict[str, Line], dict[str, Line]]:
    """Per family, and per kind with enough hits."""
    family_of = families()
    together: dict[str, list[tuple[float, bool, float]]] = defaultdict(list)
    for kind, rows in hits.items():
        counts = min(1.0, MOST_OF_A_KIND / len(rows))
        together[family_of.get(kind, "other")].extend((odds, right, counts) for odds, right in rows)
    by_family = {family: fit(rows, Line(), FAMILY_SLOPE, FAMILY_OFFSET) for family, rows in sorted(together.items())}
    by_kind = {
        kind: keep_examples(
            fit(_each(rows), by_family[family_of.get(kind, "other")], KIND_SLOPE, KIND_OFFSET), examples.get(kind, ())
        )
        for kind, rows in sorted(hits.items())
        if len(rows) >= LEAST_HITS
    }
    return by_family, by_kind


def _each(hits: Hits) -> Weighted:
    return ((odds, right, 1.0) for odds, right in hits)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.calibrate", description=__doc__)
    parser.add_argument("--names", type=Path, metavar="DIR", help="first_us.txt and surnames_us.txt; else a few names")
    parser.add_argument("--per-topic", type=int, default=PER_TOPIC, metavar="N", help="documents per topic")
    parser.add_argument("--output", type=Path, default=DATA)
    given = parser.parse_args()
    with uncalibrated():
        engine = DetectEngine()
        hits, examples = collect(engine, given.per_topic, given.names), example_odds(engine)
    by_family, by_kind = lines(hits, examples)
    data = {
        "version": 1,
        "seed": SEED,
        "documents_per_topic": given.per_topic,
        "names": "lists" if given.names else "built in",
        "families": {name: _shown(line) for name, line in by_family.items()},
        "kinds": {
            kind: {**_shown(line), "hits": len(hits[kind]), "right": sum(right for _, right in hits[kind])}
            for kind, line in by_kind.items()
        },
    }
    given.output.parent.mkdir(exist_ok=True)
    given.output.write_text(_lines_of(data), "utf-8")
    told = sum(len(rows) for rows in hits.values())
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
