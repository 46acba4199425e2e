"""A delimited file in blocks that end where a row ends, and whether a block's quotes are as RFC 4180 has them.

Only then do a fast reader and the csv module see the same cells in it.
"""

from dataclasses import dataclass
from typing import Any

BLOCK_BYTES = 8 << 20
_LONGEST = 32 << 20
"""A row longer than this is left to the slow reader."""
_NEWLINE, _RETURN = 10, 13


@dataclass(frozen=True, slots=True)
class Block:
    """Whole rows at the beginning of some bytes."""

    size_bytes: int
    """Up to where; 0 where no row ends in these bytes."""
    rows: int = 0
    """That are not blank."""
    quoted: bool = False
    regular: bool = True
    """False: the slow reader has to read it."""


def whole_rows(data: bytes, delimiter: bytes, quote: bytes, escape: bytes, last: bool) -> Block:
    """How much of `data`, which begins where a row does, is whole rows.

    Args:
        escape: empty, or the character that takes its meaning from the next one.
        last: nothing follows.
    """
    if escape and escape in data:
        return Block(len(data), regular=False)
    chars = _bytes(data)
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n") + (0 if last or not data.endswith(b"\r") else 1):
        # A lone carriage return ends a row as well; files of that sort are rare and small.
        return Block(len(data), regular=False)
    quotes = _at(chars, quote[0]) if quote in data else None
    ends = _at(chars, _NEWLINE)
    if quotes is not None:
        import numpy as np

        ends = ends[np.searchsorted(quotes, ends) % 2 == 0]
    size = len(data) if last else (int(ends[-1]) + 1 if len(ends) else 0)
    if not size:
        return Block(0)
    if quotes is not None and not _regular(chars, quotes[quotes < size], delimiter[0], size):
        return Block(size, regular=False)
    return Block(size, _count(chars, ends[ends < size], size), quotes is not None)


def _bytes(data: bytes) -> Any:
    import numpy as np

    return np.frombuffer(data, np.uint8)


def _at(chars: Any, code: int) -> Any:
    import numpy as np

    return np.flatnonzero(chars == code)


def _regular(chars: Any, quotes: Any, delimiter: int, size: int) -> bool:
    """Every odd quote begins a cell or doubles the one before it; every even one ends a cell or is doubled."""
    import numpy as np

    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    before = np.where(opening > 0, chars[opening - 1], _NEWLINE)
    doubled = np.zeros(len(opening), bool)
    doubled[1:] = opening[1:] == closing[:-1] + 1
    begins = (before == delimiter) | (before == _NEWLINE) | doubled
    after = np.where(closing + 1 < size, chars[np.minimum(closing + 1, size - 1)], _NEWLINE)
    again = np.zeros(len(closing), bool)
    again[:-1] = doubled[1:]
    ended = (after == delimiter) | (after == _NEWLINE) | (after == _RETURN) | again
    return bool(begins.all() and ended.all())


def _count(chars: Any, ends: Any, size: int) -> int:
    """Rows that are not blank among those that end at `ends`, and one more that the end of the data ends."""
    import numpy as np

    starts = np.concatenate([[0], ends + 1])
    stops = np.concatenate([ends, [size]])
    long = stops - starts
    returns = (long == 1) & (chars[np.minimum(starts, size - 1)] == _RETURN)
    return int(((long > 0) & ~returns).sum())
