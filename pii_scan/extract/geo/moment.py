"""Times of positions as seconds of Unix time."""

from datetime import UTC, datetime

_LAST = 253_402_300_799.0
"""The end of the year 9999."""


def seconds(text: str) -> float | None:
    """ISO 8601 as GPX, KML, TCX and Google write it; without a zone it is UTC (as GPX 1.1 says). None for others."""
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    when = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    try:
        return when.timestamp()
    except (OverflowError, OSError):
        return None


_ORDERS = ("%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p")


def moment(value: object) -> float | None:
    """A time in any of the forms that logs have: ISO 8601, `2024/03/01 12:00:00 UTC`, `03/01/2024 12:00`, Unix time in
    seconds or milliseconds."""
    if isinstance(value, str):
        text = value.strip().removesuffix("UTC").removesuffix("GMT").strip()
        if (found := seconds(text)) is not None:
            return found
        for order in _ORDERS if "/" in text else ():
            try:
                return datetime.strptime(text, order).replace(tzinfo=UTC).timestamp()
            except ValueError:
                continue
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    if not 1e8 <= number < 1e13:
        return None
    return number / 1000 if number > 1e11 else number


def milliseconds(value: object) -> float | None:
    """`timestampMs` of older location histories: a string or a number."""
    try:
        out = float(str(value)) / 1000
    except ValueError:
        return None
    return out if 0 < out < _LAST else None


def iso(when: float) -> str:
    """`2024-03-01T21:04:11Z`; the empty string for what is no time of the calendar."""
    try:
        return f"{datetime.fromtimestamp(when, UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError, OSError):
        return ""
