"""Text in, matches out: one pass for all detectors' patterns, one for all labels, then checks and scores.

Normalise → candidates → `check` → labels near by → log-odds → overlap → places. Time grows linearly with
the text, whatever it holds; no work is done per character in Python.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from pii_scan import plugins
from pii_scan.detect.backend import resolve as resolve_backend
from pii_scan.detect.calibration import calibrated
from pii_scan.detect.candidate_search import CandidateSearch, needs_label
from pii_scan.detect.column_kinds import column_kinds
from pii_scan.detect.context_words import Labels, LabelTable, Near
from pii_scan.detect.detector import Candidate, Context, Detector, Found
from pii_scan.detect.encoded.decoded import Decoded
from pii_scan.detect.encoded.stretches import decoded_stretches
from pii_scan.detect.gating import stretches
from pii_scan.detect.hit import RawHit
from pii_scan.detect.normalise import plain, plane
from pii_scan.detect.overlap import MOST_ODDS, resolve
from pii_scan.detect.placing import place
from pii_scan.detect.score import band_of, expected_here, judge, logit
from pii_scan.detect.text_tables import adopt, table_hits, without
from pii_scan.detect.token_edges import inside_longer_number
from pii_scan.detect.windows import windows
from pii_scan.model.evidence import Fact, How, Spot, Text
from pii_scan.model.kind import Kind
from pii_scan.model.match import Match
from pii_scan.model.sensitive import Sensitive

_FIRST_ROW = 1 << 40
"""Records of table rows inside a text; far above those of `find` groups."""
_BEFORE = 96
_AFTER = 48


class DetectEngine:
    """Built once per process; of the texts it has seen it keeps only which words head a column, and shapes of
    numbers."""

    def __init__(self, detectors: Sequence[Detector] | None = None, backend: str = "auto") -> None:
        """
        Args:
            detectors: None for all that are installed.
            backend: `auto`, `hyperscan`, `re2` or `re`.
        """
        chosen: Sequence[Any] = plugins.load("pii_scan.detect", "DETECTOR") if detectors is None else detectors
        self.detectors: tuple[Detector, ...] = tuple(chosen)
        self.backend = resolve_backend(backend)
        self._candidates = CandidateSearch(self.detectors, self.backend)
        self._labels = LabelTable(self.detectors)
        self._finders = [(n, d) for n, d in enumerate(self.detectors) if d.find is not None]

    def kinds(self) -> dict[str, Kind]:
        """Every kind that may be found, by id."""
        found = [k for d in self.detectors for k in (d.kind, *d.other_kinds)]
        return {kind.id: kind for kind in sorted(found, key=lambda k: k.id)}

    def is_header(self, words: str) -> bool:
        """Whether a column of this name (as `header_words` gives it) is one of some detector's."""
        return bool(column_kinds(self.detectors).named(words))

    def scan(self, text: Text, context: Context) -> list[Match]:
        """Matches in the order of the text. `Match.record` is set for hits of one `find` group: a number
        that is unique within this text only."""
        return place(self.hits(text, context), text)

    def scan_fact(self, fact: Fact, context: Context) -> list[Match]:
        """Matches of a single property; they have no place inside the item."""
        out: list[Match] = []
        for detector in self.detectors:
            if detector.find_fact is None:
                continue
            for found in detector.find_fact(fact, context):
                band = band_of(found.confidence, found.dummy)
                if band is not None:
                    out.append(
                        Match(
                            kind=found.kind.id,
                            raw=Sensitive(found.raw),
                            normal=Sensitive(found.normal),
                            confidence=round(found.confidence, 4),
                            band=band,
                            spot=Spot(),
                            how=How.METADATA,
                            detector=detector.kind.id,
                            reasons=found.reasons,
                            qualifier=found.qualifier,
                            attributes=found.attributes,
                        )
                    )
        return out

    def hits(self, text: Text, context: Context) -> list[RawHit]:
        """As `scan`, before places are worked out."""
        if not text.text:
            return []
        context = replace(context, how=text.how.value)
        records = count()
        out = self._read(text, context, records, _FIRST_ROW)
        if context.how not in _MAY_BE_ENCODED:
            return out
        decoded = [
            _as_written(hit, stretch, text.text)
            for number, stretch in enumerate(decoded_stretches(text.text), 2)
            for hit in self._read(Text(stretch.text), context, records, number * _FIRST_ROW)
        ]
        return resolve([*out, *decoded]) if decoded else out

    def _read(self, text: Text, context: Context, records: "count[int]", first_row: int) -> list[RawHit]:
        """What stands in the text as it is."""
        rows = table_hits(self, text.text, context, first_row) if context.how == "native" else None
        if rows is not None and rows.read:
            text = replace(text, text=without(text.text, rows.read))
        out: list[RawHit] = []
        for window in windows(text.text):
            whole = window.end - window.begin == len(text.text)
            piece = text if whole else replace(text, text=text.text[window.begin : window.end], boxes=())
            planes = plane(piece.text)
            labels = self._labels.hits(planes.labels)
            found = (
                *self._by_pattern(piece.text, planes.shape, labels, context),
                *self._by_find(piece, labels, context, records),
            )
            own = range(window.own_from - window.begin, window.own_to - window.begin)
            out.extend(_shift(hit, window.begin) for hit in found if not hit.placed or hit.start in own)
        # A column's verdict on a cell settles it; what else its rows hold belongs to the same record.
        return resolve(out) if rows is None or not rows.hits else adopt(resolve(out), rows)

    def _by_pattern(self, piece: str, shape: bytes, labels: Labels, context: Context) -> Iterator[RawHit]:
        lists: dict[int, tuple[int, Near]] = {}
        for start, end, n, i in self._candidates.find(shape, labels, context):
            near = labels.near(n, start, end)
            if not near.label and n in lists:
                near = _listed(near, *lists[n], shape, start)
            hit = self._candidate(n, i, piece, shape, start, end, near, context)
            if hit is not None:
                yield hit
                if near.label:
                    lists[n] = (end, near)

    def _candidate(
        self, n: int, i: int, piece: str, shape: bytes, start: int, end: int, near: Near, context: Context
    ) -> RawHit | None:
        """Plane offsets in, character offsets of the piece out: the plane has one byte more in front."""
        detector = self.detectors[n]
        expected = expected_here(detector, context)
        if needs_label(detector, i) and not (near.label or expected or context.how in detector.label_optional):
            return None
        first, last = start - 1, end - 1
        raw = piece[first:last]
        label_start = near.start - 1 if 0 < near.start < start else first
        before = _two_lines(piece[max(0, min(first - _BEFORE, label_start)) : first])
        assert detector.check is not None
        verdict = detector.check(
            Candidate(
                text=plain(raw),
                start=first,
                end=last,
                pattern=i,
                before=plain(before).lower(),
                after=plain(piece[last : last + _AFTER]).lower(),
                context=context,
                label=plain(piece[near.start - 1 : near.end - 1]).lower() if near.start else near.label,
            )
        )
        if verdict is None:
            return None
        longer = inside_longer_number(shape, start, end)
        odds, reasons = judge(detector, verdict, near, expected, longer)
        confidence = calibrated(detector.kind.id, odds)
        band = band_of(confidence, verdict.dummy)
        if band is None:
            return None
        begin = first if verdict.start is None else verdict.start
        stop = last if verdict.end is None else verdict.end
        return RawHit(
            kind=detector.kind.id,
            detector=detector.kind.id,
            start=begin,
            end=stop,
            raw=piece[begin:stop],
            normal=verdict.normal,
            confidence=confidence,
            band=band,
            reasons=tuple(reasons),
            qualifier=verdict.qualifier,
            attributes=verdict.attributes,
            odds=min(MOST_ODDS, odds) + detector.priority,
        )

    def _by_find(self, text: Text, labels: Labels, context: Context, records: "count[int]") -> Iterator[RawHit]:
        for n, detector in self._finders:
            if context.how not in detector.hows or detector.find is None:
                continue
            if not detector.gate:
                yield from _found(detector, text, 0, context, records)
            elif labels.opened(n):
                for begin, end in stretches(text, labels.gates(n)):
                    part = text if end - begin == len(text.text) else replace(text, text=text.text[begin:end], boxes=())
                    yield from _found(detector, part, begin, context, records)


def _found(detector: Detector, text: Text, offset: int, context: Context, records: "count[int]") -> Iterator[RawHit]:
    """What a detector finds in a text that begins `offset` characters into the window."""
    numbers: dict[int, int] = {}
    assert detector.find is not None
    for found in detector.find(text, context):
        record = None
        if found.group is not None:
            if found.group not in numbers:
                numbers[found.group] = next(records)
            record = numbers[found.group]
        hit = _from_found(found, detector, record, context.how)
        if hit is not None:
            yield _shift(hit, offset)


_BETWEEN_ITEMS = re.compile(rb"[ \t]*[\"']?[ \t]*[,;]?[ \t]*\r?\n[ \t]*(?:[-*] )?[ \t]*[\"']?")
"""Between two items of a list on lines of their own: quotes, a comma, a bullet."""


def _listed(near: Near, last: int, label: Near, shape: bytes, start: int) -> Near:
    """The label of the item before, where nothing but the marks of a list stands between; else what stands near."""
    if near.anti or start - last > 24 or _BETWEEN_ITEMS.fullmatch(shape, last, start) is None:
        return near
    # Without its place: the words between it and the last item of a long list are nobody's context.
    return label if not label.start else replace(label, weight=0.8 * label.weight, start=0, end=0)


def _two_lines(before: str) -> str:
    """The line so far and the one above it that is not blank."""
    if before.count("\n") < 2:
        return before
    at = before.rfind("\n")
    while at > 0 and (above := before.rfind("\n", 0, at)) >= 0:
        if before[above:at].strip():
            return before[above + 1 :]
        at = above
    return before


_MAY_BE_ENCODED = frozenset({"native", "metadata"})
_CALIBRATED = frozenset({"native", "ocr"})
"""What the calibration was made on: a barcode's or a zone's own check digits say more."""


def _from_found(found: Found, detector: Detector, record: int | None, how: str) -> RawHit | None:
    odds = logit(found.confidence)
    confidence = calibrated(found.kind.id, odds) if how in _CALIBRATED else found.confidence
    band = band_of(confidence, found.dummy)
    if band is None:
        return None
    placed = found.start is not None and found.end is not None
    return RawHit(
        kind=found.kind.id,
        detector=detector.kind.id,
        start=found.start if placed and found.start is not None else 0,
        end=found.end if placed and found.end is not None else 0,
        raw=found.raw,
        normal=found.normal,
        confidence=confidence,
        band=band,
        reasons=found.reasons,
        qualifier=found.qualifier,
        attributes=found.attributes,
        record=record,
        odds=min(MOST_ODDS, odds) + detector.priority,
        placed=placed,
    )


def _as_written(hit: RawHit, stretch: Decoded, text: str) -> RawHit:
    """A hit of a decoded stretch at its place in the text, where it is written otherwise."""
    if not hit.placed or hit.start == hit.end:
        return hit
    start, end = stretch.span(hit.start, hit.end)
    raw = text[start:end]
    reasons = hit.reasons if raw == hit.raw else (*hit.reasons, f"decoded:{stretch.how}")
    return replace(hit, start=start, end=end, raw=raw, reasons=reasons)


def _shift(hit: RawHit, by: int) -> RawHit:
    return replace(hit, start=hit.start + by, end=hit.end + by) if by and hit.placed else hit


__all__ = ["DetectEngine"]
