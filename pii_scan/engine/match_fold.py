"""What one item holds, however much it is: every match counts and links, a bounded number of places is listed."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pii_scan.engine.records import ID_DOCUMENTS, build_records
from pii_scan.model.evidence import How, Spot, Wording
from pii_scan.model.kind import Kind
from pii_scan.model.match import Band, Match
from pii_scan.model.record import Record
from pii_scan.model.sensitive import Sensitive
from pii_scan.store.keys import value_key
from pii_scan.store.records import record_stream
from pii_scan.store.value_rows import UNLISTED, ValueSet, short_key

if TYPE_CHECKING:
    from pii_scan.detect.document.cross_check import FieldCheck
    from pii_scan.detect.document.guess import DocumentGuess

LISTED_PER_KIND = 20_000
"""Places of one kind and band in one item."""
HELD = 50_000
"""So many matches wait for their records; then what is closed is hashed and let go."""
_CARRIED = 1_000
_STREAM_RECORDS = 16_384


@dataclass(slots=True)
class _Line:
    """Places of one kind and band that are counted only."""

    how: How
    confidence: float
    count: int = 0
    values: "array[int]" = field(default_factory=lambda: array("Q"))
    """64 bits of each value's key, repeats among them: 8 bytes a place instead of an object."""


@dataclass(slots=True)
class MatchFold:
    """Takes an item's matches in portions, each cut between two texts or tables.

    Rows of tables and groups of fields are never cut. Of running text the last person of a portion is carried
    into the next one, since his or her number may only come there; a name that comes again later opens a new
    record, which linking joins by its keys.
    """

    sha256: str
    hash_key: bytes
    kinds: Mapping[str, Kind]
    reference: date = date(2026, 1, 1)
    """The day on which two-digit years are judged."""
    checks: "list[FieldCheck]" = field(default_factory=list)
    """Fields of identity documents, by where they were read."""
    matches: list[Match] = field(default_factory=list)
    """Those listed, in order."""
    records: list[Record] = field(default_factory=list)
    """Those that a listed match belongs to."""
    parts: list[bytes] = field(default_factory=list)
    """All further records, as Arrow IPC streams."""
    _lines: dict[tuple[str, Band], _Line] = field(default_factory=dict)
    _listed: dict[tuple[str, Band], int] = field(default_factory=dict)
    _base: int = 0

    @property
    def folded(self) -> int:
        """Places that are counted only."""
        return sum(line.count for line in self._lines.values())

    def take(self, held: Sequence[Match], wording: Wording, guess: "DocumentGuess", *, last: bool) -> list[Match]:
        """Groups a portion into records and keeps what is listed; what it gives back belongs to the next one."""
        from pii_scan.detect.document.cross_check import cross_check
        from pii_scan.detect.grouping.cards import one_card_a_page
        from pii_scan.detect.grouping.records import CARDS, ONE_PERSON, group

        many = self._base > 0 or not last
        if guess.type == "specimen":
            # Nobody is on a specimen card, however well its numbers check.
            held = [replace(match, band=Band.DUMMY) for match in held]
        if many and guess.type in CARDS | ONE_PERSON | ID_DOCUMENTS.keys():
            # What names thousands is no card and no form of one person, whatever its first lines look like.
            guess = replace(guess, type="")
        grouped = group(held, wording, guess)
        if not many:
            alone, identity = one_card_a_page(grouped), guess.type in ID_DOCUMENTS
            grouped, self.checks = cross_check(grouped, wording, self.reference, alone=alone, identity=identity)
        carried: list[Match] = []
        if not last and not wording.headers:
            open_record = _last_record(grouped)
            chosen = [i for i, m in enumerate(grouped) if m.record is not None and m.record == open_record]
            if len(chosen) <= min(_CARRIED, len(held) // 2):
                carried = [held[i] for i in chosen]
                left = set(chosen)
                grouped = [m for i, m in enumerate(grouped) if i not in left]
        if self._base:
            grouped = [m if m.record is None else replace(m, record=m.record + self._base) for m in grouped]
        built = build_records(grouped, self.sha256, guess.type, self.hash_key, self.kinds)
        if many:
            self._base = max((m.record for m in grouped if m.record is not None), default=self._base) + 1
        counted = {match.record for match in grouped if not self._lists(match)}
        shown = {match.record for match in self.matches} if counted else set()
        rest: list[Record] = []
        for record in built:
            (rest if record.index in counted and record.index not in shown else self.records).append(record)
        for start in range(0, len(rest), _STREAM_RECORDS):
            self.parts.append(record_stream(rest[start : start + _STREAM_RECORDS]))
        return carried

    def lines(self) -> tuple[Match, ...]:
        """One line for each kind and band whose places are not all listed; without a value."""
        return tuple(
            Match(
                kind=kind,
                raw=Sensitive(""),
                normal=Sensitive(""),
                confidence=line.confidence,
                band=band,
                spot=Spot(),
                how=line.how,
                detector="engine",
                reasons=("counted_not_listed",),
                count=line.count,
                attributes={
                    "distinct": str(len(self._unlisted(kind, band, line))),
                    "values": ValueSet(*UNLISTED, kind, band.value).place,
                },
            )
            for (kind, band), line in sorted(self._lines.items())
        )

    def _lists(self, match: Match) -> bool:
        seen = self._listed.get((match.kind, match.band), 0)
        if seen < LISTED_PER_KIND or match.count > 1 or "values" in match.attributes:
            self._listed[match.kind, match.band] = seen + 1
            self.matches.append(match)
            return True
        line = self._lines.get((match.kind, match.band))
        if line is None:
            line = self._lines[match.kind, match.band] = _Line(match.how, match.confidence)
        line.count += 1
        line.confidence = min(line.confidence, match.confidence)
        line.values.append(self._short_key(match))
        return False

    def unlisted(self) -> Iterator[tuple[ValueSet, Any]]:
        """The keys of the values that `lines` stand for (numpy uint64)."""
        for (kind, band), line in sorted(self._lines.items()):
            yield ValueSet(*UNLISTED, kind, band.value), self._unlisted(kind, band, line)

    def _short_key(self, match: Match) -> int:
        return short_key(value_key(self.hash_key, match.kind, match.normal.reveal(), match.qualifier))

    def _unlisted(self, kind: str, band: Band, line: _Line) -> Any:
        """Keys of values that no listed line shows."""
        import numpy as np

        found = np.unique(np.frombuffer(line.values, dtype=np.uint64))
        shown = [self._short_key(m) for m in self.matches if m.kind == kind and m.band == band]
        return np.setdiff1d(found, np.array(shown, dtype=np.uint64))


def _last_record(grouped: Sequence[Match]) -> int | None:
    from pii_scan.detect.grouping.sweep import reading_order

    for index in reversed(reading_order(grouped)):
        if grouped[index].record is not None:
            return grouped[index].record
    return None
