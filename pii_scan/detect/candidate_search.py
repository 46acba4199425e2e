"""All detectors' patterns over one plane: which token may be what, labels already looked at.

Patterns that have a shape are answered by shape (`shapes`), the others by the regular-expression engine. A detector
that needs a label gets only the tokens within reach of one: its shapes are so broad that every number of a log or
table would be its candidate.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pii_scan.detect.backend import build
from pii_scan.detect.context_words import Labels
from pii_scan.detect.detector import ANY_DIGITS, Context, Detector
from pii_scan.detect.score import DOCUMENT_CONFIDENCE, expected_here
from pii_scan.detect.shape_grammar import shape_of_pattern
from pii_scan.detect.shapes import ShapeTable
from pii_scan.detect.token_edges import guard

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

Found = tuple[int, int, int, int]
"""Plane offsets of a token, number of the detector, index into its patterns."""
_PLANS_KEPT = 256
_IS_DIGIT = bytes(0x30 <= code <= 0x39 for code in range(256))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Who asks for what in texts of one sort."""

    free: "Array"
    """For each pattern whether it is wanted wherever it stands."""
    free_owners: tuple[tuple[tuple[int, int], ...], ...]
    """For each pattern the detectors that want it everywhere, with their index of it."""
    bound: Mapping[int, tuple[tuple[int, int], ...]]
    """For each detector the patterns, with its index of them, for which it needs a label here."""


class CandidateSearch:
    """Built once per process."""

    def __init__(self, detectors: Sequence[Detector], backend: str) -> None:
        self._detectors = detectors
        patterns: dict[tuple[str, tuple[int, int]], int] = {}
        owners: list[list[tuple[int, int]]] = []
        self._patterns_of: list[list[tuple[int, int]]] = [[] for _ in detectors]
        for n, detector in enumerate(detectors):
            for i, pattern in enumerate(detector.patterns if detector.check is not None else ()):
                if i in detector.cell_patterns:
                    continue
                p = patterns.setdefault((pattern, detector.digits), len(patterns))
                if p == len(owners):
                    owners.append([])
                owners[p].append((n, i))
                self._patterns_of[n].append((p, i))
        self._owners = owners
        self._digits = [digits for _, digits in patterns]
        guarded = [guard(pattern) for pattern, _ in patterns]
        shapes = [shape_of_pattern(pattern, fewest) for pattern, (fewest, _) in patterns]
        self._shaped = [shape is not None for shape in shapes]
        everywhere = [
            not shaped and not all(needs_label(detectors[n], i) for n, i in who)
            for shaped, who in zip(self._shaped, owners, strict=True)
        ]
        self._everywhere = everywhere
        self._search = build(backend, guarded, everywhere)
        self._shapes = ShapeTable(guarded, shapes, backend, self._digits)
        self._plans: dict[tuple[str, str], _Plan] = {}

    def find(self, shape: bytes, labels: Labels, context: Context) -> list[Found]:
        """Candidates in the order of the text; one token may be several detectors'."""
        plan = self._plan(context)
        live = [n for n in labels.live() if n in plan.bound]
        out = list(self._by_shape(shape, labels, plan, live))
        out += self._by_search(shape, labels, plan, live)
        out.sort()
        return out

    def _plan(self, context: Context) -> _Plan:
        # A type that is not sure enough expects nothing: such texts share one plan.
        key = (context.how, context.document_type if context.document_confidence >= DOCUMENT_CONFIDENCE else "")
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) >= _PLANS_KEPT:
                self._plans.clear()
            plan = self._plans[key] = self._make_plan(context)
        return plan

    def _make_plan(self, context: Context) -> _Plan:
        import numpy as np

        unbound = [context.how in d.label_optional or expected_here(d, context) for d in self._detectors]

        def free(n: int, i: int) -> bool:
            return unbound[n] or not needs_label(self._detectors[n], i)

        active = [context.how in detector.hows for detector in self._detectors]
        free_owners = tuple(tuple((n, i) for n, i in who if active[n] and free(n, i)) for who in self._owners)
        bound = {
            n: tuple((p, i) for p, i in patterns if not free(n, i))
            for n, patterns in enumerate(self._patterns_of)
            if active[n]
        }
        return _Plan(
            np.array([bool(who) for who in free_owners], bool),
            free_owners,
            {n: patterns for n, patterns in bound.items() if patterns},
        )

    def _by_shape(self, shape: bytes, labels: Labels, plan: _Plan, live: Sequence[int]) -> Iterator[Found]:
        import numpy as np

        wanted = plan.free.copy()
        for n in live:
            for p, _ in plan.bound[n]:
                wanted[p] = True
        places = self._shapes.places(shape, wanted)
        starts, ends, patterns = places.exact
        everywhere = plan.free[patterns]
        for start, end, p in _triples(starts[everywhere], ends[everywhere], patterns[everywhere]):
            for n, i in plan.free_owners[p]:
                yield start, end, n, i
        begins, stops, own_begins, own_ends, rough = places.rough
        for k in np.flatnonzero(plan.free[rough]).tolist():
            p = int(rough[k])
            for start, end in self._within(p, shape, begins[k], stops[k], own_begins[k], own_ends[k]):
                for n, i in plan.free_owners[p]:
                    yield start, end, n, i
        if not live:
            return
        exact_of, rough_of = _rows_of(patterns), _rows_of(rough)
        for n in live:
            met = [(p, i) for p, i in plan.bound[n] if p in exact_of or p in rough_of]
            if not met:
                continue
            stretches = labels.stretches(n)
            for p, i in met:
                if (rows := exact_of.get(p)) is not None:
                    for k in rows[_inside(starts[rows], stretches)].tolist():
                        yield int(starts[k]), int(ends[k]), n, i
                if (rows := rough_of.get(p)) is not None:
                    for k in rows[_touching(begins[rows], stops[rows], stretches)].tolist():
                        for start, end in self._within(p, shape, begins[k], stops[k], own_begins[k], own_ends[k]):
                            yield start, end, n, i

    def _within(
        self, p: int, shape: bytes, begin: int, stop: int, own_begin: int, own_end: int
    ) -> Iterator[tuple[int, int]]:
        for start, end in self._search.within(p, shape, int(begin), int(stop)):
            if own_begin <= start < own_end and self._digits_fit(p, shape, start, end):
                yield start, end

    def _digits_fit(self, p: int, shape: bytes, start: int, end: int) -> bool:
        bounds = self._digits[p]
        if bounds == ANY_DIGITS:
            return True
        return bounds[0] <= sum(map(_IS_DIGIT.__getitem__, shape[start:end])) <= bounds[1]

    def _by_search(self, shape: bytes, labels: Labels, plan: _Plan, live: Sequence[int]) -> Iterator[Found]:
        for start, end, p in self._search.candidates(shape):
            if self._digits_fit(p, shape, start, end):
                for n, i in plan.free_owners[p]:
                    yield start, end, n, i
        size = len(shape)
        for p, who in enumerate(plan.free_owners):
            # Wanted everywhere only in texts like this one: of a document that expects it, or read by OCR.
            if who and not self._shaped[p] and not self._everywhere[p]:
                for start, end in self._search.within(p, shape, 0, size):
                    for n, i in who:
                        yield start, end, n, i
        for n in live:
            searched = [(p, i) for p, i in plan.bound[n] if not self._shaped[p]]
            if searched:
                reaches = labels.reaches(n)
                for p, i in searched:
                    for begin, stop in reaches:
                        for start, end in self._search.within(p, shape, begin, stop):
                            if self._digits_fit(p, shape, start, end):
                                yield start, end, n, i


def needs_label(detector: Detector, pattern: int) -> bool:
    """Whether a candidate of this pattern counts near a label only."""
    return detector.label_required or pattern in detector.label_patterns


def _triples(starts: "Array", ends: "Array", patterns: "Array") -> Iterator[tuple[int, int, int]]:
    return zip(starts.tolist(), ends.tolist(), patterns.tolist(), strict=True)


def _rows_of(patterns: "Array") -> "dict[int, Array]":
    """For each pattern that occurs its rows, in order."""
    import numpy as np

    if not len(patterns):
        return {}
    order = np.argsort(patterns, kind="stable")
    ordered = patterns[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    return dict(zip(ordered[first].tolist(), np.split(order, first[1:]), strict=True))


def _inside(starts: "Array", stretches: "tuple[Array, Array]") -> "Array":
    import numpy as np

    begin, stop = stretches
    n = np.searchsorted(begin, starts, "right") - 1
    return np.asarray((n >= 0) & (starts < stop[np.maximum(n, 0)]))


def _touching(begins: "Array", stops: "Array", stretches: "tuple[Array, Array]") -> "Array":
    import numpy as np

    begin, stop = stretches
    n = np.searchsorted(begin, stops, "left") - 1
    return np.asarray((n >= 0) & (begins < stop[np.maximum(n, 0)]))
