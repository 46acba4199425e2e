"""The table of licence numbers, compiled: does a number fit its state, and is it printed as that state does?"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pii_scan.detect.ids.licence_table import TABLE

_ONLY_WITH_STATE = "A[A-Z0-9*]{11}"
"""Washington's twelve characters of any kind: they count only where the state is named."""
_LETTERS = re.compile(r"[A-Z]")
_DIGITS = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class LicenceFormat:
    """One row of the table."""

    state: str
    """`OH`; of a province `CA-ON`."""
    shape: str
    printed: tuple[str, ...]
    """`A999-999-99-999-9`; empty where cards show no separators."""
    sources: str
    remark: str


@cache
def licence_formats() -> tuple[LicenceFormat, ...]:
    rows: list[LicenceFormat] = []
    for line in TABLE.strip().splitlines():
        state, shape, printed, sources, remark = (field.strip() for field in line.split("|"))
        forms = tuple(form.strip() for form in printed.split(";") if form.strip())
        rows.append(LicenceFormat(state, shape, forms, sources, remark))
    return tuple(rows)


def _regex(shape: str) -> str:
    pieces = [piece for piece in re.split(r"(\[[^\]]*\]|\{[^}]*\})", shape) if piece]
    return "".join(p if p[0] in "[{" else p.replace("A", "[A-Z]").replace("9", "[0-9]") for p in pieces)


@cache
def _by_state() -> dict[str, re.Pattern[str]]:
    shapes: dict[str, list[str]] = {}
    for row in licence_formats():
        shapes.setdefault(row.state, []).append(_regex(row.shape))
    return {state: re.compile("|".join(of_state)) for state, of_state in shapes.items()}


@cache
def _any_regex() -> re.Pattern[str]:
    shapes = {_regex(row.shape) for row in licence_formats() if row.shape != _ONLY_WITH_STATE}
    return re.compile("|".join(sorted(shapes)))


@cache
def _printed_by() -> dict[str, frozenset[str]]:
    states: dict[str, set[str]] = {}
    for row in licence_formats():
        for form in row.printed:
            # `H99-99-9999` and `A99-99-9999` look the same; the letter is looked at by `fits`.
            states.setdefault(signature(form.replace("H", "A").replace("K", "A")), set()).add(row.state)
    return {form: frozenset(issuers) for form, issuers in states.items()}


def signature(printed: str) -> str:
    """`F255-921-50-094-0` → `A999-999-99-999-9`."""
    return _DIGITS.sub("9", _LETTERS.sub("A", printed))


def known_states() -> frozenset[str]:
    return frozenset(_by_state())


@lru_cache(maxsize=4096)
def fits(compact: str, state: str = "") -> bool:
    """Whether an upper-case number without separators has a format of that state; of any state where none is given
    or the table knows none of its own."""
    pattern = _by_state().get(state) or _any_regex()
    return pattern.fullmatch(compact) is not None


def printed_by(printed: str) -> frozenset[str]:
    """The states whose cards group a number as this one (upper case, single separators) is."""
    return _printed_by().get(signature(printed), frozenset())
