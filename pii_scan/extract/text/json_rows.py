"""JSON objects as rows and as labelled lines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_STABLE = 0.6
_COLUMNS_MAX = 500


def is_uniform(sample: list[Any]) -> bool:
    """Whether objects share their keys well enough to be rows: on average 60 % of all keys are filled."""
    if len(sample) < 2 or not all(isinstance(o, dict) and o for o in sample):
        return False
    flat = [flatten(o) for o in sample]
    keys = {k for f in flat for k in f}
    return len(keys) <= _COLUMNS_MAX and sum(len(f) for f in flat) >= _STABLE * len(keys) * len(flat)


def flatten(value: Mapping[str, Any], prefix: str = "") -> dict[str, str | None]:
    """Nested keys joined with a dot; lists of plain values joined with `; `, other lists as JSON."""
    out: dict[str, str | None] = {}
    for key, item in value.items():
        name = f"{prefix}{key}"
        if isinstance(item, dict) and item:
            out.update(flatten(item, f"{name}."))
        elif isinstance(item, list):
            plain = all(not isinstance(i, dict | list) for i in item)
            out[name] = "; ".join(scalar(i) or "" for i in item) if plain else json.dumps(item, ensure_ascii=False)
        else:
            out[name] = scalar(item)
    return out


def scalar(value: Any) -> str | None:
    """A JSON scalar as it is written; null is None."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def columns_of(sample: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Keys in the order in which they first come up."""
    return tuple(dict.fromkeys(key for o in sample for key in flatten(o)))


def as_rows(objects: Iterable[Any], columns: tuple[str, ...]) -> Iterator[list[str | None]]:
    """Cells in column order; what has no column stands behind the last one, `key: value`."""
    known = frozenset(columns)
    for o in objects:
        if not isinstance(o, dict):
            yield [json.dumps(o, ensure_ascii=False)]
            continue
        flat = flatten(o)
        row = [flat.get(c) for c in columns]
        row += [f"{k}: {v}" for k, v in flat.items() if k not in known and v]
        yield row


def labelled_lines(value: Any) -> Iterator[str]:
    """`path.key: value` for each leaf, depth first; no recursion."""
    todo: list[tuple[str, Any]] = [("", value)]
    while todo:
        path, item = todo.pop()
        if isinstance(item, dict):
            todo += [(f"{path}.{k}" if path else str(k), v) for k, v in reversed(item.items())]
        elif isinstance(item, list):
            if item and all(not isinstance(i, dict | list) for i in item):
                yield f"{path}: {', '.join(scalar(i) or '' for i in item)}"
                continue
            # An empty line sets the elements apart, as records of their own.
            for i in reversed(item):
                todo += [(path, i), ("\x00", None)] if isinstance(i, dict) else [(path, i)]
        elif path == "\x00":
            yield ""
        elif item is not None:
            yield f"{path}: {scalar(item)}" if path else scalar(item) or ""
