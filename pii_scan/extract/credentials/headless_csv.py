"""Exports in CSV that have no header: Keeper's (by place) and Enpass's (labels and values in turn)."""

from collections.abc import Sequence

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import LOGIN, column_of, words

Row = Sequence[str | None]
_PLACES = ("", "title", "username", "password", "url", "notes", "")
"""Keeper: folder, title, login, password, address, notes, shared folder; then names and values of the user's own fields
(https://docs.keeper.io: import a .CSV)."""
_MOST = 0.8


def layout_of(rows: Sequence[Row]) -> str:
    """`keeper`, `enpass`, or empty."""
    filled = [row for row in rows if any(row)]
    if not filled:
        return ""
    if sum(_is_keeper(row) for row in filled) >= _MOST * len(filled):
        return "keeper"
    return "enpass" if sum(_is_enpass(row) for row in filled) >= _MOST * len(filled) else ""


def _is_keeper(row: Row) -> bool:
    if len(row) < len(_PLACES):
        return False
    login, password, address = (row[n] or "" for n in (2, 3, 4))
    return bool(login and password) and "://" in address and not any("://" in (row[n] or "") for n in range(4))


def _labels(row: Row) -> list[str]:
    return [words(cell or "") for cell in row[1::2] if cell]


def _is_enpass(row: Row) -> bool:
    labels = _labels(row)
    known = {column_of(label, LOGIN) for label in labels}
    return "password" in known and bool({"username", "email", "url"} & known)


def entry_of(row: Row, layout: str) -> Entry:
    entry = Entry()
    cells = [cell or "" for cell in row]
    if layout == "keeper":
        for column, cell in zip(_PLACES, cells, strict=False):
            if column == "notes":
                entry.note(cell)
            elif column:
                entry.add(column, cell)
        cells = cells[len(_PLACES) :]
    else:
        entry.add("title", cells[0] if cells else "")
        cells = cells[1:]
    for label, value in zip(cells[::2], cells[1::2], strict=False):
        entry.put(label or "field", value)
    if len(cells) % 2:
        # Enpass ends with the note.
        entry.note(cells[-1])
    return entry
