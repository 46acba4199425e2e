"""A table of calls, batch by batch: who, when, how long, where from, and which signs of privilege each row bears."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from pii_scan.detect.calls.column import CallColumns
from pii_scan.detect.calls.columns import INCOMING
from pii_scan.detect.calls.facility_state import facility_state
from pii_scan.detect.calls.law_names import PREFILTER as NAMES
from pii_scan.detect.calls.marks import OTHERS, Sign, flag_sign, other_sign, recorded_sign, text_sign, weak_flag_sign
from pii_scan.detect.calls.marks import PREFILTER as LABELS
from pii_scan.detect.calls.moments import seconds_in
from pii_scan.detect.calls.number_column import numbers_in
from pii_scan.detect.compose import code_of
from pii_scan.model.cell_bytes import all_in
from pii_scan.model.coded import coded, places

if TYPE_CHECKING:
    import pyarrow as pa

NUMBERS = ("caller", "called", "also_1", "also_2")
_PREFILTER = NAMES + LABELS
_AREA = 10_000_000
_NULLS = frozenset({"", "-", "--", "n/a", "na", "null", "none", "nan", "unknown", "0", "\\n"})


class CallScan:
    """Reads the batches of one table."""

    def __init__(self, columns: CallColumns, first_row: int) -> None:
        self._columns = columns
        self._row = first_row

    def batch(self, batch: "pa.RecordBatch") -> "pa.RecordBatch":
        """One row for each call: `row` as a spreadsheet shows it; the four numbers (uint64, 0 for none; the digits of
        `number_of`); `inmate`, `account`, `facility`, `state` as text; `start` (timestamp, no zone); `duration_s` (-1
        for none); `signs` (bits of `Sign`); `recording` whether the row names one. Rows without a number, a start or
        a duration are none (totals, headers that come again)."""
        import numpy as np
        import pyarrow as pa

        c, rows = self._columns, batch.num_rows
        none = np.zeros(rows, np.uint64)
        order = [c.caller, c.called, *(i for i in c.numbers if i not in (c.caller, c.called))]
        numbers = {
            name: none if i is None else numbers_in(coded(batch, i), c.outside)
            for name, i in zip(NUMBERS, (*order, None, None, None)[: len(NUMBERS)], strict=True)
        }
        if c.turned is not None:
            came = _turned(coded(batch, c.turned))
            one, other = numbers["caller"], numbers["called"]
            numbers["caller"], numbers["called"] = np.where(came, other, one), np.where(came, one, other)
        start = self._start(batch)
        duration = np.full(rows, -1, np.int32) if c.duration is None else seconds_in(coded(batch, c.duration), c.unit_s)
        signs = np.zeros(rows, np.uint16)
        for indices, read in ((c.flags, flag_sign), (c.weak_flags, weak_flag_sign), (c.recorded, recorded_sign)):
            for i in indices:
                signs |= _signs(coded(batch, i), read)
        for i in c.texts:
            signs |= _text_signs(coded(batch, i), _PREFILTER, text_sign)
        for i in c.labels:
            signs |= _text_signs(coded(batch, i), OTHERS, other_sign)
        columns: dict[str, Any] = {"row": np.arange(self._row, self._row + rows, dtype=np.int64), **numbers}
        columns["caller_area"], columns["called_area"] = (_area(numbers[name]) for name in ("caller", "called"))
        columns |= {name: _identifier(batch, getattr(c, name)) for name in ("inmate", "account", "facility")}
        columns["state"] = (
            _mapped(batch, c.facility, facility_state) if c.named_states else _mapped(batch, c.state, code_of)
        )
        columns |= {"start": start, "duration_s": duration, "signs": signs, "recording": _filled(batch, c.recording)}
        self._row += rows
        told = np.zeros(rows, bool) if c.start is None else start.is_valid().to_numpy(zero_copy_only=False)
        told |= duration >= 0
        for values in numbers.values():
            told |= values != 0
        table = pa.RecordBatch.from_pydict(columns)
        return table if told.all() else table.filter(pa.array(told))

    def _start(self, batch: "pa.RecordBatch") -> "pa.Array":
        import pyarrow as pa

        c = self._columns
        if c.start is None or c.moments is None:
            return pa.nulls(batch.num_rows, pa.timestamp("s"))
        return c.moments.read(batch.column(c.start), None if c.clock is None else batch.column(c.clock))


def _turned(cells: "pa.DictionaryArray") -> Any:
    """Which calls came in."""
    import numpy as np

    known = [cell is not None and INCOMING.fullmatch(cell) is not None for cell in cells.dictionary.to_pylist()]
    return np.array([*known, False], bool)[places(cells)]


def _signs(cells: "pa.DictionaryArray", read: Callable[[str], Sign]) -> Any:
    """Every different cell is read once."""
    import numpy as np

    known = [int(read(cell)) for cell in cells.dictionary.to_pylist()]
    return np.array([*known, 0], np.uint16)[places(cells)]


def _text_signs(cells: "pa.DictionaryArray", likely: str, read: Callable[[str], Sign]) -> Any:
    """As `_signs`, of what may bear one."""
    import numpy as np
    import pyarrow.compute as pc

    known = np.zeros(len(cells.dictionary) + 1, np.uint16)
    at = np.flatnonzero(pc.match_substring_regex(cells.dictionary, likely).to_numpy(zero_copy_only=False))
    if not len(at):
        return np.zeros(len(cells), np.uint16)
    known[at] = [int(read(cell)) for cell in cells.dictionary.take(at).to_pylist()]
    return known[places(cells)]


def _area(numbers: Any) -> Any:
    """Three digits of North American numbers, 0 for others."""
    import numpy as np

    american = (numbers > 10_000_000_000) & (numbers < 20_000_000_000)
    return np.where(american, numbers // _AREA % 1000, 0).astype(np.int16)


def _identifier(batch: "pa.RecordBatch", index: int | None) -> "pa.Array":
    """Trimmed, upper case; null where a cell says nothing."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if index is not None and all_in((cells := coded(batch, index)).dictionary, _plain_bytes()):
        # Nothing to trim, and capitals need no table: what most identifiers are, by the hundred thousand.
        nothing = pc.is_in(pc.ascii_lower(cells.dictionary), pa.array(sorted(_NULLS)))
        upper = pc.if_else(nothing, pa.scalar(None, pa.string()), pc.ascii_upper(cells.dictionary))
        return upper.take(cells.indices)
    return _mapped(batch, index, lambda text: "" if text.lower() in _NULLS else text.upper())


@cache
def _plain_bytes() -> Any:
    import numpy as np

    plain = np.zeros(256, bool)
    plain[list(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_./#")] = True
    return plain


def _mapped(batch: "pa.RecordBatch", index: int | None, read: Callable[[str], str]) -> "pa.Array":
    import pyarrow as pa

    if index is None:
        return pa.nulls(batch.num_rows, pa.string())
    cells = coded(batch, index)
    values: Sequence[str | None] = [read(" ".join(text.split())) or None for text in cells.dictionary.to_pylist()]
    return pa.array(values, pa.string()).take(cells.indices)


def _filled(batch: "pa.RecordBatch", index: int | None) -> Any:
    import numpy as np
    import pyarrow.compute as pc

    if index is None:
        return np.zeros(batch.num_rows, bool)
    return (
        pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(batch.column(index))), 3)
        .fill_null(False)
        .to_numpy(zero_copy_only=False)
    )
