"""When a message was sent: epochs of several programs and dates of several countries → ISO 8601."""

import re
from datetime import UTC, datetime, timedelta

_APPLE_EPOCH_S = 978_307_200
"""2001-01-01, from which iMessage counts."""
_YEARS = range(1990, 2101)
_NUMBER = re.compile(r"-?\d{9,19}(?:\.\d+)?")
_DIGITS = re.compile(r"\d+")
_NIGHT = re.compile(r"(?i)p|오후|下午|午後|晚|夜|م|ش|μ\.?μ|эп|pt|em|unt|ip|du|ch|สาย")
_DAY = re.compile(r"(?i)a|오전|上午|午前|凌晨|早|ص|π|дп|ap|fm|sa|צ")


def from_epoch(value: object, *, apple: bool = False) -> str:
    """ISO 8601 in UTC of seconds, milli-, micro- or nanoseconds since 1970 (`apple`: since 2001); what is no such
    number comes back as it was written."""
    text = "" if value is None else str(value).strip()
    if not _NUMBER.fullmatch(text) and not (apple and text.lstrip("-").isdigit()):
        return text
    seconds = float(text)
    for unit in (1e9, 1e6, 1e3):
        if abs(seconds) >= 20 * unit * 1e7:
            seconds /= unit
            break
    if apple:
        seconds += _APPLE_EPOCH_S
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return text
    return moment.strftime("%Y-%m-%d %H:%M:%S") if moment.year in _YEARS else text


def day_first(dates: list[str], *, half_day: bool) -> bool:
    """Whether `03/04/24` is the third of April: told by a number above 12 in any of the dates; where none has one, a
    slash beside a.m. and p.m. is American."""
    first = [tuple(map(int, _DIGITS.findall(date)[:2])) for date in dates]
    if any(len(pair) == 2 and 12 < pair[0] <= 31 for pair in first):
        return True
    if any(len(pair) == 2 and 12 < pair[1] <= 31 for pair in first):
        return False
    return not (half_day and any("/" in date for date in dates))


def iso(date: str, clock: str, *, day_before_month: bool) -> str:
    """`2024-02-14 21:12[:33]`; both as they are written where they are no numbers of a calendar."""
    written = f"{date} {clock}".strip()
    time = _time(clock)
    if not date:
        return time or written
    numbers = [int(n) for n in _DIGITS.findall(date)]
    if time is None or len(numbers) != 3:
        return written
    one, two, three = numbers
    if one > 31:
        year, month, day = one, two, three
    elif day_before_month:
        day, month, year = one, two, three
    else:
        month, day, year = one, two, three
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    # The Buddhist calendar of Thai telephones runs 543 years ahead.
    year -= 543 if 2500 < year < 2700 else 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return written
    return f"{year:04}-{month:02}-{day:02} {time}"


def _time(clock: str) -> str | None:
    numbers = [int(n) for n in _DIGITS.findall(clock)[:3]]
    if len(numbers) < 2 or numbers[0] > 24 or numbers[1] > 59:
        return None
    hour, minute = numbers[:2]
    letters = re.sub(r"[\d:.,\s]", "", clock)
    if letters and hour < 12 and _NIGHT.search(letters) and not re.match(r"(?i)a\b|am", letters):
        hour += 12
    elif letters and hour == 12 and _DAY.match(letters) and not re.match(r"(?i)p", letters):
        hour = 0
    return f"{hour:02}:{minute:02}" + (f":{numbers[2]:02}" if len(numbers) > 2 and numbers[2] < 60 else "")
