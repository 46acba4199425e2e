"""When a call began and how long it lasted: the one format of a column is found once, then Arrow reads the whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pii_scan.model.coded import places

if TYPE_CHECKING:
    import pyarrow as pa

_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%m/%d/%Y", "%d/%m/%Y", "%m-%d-%Y", "%d-%m-%Y", "%d.%m.%Y", "%m/%d/%y", "%d/%m/%y",
          "%Y%m%d", "%d-%b-%Y", "%d-%b-%y", "%b %d %Y", "%b %d, %Y", "%d %b %Y", "%Y.%m.%d")  # fmt: skip
_SHORT_DATES = ("%y%m%d", "%m%d%y")
"""Six digits are a day only where a column beside has the time."""
_DAY_FIRST = {"%m/%d/%Y": "%d/%m/%Y", "%m-%d-%Y": "%d-%m-%Y", "%m/%d/%y": "%d/%m/%y"}
_CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%H%M%S", "%H%M", "")
_FRACTION = r"(:\d\d)[.,]\d+"
_ZONE = r" *(?:\(UTC(?:[-+]\d{1,2}(?::\d\d)?)?\)|Z|UTC|GMT|[-+]\d{2}:?\d{2}|[ECMP][SD]T)$"
_EPOCH_S, _EPOCH_MS = 100_000_000, 100_000_000_000
_YEARS = (315_532_800, 4_102_444_800)
"""1980 to 2100 in seconds since 1970: what lies outside is no moment of a call."""
_APPLE_S = 978_307_200
"""1 January 2001 in seconds since 1970: Core Data's zero (Apple, `NSDate timeIntervalSinceReferenceDate`)."""
_APPLE = (189_302_400, 852_076_800)
"""2007, when the first iPhone came, to 2028 in seconds since 2001. Since 1970 they would be 1976 to 1996, of which no
list of calls is: they had no such clock."""
_MOST_OK = 0.9
_LONGEST_S = 7 * 86_400
_CLOCK = re.compile(r"^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,]\d+)?$")
_SPOKEN = re.compile(
    r"^(?:(\d+) ?h(?:ours?|rs?|oras?)?\.?,? ?)?(?:(\d+) ?m(?:in(?:ute|uto)?s?)?\.?,? ?)?"
    r"(?:(\d+) ?s(?:ec(?:ond)?s?|eg(?:undo)?s?)?\.?)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Moments:
    """How to read the start of calls. `format` is strptime's, `epoch` (seconds or milliseconds since 1970) or `apple`
    (seconds since 2001)."""

    format: str
    day_first_unsure: bool = False
    """Whether day and month could not be told apart in the sample."""

    def read(self, column: "pa.Array", clock: "pa.Array | None" = None) -> "pa.Array":
        """timestamp[s] as the file says it, without zone; null where a cell does not follow the format."""
        import pyarrow as pa
        import pyarrow.compute as pc

        text = _joined(column, clock)
        if self.format in ("epoch", "apple"):
            ok = pc.match_substring_regex(text, r"^[0-9]{9,13}(?:\.[0-9]+)?$")
            whole = pc.if_else(ok, pc.replace_substring_regex(text, r"\..*$", ""), pa.scalar(None, pa.string()))
            number = whole.cast(pa.int64())
            if self.format == "apple":
                return _within(pc.add(number, _APPLE_S))
            seconds = pc.if_else(pc.greater(number, _EPOCH_MS), pc.divide(number, 1000), number)
            return _within(seconds)
        return _within(pc.strptime(text, format=self.format, unit="s", error_is_null=True).cast(pa.int64()))


def _joined(column: "pa.Array", clock: "pa.Array | None") -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    text = pc.utf8_trim_whitespace(column)
    if clock is not None:
        text = pc.binary_join_element_wise(
            pc.replace_substring_regex(text, r"[ T]0?0:00(?::00)?(?:\.0+)?$", ""), pc.utf8_trim_whitespace(clock), " "
        )
    if not pc.any(pc.match_substring_regex(text, r"[TZ]|\.\d|[-+]\d{2}:?\d{2}$|  |\)$"), min_count=0).as_py():
        return text
    text = pc.replace_substring_regex(text, _FRACTION + r"( |Z|[-+]|$)", r"\1\2")
    text = pc.replace_substring_regex(text, r"(\d\d:\d\d(?::\d\d)?(?: ?[APap]\.?[Mm]\.?)?)" + _ZONE, r"\1")
    text = pc.replace_substring_regex(text, r"^(\S{8,10})T(\d)", r"\1 \2")
    return pc.replace_substring_regex(text, "  +", " ").cast(pa.string())


def _within(seconds: "pa.Array") -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    fits = pc.and_(pc.greater(seconds, _YEARS[0]), pc.less(seconds, _YEARS[1]))
    return pc.if_else(fits, seconds, pa.scalar(None, pa.int64())).cast(pa.timestamp("s"))


def moments_of(
    sample: Sequence[str], clock: Sequence[str] | None = None, day_first: bool = False, *, core_data: bool = False
) -> Moments | None:
    """The format of which nine cells in ten are read; None where the column holds no moments.

    Args:
        clock: the cells of a column of its own for the time of day, in the order of `sample`.
        day_first: for days and months that may be either.
        core_data: the header is Core Data's (`ZDATE`), so that bare seconds count from 2001.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if len(sample) < 1:
        return None
    days, clocks = pa.array(sample, pa.string()), None if clock is None else pa.array(clock, pa.string())
    if clock is None and sum(_is_apple(cell, core_data) for cell in sample) >= _MOST_OK * len(sample):
        return Moments("apple")
    if clock is None and sum(_is_epoch(cell) for cell in sample) >= _MOST_OK * len(sample):
        return Moments("epoch")
    text = _joined(days, clocks)
    best: tuple[int, int, str] | None = None
    for rank, pattern in enumerate(_patterns(with_clock=clock is not None)):
        read = pc.strptime(text, format=pattern, unit="s", error_is_null=True)
        ok = len(read) - _within(read.cast(pa.int64())).null_count
        if ok and (best is None or ok > best[0]):
            best = ok, -rank, pattern
            if ok == len(read):
                break
    if best is None or best[0] < _MOST_OK * len(sample):
        return None
    pattern, unsure = best[2], False
    for month_first, other in _DAY_FIRST.items():
        if pattern.startswith(month_first):
            turned = pattern.replace(month_first, other)
            fits = pc.strptime(text, format=turned, unit="s", error_is_null=True)
            if len(fits) - fits.null_count >= best[0]:
                unsure = True
                pattern = turned if day_first else pattern
    return Moments(pattern, unsure)


def _patterns(with_clock: bool) -> list[str]:
    dates = (*_DATES, *_SHORT_DATES) if with_clock else _DATES
    out = [f"{date} {clock}".strip() for date in dates for clock in _CLOCKS if clock or not with_clock]
    return [*out, "%Y%m%d%H%M%S", "%a %b %d %H:%M:%S %Y", "%H:%M:%S %d/%m/%Y", "%H:%M:%S %m/%d/%Y"]


def _is_apple(cell: str, core_data: bool) -> bool:
    whole = cell.strip().split(".")[0]
    if not whole.isascii() or not whole.isdigit() or len(whole) > 10:
        return False
    return _APPLE[0] <= int(whole) < (_YEARS[1] - _APPLE_S if core_data else _APPLE[1])


def _is_epoch(cell: str) -> bool:
    whole = cell.strip().split(".")[0]
    if not whole.isascii() or not whole.isdigit() or len(whole) > 13:
        return False
    number = int(whole)
    return _YEARS[0] < (number // 1000 if number > _EPOCH_MS else number) < _YEARS[1]


def seconds_of(column: "pa.Array", unit_s: float = 1.0) -> "Any":
    """Durations as numpy int32 seconds, -1 where a cell holds none (`75`, `1:15`, `0:01:15`, `1m 15s`).

    Args:
        unit_s: seconds that a bare number counts.
    """
    return seconds_in(column.dictionary_encode(), unit_s)


def seconds_in(cells: "pa.DictionaryArray", unit_s: float = 1.0) -> "Any":
    """As `seconds_of`, for cells that are coded already."""
    import numpy as np

    distinct = np.array([_seconds(text, unit_s) for text in cells.dictionary.to_pylist()] + [-1], np.int32)
    return distinct[places(cells)]


def _seconds(text: str, unit_s: float) -> int:
    text = text.strip()
    try:
        value = float(text.replace(",", ".")) * unit_s
        return int(value + 0.5) if 0 <= value <= _LONGEST_S else -1
    except ValueError:
        pass
    if (clock := _CLOCK.match(text)) is not None:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        total = hours * 3600 + minutes * 60 + seconds
    elif text and (spoken := _SPOKEN.match(text)) is not None and any(spoken.groups()):
        hours, minutes, seconds = (int(part or 0) for part in spoken.groups())
        total = hours * 3600 + minutes * 60 + seconds
    else:
        return -1
    return total if total <= _LONGEST_S else -1
