"""Is a table one of calls, and which of its columns says what? Decided from its header and its first rows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pii_scan.detect.calls.facility_state import say_states
from pii_scan.detect.calls.marks import (
    Sign,
    flag_sign,
    is_code,
    is_flag_header,
    is_label_header,
    is_recorded_header,
    is_weak_flag_header,
)
from pii_scan.detect.calls.moments import Moments, moments_of
from pii_scan.detect.calls.number import NATIONAL, number_of
from pii_scan.detect.calls.roles import Role, bare_names, role_of, speaks_day_first, unit_of
from pii_scan.detect.calls.wording import squeezed

ENOUGH = 4.0
"""Points from which a table is one of calls."""
_LOOK = 400
"""Rows that are looked at."""
_MOST_NUMBERS = 4
_SHARE, _SHARE_ALONE = 0.5, 0.9
_REPEATED = 0.9
_MANY = 50
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?: ?[APap]\.?[Mm]\.?)?|[0-2]\d[0-5]\d(?:[0-5]\d)?")
_DATE_ONLY = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]0?0:00(?::00)?(?:\.0+)?)?|\d{8}|\d{1,2}[- ][A-Za-z]{3}[- ]\d{2,4}"
)
_LENGTH = re.compile(
    r"\d{1,6}(?:\.\d+)?|(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d+)?|(?:\d+ ?h\w*,? ?)?(?:\d+ ?m\w*,? ?)?(?:\d+ ?s\w*)?"
)
INCOMING = re.compile(
    r"(?i)\s*(?:incoming|inbound|in|missed|received|rejected|voicemail|declined|blocked|entrante|perdida|mtc?|terminating)"
    r"(?: call)?\s*"
)
_WAYS = re.compile(
    rf"(?i){INCOMING.pattern.removeprefix('(?i)')}|\s*(?:outgoing|outbound|out|dialed|placed|saliente|moc?|originating)"
    r"(?: call)?\s*"
)
_OWN = re.compile(
    r"(?:local|own|my|phone|device)?(?:user|account|number|phone|owner|phoneaccountaddress|localuser)+|subscriber\w*"
)
_OTHER = re.compile(r"partner\w*|part(?:y|ies)|(?:other|remote)\w*|contact\w*|address|handle")
_BARE_PLACE = re.compile(r"(?i)\s*(?:location|loc|line|unit|center)\s*")
_HOUSE = re.compile(
    r"(?i)jail|prison|correct|detention|county|facility|\bunit\b|\bci\b|\bdept|institution|sheriff|camp|center"
)
_SIX = re.compile(r"\d{6}")
_DAY_HEADER = re.compile(r"(?i)date|day|dt|fecha|datum")
_HAS_DIGIT = re.compile(r"\d")
_WORDED = re.compile(r"[A-Za-z]{3,}.* .*[A-Za-z]|[A-Za-z]{5,}")
_PAID = re.compile(r"(?i)payment|deposit|money ?order|transaction|remit|card|amount|\bfee\b|receipt|check (?:no|num)")
_MAIL = re.compile(r"[^@\s:]+@[^@\s]+\.[a-z]{2,}")
_DIRECTION = re.compile(
    r"(?i)(?:incoming|outgoing|inbound|outbound|missed|in|out|mo|mt|moc|mtc|entrante|saliente|perdida|collect|prepaid|"
    r"debit|voicemail|phone call|voice|answered|no answer|busy|originating|terminating)(?: call)?"
)
_NO_LENGTH = re.compile(r"(?i)ring|wait|hold|queue|cost|price|amount|charge|age$|zip|id$")
_EXTENSION = re.compile(r"[*#]?\d{2,7}")
_SURE_LENGTH = re.compile(r"dur|elapsed|length|billsec|talk|airtime|usage|sec|min", re.IGNORECASE)
_POINTS = {Role.INMATE: 0.7, Role.FACILITY: 0.5, Role.RECORDING: 0.7, Role.ACCOUNT: 0.2, Role.CALL: 0.8}


@dataclass(slots=True)
class CallColumns:
    """Indices of the columns; None where the table has none of that sort."""

    numbers: list[int] = field(default_factory=list)
    """At most four; the first two are `caller` and `called`."""
    caller: int | None = None
    called: int | None = None
    start: int | None = None
    clock: int | None = None
    moments: Moments | None = None
    duration: int | None = None
    unit_s: float = 1.0
    inmate: int | None = None
    account: int | None = None
    facility: int | None = None
    state: int | None = None
    recording: int | None = None
    flags: list[int] = field(default_factory=list)
    weak_flags: list[int] = field(default_factory=list)
    recorded: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    """Those of `texts` that say what sort of call or party it is."""
    turned: int | None = None
    """A column that says of which calls `called` is the one who called: telephones name the other party alone."""
    named_states: bool = False
    """The names of facilities end in their states."""
    outside: bool = False
    """Numbers are dialled with a 9 for an outside line."""
    points: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class _Column:
    index: int
    header: str
    role: Role | None
    cells: list[str | None]
    filled: list[str]
    numbers: float
    """Share of its cells that are telephone numbers or extensions."""
    full: float
    """Share of those with an area code."""


def call_columns(headers: Sequence[str], rows: Sequence[Sequence[str | None]], has_header: bool) -> CallColumns | None:
    """None for tables that are none of calls.

    Args:
        rows: for each column the cells of the first rows.
    """
    names = bare_names(headers) if has_header else [""] * len(headers)
    looked = [list(column[:_LOOK]) for column in rows]
    if has_header:
        looked = _without_heads(headers, looked)
    columns = [_column(i, name, looked[i]) for i, name in enumerate(names)]
    if not any(column.filled for column in columns):
        return None
    if any(c.role is Role.BODY and _is_prose(c) for c in columns) and not any(c.role is Role.DURATION for c in columns):
        return None
    found = CallColumns()
    points: dict[str, float] = {}
    by_header = _numbers(found, columns, points)
    _times(found, columns, points, speaks_day_first(tuple(headers)) if has_header else False)
    for role in (Role.INMATE, Role.ACCOUNT, Role.FACILITY, Role.STATE, Role.RECORDING):
        open_ = [
            c for c in columns if c.role is role and c.filled and c.index not in found.numbers and _repeats(role, c)
        ]
        if open_:
            # The first of the best; a facility's name says more than its code, an inmate's number more than the name.
            chosen = max(open_, key=lambda c: (_fits(c), -c.index))
            setattr(found, role.value, chosen.index)
            points[f"columns:{role.value}"] = _POINTS.get(role, 0.0)
    if any(c.role is Role.CALL for c in columns):
        points["columns:call"] = _POINTS[Role.CALL]
    foreign = sum(c.role is Role.PERSON or (c.role is None and _share(c, _MAIL.fullmatch) >= _SHARE) for c in columns)
    if foreign:
        # Lists of an institution's calls have whose calls they are beside them: name, birth date, address.
        whole = (found.caller is not None or found.called is not None) and found.duration is not None
        named = any(c.role in (Role.CALLER, Role.CALLED) and c.index in found.numbers for c in columns)
        points["columns:person"] = -1.0 * min(foreign, 1 if whole and named and found.start is not None else 3)
    if found.duration is None and sum(_PAID.search(c.header) is not None for c in columns) > 1:
        # Deposits have a payer's telephone and a day, too.
        points["columns:payment"] = -2.0
    if not found.numbers and not (by_header and found.duration is not None):
        return None
    if found.start is None and found.duration is None:
        return None
    found.points = round(sum(points.values()), 2)
    if found.points < ENOUGH:
        return None
    place = None if found.facility is None or found.inmate is not None else columns[found.facility]
    if place is not None and _BARE_PLACE.fullmatch(place.header) and _share(place, _HOUSE.search) < _SHARE / 2:
        # Where a telephone was.
        found.facility = None
    found.turned = _turned(found, columns)
    _marks(found, columns)
    found.named_states = (
        found.state is None and found.facility is not None and say_states(columns[found.facility].filled)
    )
    found.outside = _dials_out(found, columns)
    found.reasons = tuple(reason for reason, value in points.items() if value > 0)
    return found


def _turned(found: CallColumns, columns: list[_Column]) -> int | None:
    if found.called is None:
        return None
    called = columns[found.called]
    own = found.caller is None or _OWN.fullmatch(squeezed(columns[found.caller].header)) is not None
    if not own or not (called.role is Role.NUMBER or _OTHER.fullmatch(squeezed(called.header))):
        return None
    for column in columns:
        if column.index not in found.numbers and _share(column, _WAYS.fullmatch) >= _SHARE_ALONE:
            return column.index if any(INCOMING.fullmatch(cell) for cell in column.filled) else None
    return None


def _without_heads(headers: Sequence[str], columns: list[list[str | None]]) -> list[list[str | None]]:
    """Without the rows of a printed list that say its header or a page's title again."""
    names = [header.strip().lower() for header in headers]
    kept = []
    for row in zip(*columns, strict=True):
        filled = [(cell.strip().lower(), name) for cell, name in zip(row, names, strict=True) if cell and cell.strip()]
        again = sum(cell == name for cell, name in filled)
        if not (again >= 3 and 2 * again >= len(filled)) and (len(filled) > 2 or len(names) < 6):
            kept.append(row)
    return columns if len(kept) == len(columns[0]) or not kept else [list(column) for column in zip(*kept, strict=True)]


def _fits(column: _Column) -> bool:
    """Whether the cells are what a column of its role is wanted for."""
    if column.role is Role.INMATE:
        return _share(column, _HAS_DIGIT.search) >= _SHARE
    if column.role is Role.FACILITY:
        return _share(column, _WORDED.search) >= _SHARE
    return True


def _column(index: int, header: str, cells: list[str | None]) -> _Column:
    filled = [cell.strip() for cell in cells if cell is not None and cell.strip()]
    read = [number_of(cell) for cell in filled]
    full = sum(number is not None and number < NATIONAL for number in read)
    other = sum(number is not None and number >= NATIONAL for number in read)
    short = sum(
        _EXTENSION.fullmatch(cell) is not None for cell, number in zip(filled, read, strict=True) if number is None
    )
    count = max(1, len(filled))
    return _Column(index, header, role_of(header), cells, filled, (full + other + short) / count, full / count)


def _is_prose(column: _Column) -> bool:
    return sum(" " in cell for cell in column.filled) > 0.3 * len(column.filled)


def _numbers(found: CallColumns, columns: list[_Column], points: dict[str, float]) -> bool:
    """Whether headers name both parties, or one in words that only calls have."""
    own = {Role.CALLER: "caller", Role.CALLED: "called"}
    named = [c for c in columns if c.role in own and (c.numbers >= _SHARE or not c.filled)]
    callers = [c for c in named if c.role is Role.CALLER]
    called = [c for c in named if c.role is Role.CALLED]
    plain = [c for c in columns if c.role is Role.NUMBER and c.filled and c.numbers >= _SHARE]
    nameless = [c for c in columns if c.role is None and c.filled and c.full >= _SHARE_ALONE and not _counts_up(c)]
    for role, some in (("caller", callers), ("called", called)):
        if some:
            best = max(some, key=lambda c: (c.full > 0, c.numbers, -c.index))
            setattr(found, role, best.index)
            points[f"columns:{role}"] = 2.0
    both = bool(callers and called)
    rest = [c for c in (*callers, *called, *plain, *nameless) if c.index not in (found.caller, found.called)]
    open_columns = [*plain, *nameless]
    if found.caller is None and found.called is None and len(open_columns) > 1:
        # Exports put who calls before whom.
        open_columns[:2] = open_columns[1::-1]
    for column in open_columns:
        free = "called" if found.called is None else "caller" if found.caller is None else ""
        if not free:
            break
        setattr(found, free, column.index)
        points[f"cells:{free}"] = 1.0 if column.role is Role.NUMBER else 1.5
    if not (callers or called) and len(open_columns) == 1 and _repeating(open_columns[0]):
        points["cells:repeated"] = 1.0
    if plain and any(c.role in own and c.filled and c.numbers < _SHARE for c in columns):
        # A bill names places of origin and destination beside the number.
        points["columns:parties"] = 0.7
    if any(c.index not in (found.caller, found.called) and _share(c, _DIRECTION.fullmatch) >= _SHARE for c in columns):
        points["cells:direction"] = 1.0
    chosen = [i for i in (found.caller, found.called) if i is not None]
    more = [c.index for c in sorted(rest, key=lambda c: -c.full) if c.index not in chosen and c.full > 0]
    found.numbers = (chosen + more)[:_MOST_NUMBERS]
    return both


def _counts_up(column: _Column) -> bool:
    """Serial numbers that look like telephone numbers."""
    numbers = [int(cell) for cell in column.filled if cell.isascii() and cell.isdigit()]
    return (
        len(numbers) == len(column.filled) > 3
        and numbers == sorted(numbers)
        and numbers[-1] - numbers[0] < 50 * len(numbers)
    )


def _repeating(column: _Column) -> bool:
    return len(column.filled) >= 20 and len(set(column.filled)) < _REPEATED * len(column.filled)


def _times(found: CallColumns, columns: list[_Column], points: dict[str, float], day_first: bool) -> None:
    free = [c for c in columns if c.index not in found.numbers and c.filled]
    timed = [c for c in free if c.role in (Role.START, Role.CLOCK, Role.DURATION)]
    days = [c for c in timed if _share(c, _DATE_ONLY.fullmatch) >= _SHARE_ALONE]
    clocks = [
        c for c in timed
        if _share(c, _CLOCK.fullmatch) >= _SHARE_ALONE and not _SURE_LENGTH.search(c.header)
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
        and _share(c, _LENGTH.fullmatch) >= _SHARE
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
            if _share(column, _LENGTH.fullmatch) == 1.0 and _is_length(column):
                found.duration = column.index
                points["cells:duration"] = 1.5
                break


def _says_hours(moments: Moments) -> bool:
    return "%H" in moments.format or "%I" in moments.format or moments.format in ("epoch", "apple")


def _six_digits(found: CallColumns, timed: list[_Column]) -> None:
    """`240301` beside `144819`: which of the two is the day, the header says."""
    both = [c for c in timed if _share(c, _SIX.fullmatch) >= _SHARE_ALONE and not _SURE_LENGTH.search(c.header)]
    day = next((c for c in both if _DAY_HEADER.search(c.header) and c.role is not Role.CLOCK), None)
    clock = next((c for c in both if c is not day and _share(c, _CLOCK.fullmatch) >= _SHARE_ALONE), None)
    if day is None or clock is None:
        return
    pair = _pair(day, clock)
    moments = moments_of(pair[0], pair[1]) if pair[0] else None
    if moments is not None:
        found.start, found.clock, found.moments = day.index, clock.index, moments


def _nameless_pair(found: CallColumns, free: list[_Column], points: dict[str, float]) -> None:
    """A day and, in the next column, a time of day of a list without a header."""
    for day, clock in pairwise(free):
        if (
            clock.index != day.index + 1
            or _share(day, _DATE_ONLY.fullmatch) < 1.0
            or _share(clock, _CLOCK.fullmatch) < 1.0
        ):
            continue
        pair = _pair(day, clock)
        moments = moments_of(pair[0], pair[1]) if pair[0] else None
        if moments is not None and len(set(clock.filled)) > _SHARE * len(clock.filled):
            found.start, found.clock, found.moments = day.index, clock.index, moments
            points["cells:start"] = 1.0
            return


def _is_core_data(header: str) -> bool:
    """Its columns are upper case behind a Z: ZDATE, ZDURATION."""
    return len(header) > 2 and header[0] == "Z" and header.isupper()


def _pair(days: _Column, clock: _Column) -> tuple[list[str], list[str]]:
    both = [
        (d.strip(), c.strip())
        for d, c in zip(days.cells, clock.cells, strict=True)
        if d and c and d.strip() and c.strip()
    ]
    return [d for d, _ in both], [c for _, c in both]


def _share(column: _Column, test: Callable[[str], object]) -> float:
    return sum(bool(test(cell)) for cell in column.filled) / max(1, len(column.filled))


def _is_length(column: _Column) -> bool:
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


def _repeats(role: Role, column: _Column) -> bool:
    """Somebody who calls, calls again; a number that counts up or is as long as a key's is that of the call."""
    if role in (Role.RECORDING, Role.STATE):
        return True
    if role in (Role.INMATE, Role.ACCOUNT):
        distinct = len(set(column.filled))
        alone = distinct == len(column.filled) >= _MANY
        return not alone or not (_counts_up(column) or max(map(len, column.filled)) > 20)
    return len(column.filled) < _MANY or len(set(column.filled)) < _REPEATED * len(column.filled)


def _marks(found: CallColumns, columns: list[_Column]) -> None:
    used = {
        found.start,
        found.clock,
        found.duration,
        found.inmate,
        found.account,
        found.facility,
        found.state,
        found.recording,
        *found.numbers,
    }
    for column in columns:
        if column.index in used:
            continue
        if is_flag_header(column.header):
            (found.flags if _is_flag(column) else found.weak_flags).append(column.index)
        elif is_weak_flag_header(column.header):
            found.weak_flags.append(column.index)
        elif is_recorded_header(column.header) and not _counts(column):
            found.recorded.append(column.index)
        elif column.role is not Role.OWN_NAME:
            found.texts.append(column.index)
            if is_label_header(column.header):
                found.labels.append(column.index)


def _counts(column: _Column) -> bool:
    """Numbers of rows under `Record` are no marks."""
    return sum(cell.isdigit() and cell not in ("0", "1") for cell in column.filled) > _SHARE * len(column.filled)


def _is_flag(column: _Column) -> bool:
    """A column of unknown codes (`level` 3, `class` B) that says yes in most rows is none."""
    if len(column.cells) < 20:
        return True
    strange = [cell for cell in column.filled if not is_code(cell) and flag_sign(cell) is Sign.FLAG]
    return len(strange) <= 0.5 * len(column.cells)


def _dials_out(found: CallColumns, columns: list[_Column]) -> bool:
    read = [n for i in found.numbers for cell in columns[i].filled if (n := number_of(cell, True)) is not None]
    return sum(10_000_000_000 < n < 20_000_000_000 for n in read) > 0.8 * len(read)
