"""Canonical values of a whole column at once.

A rule replaces a detector's check on a large table only where it gave the same values on the sample:
nothing is assumed about any kind. Otherwise distinct values are checked one by one.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from pii_scan.detect.detector import Verdict

if TYPE_CHECKING:
    import pyarrow as pa

Rule = Callable[["pa.Array"], "pa.Array"]
_EXTRA = 0.05
"""Share of cells that a rule may take though the check refuses them (an area code not in use)."""
_FILLER = (
    "000|111|222|333|444|555|666|777|888|999|12345|23456|34567|45678|56789|98765|87654|76543|65432|54321|"
    "-01-01$|-02-02$|-11-11$|-12-3[01]$|(?i:[@.](?:example|your|my|domain|test|company|email|dominio|ejemplo))"
    "|^9[0-9]{8}$"
)
"""Forms of which placeholders are, and ITINs among SSNs: a value of such a form is put to the check, whatever the rule
says. What is asked hangs on the value alone and not on how often it comes: a table has the same counts however it is
cut."""
_MEMO = 300_000
"""Distinct cells remembered for one column; then the memory starts anew."""


def _only(array: "pa.Array", pattern: str) -> "pa.Array":
    """Null where a cell has not the form."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.if_else(pc.match_substring_regex(array, pattern), array, pa.scalar(None, pa.string()))


def _replace(array: "pa.Array", pattern: str, replacement: str) -> "pa.Array":
    import pyarrow.compute as pc

    return pc.replace_substring_regex(array, pattern=pattern, replacement=replacement)


def _as_is(array: "pa.Array") -> "pa.Array":
    return _only(array, r"^[A-Za-z0-9-]{2,40}$")


def _digits(array: "pa.Array") -> "pa.Array":
    return _replace(_only(array, r"^[0-9][0-9 .\-]*[0-9]$"), r"[^0-9]", "")


def _nanp(array: "pa.Array") -> "pa.Array":
    digits = _replace(_only(array, r"^[+(]?[0-9][0-9 ().\-]*[0-9]$"), r"[^0-9]", "")
    return _replace(_only(digits, r"^1?[2-9][0-9]{2}[2-9][0-9]{6}$"), r"^1?([0-9]{10})$", r"+1\1")


def _iso_date(array: "pa.Array") -> "pa.Array":
    return _only(array, r"^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$")


def _us_date(array: "pa.Array") -> "pa.Array":
    shaped = _only(array, r"^(?:0[1-9]|1[0-2])[/-](?:0[1-9]|[12][0-9]|3[01])[/-](?:19|20)[0-9]{2}$")
    return _replace(shaped, r"^([0-9]{2}).([0-9]{2}).([0-9]{4})$", r"\3-\1-\2")


def _email(array: "pa.Array") -> "pa.Array":
    import pyarrow.compute as pc

    return pc.ascii_lower(_only(array, r"^[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,12}$"))


RULES: tuple[tuple[str, Rule], ...] = (
    ("nanp", _nanp),
    ("digits", _digits),
    ("iso_date", _iso_date),
    ("us_date", _us_date),
    ("email", _email),
    ("as_is", _as_is),
)


def _of_length(rule: Rule, lengths: set[int]) -> Rule:
    """A longer or shorter value than the sample showed is not taken."""
    import pyarrow as pa
    import pyarrow.compute as pc

    def limited(array: "pa.Array") -> "pa.Array":
        values = rule(array)
        fits = pc.is_in(pc.utf8_length(values), pa.array(sorted(lengths), pa.int32()))
        return pc.if_else(fits, values, pa.scalar(None, pa.string()))

    return rule if len(lengths) > 4 else limited


class ColumnReader:
    """Gives each batch's canonical values; placeholders are left out, they link nobody."""

    def __init__(self, read: Callable[[str], Verdict | None], sample: Sequence[str], *, alone: bool = True) -> None:
        """
        Args:
            alone: whether the column holds nothing else: what a rule takes beyond the check may be another kind's.
        """
        self._read = read
        self._memo: dict[str, str | None] = {}
        self.rule_name, self._rule = _agreed(read, sample, _EXTRA if alone else 0.0)
        self._bad = {v.normal for cell in sample if (v := read(cell)) is not None and v.dummy}

    def normal(self, cells: "pa.Array") -> "pa.Array":
        """Same length; null where a cell does not pass."""
        import pyarrow as pa
        import pyarrow.compute as pc

        trimmed = pc.utf8_trim_whitespace(cells)
        if self._rule is not None:
            return self._without_dummies(self._rule(trimmed))
        coded = trimmed.dictionary_encode()
        values = [None if v is None else self._one(v) for v in coded.dictionary.to_pylist()]
        return pa.array(values, pa.string()).take(coded.indices)

    def _without_dummies(self, values: "pa.Array") -> "pa.Array":
        """Placeholders that the sample showed, and those by their form."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        maybe = pc.match_substring_regex(values, _FILLER)
        if self._bad:
            maybe = pc.or_(maybe, pc.is_in(values, pa.array(sorted(self._bad), pa.string())))
        at = np.flatnonzero(maybe.fill_null(False).to_numpy(zero_copy_only=False))
        if not len(at):
            return values
        coded = values.take(pa.array(at)).dictionary_encode()
        fine = np.array([self._one(value) is not None for value in coded.dictionary.to_pylist()], bool)
        bad = at[~fine[coded.indices.to_numpy()]]
        if not len(bad):
            return values
        is_bad = np.zeros(len(values), bool)
        is_bad[bad] = True
        return pc.if_else(pa.array(is_bad), pa.scalar(None, pa.string()), values)

    def _one(self, cell: str) -> str | None:
        if cell not in self._memo:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            verdict = self._read(cell)
            self._memo[cell] = None if verdict is None or verdict.dummy else verdict.normal
        return self._memo[cell]


def _agrees(given: list[str | None], expected: list[str | None], most_extra: float) -> bool:
    """Every value that the check takes is the same, and the rule takes few that the check would refuse."""
    extra = sum(g is not None and e is None for g, e in zip(given, expected, strict=True))
    same = all(g == e for g, e in zip(given, expected, strict=True) if e is not None)
    return same and extra <= most_extra * len(given)


def _agreed(read: Callable[[str], Verdict | None], sample: Sequence[str], most_extra: float) -> tuple[str, Rule | None]:
    import pyarrow as pa

    expected: list[str | None] = []
    for cell in sample:
        verdict = read(cell)
        expected.append(None if verdict is None or verdict.dummy else verdict.normal)
    if len(sample) < 20:
        return "", None
    array: Any = pa.array([cell.strip() for cell in sample], pa.string())
    for name, rule in RULES:
        if _agrees(rule(array).to_pylist(), expected, most_extra):
            return name, _of_length(rule, {len(value) for value in expected if value is not None})
    return "", None
