"""Numbers of attorneys in other tables: bar lists, public defenders' directories, contacts marked as attorney."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pii_scan.detect.calls.law_names import PREFILTER as NAMES
from pii_scan.detect.calls.law_names import LawName, law_name
from pii_scan.detect.calls.marks import PREFILTER as LABELS
from pii_scan.detect.calls.marks import Sign, flag_sign, is_flag_header, is_yes_or_no, text_sign
from pii_scan.detect.calls.number import NATIONAL, number_of, numbers_in
from pii_scan.detect.calls.number_column import numbers_of
from pii_scan.detect.calls.wording import header_of

if TYPE_CHECKING:
    import pyarrow as pa

_PHONE = re.compile(
    r"\b(?:(?:tele)?phones?|tel|mobile|mobil|cell(?:ular)?|fax|facsimile|ph|direct|office|business|work|home|main|number|"
    r"num|contact|line|after hours|telefonos?|celular|movil|oficina|numero|tn|pager|switchboard|toll free|dial)\b"
)
_NO_PHONE = re.compile(
    r"\b(?:bar|license|licence|zip|postal|postcode|address|email|e mail|name|id|account|acct|case|docket|county|"
    r"district|suite|room|fee|year|date|city|state|firm|hours|website|url|first|last|contact (?:name|person))\b"
)
_LISTS = re.compile(
    r"\b(?:attorneys?|attys?|attny|lawyers?|counsel|abogad[oa]s?|law ?firm|law office|firm(?: name)?|bufete|defenders?|"
    r"(?:state )?bar(?: (?:no|num|number|id|card|admission))?|bar|barnumber|barno|esq|solicitors?|despacho|"
    r"license to practice|admitted|practice areas?)\b"
)
_OTHERS = re.compile(
    r"\b(?:clients?|defendants?|inmates?|offenders?|patients?|plaintiffs?|detainees?|prisoners?|customers?|students?|"
    r"employees?|cases?|docket|reclus[oa]s?|intern[oa]s?|victims?|witness(?:es)?|booking)\b"
)
_TEXTS = re.compile(
    r"\b(?:name|nombre|company|firm|organi[sz]ation|org|business|agency|relation(?:ship)?|rel|relacion|parentesco|type|"
    r"tipo|title|occupation|profession|category|class|role|notes?|remarks?|comments?|description|descr|label|status|"
    r"contact|party|group|office|employer|specialty|flag)\b"
)
_LINES = (
    ("fax", r"fax|facsimile"),
    ("mobile", r"mobile|mobil|cell|celular|movil"),
    ("home", r"home|after"),
    ("office", r"office|business|work|direct|main|oficina|firm"),
)
_SHARE = 0.6
_LONGEST = 2000
"""Characters of a cell that are looked at."""
_LOOK = 400


@dataclass(frozen=True, slots=True)
class DirectoryColumns:
    """Where the numbers and the words about them stand."""

    numbers: tuple[tuple[int, str], ...]
    """(index, line)"""
    whole: bool
    """Every row is an attorney; otherwise those whose words or flags say so."""
    texts: tuple[int, ...] = ()
    flags: tuple[int, ...] = ()


def directory_columns(
    headers: Sequence[str], rows: Sequence[Sequence[str | None]], has_header: bool, *, given: bool = False
) -> DirectoryColumns | None:
    """None for tables without telephone numbers, or without a word of attorneys where one is needed.

    Args:
        rows: for each column the cells of the first rows.
        given: a user says that every row is an attorney.
    """
    cells = [[c.strip() for c in column[:_LOOK] if c and c.strip()] for column in rows]
    words = [header_of(header) if has_header else "" for header in headers]
    numbers = [i for i, column in enumerate(cells) if _is_number(words[i], column)]
    if given:
        return DirectoryColumns(
            tuple((i, _line(words[i])) for i in range(len(headers)) if _may_hold(words[i], cells[i])), True
        )
    if not numbers:
        return None
    law = [i for i, text in enumerate(words) if _LISTS.search(text)]
    own = [i for i in numbers if i in law and _LISTS.search(words[i])]
    flags = tuple(
        i
        for i in law
        if i not in numbers and is_flag_header(headers[i]) and cells[i] and all(map(is_yes_or_no, cells[i]))
    )
    titles = [i for i in law if i not in flags and i not in numbers and cells[i]]
    others = any(_OTHERS.search(text) for text in words)
    texts = tuple(
        i for i, column in enumerate(cells)
        if i not in numbers and i not in flags and (not has_header or _TEXTS.search(words[i]) or i in titles)
    )  # fmt: skip
    if own and (titles or others):
        return DirectoryColumns(tuple((i, _line(words[i])) for i in own), True)
    lines = tuple((i, _line(words[i])) for i in numbers)
    filled = max((len(cells[i]) for i in titles), default=0)
    most = max((len(column) for column in cells), default=0)
    if (titles or own) and not others and not flags and filled >= 0.8 * most * bool(titles):
        return DirectoryColumns(lines, True)
    if any(len(cells[i]) >= 3 and _share_of_offices(cells[i]) >= _SHARE for i in texts) and not others:
        return DirectoryColumns(lines, True)
    return (
        DirectoryColumns(lines, False, tuple(i for i in texts if i not in titles or not others), flags)
        if texts or flags
        else None
    )


def _is_number(words: str, column: list[str]) -> bool:
    if _PHONE.search(words):
        return True
    if not column or _NO_PHONE.search(words):
        return False
    share = sum(_has_number(cell) for cell in column) / len(column)
    return share >= (0.3 if _PHONE.search(words) else 0.9)


def _may_hold(words: str, column: list[str]) -> bool:
    """In a list that a user gives, any cell may hold numbers but those of other sorts."""
    if not column or (_NO_PHONE.search(words) and not _PHONE.search(words)):
        return False
    share = sum(_has_number(cell) for cell in column) / len(column)
    return share >= (0.05 if not words else 1e-9)


def _has_number(cell: str) -> bool:
    number = number_of(cell)
    return (number is not None and number < NATIONAL) or next(iter(numbers_in(cell)), None) is not None


def _share_of_offices(column: list[str]) -> float:
    return sum(law_name(cell) is LawName.OFFICE for cell in column) / len(column)


def _line(words: str) -> str:
    return next(
        (line for line, pattern in _LINES if re.search(pattern, words)), "phone" if _PHONE.search(words) else ""
    )


def cell_numbers(cell: str, national: bool = True) -> list[int]:
    """All numbers of a cell: one in any writing, or several among words.

    Args:
        national: also those of which no country can be told, which may be any other digits.
    """
    found = list(dict.fromkeys(numbers_in(cell[:_LONGEST])))
    if len(found) > 1:
        return found
    single = number_of(cell)
    return [single] if single is not None and (national or single < NATIONAL) else found


def _cell_numbers(column: "pa.Array", national: bool) -> tuple[Any, Any]:
    """`cell_numbers` of the cells: the index of the cell, and the number. Cells of one plain number are read as a
    column, each different one of the others once."""
    import numpy as np

    single = numbers_of(column)
    plain = (single != 0) & (single < NATIONAL if not national else True)
    rows, numbers = [np.flatnonzero(plain)], [single[plain]]
    rest = np.flatnonzero(~plain)
    coded = column.take(rest).dictionary_encode()
    indices = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    found = [cell_numbers(cell, national) if cell else [] for cell in coded.dictionary.to_pylist()]
    counts = np.array([*map(len, found), 0])
    starts = np.concatenate([[0], np.cumsum(counts[:-1])])
    every = np.array([number for some in found for number in some], np.uint64)
    each = counts[indices]
    rows.append(np.repeat(rest, each))
    # The running number of each find within its own cell, behind where the cell's finds begin.
    within = np.arange(int(each.sum())) - np.repeat(np.cumsum(each) - each, each)
    numbers.append(every[np.repeat(starts[indices], each) + within])
    return np.concatenate(rows), np.concatenate(numbers)


class DirectoryScan:
    """Reads the batches of one table."""

    def __init__(self, columns: DirectoryColumns, first_row: int) -> None:
        self._columns = columns
        self._row = first_row
        self.rows = 0
        """Rows that are an attorney's."""

    def batch(self, batch: "pa.RecordBatch") -> "pa.RecordBatch | None":
        """`row`, `number` (uint64), `listed`, `line`: one line for each number of an attorney; None without any."""
        import numpy as np
        import pyarrow as pa

        chosen = self._chosen(batch)
        first, self._row = self._row, self._row + batch.num_rows
        if not len(chosen) or not self._columns.numbers:
            return None
        rows, numbers, lines = [], [], []
        for at, (i, line) in enumerate(self._columns.numbers):
            cells, found = _cell_numbers(batch.column(i).take(chosen), bool(line))
            rows.append(cells)
            numbers.append(found)
            lines.append(np.full(len(cells), at, np.int32))
        row, number, column = map(np.concatenate, (rows, numbers, lines))
        if not len(row):
            return None
        # By row, then by column, then as the cell has them.
        order = np.lexsort((column, row))
        row, number, column = row[order], number[order], column[order]
        self.rows += len(np.unique(row))
        return pa.RecordBatch.from_pydict(
            {
                "row": first + chosen[row].astype(np.int64),
                "number": number,
                "listed": np.full(len(row), self._columns.whole),
                "line": pa.array([line for _, line in self._columns.numbers], pa.string()).take(pa.array(column)),
            }
        )

    def _chosen(self, batch: "pa.RecordBatch") -> Any:
        """Indices of the rows that are an attorney's."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        if self._columns.whole:
            return np.arange(batch.num_rows)
        says = np.zeros(batch.num_rows, bool)
        for i in self._columns.texts:
            column = batch.column(i)
            hits = pc.match_substring_regex(column, NAMES + LABELS).fill_null(False)
            at = np.flatnonzero(hits.to_numpy(zero_copy_only=False))
            says[at] |= _said(column.take(pa.array(at)), lambda cell: bool(text_sign(cell) & _LAWYER))
        for i in self._columns.flags:
            says |= _said(batch.column(i), lambda cell: flag_sign(cell) is Sign.FLAG)
        return np.flatnonzero(says)


_LAWYER = Sign.LABEL | Sign.LAW_NAME


def _said(column: "pa.Array", read: Callable[[str], bool]) -> Any:
    """What each cell says; each different one is read once."""
    import numpy as np

    coded = column.dictionary_encode()
    known = np.array([*map(read, coded.dictionary.to_pylist()), False], bool)
    return known[coded.indices.fill_null(len(known) - 1).to_numpy(zero_copy_only=False)]
