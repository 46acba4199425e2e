"""JSON (RFC 8259) and newline-delimited JSON: uniform objects as a Table, anything else as labelled lines."""

import codecs
import json
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from pii_scan.extract.extractor import Extractor, Input
from pii_scan.extract.table.batches import Layout, to_table, unique_names
from pii_scan.extract.text.data_urls import data_files
from pii_scan.extract.text.decode import CHUNK_CHARS, choose_encoding, text_evidence
from pii_scan.extract.text.json_columns import columnar
from pii_scan.extract.text.json_people import Cut, cut_people
from pii_scan.extract.text.json_rows import as_rows, columns_of, is_uniform, labelled_lines
from pii_scan.filetype.encoding import head_text
from pii_scan.model.evidence import Evidence, Table, Text
from pii_scan.model.problem import Effect, Problem, ProblemCode

JSON = "application/json"
NDJSON = "application/x-ndjson"
WHOLE_BYTES = 128 << 20
_SAMPLE = 200
_START = re.compile(r"^[\[{]\s*(?:[\"\[{\]}]|-?\d|true|false|null)")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose repeated keys all keep their values (RFC 8259, 4: names SHOULD be unique)."""
    out = dict(pairs)
    if len(out) == len(pairs):
        return out
    out = {}
    used: dict[str, int] = {}
    for key, value in pairs:
        name = key
        while name in out:
            used[key] = used.get(key, 1) + 1
            name = f"{key}_{used[key]}"
        out[name] = value
    return out


def _object_cleaned(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return _object([(_storable(key), value) for key, value in pairs])


_DECODER = json.JSONDecoder(strict=False, object_pairs_hook=_object)
_CLEANING = json.JSONDecoder(strict=False, object_pairs_hook=_object_cleaned)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def decoded(text: str) -> Any:
    """The value; keys hold no half of a surrogate pair, which JSON can write and UTF-8 cannot store.

    Raises:
        ValueError, RecursionError: the text is no JSON.
    """
    return (_CLEANING if _HALF.search(text) else _DECODER).decode(text)


def _storable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def probe(head: bytes, name: str) -> str | None:
    text = head_text(head)
    if text is None:
        return None
    start = text.lstrip()
    if not _START.match(start):
        return None
    lines = [line for line in start.splitlines() if line.strip()]
    if len(lines) >= 2 and lines[0].startswith("{") and lines[1].startswith("{") and _is_json(lines[0]):
        return NDJSON
    if name.lower().endswith((".ndjson", ".jsonl")):
        return NDJSON
    if start.startswith("{") and not re.match(r"\{\s*(?:\"|\})", start):
        return None
    return JSON if name.lower().endswith(".json") or '":' in start or '" :' in start or _is_json(start) else None


def extract(given: Input) -> Iterator[Evidence]:
    """Never raises on damaged JSON: what does not parse is read as plain text, with a note. Files in `data:` URLs
    follow."""
    yield from _read(given)
    yield from data_files(given.payload)


def _read(given: Input) -> Iterator[Evidence]:
    encoding = choose_encoding(given.payload).name
    if given.media_type == NDJSON:
        yield from _lines(given, encoding)
        return
    if given.payload.size_bytes <= WHOLE_BYTES:
        try:
            value = decoded(given.payload.read().decode(encoding, "replace").lstrip("\ufeff"))
        except (ValueError, RecursionError, MemoryError):
            yield Problem(ProblemCode.PARTLY_READ, "extract", "JSON does not parse; read as text", Effect.NOTE)
        else:
            yield from value_evidence(value)
            return
    else:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "JSON above 128 MiB; read as text", Effect.NOTE)
    yield from text_evidence(given.payload, encoding, given.limits.text_chars)


def value_evidence(value: Any) -> Iterator[Evidence]:
    """Uniform lists become tables where they hang; the rest of the tree becomes lines."""
    tables: list[tuple[str, list[Any]]] = []
    people: list[Cut] = []
    rest = cut_people(_cut_tables(value, tables), people)
    yield from _texts(labelled_lines(rest))
    for name, person in people:
        yield _one_row(name, person)
    for name, objects in tables:
        columns = unique_names(columns_of(objects[:_SAMPLE]), len(columns_of(objects[:_SAMPLE])))
        yield to_table(name, Layout([], columns, True, 1, as_rows(objects, columns)))


def _one_row(name: str, value: dict[str, Any]) -> Table:
    # `organization.name` is nobody's name: the columns keep the key under which they hang.
    key = name.rpartition(".")[2]
    row = {key: value} if key else value
    columns = columns_of([row])
    return to_table(name, Layout([], unique_names(columns, len(columns)), True, 1, as_rows([row], columns)))


def _cut_tables(value: Any, tables: list[tuple[str, list[Any]]], path: str = "", depth: int = 0) -> Any:
    if isinstance(value, list) and is_uniform(value[:_SAMPLE]) and all(isinstance(o, dict) for o in value):
        tables.append((path, value))
        return None
    if isinstance(value, dict) and depth < 8:
        found = columnar(value)
        if found is not None and is_uniform(found[0][:_SAMPLE]):
            tables.append((path, found[0]))
            value = found[1]
        return {k: _cut_tables(v, tables, f"{path}.{k}" if path else k, depth + 1) for k, v in value.items()}
    return value


def _texts(lines: Iterator[str]) -> Iterator[Text]:
    held: list[str] = []
    size = offset = 0
    first = 1
    for line in lines:
        held.append(line)
        size += len(line) + 1
        if size >= CHUNK_CHARS:
            yield Text(_storable("\n".join(held)), offset=offset, first_line=first)
            offset, first, held, size = offset + size, first + len(held), [], 0
    if any(held):
        yield Text(_storable("\n".join(held)), offset=offset, first_line=first)


def _lines(given: Input, encoding: str) -> Iterator[Evidence]:
    bad: list[str] = []
    with given.payload.open() as raw, codecs.getreader(encoding)(raw, "replace") as stream:
        objects = _objects(stream, bad)
        sample = list(islice(objects, _SAMPLE))
        everything = chain(sample, objects)
        if is_uniform(sample) or (len(sample) == 1 and isinstance(sample[0], dict)):
            columns = columns_of(o for o in sample if isinstance(o, dict))
            yield to_table("", Layout([], unique_names(columns, len(columns)), True, 1, as_rows(everything, columns)))
        else:
            yield from _texts(line for o in everything for line in (*labelled_lines(o), ""))
    if bad:
        yield Text("\n".join(bad))
        yield Problem(ProblemCode.PARTLY_READ, "extract", f"{len(bad)} lines are no JSON; read as text", Effect.NOTE)


def _objects(stream: codecs.StreamReader, bad: list[str]) -> Iterator[Any]:
    for line in stream:
        text = line.lstrip("\ufeff").strip()
        if not text:
            continue
        try:
            yield decoded(text)
        except (ValueError, RecursionError):
            bad.append(text)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


EXTRACTOR = Extractor(
    id="json",
    title="JSON, NDJSON",
    media_types=(JSON, NDJSON),
    extract=extract,
    probe=probe,
    extensions=(".json", ".ndjson", ".jsonl"),
    priority=15,
    library="json (standard library)",
    reads="lists of like objects, and tables by columns or with a list of names, as tables, "
    "an object that names one person as a row, everything else as `path.key: value` lines; message exports; "
    "repeated keys, files inside data: URLs",
    not_read="structure above 128 MiB or 1,000 levels (read as plain text)",
)
