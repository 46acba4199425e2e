"""Counts of items: by state, problem, document type and risk; the worst ones, copies and folders."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pii_scan.model.state import Risk, State
from pii_scan.report.match_totals import ItemMarks, MatchTotals
from pii_scan.store.rows import ItemRow

WORST = 50
"""Items named in the page; items.csv holds all."""
ALIKE = 5
"""Of items with the same risk, document type and kinds, so many are named: fifty times the same tells less."""
UNREAD = 200
COPIED = 10
RISK_ORDER = {level.value: rank for rank, level in enumerate(Risk)}
_NO_MARKS = ItemMarks()
_Key = tuple[int, int, int, str, str]
_Sort = tuple[str, str, int]


@dataclass(slots=True)
class Folder:
    items: int = 0
    by_risk: Counter[str] = field(default_factory=Counter)
    unread: int = 0

    def add(self, other: "Folder") -> None:
        self.items += other.items
        self.by_risk.update(other.by_risk)
        self.unread += other.unread


@dataclass(slots=True)
class ItemTotals:
    total: int = 0
    listed: int = 0
    by_state: Counter[str] = field(default_factory=Counter)
    bytes_by_state: Counter[str] = field(default_factory=Counter)
    """Of listed items: what lies inside an archive is part of its bytes."""
    problems: Counter[str] = field(default_factory=Counter)
    """Code → items that have it."""
    problem_effects: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(code, effect) → items."""
    document_types: Counter[str] = field(default_factory=Counter)
    media_types: Counter[str] = field(default_factory=Counter)
    risk: Counter[str] = field(default_factory=Counter)
    triage: Counter[str] = field(default_factory=Counter)
    """Pictures without visible text: `left_out`, of them `audited` (read all the same), of these `missed`."""
    worst: list[tuple[ItemRow, int]] = field(default_factory=list)
    """Risk low and above, worst first, at most `ALIKE` of one sort; with the number of further items
    like it, at the last one of its sort."""
    unread: list[ItemRow] = field(default_factory=list)
    """Skipped before partly read, each in order of address."""
    folders: dict[str, Folder] = field(default_factory=dict)
    copies: Counter[str] = field(default_factory=Counter)
    """SHA-256 → sightings, where more than one."""
    copied_at: dict[str, tuple[str, int]] = field(default_factory=dict)
    """SHA-256 → first address and size, of those in `copies`."""

    @property
    def unread_total(self) -> int:
        return self.by_state[State.SKIPPED] + self.by_state[State.PARTIAL]


def count_items(
    rows: Iterable[ItemRow], matches: MatchTotals, risk: Mapping[int, tuple[str, tuple[str, ...]]]
) -> ItemTotals:
    totals = ItemTotals()
    seen: dict[str, tuple[str, int]] = {}
    sorts: dict[_Sort, list[tuple[_Key, ItemRow]]] = {}
    numbers: Counter[_Sort] = Counter()
    unread: list[tuple[tuple[bool, str, str], ItemRow]] = []
    for row in rows:
        level = risk.get(row.item_id, (Risk.UNKNOWN.value, ()))[0]
        _add(totals, row, level)
        if row.content_sha256 and row.size_bytes:
            if row.content_sha256 in seen:
                totals.copies[row.content_sha256] += 1
            else:
                seen[row.content_sha256] = (row.address, row.size_bytes)
        if level not in (Risk.NONE, Risk.UNKNOWN):
            marks = matches.marks.get(row.item_id, _NO_MARKS)
            key = (RISK_ORDER.get(level, 9), -marks.high.bit_count(), -marks.matches, row.address, row.address_key)
            sort = (level, row.document_type, marks.high)
            numbers[sort] += 1
            same = sorts.setdefault(sort, [])
            same.append((key, row))
            if len(same) > 8 * ALIKE:
                sorts[sort] = _least(ALIKE, same)
        if row.state in (State.SKIPPED, State.PARTIAL):
            unread.append(((row.state == State.PARTIAL, row.address, row.address_key), row))
        if len(unread) > 8 * UNREAD:
            unread = heapq.nsmallest(UNREAD, unread, key=lambda pair: pair[0])
    totals.worst = _worst({sort: _least(ALIKE, same) for sort, same in sorts.items()}, numbers)
    totals.unread = [row for _, row in heapq.nsmallest(UNREAD, unread, key=lambda pair: pair[0])]
    for sha256 in totals.copies:
        totals.copies[sha256] += 1
        totals.copied_at[sha256] = seen[sha256]
    return totals


def _least(count: int, pairs: list[tuple[_Key, ItemRow]]) -> list[tuple[_Key, ItemRow]]:
    return heapq.nsmallest(count, pairs, key=lambda pair: pair[0])


def _worst(
    sorts: Mapping[_Sort, list[tuple[_Key, ItemRow]]], numbers: Mapping[_Sort, int]
) -> list[tuple[ItemRow, int]]:
    worst: list[tuple[ItemRow, int]] = []
    for sort, same in sorted(sorts.items(), key=lambda pair: pair[1][0][0]):
        named = same[: WORST - len(worst)]
        worst += [(row, 0) for _, row in named[:-1]]
        worst += [(row, numbers[sort] - len(named)) for _, row in named[-1:]]
    return worst


def _add(totals: ItemTotals, row: ItemRow, level: str) -> None:
    totals.total += 1
    totals.by_state[row.state] += 1
    if row.listed:
        totals.listed += 1
        totals.bytes_by_state[row.state] += row.size_bytes or 0
    totals.document_types[row.document_type] += 1
    totals.media_types[row.media_type] += 1
    totals.risk[level] += 1
    if row.facts.get("picture_class") == "photo":
        words = row.facts.get("triage_audit")
        totals.triage.update(left_out=1, audited=words is not None, missed=bool(words))
    for code in {problem[0] for problem in row.problems}:
        totals.problems[code] += 1
    for code, effect in {(problem[0], problem[2]) for problem in row.problems}:
        totals.problem_effects[code, effect] += 1
    folder = totals.folders.setdefault(folder_of(row.address), Folder())
    folder.items += 1
    folder.by_risk[level] += 1
    folder.unread += row.state in (State.SKIPPED, State.PARTIAL)


def folder_of(address: str) -> str:
    """The folder of the listed item, also for what lies inside an archive."""
    return address.split("!/", 1)[0].rpartition("/")[0] + "/"
