"""How many pictures without visible text hold text all the same, from those that were read as a sample."""

from collections.abc import Mapping
from math import exp, lgamma
from typing import Any

_ALPHA = 0.05


def missed_by_triage(counts: Mapping[str, int]) -> tuple[dict[str, Any], ...]:
    """One estimate in pictures, or none where no picture was left out.

    Args:
        counts: `left_out`, `audited`, `missed`.
    """
    left_out, audited, missed = (counts.get(name, 0) for name in ("left_out", "audited", "missed"))
    if not left_out:
        return ()
    low, high = interval(left_out, audited, missed)
    return (
        {
            "name": "Pictures that hold text, though triage saw none and left them unread",
            # What the sample found was read with it.
            "low": max(0, low - missed),
            "best": round((left_out - audited) * missed / audited) if audited else None,
            "high": high - missed,
            "method": f"{audited:,} of {left_out:,} such pictures, drawn by seed and content, were read all the same: "
            f"{missed:,} held text; exact hypergeometric interval, 95 %",
        },
    )


def interval(population: int, sample: int, hits: int) -> tuple[int, int]:
    """Least and greatest number of hits in the population that 95 % confidence allows, both tails alike.

    Exact by inverting the hypergeometric test (the finite form of Clopper and Pearson, Biometrika 26, 1934).
    """
    if not sample:
        return 0, population
    at_most = population - (sample - hits)
    low = _first(hits, at_most, lambda total: _upper_tail(population, sample, total, hits) > _ALPHA / 2)
    high = _first(low, at_most + 1, lambda total: _lower_tail(population, sample, total, hits) <= _ALPHA / 2) - 1
    return (0 if hits == 0 else low), min(max(high, hits), at_most)


def _first(low: int, high: int, holds: Any) -> int:
    """The least number in `low`…`high` from which on `holds`; `high` where none does."""
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _lower_tail(population: int, sample: int, total: int, hits: int) -> float:
    """P(at most `hits` in the sample), `total` of the population being hits."""
    if total > population - (sample - hits):
        return 0.0
    return sum(_chance(population, sample, total, x) for x in range(hits + 1))


def _upper_tail(population: int, sample: int, total: int, hits: int) -> float:
    return 1.0 - sum(_chance(population, sample, total, x) for x in range(hits))


def _chance(population: int, sample: int, total: int, x: int) -> float:
    if x > total or sample - x > population - total:
        return 0.0
    return exp(_choose(total, x) + _choose(population - total, sample - x) - _choose(population, sample))


def _choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
