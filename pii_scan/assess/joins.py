"""Tables that join: columns of different tables that hold the same keys, found by what their values share.

A share of common values proves something only where chance would not bring it about. Of two tables' running numbers the
shorter is always contained in the longer; so columns of few possible values, or of most of the possible ones, join only
if their names say so as well. Everything here works on tokens; no value is known.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pii_scan.assess.join_columns import JoinColumn
from pii_scan.assess.join_names import entity, same_key

_Z = 1.96
_LEAST_SHARE = 0.5
_LEAST_SHARE_BY_NAME = 0.9
_LEAST_HITS, _LEAST_HITS_BY_NAME = 5, 20
_ONCE = 1.02
"""Rows for each different key up to which a table has one row for each."""
_LEAST_PARENT = 20
"""Different values of a column before it may be what others refer to."""
_MOST_COLUMNS = 4000
_MOST_WORK = 200_000_000
"""Common values looked at before it is said that not every pair was compared; a minute and a half at most."""


@dataclass(frozen=True, slots=True)
class Join:
    """`child` refers to `parent`: its keys are among the parent's."""

    parent: JoinColumn
    child: JoinColumn
    relation: str
    """`1:1`, `1:n` (one row of the parent, many of the child) or `n:m`."""
    share: tuple[float, float, float]
    """Low, best, high of the child's different keys that the parent holds; 95 % (Wilson); exact where all agree."""
    compared: int
    """Different keys of the child that were compared."""
    basis: str
    """`values`: chance would not bring this about. `kind`: both columns hold the same sort of identifier. `names`: the
    names say so, and values do not contradict it; running numbers would overlap anyway."""


@dataclass(frozen=True, slots=True)
class Joins:
    found: tuple[Join, ...]
    """Those between most rows first."""
    columns: int
    """Columns that may be keys."""
    not_compared: int
    """Columns, or pairs of them, that were too many."""


def find_joins(columns: Sequence[JoinColumn], identifying: frozenset[str], names: Mapping[str, str]) -> Joins:
    """Compares each column that may be referred to with all others.

    Args:
        identifying: kinds of which an equal value means an equal person.
        names: content → name of its file, where a table has none of its own.
    """
    looked_at = sorted(sorted(columns, key=lambda c: (-c.rows, c.number))[:_MOST_COLUMNS], key=lambda c: c.number)
    index = _Index(looked_at)
    parents = [c for c in looked_at if c.unique and len(c.tokens) << c.level >= _LEAST_PARENT]
    found: dict[tuple[int, int], Join] = {}
    skipped = len(columns) - len(looked_at)
    for parent in sorted(parents, key=lambda c: (-c.rows, c.number)):
        if index.work > _MOST_WORK:
            skipped += 1
            continue
        for child, hits in index.sharing(parent):
            if child.table != parent.table and (join := _judged(parent, child, hits, identifying, names)) is not None:
                found[parent.number, child.number] = join
    kept = [join for key, join in found.items() if not _told_the_other_way(join, found.get((key[1], key[0])))]
    kept += _many_to_many(index, looked_at, kept, identifying)
    kept.sort(key=lambda j: (-min(j.parent.rows, j.child.rows), -j.share[1], j.parent.number, j.child.number))
    return Joins(tuple(kept), len(columns), skipped)


def _judged(
    parent: JoinColumn, child: JoinColumn, hits: int, identifying: frozenset[str], names: Mapping[str, str]
) -> Join | None:
    compared = int((child.levels >= max(parent.level, child.level)).sum())
    share = _interval(hits, compared, exact=not parent.level and not child.level)
    relation = "1:1" if child.unique and child.filled <= _ONCE * child.distinct[2] else "1:n"
    basis = _basis(parent, child, identifying)
    if basis:
        sure = hits >= _LEAST_HITS and share[1] >= _LEAST_SHARE
    else:
        basis = "names"
        own = parent.table_name or names.get(parent.contents[0], "")
        sure = (
            hits >= _LEAST_HITS_BY_NAME
            and share[0] >= _LEAST_SHARE_BY_NAME
            and same_key(parent.column, own, child.column)
        )
    return Join(parent, child, relation, share, compared, basis) if sure else None


def _basis(parent: JoinColumn, child: JoinColumn, identifying: frozenset[str]) -> str:
    """Why common values are no chance; empty where they may be."""
    if parent.kind and parent.kind == child.kind and parent.kind in identifying:
        return "kind"
    if parent.crowded or child.possible_bits < 10 or entity(parent.column) is None or entity(child.column) is None:
        return ""
    return "values"


def _told_the_other_way(join: Join, other: Join | None) -> bool:
    """Of two columns that are keys of one row each, the one that is contained more is the child; where both are, the
    one whose keys come again in other files of its layout."""
    if other is None:
        return False
    mine = (join.share[1], join.parent.distinct[1] / join.parent.filled, -join.parent.number)
    return mine < (other.share[1], other.parent.distinct[1] / other.parent.filled, -other.parent.number)


def _many_to_many(
    index: "_Index", columns: Sequence[JoinColumn], joins: Sequence[Join], identifying: frozenset[str]
) -> list[Join]:
    """Columns that share keys of which no table is the owner; those that a common parent ties already are left out."""
    children: dict[int, set[int]] = defaultdict(set)
    for join in joins:
        children[join.child.number].add(join.parent.number)
    out: list[Join] = []
    for larger in sorted((c for c in columns if not c.unique), key=lambda c: (-len(c.tokens), c.number)):
        if index.work > _MOST_WORK or len(larger.tokens) < _LEAST_PARENT:
            break
        for child, hits in index.sharing(larger):
            if child.unique or child.table == larger.table or len(child.tokens) > len(larger.tokens):
                continue
            if len(child.tokens) == len(larger.tokens) and child.number <= larger.number:
                continue
            if children[child.number] & children[larger.number] or child.crowded:
                continue
            basis = _basis(larger, child, identifying)
            compared = int((child.levels >= max(larger.level, child.level)).sum())
            share = _interval(hits, compared, exact=not larger.level and not child.level)
            if basis and hits >= _LEAST_HITS_BY_NAME and share[1] >= _LEAST_SHARE_BY_NAME:
                out.append(Join(larger, child, "n:m", share, compared, basis))
    return out


class _Index:
    """Token → the columns that hold it."""

    def __init__(self, columns: Sequence[JoinColumn]) -> None:
        import numpy as np

        self._columns = columns
        tokens = np.concatenate([c.tokens for c in columns]) if columns else np.zeros(0, np.uint64)
        which = np.repeat(np.arange(len(columns)), [len(c.tokens) for c in columns])
        order = np.argsort(tokens, kind="stable")
        self._tokens, self._which = tokens[order], which[order]
        self.work = 0

    def sharing(self, column: JoinColumn) -> list[tuple[JoinColumn, int]]:
        """The other columns with as many of this one's tokens as they hold."""
        import numpy as np

        begin = np.searchsorted(self._tokens, column.tokens, "left")
        counts = np.searchsorted(self._tokens, column.tokens, "right") - begin
        total = int(counts.sum())
        self.work += total
        # All places of all its tokens in one array.
        places = np.repeat(begin - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts) + np.arange(total)
        hits = np.bincount(self._which[places], minlength=len(self._columns))
        return [
            (self._columns[at], int(hits[at]))
            for at in np.flatnonzero(hits).tolist()
            if self._columns[at].number != column.number
        ]


def _interval(hits: int, compared: int, *, exact: bool) -> tuple[float, float, float]:
    """Share with its 95 % interval (Wilson 1927; Brown, Cai and DasGupta 2001)."""
    if not compared:
        return 0.0, 0.0, 1.0
    best = hits / compared
    if exact:
        return best, best, best
    around = best + _Z**2 / (2 * compared)
    spread = _Z * (best * (1 - best) / compared + _Z**2 / (4 * compared**2)) ** 0.5
    scale = 1 + _Z**2 / compared
    return max(0.0, (around - spread) / scale), best, min(1.0, (around + spread) / scale)


def figures(
    joins: Joins, files: Mapping[str, Sequence[str]], classes: Mapping[str, Collection[str]] | None = None
) -> dict[str, Any]:
    """For the store and the reports: names are masked, and there is no value.

    Args:
        files: content → the (masked) addresses at which it lies.
        classes: content → the legal classes found in it.
    """

    def side(column: JoinColumn) -> dict[str, Any]:
        low, best, high = column.distinct
        places = sorted({place for content in column.contents for place in files.get(content, ())})
        return {
            "address": places[0] if places else "",
            "files": len(places),
            "table": column.table_name,
            "column": column.column,
            "rows": column.rows,
            "filled": column.filled,
            "distinct": {"low": low, "best": best, "high": high},
            "classes": sorted({name for content in column.contents for name in (classes or {}).get(content, ())}),
        }

    return {
        "columns": joins.columns,
        "not_compared": joins.not_compared,
        "found": [
            {
                "parent": side(join.parent),
                "child": side(join.child),
                "relation": join.relation,
                "share": dict(zip(("low", "best", "high"), (round(x, 4) for x in join.share), strict=True)),
                "compared": join.compared,
                "basis": join.basis,
                "kind": join.parent.kind if join.parent.kind == join.child.kind else "",
            }
            for join in joins.found
        ],
    }
