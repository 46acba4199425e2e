"""States of `LargeScan` over the parts of one table, in its order, as the state of one scan over the whole."""

from collections.abc import Callable, Sequence
from typing import Any


def merged(
    states: Sequence[dict[str, Any]], watches: Callable[[Sequence[dict[str, Any]]], dict[str, Any]]
) -> dict[str, Any]:
    """Counts are added up; of examples the first one stays, as in a scan that reads the table in its order.

    Args:
        watches: the same for the states of who looked on.
    """
    found: list[dict[Any, tuple[Any, int]]] = []
    for columns in zip(*(state["texts"] for state in states), strict=True):
        all_hits: dict[Any, tuple[Any, int]] = {}
        for hits in columns:
            for key, (hit, count) in hits.items():
                first, before = all_hits.get(key, (hit, 0))
                all_hits[key] = first, before + count
        found.append(all_hits)
    whole = {
        "rows": sum(state["rows"] for state in states),
        "loose": [
            [sum(cells) for cells in zip(*columns, strict=True)]
            for columns in zip(*(state["loose"] for state in states), strict=True)
        ],
        # A sort of rows that several parts have stands several times; who takes it up adds.
        "sorts": [sort for state in states for sort in state["sorts"]],
        "counts": [count for state in states for count in state["counts"]],
        "texts": found,
        "examples": [
            next((example for example in examples if example is not None), None)
            for examples in zip(*(state["examples"] for state in states), strict=True)
        ],
    }
    held = [state["watch"] for state in states if "watch" in state]
    return {**whole, "watch": watches(held)} if held else whole
