"""Counts of matches: by kind, class and band, by item, and of distinct values."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pii_scan.model.legal_class import LegalClass
from pii_scan.model.match import Band
from pii_scan.store.rows import MatchRow


@dataclass(slots=True)
class ItemMarks:
    """What was found in one item. Sets of kinds are bit masks over `MatchTotals.kinds`, because there
    may be a million items."""

    high: int = 0
    possible: int = 0
    dummy: int = 0
    matches: int = 0
    """Bands high and possible, each cell of a large table counted."""
    suppressed: int = 0
    suppressed_matches: int = 0


@dataclass(slots=True)
class MatchTotals:
    lines: int = 0
    """Lines of findings.jsonl: a column of a large table is one."""
    total: int = 0
    by_band: Counter[str] = field(default_factory=Counter)
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)
    """Band → kind → matches."""
    by_class: dict[str, Counter[str]] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    """Kind → its bit."""
    class_of: dict[str, str] = field(default_factory=dict)
    marks: dict[int, ItemMarks] = field(default_factory=dict)
    values: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    """(band, kind) → 64 bits of each distinct value key."""
    unlisted: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    """(band, kind) → content → different values of it that have no line of their own."""
    by_column: set[tuple[str, str]] = field(default_factory=set)
    """(band, kind) of which there are columns of large tables."""
    counted: dict[tuple[str, str], int] = field(default_factory=dict)
    """(band, kind) → different values, where the assessment counted those of large tables with all others."""
    positions: Counter[str] = field(default_factory=Counter)
    """Masked position (0.1°) → matches, band high."""
    detectors: set[str] = field(default_factory=set)
    layers: Counter[str] = field(default_factory=Counter)
    """How the text was read → matches."""
    suppressed: Counter[str] = field(default_factory=Counter)
    """Kind → matches left out of all the counts above."""
    suppressed_by: dict[tuple[int, str], str] = field(default_factory=dict)
    """(item, kind) → the suppression by which nothing of the kind counts there."""

    def distinct(self, kind: str, band: str = Band.HIGH) -> int:
        """Different values; where those without a line of their own were not counted with the others, they are told
        apart within their content only."""
        if (band, kind) in self.counted:
            return self.counted[band, kind]
        return len(self.values.get((band, kind), ())) + sum(self.unlisted.get((band, kind), {}).values())

    def distinct_words(self, kinds: Iterable[str], band: str = Band.HIGH) -> str | int:
        """For people: a floor (`12+`) or a dash where columns of large tables among them left no keys."""
        kinds = list(kinds)
        number = sum(self.distinct(kind, band) for kind in kinds)
        if not any(self.is_floor(kind, band) for kind in kinds):
            return number
        return f"{number:,}+" if number else "–"

    def is_floor(self, kind: str, band: str = Band.HIGH) -> bool:
        """Whether there are more different values than `distinct` knows of: a case begun by an earlier version."""
        return (band, kind) in self.by_column and (band, kind) not in self.counted

    def class_kinds(self, legal_class: str) -> list[str]:
        return [kind for kind, owner in self.class_of.items() if owner == legal_class]

    def distinct_in_class(self, legal_class: str, band: str = Band.HIGH) -> int:
        """Values of one kind are told apart from those of another."""
        return sum(self.distinct(kind, band) for kind, owner in self.class_of.items() if owner == legal_class)

    def kinds_of(self, mask: int) -> list[str]:
        return sorted(kind for kind, bit in self.kinds.items() if mask >> bit & 1)

    def classes_of(self, mask: int) -> list[str]:
        return sorted({self.class_of[kind] for kind in self.kinds_of(mask)})

    def items_by_kind(self, band: str = Band.HIGH) -> Counter[str]:
        """Kind → items that hold at least one."""
        return self._items(band, {kind: 1 << bit for kind, bit in self.kinds.items()})

    def items_by_class(self, band: str = Band.HIGH) -> Counter[str]:
        masks: dict[str, int] = {}
        for kind, bit in self.kinds.items():
            owner = self.class_of[kind]
            masks[owner] = masks.get(owner, 0) | 1 << bit
        return self._items(band, masks)

    def suppressed_items(self) -> int:
        """Items with at least one suppressed match."""
        return sum(1 for mark in self.marks.values() if mark.suppressed)

    def counted_kinds(self) -> list[str]:
        """Those of which something counts; the others are suppressed wherever they were found."""
        return [kind for kind in self.kinds if any(kind in counts for counts in self.by_kind.values())]

    def _items(self, band: str, masks: dict[str, int]) -> Counter[str]:
        seen: Counter[int] = Counter(int(getattr(mark, band)) for mark in self.marks.values())
        totals: Counter[str] = Counter()
        for found, items in seen.items():
            for name, mask in masks.items():
                if found & mask:
                    totals[name] += items
        return totals


def count_matches(rows: Iterable[MatchRow], counted: Mapping[str, Mapping[str, int]] | None = None) -> MatchTotals:
    """
    Args:
        counted: band → kind → different values, as `assess.distinct` counted them.
    """
    totals = MatchTotals()
    totals.counted = {(band, kind): n for band, kinds in (counted or {}).items() for kind, n in kinds.items()}
    for row in rows:
        _add(totals, row)
    return totals


def _add(totals: MatchTotals, row: MatchRow) -> None:
    totals.lines += 1
    if row.suppressed:
        _set_aside(totals, row)
        return
    totals.total += row.count
    totals.by_band[row.band] += row.count
    totals.by_kind.setdefault(row.band, Counter())[row.kind] += row.count
    totals.by_class.setdefault(row.band, Counter())[row.legal_class] += row.count
    totals.detectors.add(row.detector)
    totals.layers[row.source_layer] += row.count
    bit, mark = _marked(totals, row)
    if row.band == Band.HIGH:
        mark.high |= bit
    elif row.band == Band.POSSIBLE:
        mark.possible |= bit
    else:
        mark.dummy |= bit
    if row.band != Band.DUMMY:
        mark.matches += row.count
    if "distinct" in row.attributes:
        contents = totals.unlisted.setdefault((row.band, row.kind), {})
        contents[row.content_sha256 or str(row.item_id)] = int(row.attributes["distinct"])
    elif row.count > 1:
        # A column of a large table: its line's own value is an example.
        totals.by_column.add((row.band, row.kind))
    elif row.value_key:
        totals.values.setdefault((row.band, row.kind), set()).add(_key64(row.value_key))
    if row.legal_class == LegalClass.GEOLOCATION and row.band == Band.HIGH:
        totals.positions[row.masked] += row.count


def _marked(totals: MatchTotals, row: MatchRow) -> tuple[int, ItemMarks]:
    totals.class_of[row.kind] = row.legal_class
    bit = 1 << totals.kinds.setdefault(row.kind, len(totals.kinds))
    mark = totals.marks.get(row.item_id)
    if mark is None:
        mark = totals.marks[row.item_id] = ItemMarks()
    return bit, mark


def _set_aside(totals: MatchTotals, row: MatchRow) -> None:
    bit, mark = _marked(totals, row)
    mark.suppressed |= bit
    mark.suppressed_matches += row.count
    totals.suppressed[row.kind] += row.count
    totals.suppressed_by.setdefault((row.item_id, row.kind), row.suppressed)


def _key64(value_key: str) -> int:
    """The first 64 bits: among 10 million values two share them with probability 3e-6."""
    try:
        return int(value_key[:16], 16)
    except ValueError:
        return hash(value_key)
