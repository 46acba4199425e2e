"""Residents per state, with the basis of each, out of the linked records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pii_scan.link.groups import starts_of

BASES = ("address", "issuing_state", "weak")
"""The strongest first."""
_WEAK = len(BASES) - 1


@dataclass(frozen=True, slots=True)
class Residence:
    """What the records of each person say."""

    figures: dict[str, Any]
    """As summary.json prints them."""
    state: Any
    """By person: number of the likely state, -1 for none."""
    basis: Any
    """By person: number in `BASES`."""
    torn: Any
    """By person: whether address or issuing state name several states."""
    claims: Any
    """Person × number of states + state, once each and ascending, for every state that any record names."""


def residence(
    people: int, person: Any, state: Any, basis: Any, rows: Any, states: Sequence[str], low_share: float
) -> Residence:
    """
    Best: each person once, in the state of the strongest basis (address, then issuing state, then weak ones).
    High: in every state that any of their records names. Low: address or issuing state only, and the states
    agree, scaled by the low count of people over the best one (`low_share`, 0–1), rounded down.

    Args:
        people: how many.
        person: of each record, from 0.
        state: number in `states` of what a record says, -1 for nothing.
        basis: number in `BASES`.
        rows: how many rows a record stands for.
    """
    import numpy as np

    at, rank, who = _claims(person, state, basis, rows, states)
    first = starts_of(who)
    home, how = np.full(people, -1, np.int16), np.full(people, _WEAK, np.int8)
    home[who[first]], how[who[first]] = at[first], rank[first]
    sure = rank < _WEAK
    # Somebody's strong claims follow one another: two of different states contradict.
    strong_at, strong_who = at[sure], who[sure]
    torn = np.zeros(people, bool)
    torn[strong_who[1:][(strong_who[1:] == strong_who[:-1]) & (strong_at[1:] != strong_at[:-1])]] = True
    named = who.astype(np.int64) * len(states) + at
    named.sort()
    claims = named[starts_of(named)]
    named = claims % max(len(states), 1)
    out = []
    for number in sorted(np.flatnonzero(np.bincount(named)).tolist(), key=lambda n: states[n]):
        here = home == number
        by_basis = np.bincount(how[here], minlength=len(BASES)).tolist()
        reliable = int((here & (how < _WEAK) & ~torn).sum())
        out.append(
            {
                "state": states[number],
                "low": int(reliable * low_share),
                "best": int(here.sum()),
                "high": int((named == number).sum()),
                "address": by_basis[0],
                "issuing_state": by_basis[1],
                "weak": by_basis[2],
            }
        )
    figures = {"states": out, "unknown": int((home < 0).sum()), "conflicting": int(torn.sum())}
    return Residence(figures, home, how, torn, claims)


def _claims(person: Any, state: Any, basis: Any, rows: Any, states: Sequence[str]) -> tuple[Any, Any, Any]:
    """(state, basis, person) once each, of a person the strongest first, then the most frequent, then by name."""
    import numpy as np

    says = np.flatnonzero(state >= 0)
    width = max(len(states), 1)
    code = (person[says].astype(np.int64) * len(BASES) + basis[says]) * width + state[says]
    order = np.argsort(code).astype(np.uint32)
    code = code[order]
    first = starts_of(code)
    n = np.add.reduceat(rows[says[order]], first) if len(code) else code
    del order, says
    code = code[first]
    at, rest = code % width, code // width
    rank, who = rest % len(BASES), rest // len(BASES)
    # Alone in its person and basis, a claim stands where it belongs; the others are put in order.
    close = np.zeros(len(code), bool)
    same = rest[1:] == rest[:-1]
    close[1:] |= same
    close[:-1] |= same
    some = np.flatnonzero(close)
    by_name = np.array([sorted(states).index(name) for name in states], np.int64)
    ranked = some[np.lexsort((by_name[at[some]], -n[some], rest[some]))]
    at[some] = at[ranked]
    return at, rank, who
