"""Message tables without a header: which column is who, to whom, when and what, told by the cells.

A table needs a column of moments, one of sentences, and two parties beside them; nobody can tell from the cells alone
who of the two wrote, so the one whose columns come first counts as the sender.
"""

import re
from collections.abc import Sequence

_CELLS_MIN = 3
_MOMENT = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4}))"
    r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?.{0,12})?"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)?[a-z]*,? ?(?:\d{1,2} )?[a-z]{3,9} (?:\d{1,2},? )?\d{4}.{0,16}"
    r"|1[0-9]{9}(?:\d{3})?(?:\.\d+)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+?1[-. ]?)?\(?[2-9]\d\d\)?[-. ]{0,2}[2-9]\d\d[-. ]?\d{4}|\+\d[\d -]{7,15}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,12}", re.IGNORECASE)
_LETTER = r"(?:[^\W\d_]|[.'’-])"
_NAME = re.compile(rf"[^\W\d_]{_LETTER}*(?:(?:, ?| ){_LETTER}+){{0,4}}(?: ?\([^)]{{1,16}}\))?")
_CODE = re.compile(r"(?=.*\d)[A-Z]{0,3}[-#]?\d{3,10}")
_WORDS_MIN, _NAME_CHARS_MAX = 3, 40
Cells = Sequence[Sequence[str | None]]


def bare_columns(columns: Cells, names: Sequence[str]) -> tuple[str, ...] | None:
    """Names that `Roles` understands; None where these are no messages.

    Args:
        columns: the first cells of each column.
        names: the columns' own names, kept where a column is no part of a message.
    """
    filled = [[cell.strip() for cell in column if cell and cell.strip()] for column in columns]
    if not 3 <= len(filled) <= 40 or max(map(len, filled), default=0) < _CELLS_MIN:
        return None
    moment = next((n for n, cells in enumerate(filled) if _share(cells, _MOMENT) >= 0.9), None)
    body = _body(filled)
    if moment is None or body is None:
        return None
    sorts = [_sort(cells) if n not in (moment, body) else "" for n, cells in enumerate(filled)]
    groups = _parties(sorts)
    if len(groups) != 2:
        return None
    found = list(names)
    found[moment], found[body] = "sent at", "message"
    for role, group in zip(("from", "to"), groups, strict=True):
        for n in group:
            found[n] = f"{role} {sorts[n]}"
    return tuple(found)


def _body(filled: Sequence[list[str]]) -> int | None:
    """The column of the longest sentences."""
    spoken = [n for n, cells in enumerate(filled) if len(cells) >= _CELLS_MIN and _is_spoken(cells)]
    return max(spoken, key=lambda n: sum(map(len, filled[n])) / len(filled[n]), default=None)


def _is_spoken(cells: list[str]) -> bool:
    """Most cells are several words, small letters among them, and hardly any comes twice."""
    worded = sum(len(cell.split()) >= _WORDS_MIN and any(c.islower() for c in cell) for cell in cells)
    small = sum(any(word[:1].islower() for word in cell.split()) for cell in cells)
    return 2 * worded >= len(cells) and 2 * small >= len(cells) and 2 * len(set(cells)) >= len(cells)


def _sort(cells: list[str]) -> str:
    """`name`, `phone`, `email` or `id`; empty for what names nobody."""
    for sort, pattern in (("phone", _PHONE), ("email", _EMAIL)):
        if _share(cells, pattern) >= 0.9:
            return sort
    if all(len(cell) <= _NAME_CHARS_MAX for cell in cells) and _share(cells, _NAME) >= 0.8:
        several = sum(" " in cell or "," in cell for cell in cells)
        # One word each may be any list of codes.
        return "name" if 3 * several >= len(cells) else ""
    # An identifier comes again with its owner; a row's own number does not.
    return "id" if _share(cells, _CODE) >= 0.9 and len(set(cells)) < len(cells) else ""


def _share(cells: list[str], pattern: re.Pattern[str]) -> float:
    return sum(pattern.fullmatch(cell) is not None for cell in cells) / len(cells) if len(cells) >= _CELLS_MIN else 0.0


def _parties(sorts: Sequence[str]) -> list[list[int]]:
    """Columns of each party: a name opens one; without names a telephone or an address does."""
    opener = "name" if "name" in sorts else "phone" if sorts.count("phone") > 1 else "email"
    groups: list[list[int]] = []
    waiting: list[int] = []
    for n, sort in enumerate(sorts):
        if sort == opener:
            # An identifier may stand before its owner's name: `A0093127, TATE`.
            groups.append([*waiting, n] if not groups else [n])
            waiting = []
        elif sort and groups:
            groups[-1].append(n)
        elif sort:
            waiting.append(n)
    return groups
