"""Is a table one of calls, and which of its columns says what? Decided from its header and its first rows."""

import re
from collections.abc import Sequence

from pii_scan.detect.calls.column import SHARE, SHARE_ALONE, CallColumns, Column, share
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
from pii_scan.detect.calls.number import NATIONAL, number_of
from pii_scan.detect.calls.roles import Role, bare_names, role_of, speaks_day_first
from pii_scan.detect.calls.time_columns import find_times
from pii_scan.detect.calls.wording import squeezed

ENOUGH = 4.0
"""Points from which a table is one of calls."""
_LOOK = 400
"""Rows that are looked at."""
_MOST_NUMBERS = 4
_REPEATED = 0.9
_MANY = 50
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
_HAS_DIGIT = re.compile(r"\d")
_WORDED = re.compile(r"[A-Za-z]{3,}.* .*[A-Za-z]|[A-Za-z]{5,}")
_PAID = re.compile(r"(?i)payment|deposit|money ?order|transaction|remit|card|amount|\bfee\b|receipt|check (?:no|num)")
_MAIL = re.compile(r"[^@\s:]+@[^@\s]+\.[a-z]{2,}")
_DIRECTION = re.compile(
    r"(?i)(?:incoming|outgoing|inbound|outbound|missed|in|out|mo|mt|moc|mtc|entrante|saliente|perdida|collect|prepaid|"
    r"debit|voicemail|phone call|voice|answered|no answer|busy|originating|terminating)(?: call)?"
)
_EXTENSION = re.compile(r"[*#]?\d{2,7}")
_POINTS = {Role.INMATE: 0.7, Role.FACILITY: 0.5, Role.RECORDING: 0.7, Role.ACCOUNT: 0.2, Role.CALL: 0.8}


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
    find_times(found, columns, points, speaks_day_first(tuple(headers)) if has_header else False)
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
    foreign = sum(c.role is Role.PERSON or (c.role is None and share(c, _MAIL.fullmatch) >= SHARE) for c in columns)
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
    if place is not None and _BARE_PLACE.fullmatch(place.header) and share(place, _HOUSE.search) < SHARE / 2:
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


def _turned(found: CallColumns, columns: list[Column]) -> int | None:
    if found.called is None:
        return None
    called = columns[found.called]
    own = found.caller is None or _OWN.fullmatch(squeezed(columns[found.caller].header)) is not None
    if not own or not (called.role is Role.NUMBER or _OTHER.fullmatch(squeezed(called.header))):
        return None
    for column in columns:
        if column.index not in found.numbers and share(column, _WAYS.fullmatch) >= SHARE_ALONE:
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


def _fits(column: Column) -> bool:
    """Whether the cells are what a column of its role is wanted for."""
    if column.role is Role.INMATE:
        return share(column, _HAS_DIGIT.search) >= SHARE
    if column.role is Role.FACILITY:
        return share(column, _WORDED.search) >= SHARE
    return True


def _column(index: int, header: str, cells: list[str | None]) -> Column:
    filled = [cell.strip() for cell in cells if cell is not None and cell.strip()]
    read = [number_of(cell) for cell in filled]
    full = sum(number is not None and number < NATIONAL for number in read)
    other = sum(number is not None and number >= NATIONAL for number in read)
    short = sum(
        _EXTENSION.fullmatch(cell) is not None for cell, number in zip(filled, read, strict=True) if number is None
    )
    count = max(1, len(filled))
    return Column(index, header, role_of(header), cells, filled, (full + other + short) / count, full / count)


def _is_prose(column: Column) -> bool:
    return sum(" " in cell for cell in column.filled) > 0.3 * len(column.filled)


def _numbers(found: CallColumns, columns: list[Column], points: dict[str, float]) -> bool:
    """Whether headers name both parties, or one in words that only calls have."""
    own = {Role.CALLER: "caller", Role.CALLED: "called"}
    named = [c for c in columns if c.role in own and (c.numbers >= SHARE or not c.filled)]
    callers = [c for c in named if c.role is Role.CALLER]
    called = [c for c in named if c.role is Role.CALLED]
    plain = [c for c in columns if c.role is Role.NUMBER and c.filled and c.numbers >= SHARE]
    nameless = [c for c in columns if c.role is None and c.filled and c.full >= SHARE_ALONE and not _counts_up(c)]
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
    if plain and any(c.role in own and c.filled and c.numbers < SHARE for c in columns):
        # A bill names places of origin and destination beside the number.
        points["columns:parties"] = 0.7
    if any(c.index not in (found.caller, found.called) and share(c, _DIRECTION.fullmatch) >= SHARE for c in columns):
        points["cells:direction"] = 1.0
    chosen = [i for i in (found.caller, found.called) if i is not None]
    more = [c.index for c in sorted(rest, key=lambda c: -c.full) if c.index not in chosen and c.full > 0]
    found.numbers = (chosen + more)[:_MOST_NUMBERS]
    return both


def _counts_up(column: Column) -> bool:
    """Serial numbers that look like telephone numbers."""
    numbers = [int(cell) for cell in column.filled if cell.isascii() and cell.isdigit()]
    return (
        len(numbers) == len(column.filled) > 3
        and numbers == sorted(numbers)
        and numbers[-1] - numbers[0] < 50 * len(numbers)
    )


def _repeating(column: Column) -> bool:
    return len(column.filled) >= 20 and len(set(column.filled)) < _REPEATED * len(column.filled)


def _repeats(role: Role, column: Column) -> bool:
    """Somebody who calls, calls again; a number that counts up or is as long as a key's is that of the call."""
    if role in (Role.RECORDING, Role.STATE):
        return True
    if role in (Role.INMATE, Role.ACCOUNT):
        distinct = len(set(column.filled))
        alone = distinct == len(column.filled) >= _MANY
        return not alone or not (_counts_up(column) or max(map(len, column.filled)) > 20)
    return len(column.filled) < _MANY or len(set(column.filled)) < _REPEATED * len(column.filled)


def _marks(found: CallColumns, columns: list[Column]) -> None:
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


def _counts(column: Column) -> bool:
    """Numbers of rows under `Record` are no marks."""
    return sum(cell.isdigit() and cell not in ("0", "1") for cell in column.filled) > SHARE * len(column.filled)


def _is_flag(column: Column) -> bool:
    """A column of unknown codes (`level` 3, `class` B) that says yes in most rows is none."""
    if len(column.cells) < 20:
        return True
    strange = [cell for cell in column.filled if not is_code(cell) and flag_sign(cell) is Sign.FLAG]
    return len(strange) <= 0.5 * len(column.cells)


def _dials_out(found: CallColumns, columns: list[Column]) -> bool:
    read = [n for i in found.numbers for cell in columns[i].filled if (n := number_of(cell, True)) is not None]
    return sum(10_000_000_000 < n < 20_000_000_000 for n in read) > 0.8 * len(read)
