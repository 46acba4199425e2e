"""Columns that may be keys, tables of one layout put together: twelve monthly files are one table in twelve parts."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from pii_scan.store.key_rows import KeyColumn

_MOST_VALUES = 65_536
"""Kept of one column after its parts are put together."""
_UNIQUE = 0.98
_FEW_BITS, _DENSE = 20.0, 0.02


@dataclass(frozen=True, slots=True)
class JoinColumn:
    """One column of one table, or of tables of one layout."""

    number: int
    """Of the column, in this case's order."""
    table: tuple[str, ...]
    """Tells tables apart."""
    contents: tuple[str, ...]
    table_name: str
    column: str
    kind: str
    rows: int
    filled: int
    level: int
    possible_bits: float
    tokens: Any
    """numpy uint64, sorted."""
    levels: Any
    most: Any
    """How often each value comes in the one part where it comes most."""

    @property
    def distinct(self) -> tuple[int, int, int]:
        """Low, best, high of how many different values; exact at level 0, else two standard errors of the sample."""
        best = len(self.tokens) << self.level
        if not self.level:
            return best, best, best
        part = 2.0**-self.level
        spread = 2 * ((1 - part) * len(self.tokens)) ** 0.5 / part
        return max(len(self.tokens), round(best - spread)), best, round(best + spread)

    @property
    def unique_share(self) -> float:
        """Of the different values, those that stand in one row only (of each part)."""
        return float((self.most == 1).mean()) if len(self.most) else 0.0

    @property
    def unique(self) -> bool:
        return self.unique_share >= _UNIQUE

    @property
    def crowded(self) -> bool:
        """Whether its values are so few, or so many of the possible ones, that any other column would hold some of
        them: running numbers, years, ZIP codes, codes of a status."""
        return self.possible_bits < _FEW_BITS or self.distinct[1] > _DENSE * 2.0**self.possible_bits


def join_columns(found: Iterable[KeyColumn], contents: Collection[str]) -> list[JoinColumn]:
    """In a fixed order.

    Args:
        contents: those that count; the others are left out.
    """
    parts: dict[tuple[str, ...], dict[int, list[KeyColumn]]] = defaultdict(lambda: defaultdict(list))
    for column in found:
        if column.content_sha256 in contents:
            own = (column.content_sha256, str(column.table_number))
            parts[(column.layout,) if column.layout else own][column.column_number].append(column)
    out: list[JoinColumn] = []
    for table in sorted(parts):
        for number in sorted(parts[table]):
            out.append(_together(len(out), table, parts[table][number]))
    return out


def _together(number: int, table: tuple[str, ...], parts: list[KeyColumn]) -> JoinColumn:
    import numpy as np

    level = max(part.level for part in parts)
    files: dict[tuple[str, int], list[KeyColumn]] = defaultdict(list)
    for part in parts:
        files[part.content_sha256, part.table_number].append(part)
    tokens: Any = np.zeros(0, np.uint64)
    levels: Any = np.zeros(0, np.uint8)
    counts: Any = np.zeros(0, np.int64)
    for own in files.values():
        # Pieces of one table are one table: what comes in two of them comes twice.
        one = _merged(own, level, np.add)
        held: tuple[Any, Any, Any] = (tokens, levels, counts)
        a, b, c = (np.concatenate(pair) for pair in zip(held, one, strict=True))
        tokens, levels, counts = _reduce(a, b, c, np.maximum)
        while len(tokens) > _MOST_VALUES:
            level += 1
            kept = levels >= level
            tokens, levels, counts = tokens[kept], levels[kept], counts[kept]
    first = parts[0]
    return JoinColumn(
        number=number,
        table=table,
        contents=tuple(dict.fromkeys(part.content_sha256 for part in parts)),
        table_name=first.table_name,
        column=first.column,
        kind=first.kind if all(part.kind == first.kind for part in parts) else "",
        rows=sum(part.rows for part in parts),
        filled=sum(part.filled for part in parts),
        level=level,
        possible_bits=max(part.possible_bits for part in parts),
        tokens=tokens,
        levels=levels,
        most=counts,
    )


def _merged(parts: list[KeyColumn], level: int, how: Any) -> tuple[Any, Any, Any]:
    import numpy as np

    columns = [np.concatenate([getattr(part, name) for part in parts]) for name in ("tokens", "levels", "counts")]
    kept = columns[1] >= level
    return _reduce(columns[0][kept], columns[1][kept], columns[2][kept], how)


def _reduce(tokens: Any, levels: Any, counts: Any, how: Any) -> tuple[Any, Any, Any]:
    """One entry a token, sorted by it; `how` puts the counts of equal ones together."""
    import numpy as np

    order = np.argsort(tokens, kind="stable")
    tokens, levels, counts = tokens[order], levels[order], counts[order].astype(np.int64)
    if not len(tokens):
        return tokens, levels, counts
    starts = np.flatnonzero(np.concatenate([[True], tokens[1:] != tokens[:-1]]))
    return tokens[starts], levels[starts], how.reduceat(counts, starts)
