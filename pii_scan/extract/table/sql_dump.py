"""SQL dumps: the rows of INSERT and COPY as tables under their column names, the rest as text."""

import re
from collections.abc import Iterator

from pii_scan.extract.extractor import Extractor, Input, NotThisFormat
from pii_scan.extract.table.batches import batches, unique_names
from pii_scan.extract.table.sql_stream import stream_dump
from pii_scan.extract.table.sql_values import (
    COPY,
    CREATE,
    INSERT,
    Finder,
    column_names,
    copy_row,
    created_columns,
    is_empty,
    plain_name,
    rows,
)
from pii_scan.extract.text.decode import choose_encoding, undecoded
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Table, Text
from pii_scan.model.problem import Problem, ProblemCode

SQL = "application/sql"
_WHOLE_BYTES = 64 << 20

_OPENING = re.compile(
    r"\s*(?:--[^\n]*(?:\n|$)|/\*.*?\*/;?|(?:BEGIN|START)(?:\s+TRANSACTION)?\s*;)", re.DOTALL | re.IGNORECASE
)
_DROP = re.compile(r"DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?[^\s;]+\s*(?:CASCADE\s*)?;", re.IGNORECASE)

Rows = list[list[str | None]]


def probe(head: bytes, name: str) -> str | None:  # noqa: ARG001
    """By its first statement: the commas of one make a table of separated values of it else."""
    text = head_text(head)
    if text is None:
        return None
    at = 0
    while (skipped := _OPENING.match(text, at)) is not None:
        at = skipped.end()
    begin = text[at:].lstrip()
    return SQL if any(statement.match(begin) for statement in (CREATE, INSERT, COPY, _DROP)) else None


def extract(given: Input) -> Iterator[Evidence]:
    """A Table per table, of a dump past 64 MiB a Table per run of rows of one table; comments, views and other
    statements as Text."""
    # Rows as Python's lists take a good many times the bytes of the dump.
    if given.payload.size_bytes > _WHOLE_BYTES:
        yield from stream_dump(given.payload)
        return
    encoding = choose_encoding(given.payload)
    text = given.payload.read().decode(encoding.name, "replace")
    columns = {
        plain_name(found.group("table")).lower(): created_columns(text, found.end()) for found in CREATE.finditer(text)
    }
    between: list[str] = []
    at, seen, broken = 0, 0, 0
    held: dict[tuple[str, tuple[str, ...]], Rows] = {}
    inserts, copies = Finder(INSERT), Finder(COPY)
    while True:
        insert, copy = inserts.after(text, at), copies.after(text, at)
        found = min((m for m in (insert, copy) if m is not None), key=lambda m: m.start(), default=None)
        if found is None:
            break
        between.append(text[at : found.start()])
        name = plain_name(found.group("table"))
        stated = column_names(found.group("columns") or "") or columns.get(name.lower(), ())
        if found is copy:
            data, at = _copy_rows(text, found.end())
        else:
            data, at = _insert_rows(text, found.end())
            broken += not data
        for row in data:
            # Rows of another width than the header's belong to another header.
            head = stated if len(stated) == len(row) else ()
            held.setdefault((name, head or tuple(f"column_{i + 1}" for i in range(len(row)))), []).append(row)
        seen += len(data)
    if not seen:
        raise NotThisFormat
    between.append(text[at:])
    row_number = 1
    for (name, head), data in held.items():
        names = unique_names(list(head), len(head))
        yield Table(
            name, names, batches(data, names), has_header=not head[0].startswith("column_"), first_row=row_number
        )
    rest = "\n".join(part for part in between if not is_empty(part))
    if rest:
        yield Text(rest, layer="statements")
    if broken:
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{broken} INSERT statements without a whole row")
    yield from undecoded(encoding)


def _insert_rows(text: str, start: int) -> tuple[Rows, int]:
    data: Rows = []
    at = start
    for cells, end in rows(text, start):
        at = end
        if cells is not None:
            data.append(cells)
    return data, max(at, start + 1)


def _copy_rows(text: str, start: int) -> tuple[Rows, int]:
    end = text.find("\n\\.", start - 1)
    body = text[start : end if end >= 0 else len(text)]
    data = [copy_row(line.rstrip("\r")) for line in body.split("\n") if line]
    return data, len(text) if end < 0 else end + 3


EXTRACTOR = Extractor(
    id="sql_dump",
    title="SQL dump",
    media_types=(SQL,),
    extract=extract,
    probe=probe,
    extensions=(".sql",),
    priority=10,
    library="own",
    reads="INSERT and COPY rows under their columns (MySQL, PostgreSQL, SQLite, SQL Server, Oracle), dumps of any "
    "size; other statements as text",
    not_read="binary literals that are no text",
)
