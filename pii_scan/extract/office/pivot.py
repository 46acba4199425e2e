"""Pivot caches (ECMA-376 part 1, 18.10): the rows behind a summary, which stay in the file when their sheet is gone."""

import re
from collections.abc import Iterator

from pii_scan.extract.office.package import Package
from pii_scan.extract.office.xml_events import PartBrokenError, attribute, events
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.model.evidence import Evidence, Text
from pii_scan.model.payload import Payload
from pii_scan.model.problem import Problem, ProblemCode

_RECORDS = re.compile(r"^xl/pivotCache/pivotCacheRecords(\d*)\.xml$", re.IGNORECASE)
_ITEMS = frozenset({"s", "n", "d", "b", "e", "m"})


def pivot_parts(names: list[str]) -> dict[str, str]:
    """Records part → its definition, where both are there."""
    known = set(names)
    out = {}
    for name in names:
        found = _RECORDS.match(name)
        definition = f"xl/pivotCache/pivotCacheDefinition{found[1]}.xml" if found else ""
        if definition in known:
            out[name] = definition
    return out


def pivot_tables(package: Package, parts: dict[str, str]) -> Iterator[Evidence]:
    """One Table for each cache; values that no row uses any more follow as `field: value` lines."""
    for records, definition in sorted(parts.items()):
        head, body = package.payload(definition), package.payload(records)
        if head is None or body is None:
            continue
        broken: list[str] = []
        fields = _fields(head, broken)
        shared = [items for _, items in fields]
        used: list[set[int]] = [set() for _ in fields]
        columns = unique_names([name for name, _ in fields], len(fields))
        rows = _rows(body, shared, used, broken)
        yield to_table("pivot cache", Layout([], columns, True, 1, rows))
        stale = [
            f"{name}: {item}"
            for (name, items), seen in zip(fields, used, strict=True)
            for index, item in enumerate(items)
            if item and index not in seen
        ]
        if stale:
            yield Text("\n".join(stale), layer="hidden", sheet="pivot cache")
        if broken:
            yield Problem(ProblemCode.PARTLY_READ, "extract", "a pivot cache ends in damaged XML")


def _fields(payload: Payload, broken: list[str]) -> list[tuple[str, list[str | None]]]:
    fields: list[tuple[str, list[str | None]]] = []
    within = False
    try:
        for start, tag, node in events(payload):
            if tag == "cacheField" and start and attribute(node, "databaseField") != "0":
                fields.append((attribute(node, "name"), []))
            elif tag == "sharedItems":
                within = start
            elif start and within and fields and tag in _ITEMS:
                fields[-1][1].append(attribute(node, "v") or None)
    except PartBrokenError:
        broken.append("definition")
    return fields


def _rows(
    payload: Payload, shared: list[list[str | None]], used: list[set[int]], broken: list[str]
) -> Iterator[list[str | None]]:
    row: list[str | None] = []
    try:
        for start, tag, node in events(payload):
            if tag == "r":
                if not start:
                    yield row
                row = []
            elif start and tag == "x":
                row.append(_shared(attribute(node, "v"), len(row), shared, used))
            elif start and tag in _ITEMS:
                row.append(attribute(node, "v") or None)
    except PartBrokenError:
        broken.append("records")


def _shared(index: str, column: int, shared: list[list[str | None]], used: list[set[int]]) -> str | None:
    if column >= len(shared) or not index.isdecimal() or len(index) > 9 or int(index) >= len(shared[column]):
        return None
    used[column].add(int(index))
    return shared[column][int(index)]
