"""Tables in, levels of their rows out: recognition, tokens, store and joins as in a run, without the rest of one."""

from collections.abc import Sequence
from pathlib import Path

from pii_scan.assess.call_tables import make_views, workshop
from pii_scan.assess.privileged import find_privileged
from pii_scan.engine.call_tables import CallTables
from pii_scan.model.evidence import Table
from pii_scan.model.settings import Settings
from pii_scan.store.side_parts import write_sides
from pii_scan.store.tokens import Tokens

KEY = bytes(range(32))
Rows = dict[int, set[tuple[int, int]]]


def judged(
    folder: Path, tables: Sequence[Table], written: Sequence[tuple[str, int]] = ()
) -> tuple[int, Rows, dict[tuple[int, int], int]]:
    """(calls, level → {(table, row)}, (table, row) → reasons); each table is a file of its own."""
    parts = []
    for number, table in enumerate(tables):
        watch = CallTables(Settings(), f"sha{number}", KEY, folder)
        looking = watch.watch(table)
        for batch in table.batches:
            looking.take(batch)
        looking.end()
        parts.extend(watch.parts())
    files: dict[str, list[str]] = {"calls": [], "attorneys": []}
    for sort, name, _, _ in write_sides(folder, 1, parts):
        files[sort].append(str(folder / sort / name))
    contents = {f"sha{number}": number for number in range(len(tables))}
    if not files["calls"]:
        return 0, {}, {}
    with workshop(folder) as con:
        make_views(con, files["calls"], files["attorneys"], contents, written, Tokens(KEY))
        find_privileged(con)
        rows = con.execute("SELECT level, content, row, reasons FROM privileged").fetchall()
        (calls,) = con.execute("SELECT count(*) FROM call").fetchone() or (0,)
    levels: Rows = {0: set(), 1: set(), 2: set()}
    for level, content, row, _ in rows:
        levels[level].add((content, row))
    return calls, levels, {(content, row): reasons for _, content, row, reasons in rows}
