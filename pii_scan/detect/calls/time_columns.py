"""Which columns of a table of calls say when a call began and how long it took."""

import re
from itertools import pairwise

from pii_scan.detect.calls.column import SHARE, SHARE_ALONE, CallColumns, Column, share
from pii_scan.detect.calls.moments import Moments, moments_of
from pii_scan.detect.calls.roles import Role, unit_of

_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?: ?[APap]\.?[Mm]\.?)?|[0-2]\d[0-5]\d(?:[0-5]\d)?")
_DATE_ONLY = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]0?0:00(?::00)?(?:\.0+)?)?|\d{8}|\d{1,2}[- ][A-Za-z]{3}[- ]\d{2,4}"
)
_LENGTH = re.compile(
    r"\d{1,6}(?:\.\d+)?|(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d+)?|(?:\d+ ?h\w*,? ?)?(?:\d+ ?m\w*,? ?)?(?:\d+ ?s\w*)?"
)
_SIX = re.compile(r"\d{6}")
_DAY_HEADER = re.compile(r"(?i)date|day|dt|fecha|datum")
_NO_LENGTH = re.compile(r"(?i)ring|wait|hold|queue|cost|price|amount|charge|age$|zip|id$")
_SURE_LENGTH = re.compile(r"dur|elapsed|length|billsec|talk|airtime|usage|sec|min", re.IGNORECASE)


def find_times(found: CallColumns, columns: list[Column], points: dict[str, float], day_first: bool) -> None:
    """Notes start, time of day and duration in `found`, and what they are worth in `points`; numbers are known."""
    free = [c for c in columns if c.index not in found.numbers and c.filled]
    timed = [c for c in free if c.role in (Role.START, Role.CLOCK, Role.DURATION)]
    days = [c for c in timed if share(c, _DATE_ONLY.fullmatch) >= SHARE_ALONE]
    clocks = [
        c for c in timed
        if share(c, _CLOCK.fullmatch) >= SHARE_ALONE and not _SURE_LENGTH.search(c.header)
        and (days or ":" in c.filled[0])
    ]  # fmt: skip
    _six_digits(found, timed)
    for column in (c for c in timed if found.start is None and (c.role is not Role.DURATION or c not in clocks)):
        if column in days and clocks:
            pair = _pair(column, clocks[0])
            moments = moments_of(pair[0], pair[1], day_first) if pair[0] else None
            if moments is not None:
                found.start, found.clock, found.moments = column.index, clocks[0].index, moments
                break
        if _SURE_LENGTH.search(column.header) and column.role is Role.DURATION:
            continue
        moments = moments_of(column.filled, None, day_first, core_data=_is_core_data(column.header))
        if moments is not None:
            found.start, found.moments = column.index, moments
            break
    if found.clock is None and found.moments is not None and not _says_hours(found.moments):
        # A day beside a column that has the day and the hour.
        for column in (c for c in timed if c.index != found.start and not _SURE_LENGTH.search(c.header)):
            moments = moments_of(column.filled, None, day_first)
            if moments is not None and _says_hours(moments):
                found.start, found.moments = column.index, moments
                break
    lengths = [
        c
        for c in timed
        if c.role is Role.DURATION
        and c.index not in (found.start, found.clock)
        and share(c, _LENGTH.fullmatch) >= SHARE
    ]
    if lengths:
        best = max(lengths, key=lambda c: (_SURE_LENGTH.search(c.header) is not None, -c.index))
        found.duration, found.unit_s = best.index, unit_of(best.header)
        points["columns:duration"] = 1.5
    if found.start is None:
        _nameless_pair(
            found, [c for c in free if c.role is None and not c.header and c.index != found.duration], points
        )
    if found.start is None:
        for column in (c for c in free if c.role is None and c.index != found.duration):
            # A moment of any sort; a birth date has no time of day.
            moments = moments_of(column.filled, None, day_first, core_data=_is_core_data(column.header))
            if moments is not None and _says_hours(moments):
                found.start, found.moments = column.index, moments
                points["cells:start"] = 1.0
                break
    elif "columns:start" not in points:
        points["columns:start"] = 1.0
    if found.duration is None and (found.caller is not None or found.called is not None):
        for column in (c for c in free if c.role is None and c.index not in (found.start, found.clock)):
            if _NO_LENGTH.search(column.header):
                continue
            if share(column, _LENGTH.fullmatch) == 1.0 and _is_length(column):
                found.duration = column.index
                points["cells:duration"] = 1.5
                break


def _says_hours(moments: Moments) -> bool:
    return "%H" in moments.format or "%I" in moments.format or moments.format in ("epoch", "apple")


def _six_digits(found: CallColumns, timed: list[Column]) -> None:
    """`240301` beside `144819`: which of the two is the day, the header says."""
    both = [c for c in timed if share(c, _SIX.fullmatch) >= SHARE_ALONE and not _SURE_LENGTH.search(c.header)]
    day = next((c for c in both if _DAY_HEADER.search(c.header) and c.role is not Role.CLOCK), None)
    clock = next((c for c in both if c is not day and share(c, _CLOCK.fullmatch) >= SHARE_ALONE), None)
    if day is None or clock is None:
        return
    pair = _pair(day, clock)
    moments = moments_of(pair[0], pair[1]) if pair[0] else None
    if moments is not None:
        found.start, found.clock, found.moments = day.index, clock.index, moments


def _nameless_pair(found: CallColumns, free: list[Column], points: dict[str, float]) -> None:
    """A day and, in the next column, a time of day of a list without a header."""
    for day, clock in pairwise(free):
        if (
            clock.index != day.index + 1
            or share(day, _DATE_ONLY.fullmatch) < 1.0
            or share(clock, _CLOCK.fullmatch) < 1.0
        ):
            continue
        pair = _pair(day, clock)
        moments = moments_of(pair[0], pair[1]) if pair[0] else None
        if moments is not None and len(set(clock.filled)) > SHARE * len(clock.filled):
            found.start, found.clock, found.moments = day.index, clock.index, moments
            points["cells:start"] = 1.0
            return


def _is_core_data(header: str) -> bool:
    """Its columns are upper case behind a Z: ZDATE, ZDURATION."""
    return len(header) > 2 and header[0] == "Z" and header.isupper()


def _pair(days: Column, clock: Column) -> tuple[list[str], list[str]]:
    both = [
        (d.strip(), c.strip())
        for d, c in zip(days.cells, clock.cells, strict=True)
        if d and c and d.strip() and c.strip()
    ]
    return [d for d, _ in both], [c for _, c in both]


def _is_length(column: Column) -> bool:
    """Seconds of calls: not serial, many different ones, some past two minutes, none past a day; an age is less."""
    if any(":" in cell for cell in column.filled):
        return len(set(column.filled)) > 0.2 * len(column.filled)
    try:
        values = [float(cell) for cell in column.filled]
    except ValueError:
        return False
    whole = all(value == int(value) for value in values)
    return (
        whole
        and 120 < max(values) <= 86_400
        and min(values) < 120
        and values != sorted(values)
        and len(set(values)) > 0.3 * len(values)
    )
